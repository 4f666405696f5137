import {
  type Activity,
  type ActivityContent,
  activityById,
  canChange,
  changeActivity,
  insertContribution,
  makeActivity,
  publishActivity,
} from '../activities/index.ts'
import {
  type Answers,
  checkDefinition,
  enterAnswers,
  everybody,
  type FormDefinition,
  formOfVersion,
  formVersions,
  type PublishedResults,
  publishedResults,
  publishForm,
  type Submission,
} from '../forms/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import type { FormErrors, FormInput } from '../kit/form.ts'
import { absolute } from '../kit/mail.ts'
import { newOnceToken } from '../kit/once.ts'
import { keyedDigests } from '../kit/secrets.ts'
import { paths } from '../paths.ts'
import { type Project, projectById, projectToWorkOn } from '../projects/index.ts'
import { letterOfCode } from './letters/actions.ts'
import { texts as letterTexts } from './letters/texts.ts'
import {
  canEnter,
  canFill,
  canPublishResults,
  countedChoice,
  fullChoices,
  type Identity,
  isFull,
  ownWords,
  type QuestionContent,
  questionFrom,
} from './rules.ts'
import type { SurveyChannel } from './store.ts'
import * as store from './store.ts'
import { inBoth, texts } from './texts.ts'

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** A survey with its activity and project. */
export interface Reached {
  readonly project: Project
  readonly activity: Activity
  readonly survey: store.Survey
}

/** What a project leader says of a survey; the rest of its activity follows from that. */
export type SurveyContent = Pick<
  ActivityContent,
  'way_key' | 'title' | 'question' | 'explanation' | 'opens_on' | 'closes_on' | 'answer_on'
> & { readonly identity: Identity }

const activityContent = ({ identity: _, ...content }: SurveyContent): ActivityContent => ({
  ...content,
  ...{
    asks: 'reaction',
    may_support: false,
    may_comment: false,
    may_be_private: false,
    review_first: true,
    without_email: true,
  },
})

/** Twelve letters or digits of an identifier, for the key of the form. */
const keyOf = (activityId: string): string => `survey_${activityId.replaceAll('-', '').slice(0, 12)}`
/** The same as letters, for the code on paper. */
const paperCodeOf = (activityId: string): string =>
  `ENQ${[...activityId.replaceAll('-', '').slice(0, 6)]
    .map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16)))
    .join('')}`

/** Makes a survey that carries out a way of the published plan, with one empty page of questions. */
export async function makeSurvey(
  act: Act,
  projectId: string,
  content: SurveyContent,
): Promise<{ readonly id: string; readonly slug: string }> {
  return inTransaction(act, async (act) => {
    const made = await makeActivity(act, projectId, activityContent(content), 'survey')
    const title = { nl: content.title, en: content.title }
    const formKey = keyOf(made.id)
    const draft: FormDefinition = {
      ...{ key: formKey, version: 1, paper_code: paperCodeOf(made.id), title, calculations: [] },
      ways: [],
      sections: [
        { key: 'page_1', slug: 'pagina-1', title: inBoth(({ build }) => build.firstPage), fields: [] },
      ],
    }
    await store.insertSurvey(
      act.db,
      { activityId: made.id, formKey, draft, identity: content.identity },
      by(act),
    )
    return made
  })
}

/** The survey locked, for who works on its project. */
export async function surveyToWorkOn(act: Act, activityId: string): Promise<Reached> {
  const activity = await activityById(act.db, activityId)
  if (!activity) throw new NotFound('survey')
  const project = await projectToWorkOn(act, activity.project_id)
  const survey = await store.lockSurvey(act.db, activityId)
  if (!survey) throw new NotFound('survey')
  return { project, activity, survey }
}

/** Changes what a survey is about and when, before its first day. */
export async function changeSurvey(
  act: Act,
  activityId: string,
  content: SurveyContent,
  seen: Date,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, survey } = await surveyToWorkOn(act, activityId)
    await changeActivity(act, project.id, activityId, activityContent(content), seen)
    const title = { nl: content.title, en: content.title }
    const change = { identity: content.identity, draft: { ...survey.draft, title } }
    await store.updateSurvey(act.db, activityId, change, by(act))
  })
}

/** Changes the questions, as long as nobody could answer them. */
export async function changeQuestions(
  act: Act,
  activityId: string,
  change: (form: FormDefinition) => FormDefinition,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { activity, survey } = await surveyToWorkOn(act, activityId)
    if (!canChange(activity, dayOf(act.now))) throw new Conflict(texts(act.locale).refused.begun)
    await store.updateSurvey(act.db, activityId, { draft: change(survey.draft) }, by(act))
  })
}

/** Puts a question on a page, or in the place of the one with this key. */
export const saveQuestion = (
  act: Act,
  activityId: string,
  content: QuestionContent,
  at: { readonly page: string; readonly own: string | null },
): Promise<void> =>
  changeQuestions(act, activityId, (form) => {
    const question = questionFrom(form, content, at.own)
    return {
      ...form,
      sections: form.sections.map((section) =>
        at.own === null
          ? section.key === at.page
            ? { ...section, fields: [...section.fields, question] }
            : section
          : { ...section, fields: section.fields.map((one) => (one.key === at.own ? question : one)) },
      ),
    }
  })

