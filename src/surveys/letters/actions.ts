import { randomBytes, randomUUID } from 'node:crypto'
import { activityById } from '../../activities/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { keyedDigests, seal, unseal } from '../../kit/secrets.ts'
import { projectToWorkOn } from '../../projects/index.ts'
import type { Reached } from '../actions.ts'
import { lockSurvey } from '../store.ts'
import { type Address, canRemind, codeFrom, keepDays, lettersWait, readCode, sameAddress } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

const codeDigests = (act: Pick<Act, 'settings'>, code: string): readonly string[] =>
  keyedDigests(act.settings, 'survey-letter', code)
const sealedFor = (mailingId: string, nr: number): string => `survey-letter:${mailingId}:${nr}`

/** A code nobody can guess. */
function freshCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(16))
    if (code !== null) return code
  }
}

/** The survey locked, for who works on its project. */
async function surveyForLetters(act: Act, surveyId: string): Promise<Reached> {
  const activity = await activityById(act.db, surveyId)
  if (!activity) throw new NotFound('survey')
  const project = await projectToWorkOn(act, activity.project_id)
  const survey = await lockSurvey(act.db, surveyId)
  if (!survey) throw new NotFound('survey')
  return { project, activity, survey }
}

async function mailingToWorkOn(
  act: Act,
  surveyId: string,
  mailingId: string,
): Promise<Reached & { readonly mailing: store.Mailing }> {
  const reached = await surveyForLetters(act, surveyId)
  const mailing = (await store.mailingsOf(act.db, surveyId)).find(({ id }) => id === mailingId)
  if (!mailing || mailing.erased_at !== null) throw new NotFound('mailing')
  return { ...reached, mailing }
}

/** Makes letters for addresses, each with a code of its own; an address that has one already is left out. */
export async function makeMailing(
  act: Act,
  surveyId: string,
  { addresses, twice }: { readonly addresses: readonly Address[]; readonly twice: number },
): Promise<{ readonly id: string; readonly letters: number; readonly twice: number }> {
  return inTransaction(act, async (act) => {
    const { project, activity, survey } = await surveyForLetters(act, surveyId)
    const t = texts(act.locale).refused
    const waits = lettersWait(survey, activity, dayOf(act.now))
    if (waits) throw new Conflict(t[waits])
    const id = randomUUID()
    const places = addresses.map((address) => {
      const digests = keyedDigests(act.settings, 'survey-letter-place', `${surveyId} ${sameAddress(address)}`)
      return { address, digests }
    })
    const known = await store.placesWritten(
      act.db,
      surveyId,
      places.flatMap(({ digests }) => digests),
    )
    const letters = places
      .filter(({ digests }) => !digests.some((digest) => known.has(digest)))
      .map(({ address, digests }, index) => {
        const [code, nr] = [freshCode(), index + 1]
        return {
          ...{ mailing_id: id, nr, survey_id: surveyId, place_digest: digests[0] ?? '' },
          digest: codeDigests(act, code)[0] ?? '',
          sealed: seal(act.settings, sealedFor(id, nr), JSON.stringify({ ...address, code })),
        }
      })
    if (letters.length === 0) throw new Conflict(t.allWritten)
    const first = texts('nl').first
    const { municipality } = act
    const leftOut = twice + places.length - letters.length
    await store.insertMailing(act.db, {
      ...{ id, survey_id: surveyId, letters: letters.length, twice: leftOut },
      ...{ made_at: act.now, made_by: act.actor.personId },
      subject: activity.title,
      body: first.body(activity.question, project.title),
      reminder: first.reminder(project.title),
      sender: municipality.organisation.nl,
    })
    const kept = await store.insertLetters(act.db, letters)
    if (kept === 0) throw new Conflict(t.allWritten)
    const missed = leftOut + letters.length - kept
    if (kept < letters.length) await store.updateMailing(act.db, id, { letters: kept, twice: missed })
    return { id, letters: kept, twice: missed }
  })
}

