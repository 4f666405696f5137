import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormState, freshForm, momentIn, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { type ActivityPart, paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { discardActivity, publishActivity, setReviewFirst, stopActivity } from '../actions.ts'
import type { AnswersOf } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { canChange, firstDayWhenPublished, phaseOf } from '../rules.ts'
import { countsOf, paragraphsOf, placesOf } from '../store.ts'
import { phaseBadge } from '../words.ts'
import { activityPage } from './activity.tsx'
import { type DeskReached, reachActivity, reachActivityToWork } from './desk-reach.ts'
import { DiscardForm, DraftStand, draftFault, PublishForm } from './draft-desk.tsx'
import { ActivityForm, activityForm, submitChangedActivity } from './edit.tsx'
import { DeskDone } from './list-desk.tsx'

/** `/werk/projecten/{nummer}/activiteiten/{activiteit}`: what is asked, how far it is, and what a leader can do with it. */
export async function showDeskActivity(c: Ctx): Promise<Response> {
  const reached = await reachActivity(c)
  const { project, activity } = reached
  if (activity.kind === 'survey') return redirect(c, paths.deskSurvey(project.number, activity.slug))
  return onePage(c, reached, freshForm())
}

async function onePage(c: Ctx, reached: DeskReached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, canWork } = reached
  const t = deskTexts(locale)
  const today = dayOf(act.now)
  const counts = (await countsOf(act.db, [activity.id])).get(activity.id) ?? { total: 0, open: 0, held: 0 }
  const places = await placesOf(act.db, [activity.id])
  const paragraphs = await paragraphsOf(act.db, activity.id)
  const { label, tone } = phaseBadge(activity, today, locale)
  const phase = phaseOf(activity, today)
  const link = (part: ActivityPart) => paths.deskActivityPart(project.number, activity.slug, part)
  return projectPage(c, project, {
    title: activity.title,
    lead: activity.question,
    form,
    body: (
      <>
        <DeskDone c={c} locale={locale} />
        <NowBox
          status={label}
          tone={tone}
          action={
            phase === 'soon' || phase === 'draft' ? (
              <LinkButton href={link('voorbeeld')}>{t.one.preview}</LinkButton>
            ) : (
              <LinkButton href={link('antwoorden')}>{t.one.answers}</LinkButton>
            )
          }
        >
          {phase === 'draft' ? (
            <DraftStand activity={activity} today={today} locale={locale} />
          ) : (
            <Links reached={reached} counts={counts} act={act} />
          )}
        </NowBox>
        {activity.stop_reason !== null && (
          <Section title={t.one.stopped}>
            <p class="keep-lines">{activity.stop_reason}</p>
          </Section>
        )}
        {canWork && phase === 'draft' && (
          <PublishForm
            action={paths.deskActivity(project.number, activity.slug)}
            activity={activity}
            form={form}
            today={today}
            locale={locale}
          />
        )}
        {canWork && canChange(activity, today) && (
          <Section title={t.edit.editTitle} id="veranderen">
            <ActivityForm
              action={paths.deskActivity(project.number, activity.slug)}
              reached={reached}
              form={activityForm(activity, places, paragraphs)}
              submit={t.edit.save}
              kind={activity.kind}
              locale={locale}
            />
          </Section>
        )}
        {canWork && phase === 'open' && <p>{t.one.begun}</p>}
        {project.review_first && (
          <Section title={t.one.review.title.on} id="lezen">
            <p>
              {t.one.review.project}{' '}
              {canWork && (
                <a href={paths.deskProjectPart(project.number, 'protection')}>{t.one.review.projectLink}</a>
              )}
            </p>
          </Section>
        )}
        {canWork && !project.review_first && (phase === 'soon' || phase === 'open') && (
          <Section title={t.one.review.title[activity.review_first ? 'on' : 'off']} id="lezen">
            <p>{t.one.review.now[activity.review_first ? 'on' : 'off']}</p>
            <Form
              action={paths.deskActivity(project.number, activity.slug)}
              label={t.one.review.turn[activity.review_first ? 'off' : 'on']}
            >
              <OnceToken token={newOnceToken()} />
              <TextArea
                {...bindFields(form, locale)('waarom')}
                label={t.one.review.reason}
                max={500}
                rows={2}
              />
              <FormActions
                submit={t.one.review.turn[activity.review_first ? 'off' : 'on']}
                name="doe"
                value={activity.review_first ? 'meteen' : 'lezen'}
                kind="secondary"
              />
            </Form>
          </Section>
        )}
        {canWork && (phase === 'soon' || phase === 'open') && (
          <Section title={t.one.stop} id="stoppen">
            <p>{t.one.stopLead}</p>
            <Form action={paths.deskActivity(project.number, activity.slug)} label={t.one.stop}>
              <OnceToken token={newOnceToken()} />
              <TextArea {...bindFields(form, locale)('reden')} label={t.one.stopReason} max={2000} rows={3} />
              <FormActions submit={t.one.stop} name="doe" value="stop" kind="secondary" />
            </Form>
          </Section>
        )}
        {canWork && phase === 'draft' && (
          <DiscardForm
            action={paths.deskActivity(project.number, activity.slug)}
            form={form}
            locale={locale}
          />
        )}
      </>
    ),
  })
}