/**
 * Fixes the questions: from now on this is what people answer. The first time that publishes the survey; before the first
 * day they can be fixed anew.
 * @throws Conflict with everything that is not right yet
 */
export async function fixQuestions(act: Act, activityId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, activity, survey } = await surveyToWorkOn(act, activityId)
    const t = texts(act.locale)
    if (!canChange(activity, dayOf(act.now))) throw new Conflict(t.refused.begun)
    const version = ((await formVersions(act.db, survey.form_key))[0]?.form.version ?? 0) + 1
    const assurance =
      survey.identity === 'signed_in'
        ? { assurance: { level: 'low' as const, why: inBoth(({ fill }) => fill.whySignIn) } }
        : {}
    const checked = checkDefinition({ ...survey.draft, version, ...assurance })
    if (!checked.ok) throw new Conflict(checked.faults.map(({ message }) => message[act.locale]).join(' '))
    const { versionId } = await publishForm(act.db, checked.form, act.now)
    await store.updateSurvey(act.db, activityId, { formVersionId: versionId }, by(act))
    if (activity.published_at === null) await publishActivity(act, project.id, activityId)
  })
}

/** Digests by which somebody who signed in is one voice in this survey, and in no other. */
const voicesOf = (act: Pick<Act, 'settings'>, surveyId: string, personId: string): readonly string[] =>
  keyedDigests(act.settings, 'survey', `${surveyId} ${personId}`)

/** Whether this person took part already. */
export const tookPart = async (act: Act, { activity_id, identity }: store.Survey): Promise<boolean> => {
  const { personId } = act.actor
  if (identity !== 'signed_in' || personId === null) return false
  return store.hasTaken(act.db, activity_id, voicesOf(act, activity_id, personId))
}

/**
 * Counts what somebody answered, in the transaction that keeps it. `personId` is used for nothing but that they answer
 * once; `act` acts in nobody's name. What they wrote in their own words is owed an answer.
 */
export async function countAnswer(
  act: Act,
  { project, activity, survey }: Reached,
  submission: Submission,
  who: {
    readonly personId: string | null
    readonly isTest: boolean
    /** The voice of the code of a letter. */
    readonly letter: string | null
  },
): Promise<void> {
  const t = texts(act.locale).refused
  const surveyId = activity.id
  const { answersId, form, answers } = submission
  if (!who.isTest) {
    await mustBeWanted(act, await holdSurvey(act, survey, who.letter), answers)
    if (!canFill(survey, activity, project.state, dayOf(act.now))) throw new Conflict(t.closed)
    if (survey.identity === 'signed_in') {
      if (who.personId === null) throw new Conflict(t.signIn)
      const voices = voicesOf(act, surveyId, who.personId)
      const isFirst =
        !(await store.hasTaken(act.db, surveyId, voices)) &&
        (await store.insertTaker(act.db, surveyId, voices[0] ?? ''))
      if (!isFirst) throw new Conflict(t.once)
    } else
      await useLetter(act, survey, who.letter, letterTexts(act.locale).refused.codeNeeded(codeAddress(act)))
  }
  await store.insertSurveyAnswer(act.db, { answersId, surveyId, isTest: who.isTest, source: null })
  if (!who.isTest) await oweAnswers(act, { project, activity }, { form, answers }, null)
}

