import { activityBySlug } from '../activities/index.ts'
import type { FormSite } from '../forms/index.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { type Ctx, redirect } from '../kit/http.ts'
import { keyedDigests } from '../kit/secrets.ts'
import { paths } from '../paths.ts'
import { projectBySlug, reachToWork } from '../projects/index.ts'
import { mustNotBeBlocked } from '../safety/index.ts'
import { ConductLine } from '../ui/form/index.ts'
import { countAnswer, type Reached, surveyOf, tookPart } from './actions.ts'
import { forgetCode, heldCode } from './letters/cookies.ts'
import { inGroups } from './letters/rules.ts'
import { enoughOf } from './quota.ts'
import { canFill, countedChoice } from './rules.ts'
import { texts } from './texts.ts'

/** The survey at a public address; nothing exists before its project is public, nor before its questions were fixed. */
export async function reachSurvey(c: Ctx): Promise<Reached> {
  const { act } = c.var
  const project = await projectBySlug(act.db, c.req.param('slug') ?? '')
  const activity =
    project && project.published_on !== null
      ? await activityBySlug(act.db, project.id, c.req.param('vragenlijst') ?? '')
      : null
  if (activity?.kind !== 'survey' || activity.published_at === null) throw new NotFound('survey')
  return surveyOf(act, activity)
}

/** Short proof that answers came in: it says nothing about who sent them. */
const receiptOf = (settings: Parameters<typeof keyedDigests>[0], answersId: string): string =>
  (keyedDigests(settings, 'survey-receipt', answersId)[0] ?? '')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toUpperCase()

/** Filling in a survey as everybody does. */
export async function publicSite(c: Ctx): Promise<FormSite> {
  const { act } = c.var
  const reached = await reachSurvey(c)
  const { project, activity, survey } = reached
  const t = texts(act.locale).refused
  if (!canFill(survey, activity, project.state, dayOf(act.now))) throw new Conflict(t.closed)
  await mustNotBeBlocked(act)
  if (await tookPart(act, survey)) throw new Conflict(t.once)
  if ((await enoughOf(act, survey)).all) throw new Conflict(t.full)
  const { personId } = act.actor
  const held = survey.identity === 'signed_in' ? null : await heldCode(c, activity.id)
  // Who may take part with a code alone begins there; so does who holds one that was used meanwhile.
  const elsewhere = held?.isUsed
    ? paths.letterCodeOf(inGroups(held.code))
    : survey.identity === 'invited' && held === null
      ? paths.letterCode()
      : null
  return {
    key: survey.form_key,
    base: paths.fillSurvey(project.slug, activity.slug),
    current: 'projects',
    unnamed: true,
    ...(elsewhere === null ? {} : { start: (c: Ctx) => redirect(c, elsewhere) }),
    // Who gives an answer of which there are enough hears so as soon as they gave it.
    alsoAsks: async (act, { answers }) => {
      const choice = countedChoice(survey, answers)
      const { quota_question } = survey
      if (quota_question === null || choice === null) return {}
      return (await enoughOf(act, survey)).choices.has(choice) ? { [quota_question]: t.choiceFull } : {}
    },
    below: (act) => <ConductLine locale={act.locale} />,
    complete: async (act, submission) => {
      const letter = held?.voice ?? null
      await countAnswer(act, reached, submission, { personId, isTest: false, letter })
      forgetCode(c)
      const bewijs = receiptOf(act.settings, submission.answersId)
      return paths.survey(project.slug, activity.slug, { klaar: 'verstuurd', bewijs })
    },
  }
}

/** Filling it in to try it out, by who works on the project; it never counts. */
export async function testSite(c: Ctx): Promise<FormSite> {
  const { act } = c.var
  const { project } = await reachToWork(c)
  const activity = await activityBySlug(act.db, project.id, c.req.param('vragenlijst') ?? '')
  if (activity?.kind !== 'survey') throw new NotFound('survey')
  const reached = await surveyOf(act, activity)
  if (reached.survey.form_version_id === null) throw new Conflict(texts(act.locale).desk.notFixed)
  return {
    key: reached.survey.form_key,
    base: paths.deskSurveyPart(project.number, activity.slug, 'proef'),
    current: 'desk',
    unnamed: true,
    complete: async (act, submission) => {
      await countAnswer(act, reached, submission, { personId: null, isTest: true, letter: null })
      return paths.deskSurvey(project.number, activity.slug, { klaar: 'proef' })
    },
  }
}
