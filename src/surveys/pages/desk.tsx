import {
  activityDeskTexts,
  canChange,
  DiscardForm,
  DraftStand,
  draftFault,
  phaseBadge,
  phaseOf,
  stopActivity,
} from '../../activities/index.ts'
import { AllResults, areaOptions, everybody, PaperForm, resultsOf } from '../../forms/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  freshForm,
  momentIn,
  readForm,
  valueIn,
  valuesIn,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths, type SurveyPart } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { changeSurvey, countedAnswers, publishSurveyResults } from '../actions.ts'
import { discardSurvey } from '../drafts.ts'
import { responseBySurvey } from '../letters/store.ts'
import { texts as letterTexts } from '../letters/texts.ts'
import { setQuota } from '../quota.ts'
import { canEnter, canPublishResults } from '../rules.ts'
import { answerRows } from '../sheets.ts'
import { surveyCounts } from '../store.ts'
import { texts as tallyTexts } from '../tally/texts.ts'
import { texts } from '../texts.ts'
import { ContentForm, contentForm, readContent } from './content.tsx'
import { QuotaSection, readQuota } from './quota.tsx'
import { type DeskReached, reachDeskSurvey, reachSurveyToWork } from './reach.ts'

/** Says what a project leader just did. */
export function SurveyDone({ c, locale }: { readonly c: Ctx; readonly locale: Locale }) {
  const words: Readonly<Record<string, string>> = texts(locale).desk.done
  const done = c.req.query('klaar') ?? ''
  if (!Object.hasOwn(words, done)) return null
  return <Notice tone="success" announce title={words[done] ?? ''} />
}

/** `/werk/projecten/{nummer}/vragenlijsten/{naam}`: how far a survey is, and what came in so far. */
export async function showDeskSurvey(c: Ctx): Promise<Response> {
  return deskPage(c, await reachDeskSurvey(c), freshForm())
}

async function deskPage(c: Ctx, reached: DeskReached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, survey, canWork } = reached
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const [counts, counted] = await Promise.all([
    surveyCounts(act.db, activity.id),
    countedAnswers(act, survey),
  ])
  const sent = { letters: 0, used: 0, ...(await responseBySurvey(act.db, project.id)).get(activity.id) }
  const action = paths.deskSurvey(project.number, activity.slug)
  return projectPage(c, project, {
    title: activity.title,
    lead: activity.question,
    form,
    body: (
      <>
        <SurveyDone c={c} locale={locale} />
        <Stand c={c} reached={reached} counts={counts} sent={sent} />
        {canWork && canPublishResults(survey, activity, today) && counted && (
          <Section title={t.publish} id="publiceren">
            <p>{t.publishLead}</p>
            <Form action={action} label={t.publish}>
              <OnceToken token={newOnceToken()} />
              <CheckboxGroup
                {...bindFields(form, locale)('groepen')}
                label={t.groups}
                hint={t.groupsHint}
                optional="unsaid"
                options={counted.form.sections
                  .flatMap(({ fields }) => fields)
                  .filter(({ type, when }) => (type === 'choice' || type === 'yes_no') && !when)
                  .map(({ key, label }) => ({ value: key, label: label[locale] }))}
              />
              <Checkbox {...bindFields(form, locale)('zeker')} label={t.publishSure} />
              <FormActions submit={t.publish} name="doe" value="publiceer" />
            </Form>
          </Section>
        )}
        {canWork && canChange(activity, today) && (
          <Section title={t.editTitle} id="veranderen">
            <ContentForm
              action={action}
              reached={reached}
              form={valueIn(form.values, 'title') === '' ? contentForm(reached) : form}
              submit={t.save}
              locale={locale}
            />
          </Section>
        )}
        {canWork &&
          counted &&
          survey.results_at === null &&
          ['soon', 'open'].includes(phaseOf(activity, today)) && (
            <QuotaSection
              action={action}
              quota={survey}
              questions={counted.form}
              form={form}
              locale={locale}
            />
          )}
        <Section title={t.live} id="antwoorden">
          <p>{t.liveLead}</p>
          {counts.answers === 0 ? (
            <p>{t.none}</p>
          ) : (
            <p>
              <SheetLinks href={paths.deskSurveyPart(project.number, activity.slug, 'antwoorden.csv')}>
                {t.rows}
              </SheetLinks>{' '}
              {t.rowsText}
            </p>
          )}
        </Section>
        {counted && counts.answers > 0 && (
          <AllResults
            results={resultsOf(counted.form, everybody(counted.form, counted.answers))}
            locale={locale}
          />
        )}
        {canWork && ['soon', 'open'].includes(phaseOf(activity, today)) && (
          <Section title={t.stop} id="stoppen">
            <p>{activityDeskTexts(locale).one.stopLead}</p>
            <Form action={action} label={t.stop}>
              <OnceToken token={newOnceToken()} />
              <TextArea {...bindFields(form, locale)('reden')} label={t.stopReason} max={2000} rows={3} />
              <FormActions submit={t.stop} name="doe" value="stop" kind="secondary" />
            </Form>
          </Section>
        )}
        {canWork && phaseOf(activity, today) === 'draft' && (
          <DiscardForm action={action} form={form} locale={locale} />
        )}
      </>
    ),
  })
}