/** How far answering is, and where one goes from here. */
function Links(props: {
  readonly act: Act
  readonly reached: DeskReached
  readonly counts: { readonly total: number; readonly open: number }
}) {
  const { act, counts } = props
  const { project, activity, canWork } = props.reached
  const t = deskTexts(act.locale).one
  const link = (part: ActivityPart) => paths.deskActivityPart(project.number, activity.slug, part)
  return (
    <>
      <p>{t.progress(counts.total - counts.open, counts.total)}</p>
      <p>
        <a href={paths.activity(project.slug, activity.slug)}>{t.public}</a>
      </p>
      <ul>
        {canWork && (
          <li>
            <a href={link('invoeren')}>{t.enter}</a>
          </li>
        )}
        <li>
          <a href={link('papier')}>{t.paper}</a>
        </li>
        <li>
          <a href={link('toezicht')}>{t.look}</a>
        </li>
      </ul>
      <p class="small">
        {t.address}: {absolute(act, paths.activity(project.slug, activity.slug))}
      </p>
    </>
  )
}

/** Publishes, changes or throws away a draft; changes an activity before it begins, or stops it. */
export async function submitDeskActivity(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const doe = valueIn(input.text, 'doe')
  if (!['stop', 'lezen', 'meteen', 'publiceer', 'weg'].includes(doe)) return submitChangedActivity(c)
  const field = { stop: 'reden', publiceer: 'zeker', weg: 'weg' }[doe] ?? 'waarom'
  const reached = await reachActivityToWork(c)
  const { project, activity } = reached
  const fault = draftFault(input.text, act.locale)
  if (fault) return onePage(c, reached, fault)
  try {
    const path = await once(act, input, async (act) => {
      if (doe === 'weg') {
        await discardActivity(act, project.id, activity.id)
        return paths.deskActivities(project.number, { klaar: 'weggegooid' })
      }
      if (doe === 'publiceer') {
        await publishActivity(act, project.id, activity.id, momentIn(input.text, 'seen'))
        const isNow = firstDayWhenPublished(activity, dayOf(act.now)) === dayOf(act.now)
        return paths.deskActivity(project.number, activity.slug, { klaar: isNow ? 'open' : 'gepubliceerd' })
      }
      const reason = valueIn(input.text, field)
      if (doe === 'stop') await stopActivity(act, project.id, activity.id, reason.slice(0, 2000))
      else {
        const change = { on: doe === 'lezen', reason: reason.slice(0, 500) }
        await setReviewFirst(act, project.id, activity.id, change)
      }
      return paths.deskActivity(project.number, activity.slug, { klaar: doe === 'stop' ? 'gestopt' : doe })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return onePage(c, reached, withError(input.text, field, error.message))
  }
}

/** `.../voorbeeld`: the page as people will see it; once it is open, that page itself. */
export const showPreview =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> => {
    const { project, activity } = await reachActivityToWork(c)
    const isDraft = activity.published_at === null
    if (!isDraft && activity.opens_on <= dayOf(c.var.act.now))
      return redirect(c, paths.activity(project.slug, activity.slug))
    const opens_on = isDraft ? firstDayWhenPublished(activity, dayOf(c.var.act.now)) : activity.opens_on
    const previewed = { project, activity: { ...activity, opens_on } }
    return activityPage(c, previewed, { answersOf, preview: isDraft ? 'draft' : 'soon' })
  }
