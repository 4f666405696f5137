import { adviceOf, caseMailTexts, type OpenedCase, stuckOf } from '../cases/index.ts'
import { openCommitmentsOfCase, viewCommitments } from '../commitments/index.ts'
import { applicationsOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { comingMeetingsOfCase, meetingTexts, whenWords } from '../meetings/index.ts'
import { paths } from '../paths.ts'
import { openRequests, runningAgreements } from '../spots/index.ts'
import { latestWeighing } from '../weighings/index.ts'
import { moneyThere } from './money.ts'
import { texts } from './texts.ts'

/** Something of a case that somebody still waits for, and where it is finished. */
export interface Unfinished {
  readonly what: string
  readonly href: string
}

/**
 * What must be finished before a case goes on in another: somebody promised it, waits for it or comes for it, under this
 * number. Kept, withdrawn or made anew with the other case it stays on the record as what it was.
 */
export async function unfinishedOf(act: Act, { file }: OpenedCase): Promise<readonly Unfinished[]> {
  const { db, locale } = act
  const { id, number } = file
  const t = texts(locale).unfinished
  const [promises, meetings, advice, stuck, applications, granted, weighing, asked, agreed] =
    await Promise.all([
      openCommitmentsOfCase(db, id),
      comingMeetingsOfCase(db, id, act.now),
      adviceOf(db, id),
      stuckOf(db, id),
      applicationsOfCase(db, id),
      moneyThere(act, id),
      latestWeighing(act, id),
      openRequests(db, { caseId: id }),
      runningAgreements(db, id),
    ])
  const aspects = caseMailTexts(locale).aspects
  const undecided = applications.filter(({ ended_at, balance }) => ended_at === null && balance.grants === 0)
  const isWeighed = weighing && weighing.stage !== 'released' && weighing.stage !== 'called_off'
  return [
    ...(await viewCommitments(act, promises, 'parties')).map(({ id, promise }) => ({
      what: t.promise(promise ?? number),
      href: paths.commitment(id),
    })),
    ...meetings.map((meeting) => ({
      what: t.meeting(meetingTexts(locale).kinds[meeting.kind], whenWords(meeting, locale)),
      href: paths.meeting(meeting.id),
    })),
    ...advice
      .filter(({ answered_on }) => answered_on === null)
      .map(({ aspect }) => ({ what: t.advice(aspects[aspect]), href: paths.deskCase(number, 'advice') })),
    ...stuck
      .filter(({ answered_on }) => answered_on === null)
      .map((request) => ({ what: t.stuck, href: paths.stuckRequest(request.id) })),
    ...undecided.map(() => ({ what: t.application, href: paths.deskCase(number) })),
    ...granted.flatMap(({ scheme, open, href }) => (open ? [{ what: t.money[open](scheme), href }] : [])),
    ...(isWeighed ? [{ what: t.weighing, href: paths.weighing(number) }] : []),
    ...(asked.length + agreed.length > 0 ? [{ what: t.spot, href: paths.deskSpots() }] : []),
  ]
}
