import { randomUUID } from 'node:crypto'
import { enterAlike, type FormField, formOfVersion } from '../../forms/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import type { Localised } from '../../kit/locale.ts'
import { type Reached, surveyToWorkOn } from '../actions.ts'
import { canEnter, quotaQuestions } from '../rules.ts'
import { asEntry, insertSurveyAnswers, type SurveyChannel } from '../store.ts'
import { type Counts, differing, mostCounted, totalOf } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** A question that can be counted, with its answers by value. */
export interface Countable {
  readonly key: string
  readonly label: Localised
  readonly options: readonly { readonly value: string; readonly label: Localised }[]
}

const asCountable = (field: FormField): Countable => ({
  key: field.key,
  label: field.label,
  options:
    'options' in field
      ? field.options
      : [
          { value: 'true', label: { nl: texts('nl').one.yes, en: texts('en').one.yes } },
          { value: 'false', label: { nl: texts('nl').one.no, en: texts('en').one.no } },
        ],
})

/** The questions of a survey that can be counted: everybody gets them, and gives one answer. */
export async function countable(
  act: Pick<Act, 'db'>,
  survey: Reached['survey'],
): Promise<readonly Countable[]> {
  if (survey.form_version_id === null) return []
  const { form } = await formOfVersion(act.db, survey.form_version_id)
  return quotaQuestions(form).map(asCountable)
}

/** What is in the way of counting; null when nothing is. */
export function tallyWaits(act: Pick<Act, 'now'>, reached: Reached): 'closed' | 'invited' | null {
  const { project, activity, survey } = reached
  if (survey.identity === 'invited') return 'invited'
  return canEnter(survey, activity, project.state, dayOf(act.now)) ? null : 'closed'
}

async function reachTally(act: Act, surveyId: string): Promise<Reached & { readonly personId: string }> {
  const reached = await surveyToWorkOn(act, surveyId)
  const waits = tallyWaits(act, reached)
  if (waits) throw new Conflict(texts(act.locale).refused[waits])
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  return { ...reached, personId }
}

async function mustFit(act: Act, survey: Reached['survey'], question: string, counts: Counts): Promise<void> {
  const t = texts(act.locale).refused
  const about = (await countable(act, survey)).find(({ key }) => key === question)
  const known = about?.options.map(({ value }) => value) ?? []
  if (known.length === 0 || Object.keys(counts).some((value) => !known.includes(value)))
    throw new Conflict(t.question)
  const total = totalOf(counts)
  if (total < 1 || total > mostCounted) throw new Conflict(t.total(mostCounted))
}

/** Somebody counted paper for a question: it waits for somebody else to count it as well. */
export async function startTally(
  act: Act,
  surveyId: string,
  of: {
    readonly question: string
    readonly channel: SurveyChannel
    readonly source: string
    readonly counts: Counts
  },
): Promise<string> {
  return inTransaction(act, async (act) => {
    const { survey, personId } = await reachTally(act, surveyId)
    const { question, channel, source, counts } = of
    await mustFit(act, survey, question, counts)
    const id = randomUUID()
    const { now } = act
    await store.insertTally(act.db, { id, survey_id: surveyId, question, channel, source, started_at: now })
    await store.saveEntry(act.db, { tally_id: id, place: 1, person_id: personId, counts, entered_at: now })
    return id
  })
}

/** Somebody counts the same, or counts again. When two people agree it counts, as so many answers to that question. */
export async function enterTally(
  act: Act,
  surveyId: string,
  tallyId: string,
  counts: Counts,
): Promise<'waits' | 'differs' | 'agreed'> {
  return inTransaction(act, async (act) => {
    const { survey, personId } = await reachTally(act, surveyId)
    const t = texts(act.locale).refused
    const tally = (await store.talliesOf(act.db, surveyId)).find(({ id }) => id === tallyId)
    if (!tally) throw new NotFound('tally')
    if (tally.agreed_at !== null) throw new Conflict(t.agreed)
    await mustFit(act, survey, tally.question, counts)
    const own = tally.entries.find(({ person_id }) => person_id === personId)
    if (!own && tally.entries.length > 1) throw new Conflict(t.third)
    await store.saveEntry(act.db, {
      ...{ tally_id: tallyId, place: own?.place ?? 2, person_id: personId },
      ...{ counts, entered_at: act.now },
    })
    const other = tally.entries.find(({ person_id }) => person_id !== personId)
    if (!other) return 'waits'
    if (differing(counts, other.counts).length > 0) return 'differs'
    await store.agreeTally(act.db, tallyId, totalOf(counts), act.now)
    await countAll(act, survey, tally, counts)
    return 'agreed'
  })
}

/** Every paper counts as an answer to this question alone. */
async function countAll(
  act: Act,
  { activity_id, form_version_id }: Reached['survey'],
  { question, channel, source }: store.Tally,
  counts: Counts,
): Promise<void> {
  if (form_version_id === null) return
  const { form } = await formOfVersion(act.db, form_version_id)
  const isYesNo = quotaQuestions(form).find(({ key }) => key === question)?.type === 'yes_no'
  for (const [value, times] of Object.entries(counts)) {
    const answers = { [question]: isYesNo ? value === 'true' : value }
    const ids = await enterAlike(act, form_version_id, answers, { channel: asEntry[channel], times })
    await insertSurveyAnswers(act.db, activity_id, ids, source)
  }
}
