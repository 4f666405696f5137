import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { lockProject, mayReview, movesOf, projectById, projectToWorkOn } from '../projects/index.ts'
import { factsOf } from './facts.ts'
import { tellReported, tellReportReviewed, tellReportSubmitted } from './mails.ts'
import { missingParts, publishFault } from './rules.ts'
import { noWords, type ReportWords } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

type Refused = ReturnType<typeof texts>['refused']

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

const refuse = (act: Act, of: (t: Refused) => string): never => {
  throw new Conflict(of(texts(act.locale).refused))
}

async function openReport(act: Act, projectId: string): Promise<store.ReportVersion> {
  const [newest] = await store.reportsOf(act.db, projectId)
  if (!newest || newest.state === 'published') throw new NotFound('report')
  return newest
}

/** Begins a version: the first with what we learned when the project was closed, a later one with the words before it. */
export async function beginReport(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (project.published_on === null) refuse(act, (t) => t.notPublic)
    const [newest] = await store.reportsOf(act.db, projectId)
    if (newest && newest.state !== 'published') return
    const lessons = (await movesOf(act.db, projectId)).at(-1)?.lessons ?? ''
    const words = newest?.words ?? { ...noWords, lessons }
    await store.insertReport(
      act.db,
      { project_id: projectId, version: (newest?.version ?? 0) + 1, words },
      by(act),
    )
  })
}

/** Keeps what the leader says; `seen` is when the version was made that they had before them. */
export async function saveReport(
  act: Act,
  projectId: string,
  input: { readonly words: ReportWords; readonly changeNote: string | null; readonly seen?: Date },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    const open = await openReport(act, projectId)
    const states = ['draft', 'returned'] as const
    const change = { words: input.words, change_note: input.changeNote }
    const saved = await store.updateReport(act.db, open.id, change, by(act), { states, seen: input.seen })
    if (!saved) refuse(act, (t) => (states.includes(open.state as 'draft') ? t.changedMeanwhile : t.notOpen))
  })
}

/** Asks the participation adviser to look; by then everything that only the leader knows is written. */
export async function submitReport(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const open = await openReport(act, projectId)
    if (missingParts(open.words).length > 0) refuse(act, (t) => t.missing)
    if (open.version > 1 && !open.change_note) refuse(act, (t) => t.changeNote)
    const change = {
      ...{ state: 'review' as const, submitted_by: act.actor.personId, submitted_at: act.now },
    }
    if (!(await store.updateReport(act.db, open.id, change, by(act), { states: ['draft', 'returned'] })))
      refuse(act, (t) => t.notOpen)
    await tellReportSubmitted(act, project, open.version > 1 ? open.change_note : null)
  })
}

/** Takes a report back to write on, before it is published. */
export async function takeBackReport(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    const open = await openReport(act, projectId)
    const states = ['review', 'agreed'] as const
    if (!(await store.updateReport(act.db, open.id, { state: 'draft' }, by(act), { states })))
      refuse(act, (t) => t.notOpen)
  })
}

/** The participation adviser agrees, or sends a report back with reasons. */
export async function reviewReport(
  act: Act,
  projectId: string,
  input: { readonly agrees: boolean; readonly reasons: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await lockProject(act.db, projectId)
    const project = await projectById(act.db, projectId)
    if (!project) throw new NotFound('project')
    const open = await openReport(act, projectId)
    if (!mayReview(act.actor, open)) throw new Forbidden()
    const reasons = input.reasons?.trim() || null
    if (!input.agrees && !reasons) refuse(act, (t) => t.reasons)
    const change = {
      ...{ state: input.agrees ? ('agreed' as const) : ('returned' as const), review_reasons: reasons },
      ...{ reviewed_by: act.actor.personId, reviewed_at: act.now },
    }
    // Who wrote it stays who changed it last: a look is no change.
    const unchanged = { at: act.now, personId: open.changed_by }
    if (!(await store.updateReport(act.db, open.id, change, unchanged, { states: ['review'] })))
      refuse(act, (t) => t.notInReview)
    await tellReportReviewed(act, project, open, { agrees: input.agrees, reasons })
  })
}

/**
 * Publishes a report that the adviser agreed with, with what is known on this day; nobody waits for an answer by then.
 * Everybody who took part and left an address is told, in the same transaction.
 */
export async function publishReport(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const open = await openReport(act, projectId)
    if (open.state !== 'agreed') refuse(act, (t) => t.notAgreed)
    const facts = await factsOf(act, project)
    const fault = publishFault({ state: project.state, unanswered: facts.unanswered })
    if (fault === 'running') refuse(act, (t) => t.running)
    if (fault === 'unanswered') refuse(act, (t) => t.unanswered(facts.unanswered))
    await store.updateReport(
      act.db,
      open.id,
      { state: 'published', facts, published_at: act.now, published_by: act.actor.personId },
      by(act),
      { states: ['agreed'] },
    )
    await tellReported(act, project, open)
  })
}