/** Whether the questions are there, how many answered, and where one goes from here. */
function Stand(props: {
  readonly c: Ctx
  readonly reached: DeskReached
  readonly counts: { readonly answers: number; readonly tests: number }
  readonly sent: { readonly letters: number; readonly used: number }
}) {
  const { act } = props.c.var
  const { locale } = act
  const { project, activity, survey, canWork } = props.reached
  const { counts, sent } = props
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const { label, tone } = phaseBadge(activity, today, locale)
  const part = (which: SurveyPart): string => paths.deskSurveyPart(project.number, activity.slug, which)
  const builds = canWork && canChange(activity, today)
  const isFixed = survey.form_version_id !== null
  const isDraft = activity.published_at === null
  return (
    <NowBox
      status={label}
      tone={tone}
      action={builds ? <LinkButton href={part('vragen')}>{t.build}</LinkButton> : null}
    >
      {isDraft && <DraftStand activity={activity} today={today} locale={locale} />}
      <p>
        {isFixed ? t.fixed : t.notFixed} {builds && isFixed && t.changedSince}
      </p>
      <p>
        {t.answers(counts.answers)}
        {counts.tests > 0 && `, ${t.tests(counts.tests)}`}.
      </p>
      {survey.results_at && <p>{t.published}.</p>}
      {sent.letters > 0 && <p>{letterTexts(locale).desk.response(sent.letters, sent.used)}</p>}
      <ul>
        {!isDraft && (
          <li>
            <a href={paths.survey(project.slug, activity.slug)}>{t.publicPage}</a>
          </li>
        )}
        <li>
          <a href={part('voorbeeld')}>{t.preview}</a>
        </li>
        {!isDraft && (
          <li>
            <a href={paths.deskMailings(project.number, activity.slug)}>{letterTexts(locale).desk.title}</a>
          </li>
        )}
        {canWork && isFixed && survey.results_at === null && (
          <li>
            <a href={part('proef')}>{t.tryOut}</a>
          </li>
        )}
        {canWork && canEnter(survey, activity, project.state, today) && (
          <li>
            <a href={paths.deskTallies(project.number, activity.slug)}>{tallyTexts(locale).list.title}</a>
          </li>
        )}
        {canWork && canEnter(survey, activity, project.state, today) && (
          <li>
            <a href={part('invoeren')}>{t.enter}</a>
          </li>
        )}
        <li>
          <a href={paths.deskActivityPart(project.number, activity.slug, 'antwoorden')}>{t.workbench}</a>
        </li>
      </ul>
    </NowBox>
  )
}

/** Changes what it is about, publishes what came out, stops it, or throws its draft away. */
export async function submitDeskSurvey(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachSurveyToWork(c)
  const { project, activity } = reached
  const input = await readForm(c)
  const doe = valueIn(input.text, 'doe')
  const after = (klaar: string): string => paths.deskSurvey(project.number, activity.slug, { klaar })
  const read = doe === 'bewaar' ? readContent(input, act.locale) : null
  if (read && !read.ok) return deskPage(c, reached, read)
  const quota = doe === 'aantallen' ? readQuota(input, act.locale) : null
  if (quota && !quota.ok) return deskPage(c, reached, quota)
  if (doe === 'publiceer' && valueIn(input.text, 'zeker') === '')
    return deskPage(c, reached, withError(input.text, 'zeker', texts(act.locale).desk.publishUnsure))
  const fault = doe === 'weg' ? draftFault(input.text, act.locale) : null
  if (fault) return deskPage(c, reached, fault)
  try {
    const path = await once(act, input, async (act) => {
      if (doe === 'weg') {
        await discardSurvey(act, activity.id)
        return paths.deskActivities(project.number, { klaar: 'weggegooid' })
      }
      if (read) {
        await changeSurvey(act, activity.id, read.content, momentIn(input.text, 'seen'))
        return after('veranderd')
      }
      if (quota) {
        await setQuota(act, activity.id, quota.quota)
        return after('aantallen')
      }
      if (doe === 'publiceer') {
        await publishSurveyResults(act, activity.id, valuesIn(input.text, 'groepen'))
        return after('gepubliceerd')
      }
      if (doe === 'stop') {
        await stopActivity(act, project.id, activity.id, valueIn(input.text, 'reden').slice(0, 2000))
        return after('gestopt')
      }
      return paths.deskSurvey(project.number, activity.slug)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const field = { bewaar: 'opens', weg: 'weg', publiceer: 'groepen', aantallen: 'samen' }[doe] ?? 'reden'
    return deskPage(c, reached, withError(input.text, field, error.message))
  }
}

/** `.../voorbeeld`: all questions below each other, as they go on paper. */
export async function showSurveyPreview(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { project, activity, survey } = await reachDeskSurvey(c)
  const t = texts(act.locale)
  const { municipality } = act
  return projectPage(c, project, {
    title: t.desk.preview,
    lead: t.build.previewLead,
    body: (
      <>
        <p>
          <a href={paths.deskSurvey(project.number, activity.slug)}>{t.build.back}</a>
        </p>
        <PaperForm
          level={2}
          form={survey.draft}
          locale={act.locale}
          areas={await areaOptions(act.db)}
          returnTo={`${municipality.organisation[act.locale]}, ${municipality.address.post}`}
        />
      </>
    ),
  })
}

/** `.../antwoorden.csv` and `.xlsx`: each answer a row, without anything about who gave it. */
export async function giveAnswers(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { activity, survey } = await reachDeskSurvey(c)
  const counted = await countedAnswers(act, survey)
  const title = `${activity.slug}-${texts(act.locale).desk.sheet}`
  if (!counted) return giveSheet(c, { title, columns: [], rows: [] })
  const how = { locale: act.locale, areas: await areaOptions(act.db) }
  return giveSheet(c, answerRows(title, counted.form, counted.answers, how))
}