/** Changes what the letter says, until it is ready; the second letter until that one is made. */
export async function changeMailing(
  act: Act,
  surveyId: string,
  mailingId: string,
  text: store.MailingText,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { mailing } = await mailingToWorkOn(act, surveyId, mailingId)
    const { reminder, ...first } = text
    if (mailing.reminded_at !== null) throw new Conflict(texts(act.locale).refused.reminded)
    await store.updateMailing(
      act.db,
      mailingId,
      mailing.ready_at === null ? { ...first, reminder } : { reminder },
    )
  })
}

/** From now on the letter stays as it is, and its codes work. */
export async function readyMailing(act: Act, surveyId: string, mailingId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { mailing, survey, activity } = await mailingToWorkOn(act, surveyId, mailingId)
    const waits = lettersWait(survey, activity, dayOf(act.now))
    if (waits) throw new Conflict(texts(act.locale).refused[waits])
    if (mailing.ready_at === null) await store.updateMailing(act.db, mailingId, { ready_at: act.now })
  })
}

/** Throws letters away that were not ready: the addresses are gone at once. */
export async function discardMailing(act: Act, surveyId: string, mailingId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { mailing } = await mailingToWorkOn(act, surveyId, mailingId)
    if (mailing.ready_at !== null) throw new Conflict(texts(act.locale).refused.ready)
    await store.deleteMailing(act.db, mailingId)
  })
}

/** Fixes which addresses get a second letter: once, so that nobody can follow who takes part day by day. */
export async function remindMailing(act: Act, surveyId: string, mailingId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { mailing, activity } = await mailingToWorkOn(act, surveyId, mailingId)
    if (!canRemind(mailing, activity, dayOf(act.now))) throw new Conflict(texts(act.locale).refused.reminded)
    await store.markReminders(act.db, mailingId, act.now)
  })
}

/** A letter with its address and code, to be printed. */
export interface OpenedLetter extends Address {
  readonly code: string
}

/** Opens the letters of a mailing that is ready, for who works on its project. */
export async function openLetters(
  act: Act,
  mailing: store.Mailing,
  choice: Parameters<typeof store.lettersOf>[2],
): Promise<readonly OpenedLetter[]> {
  const letters = await store.lettersOf(act.db, mailing.id, choice)
  return letters.flatMap(({ nr, sealed }) => {
    const text = unseal(act.settings, sealedFor(mailing.id, nr), sealed)
    return text === null ? [] : [JSON.parse(text) as OpenedLetter]
  })
}

/** The codes of a mailing in the order of its letters, for who plays the people who got one. */
export async function codesOf(act: Act, surveyId: string, mailingId: string): Promise<readonly string[]> {
  const mailing = (await store.mailingsOf(act.db, surveyId)).find(({ id }) => id === mailingId)
  if (!mailing) throw new NotFound('mailing')
  return (await openLetters(act, mailing, { reminders: false })).map(({ code }) => code)
}

/** A code that somebody holds: of which survey, the voice by which it counts once, and whether it did. */
export interface HeldCode {
  readonly code: string
  readonly surveyId: string
  readonly voice: string
  readonly isUsed: boolean
}

/** The letter of a code as somebody typed it; null when there is none. */
export async function letterOfCode(
  act: Pick<Act, 'db' | 'settings'>,
  typed: string,
): Promise<HeldCode | null> {
  const code = readCode(typed)
  const letter = code === null ? null : await store.letterByDigest(act.db, codeDigests(act, code))
  if (code === null || letter === null) return null
  return { code, surveyId: letter.survey_id, voice: letter.digest, isUsed: letter.isUsed }
}

/** Erases the addresses of surveys that are over long enough. Safe to repeat. */
export async function eraseOldLetters(act: Act): Promise<void> {
  for (;;) {
    const old = await store.mailingsToErase(act.db, addDays(dayOf(act.now), -keepDays))
    for (const id of old) await inTransaction(act, (act) => store.eraseLetters(act.db, id, act.now))
    if (old.length < 200) return
  }
}
