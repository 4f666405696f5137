import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { announce } from '../../kit/events.ts'
import { findableFollows } from '../findable.ts'
import { begunPlan, latestLevel } from '../level.ts'
import { tellReviewed, tellSubmitted } from '../mails.ts'
import { changedPlan, mostWays, type PlanChange, partMark, partOf } from '../plan-chapters.ts'
import { mayReview, projectToWorkOn } from '../rights.ts'
import { isOver, missingIn, tooSoon, wayFault } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { by } from './projects.ts'

/** What stands in the way of the next step of a plan, in words. */
const refuse = (act: Act, of: (t: ReturnType<typeof texts>) => string): never => {
  throw new Conflict(of(texts(act.locale)))
}

async function openPlan(act: Act, projectId: string): Promise<store.PlanVersion> {
  const [newest] = await store.plansOf(act.db, projectId)
  if (!newest || newest.state === 'published') throw new NotFound('plan')
  return newest
}

/** Begins a version: the first from what the framework knows, a later one from the version that is published. */
export async function beginPlan(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) refuse(act, (t) => t.isOver)
    const [newest] = await store.plansOf(act.db, projectId)
    if (newest && newest.state !== 'published') return
    const plan = newest?.plan ?? begunPlan(await latestLevel(act, projectId))
    const version = (newest?.version ?? 0) + 1
    await store.insertPlan(act.db, { project_id: projectId, version, plan }, by(act))
  })
}

/**
 * Keeps what was written of the version that is worked on: the whole, a chapter, or one way to take part. `seen` is the
 * mark of that part as the writer had it before them.
 */
export async function savePlan(
  act: Act,
  projectId: string,
  { seen, ...change }: PlanChange & { readonly seen?: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    const open = await openPlan(act, projectId)
    if (open.state !== 'draft' && open.state !== 'returned') return refuse(act, (t) => t.planNotOpen)
    if (seen !== undefined && seen !== partMark(open, partOf(change)))
      return refuse(act, (t) => t.changedMeanwhile)
    const plan = changedPlan(open.plan, change)
    if (plan.ways.length > mostWays) return refuse(act, (t) => t.tooManyWays(mostWays))
    const note = change.changeNote === undefined ? open.change_note : change.changeNote
    const saved = await store.updatePlan(
      act.db,
      open.id,
      { plan, change_note: note, state: 'draft' },
      by(act),
      { states: ['draft', 'returned'], seen: open.changed_at },
    )
    if (!saved) refuse(act, (t) => t.changedMeanwhile)
  })
}

/** Asks the participation adviser to look at the plan; it must be complete by then. */
export async function submitPlan(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) refuse(act, (t) => t.isOver)
    const open = await openPlan(act, projectId)
    const level = await latestLevel(act, projectId)
    if (!level || missingIn(open.plan, level.result.flags).length > 0 || open.plan.ways.some(wayFault))
      return refuse(act, (t) => t.planIncomplete)
    if (open.version > 1 && !open.change_note?.trim()) refuse(act, (t) => t.noChangeNote)
    const submitted = await store.updatePlan(
      act.db,
      open.id,
      {
        state: 'review',
        level_id: level.level.id,
        submitted_by: act.actor.personId,
        submitted_at: act.now,
      },
      by(act),
      { states: ['draft', 'returned'] },
    )
    if (!submitted) refuse(act, (t) => t.planNotOpen)
    await tellSubmitted(act, project, open.version > 1 ? open.change_note : null)
  })
}

/** Takes a plan back to write on, before it is published. */
export async function takeBackPlan(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    const open = await openPlan(act, projectId)
    const states = ['review', 'agreed'] as const
    if (!(await store.updatePlan(act.db, open.id, { state: 'draft' }, by(act), { states })))
      refuse(act, (t) => t.planNotOpen)
  })
}

/** The participation adviser agrees, or sends a plan back with reasons. */
export async function reviewPlan(
  act: Act,
  projectId: string,
  input: { readonly agrees: boolean; readonly reasons: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await store.lockProject(act.db, projectId)
    const project = await store.projectById(act.db, projectId)
    if (!project) throw new NotFound('project')
    const open = await openPlan(act, projectId)
    if (!mayReview(act.actor, open)) throw new Forbidden()
    if (!input.agrees && !input.reasons?.trim()) refuse(act, (t) => t.reviewNeedsReasons)
    const outcome = input.agrees ? 'agreed' : 'returned'
    const by_person_id = act.actor.personId
    const reviewed = await store.updatePlan(
      act.db,
      open.id,
      { state: outcome },
      // Who wrote it stays who changed it last: a look is no change.
      { at: act.now, personId: open.changed_by },
      { states: ['review'] },
    )
    if (!reviewed) refuse(act, (t) => t.planNotInReview)
    const reasons = input.reasons?.trim() || null
    await store.insertReview(act.db, { plan_id: open.id, outcome, reasons, by_person_id, at: act.now })
    await tellReviewed(act, project, open, { agrees: input.agrees, reasons })
  })
}

/**
 * Publishes a plan that the adviser agreed with: so many days before people can take part. The first one opens the
 * project to everybody.
 */
export async function publishPlan(act: Act, projectId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) refuse(act, (t) => t.isOver)
    const versions = await store.plansOf(act.db, projectId)
    const [newest] = versions
    const level = await latestLevel(act, projectId)
    if (newest?.state !== 'agreed' || !level) return refuse(act, (t) => t.planNotAgreed)
    if (newest.level_id !== level.level.id) return refuse(act, (t) => t.levelChanged)
    const today = dayOf(act.now)
    const [soon] = tooSoon(newest.plan, versions.find(({ state }) => state === 'published')?.plan ?? null, {
      today,
      noticeDays: act.municipality.projects.notice_days,
      flags: level.result.flags,
    })
    if (soon) {
      const day = (value: string): string => formatDay(value, act.locale)
      return refuse(act, (t) =>
        t.tooSoon(soon.way.what, day(soon.from), act.municipality.projects.notice_days, day(soon.earliest)),
      )
    }
    await store.updatePlan(
      act.db,
      newest.id,
      { state: 'published', published_at: act.now, published_by: act.actor.personId },
      by(act),
      { states: ['agreed'] },
    )
    if (project.published_on === null) {
      await store.insertMove(act.db, {
        ...{ project_id: projectId, state: 'running', body: null, lessons: null },
        ...{ at: act.now, by_person_id: act.actor.personId },
      })
    }
    const first = project.published_on === null ? ({ state: 'running', published_on: today } as const) : {}
    await store.updateProject(act.db, projectId, first, by(act))
    await findableFollows(act.db, projectId)
    if (project.published_on === null)
      await announce(act, { type: 'made_public', kind: 'project_published', thing: projectId })
  })
}
