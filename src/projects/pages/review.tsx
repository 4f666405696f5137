import { z } from 'zod'
import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { reviewPlan } from '../actions.ts'
import { checksOf } from '../check-facts.ts'
import { deskTexts } from '../desk-texts.ts'
import { openLevel } from '../level.ts'
import { mayReview } from '../rights.ts'
import { type Caution, cautionsIn } from '../rules.ts'
import { answeringIn, levelsOf, movesOf, type PlanVersion } from '../store.ts'
import { texts } from '../texts.ts'
import { CheckTables } from './checks.tsx'
import { projectPage } from './frame.tsx'
import { ExampleNotice, LevelResult } from './level-view.tsx'
import { Differences, linesOf, WholePlan } from './plan-view.tsx'
import { openPlanOf, publishedPlanOf, type Reached, reachProject } from './reach.ts'

const schema = z.object({ choice: oneOf(['akkoord', 'terug']), reasons: longText(3000).optional() })

interface Reviewing extends Reached {
  readonly plan: PlanVersion
}

async function reachReview(c: Ctx): Promise<Reviewing | null> {
  const reached = await reachProject(c)
  const plan = openPlanOf(reached)
  return plan?.state === 'review' ? { ...reached, plan } : null
}

/** `/werk/projecten/{nummer}/beoordelen`: the participation adviser reads a plan, and agrees or sends it back. */
export async function showReview(c: Ctx): Promise<Response> {
  const reviewing = await reachReview(c)
  if (!reviewing) return redirect(c, paths.deskProject((await reachProject(c)).project.number))
  return reviewPage(c, reviewing, freshForm())
}

async function reviewPage(c: Ctx, reviewing: Reviewing, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale)
  const words = texts(locale)
  const { project, plan, chosen, plans } = reviewing
  const published = publishedPlanOf(reviewing)
  const levels = published ? await levelsOf(act.db, project.id) : []
  const levelThen = levels.find(({ id }) => id === published?.level_id)
  const lines = linesOf(plan.plan, chosen, locale)
  const moves = await movesOf(act.db, project.id)
  const answering = await answeringIn(act.db, project.id)
  return projectPage(c, project, {
    title: t.review.title(project.title),
    lead: t.review.lead,
    form,
    body: (
      <>
        {chosen && <ExampleNotice framework={chosen.framework} locale={locale} />}
        {published && (
          <Section title={words.plan.changes(published.version)}>
            {plan.change_note && <p class="keep-lines">{plan.change_note}</p>}
            <Differences
              before={linesOf(published.plan, levelThen ? await openLevel(act, levelThen) : null, locale)}
              after={lines}
              version={published.version}
              locale={locale}
            />
          </Section>
        )}
        <Section title={t.one.plan}>
          <WholePlan lines={lines} locale={locale} />
        </Section>
        <Cautions cautions={cautionsIn(plan.plan)} locale={locale} />
        <Section title={t.one.rules}>
          <CheckTables
            checks={checksOf(act, { project, plan: plan.plan, plans, chosen, moves, answering })}
            locale={locale}
          />
        </Section>
        {chosen && (
          <Section title={t.one.level}>
            <LevelResult chosen={chosen} locale={locale} />
          </Section>
        )}
        <Section title={t.review.choice}>
          {mayReview(act.actor, plan) ? (
            <ReviewForm number={project.number} form={form} locale={locale} />
          ) : (
            <Notice>
              <p>{t.review.own}</p>
            </Notice>
          )}
        </Section>
      </>
    ),
  })
}

/** What to look at once more; it forbids nothing. */
function Cautions({ cautions, locale }: { readonly cautions: readonly Caution[]; readonly locale: Locale }) {
  if (cautions.length === 0) return null
  const t = deskTexts(locale).review
  const day = (value: string): string => formatDay(value, locale)
  const told = (one: Caution): string =>
    one.kind === 'answer_first'
      ? t.answerFirst(day(one.answer), day(one.decision))
      : t.onHoliday(one.way.what, day(one.day), say(one.holiday, locale))
  return (
    <Notice tone="warning" title={t.cautions}>
      <p>{t.cautionsLead}</p>
      <ul>
        {cautions.map((one) => (
          <li key={told(one)}>{told(one)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function ReviewForm(props: {
  readonly number: string
  readonly form: FormState
  readonly locale: 'nl' | 'en'
}) {
  const t = deskTexts(props.locale).review
  const field = bindFields(props.form, props.locale)
  return (
    <Form action={paths.deskProjectPart(props.number, 'review')} label={t.choice}>
      <OnceToken token={newOnceToken()} />
      <RadioGroup
        {...field('choice')}
        label={t.choice}
        options={[
          { value: 'akkoord', label: t.agree },
          { value: 'terug', label: t.sendBack },
        ]}
      />
      <TextArea {...field('reasons')} label={t.reasons} hint={t.reasonsHint} max={3000} rows={4} optional />
      <FormActions submit={t.submit} />
    </Form>
  )
}

export async function submitReview(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reviewing = await reachReview(c)
  if (!reviewing) throw new NotFound('plan')
  const { project } = reviewing
  const input = await readForm(c)
  const t = deskTexts(act.locale).review
  const labels = { choice: t.choice, reasons: t.reasons }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return reviewPage(c, reviewing, parsed)
  const agrees = parsed.value.choice === 'akkoord'
  try {
    const path = await once(act, input, async (act) => {
      await reviewPlan(act, project.id, { agrees, reasons: parsed.value.reasons ?? null })
      return paths.deskProject(project.number, { klaar: agrees ? 'akkoord' : 'teruggestuurd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return reviewPage(c, reviewing, withError(input.text, 'reasons', error.message))
  }
}