const codeAddress = (act: Act): string => absolute(act, paths.letterCode()).replace(/^https?:\/\//, '')

/** Uses up a code, also when it is sent twice at once; where only codes count, without one it is refused as `needed` says. */
async function useLetter(
  act: Act,
  { activity_id, identity }: store.Survey,
  voice: string | null,
  needed: string,
): Promise<void> {
  if (voice === null) {
    if (identity === 'invited') throw new Conflict(needed)
    return
  }
  if (!(await store.insertTaker(act.db, activity_id, voice)))
    throw new Conflict(letterTexts(act.locale).refused.used)
}

/** Holds the survey before anything of it is counted, so that nobody waits for somebody who waits for them. */
async function holdSurvey(act: Act, survey: store.Survey, letter: string | null): Promise<store.Survey> {
  const { activity_id, most, quota_question } = survey
  if (most !== null || quota_question !== null) return (await store.lockSurvey(act.db, activity_id)) ?? survey
  if (letter !== null) await store.shareSurvey(act.db, activity_id)
  return survey
}

/** Of answers that come in at once no more count than are wanted: where there is a number, they wait for each other. */
async function mustBeWanted(act: Act, survey: store.Survey, answers: Answers): Promise<void> {
  const t = texts(act.locale).refused
  const { activity_id, most, quota_question } = survey
  if (most !== null && isFull(survey, (await store.surveyCounts(act.db, activity_id)).answers))
    throw new Conflict(t.full)
  const choice = countedChoice(survey, answers)
  if (quota_question === null || choice === null) return
  const counts = await store.choiceCounts(act.db, activity_id, quota_question)
  if (fullChoices(survey, counts).includes(choice)) throw new Conflict(t.choiceFull)
}

/** What people wrote in their own words goes where contributions are answered; gives their numbers. */
async function oweAnswers(
  act: Act,
  { project, activity }: Pick<Reached, 'project' | 'activity'>,
  { form, answers }: { readonly form: FormDefinition; readonly answers: Answers },
  entered: {
    readonly channel: 'paper' | 'telephone' | 'door' | 'meeting'
    readonly source: string | null
  } | null,
): Promise<readonly number[]> {
  const numbers: number[] = []
  for (const { label, text } of ownWords(form, answers)) {
    const id = newOnceToken()
    const { nr } = await insertContribution(act.db, {
      ...{ id, projectId: project.id, activityId: activity.id, kind: 'reaction', targetId: null },
      ...{ voice: `nobody ${id}`, personId: null, state: 'held', at: act.now },
      ...{ channel: entered?.channel ?? 'page', enteredBy: entered ? act.actor.personId : null },
      text: {
        ...{ title: label.nl.slice(0, 200), body: text.slice(0, 4000), name: null, shows: 'anonymous' },
        ...{ email: null, locale: act.locale, source: entered?.source ?? null },
      },
    })
    numbers.push(nr)
  }
  return numbers
}

/** What became of a survey that was entered. */
export type EnteredSurvey =
  | { readonly ok: true; readonly numbers: readonly number[] }
  | { readonly ok: false; readonly errors: FormErrors }

/**
 * Enters a survey from paper, or that was answered aloud; it counts like every other. Gives what is wrong, or the
 * numbers under which what somebody wrote in their own words is answered.
 */
export async function enterSurvey(
  act: Act,
  activityId: string,
  entered: {
    readonly input: FormInput
    readonly channel: SurveyChannel
    readonly source: string | null
    /** The code of the letter that lay with it, as it was typed. */
    readonly code: string | null
  },
  areas: readonly string[],
): Promise<EnteredSurvey> {
  return inTransaction(act, async (act) => {
    const reached = await surveyToWorkOn(act, activityId)
    const { project, activity, survey } = reached
    if (!canEnter(survey, activity, project.state, dayOf(act.now)) || survey.form_version_id === null)
      throw new Conflict(texts(act.locale).refused.closed)
    const form = await formOfVersion(act.db, survey.form_version_id)
    const { channel, source } = entered
    const done = await enterAnswers(act, form, entered.input, {
      channel: store.asEntry[channel],
      personId: null,
      areas,
    })
    if (!done.ok) return { ok: false, errors: done.errors }
    const { refused } = letterTexts(act.locale)
    const wrong = (briefcode: string): EnteredSurvey => ({ ok: false, errors: { briefcode } })
    const letter = entered.code === null ? null : await letterOfCode(act, entered.code)
    if (entered.code !== null && letter?.surveyId !== activityId) return wrong(refused.unknown)
    if (letter?.isUsed) return wrong(refused.used)
    if (letter === null && survey.identity === 'invited') return wrong(refused.needed)
    await useLetter(act, survey, letter?.voice ?? null, refused.needed)
    const { answersId } = done.submission
    await store.insertSurveyAnswer(act.db, { answersId, surveyId: activityId, isTest: false, source })
    const numbers = await oweAnswers(act, reached, done.submission, { channel, source })
    return { ok: true, numbers }
  })
}

/** The form that was fixed, with everything that was answered to it. */
export async function countedAnswers(
  act: Pick<Act, 'db'>,
  survey: store.Survey,
): Promise<{ readonly form: FormDefinition; readonly answers: readonly Answers[] } | null> {
  if (survey.form_version_id === null) return null
  const { form } = await formOfVersion(act.db, survey.form_version_id)
  return { form, answers: await store.answersThatCount(act.db, survey.activity_id) }
}

/** Publishes what came out, for good: nothing about fewer than ten people, nor anything from which it could be computed. */
export async function publishSurveyResults(
  act: Act,
  activityId: string,
  groupsBy: readonly string[],
): Promise<PublishedResults> {
  return inTransaction(act, async (act) => {
    const { activity, survey } = await surveyToWorkOn(act, activityId)
    if (!canPublishResults(survey, activity, dayOf(act.now)))
      throw new Conflict(texts(act.locale).refused.notOver)
    const counted = await countedAnswers(act, survey)
    if (!counted) throw new Conflict(texts(act.locale).refused.notOver)
    const known = counted.form.sections.flatMap(({ fields }) => fields.map(({ key }) => key))
    const results = publishedResults(
      counted.form,
      everybody(counted.form, counted.answers),
      groupsBy.filter((key) => known.includes(key)),
    )
    await store.updateSurvey(act.db, activityId, { results }, by(act))
    return results
  })
}

/** The survey of an activity, for whoever may see its project. */
export async function surveyOf(act: Pick<Act, 'db'>, activity: Activity): Promise<Reached> {
  const survey = await store.surveyById(act.db, activity.id)
  const project = await projectById(act.db, activity.project_id)
  if (!survey || !project) throw new NotFound('survey')
  return { project, activity, survey }
}
