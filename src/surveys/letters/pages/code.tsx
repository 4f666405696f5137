import { type Activity, activityById, phaseOf } from '../../../activities/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { limit, sharedAddress } from '../../../kit/limits.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { visitorAddress } from '../../../people/index.ts'
import { ProjectTitle } from '../../../projects/index.ts'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { NowBox } from '../../../ui/now-box/now-box.tsx'
import { page } from '../../../ui/page.tsx'
import { type Reached, surveyOf } from '../../actions.ts'
import { enoughOf } from '../../quota.ts'
import { canFill } from '../../rules.ts'
import { texts as surveyTexts } from '../../texts.ts'
import { type HeldCode, letterOfCode } from '../actions.ts'
import { holdCode } from '../cookies.ts'
import { inGroups } from '../rules.ts'
import { texts } from '../texts.ts'

/** Nobody finds a letter by trying codes; a school or library shares an address. */
const perVisitor = { name: 'letter-code', ...sharedAddress }

interface Found extends Reached {
  readonly held: HeldCode
  readonly activity: Activity
}

/** The letter of a code; every try counts, also one that is right. */
async function tryCode(c: Ctx, typed: string): Promise<Found | null> {
  const { act } = c.var
  await limit(act, perVisitor, visitorAddress(c))
  const held = await letterOfCode(act, typed)
  const activity = held && (await activityById(act.db, held.surveyId))
  if (!held || !activity) return null
  const reached = await surveyOf(act, activity)
  return reached.project.published_on === null ? null : { ...reached, held }
}

/** `/code`: where the code of a letter is typed. */
export const showCode = (c: Ctx): Response | Promise<Response> => codePage(c, freshForm())

function codePage(c: Ctx, form: FormState, status = formStatus(form.errors)): Response | Promise<Response> {
  const { locale, municipality } = c.var.act
  const t = texts(locale).code
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'projects' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.letterCode()} label={t.title}>
        <TextInput
          {...bindFields(form, locale)('code')}
          label={t.label}
          hint={t.hint}
          autocomplete="off"
          width="short"
        />
        <FormActions submit={t.submit} />
      </Form>
      <p>{t.help(municipality.telephone)}</p>
    </>,
    status,
  )
}

export async function submitCode(c: Ctx): Promise<Response> {
  const input = await readForm(c)
  const typed = valueIn(input.text, 'code').slice(0, 40)
  const found = await tryCode(c, typed)
  if (found) return redirect(c, paths.letterCodeOf(inGroups(found.held.code)))
  return codePage(c, withError({ code: [typed] }, 'code', texts(c.var.act.locale).code.unknown))
}

/** `/code/{code}`: what the letter is about; taking part begins with the button. */
export async function showCodeOf(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).code
  const typed = (c.req.param('code') ?? '').slice(0, 40)
  const found = await tryCode(c, typed)
  if (!found) return codePage(c, withError({ code: [typed] }, 'code', t.unknown), 404 as 422)
  const { project, activity, survey, held } = found
  const lang = langOfWords(locale)
  const today = dayOf(act.now)
  const isOpen = canFill(survey, activity, project.state, today) && !held.isUsed
  const isFull = isOpen && (await enoughOf(act, survey)).all
  const opens = isOpen && !isFull
  const soon = phaseOf(activity, today) === 'soon'
  return page(
    c,
    { title: activity.title, current: 'projects' },
    <>
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={<span lang={lang}>{activity.title}</span>}
        lead={<span lang={lang}>{activity.question}</span>}
      />
      <NowBox
        status={held.isUsed ? t.used : inGroups(held.code)}
        tone={opens ? 'active' : 'wait'}
        action={
          opens ? (
            <Form action={paths.letterCodeOf(inGroups(held.code))} label={t.start}>
              <FormActions submit={t.start} />
            </Form>
          ) : null
        }
      >
        {held.isUsed && <p>{t.usedText}</p>}
        {opens && (
          <>
            <p>{t.until(formatDay(activity.closes_on, locale))}</p>
            <p>
              {t.once} {t.later}
            </p>
            <p>{surveyTexts(locale).public.answersSoon}</p>
          </>
        )}
        {isFull && <p>{surveyTexts(locale).refused.full}</p>}
        {!held.isUsed && !isOpen && <p>{soon ? t.soon(formatDay(activity.opens_on, locale)) : t.over}</p>}
      </NowBox>
      {activity.explanation && (
        <p class="keep-lines" lang={lang}>
          {activity.explanation}
        </p>
      )}
      <p>
        <a href={paths.survey(project.slug, activity.slug)}>{t.more}</a>
      </p>
      <p>{t.help(act.municipality.telephone)}</p>
    </>,
  )
}

/** Begins, or goes on where somebody was on this device. */
export async function beginWithCode(c: Ctx): Promise<Response> {
  const { act } = c.var
  // It has no fields; what is no form is refused all the same.
  await readForm(c)
  const typed = (c.req.param('code') ?? '').slice(0, 40)
  const found = await tryCode(c, typed)
  if (!found) return codePage(c, withError({ code: [typed] }, 'code', texts(act.locale).code.unknown))
  const { project, activity, survey, held } = found
  if (held.isUsed || !canFill(survey, activity, project.state, dayOf(act.now)))
    return redirect(c, paths.letterCodeOf(inGroups(held.code)))
  holdCode(c, held.code)
  return redirect(c, paths.fillSurvey(project.slug, activity.slug))
}
