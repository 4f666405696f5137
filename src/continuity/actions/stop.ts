import { must, openedCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { onceLetter, stoppedLetter } from '../mails.ts'
import { mayShowLesson } from '../rights.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { tellWhoAnswers, writeToMaintainers } from './letters.ts'
import { endAll } from './start.ts'
import { stillKept, tended } from './tend.ts'

/** What is looked at before something stops. */
export interface Goodbye {
  readonly told: string | null
  readonly leftOver: string | null
  readonly lesson: string
}

/** It stops: thanks to everybody who kept it up. What was learned waits for a look by the team, unless it comes from us. */
async function sayGoodbye(act: Act, caseId: string, goodbye: Goodbye, byUs: boolean): Promise<void> {
  const today = dayOf(act.now)
  await writeToMaintainers(act, caseId, (about) => stoppedLetter(about, goodbye.lesson))
  await endAll(act, caseId, {
    on: today,
    ended_as: 'stopped',
    told: goodbye.told,
    left_over: goodbye.leftOver,
    lesson: goodbye.lesson,
    lesson_shown_on: byUs ? today : null,
  })
  if (!byUs) await tellWhoAnswers(act, caseId, 'stopped', goodbye.leftOver)
}

/** Who keeps it up stops well. */
export async function stopWell(act: Act, maintainer: store.Maintainer, goodbye: Goodbye): Promise<void> {
  await inTransaction(act, async (act) => {
    await stillKept(act, maintainer.case_id)
    await sayGoodbye(act, maintainer.case_id, goodbye, false)
  })
}

/** The same, told to who works on it. */
export async function enterStop(act: Act, caseId: string, goodbye: Goodbye): Promise<void> {
  await inTransaction(act, async (act) => {
    await tended(act, caseId)
    await sayGoodbye(act, caseId, goodbye, true)
  })
}

/** It was for once, such as a party: nothing is kept up and nothing is asked. The others hear so. */
async function endForOnce(act: Act, kept: store.KeptWish, saidBy?: string): Promise<void> {
  if (kept.seen_on !== null) throw new Conflict(texts(act.locale).own.notOnce)
  await writeToMaintainers(act, kept.case_id, (about) => onceLetter(about), saidBy)
  await endAll(act, kept.case_id, { on: dayOf(act.now), ended_as: 'once' })
}

/** Who keeps it up says that it was for once. */
export async function wasForOnce(act: Act, maintainer: store.Maintainer): Promise<void> {
  await inTransaction(act, async (act) => {
    await endForOnce(act, await stillKept(act, maintainer.case_id), maintainer.id)
    await tellWhoAnswers(act, maintainer.case_id, 'once', null)
  })
}

/** The same, written down by who works on it. */
export async function enterForOnce(act: Act, caseId: string): Promise<void> {
  await inTransaction(act, async (act) => endForOnce(act, await tended(act, caseId)))
}

/** The team looked at what was learned, and perhaps took a name out of it: now everyone may read it. */
export async function showLesson(act: Act, caseId: string, lesson: string): Promise<void> {
  await inTransaction(act, async (act) => {
    must(act, await openedCase(act, caseId), mayShowLesson)
    const kept = await store.keptById(act.db, caseId, true)
    if (kept?.lesson == null) throw new NotFound('lesson')
    await store.updateKept(act.db, caseId, {
      lesson,
      lesson_shown_on: kept.lesson_shown_on ?? dayOf(act.now),
    })
  })
}
