import type { ComponentChildren } from 'preact'
import { partyPage, type Reached, reach } from '../../initiatives/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import type { FormState } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { type Advised, advisedOf, stepsOf } from '../advised.ts'
import { mayInvolveNeighbours, maySeeReactions } from '../rights.ts'
import type { PlannedStep } from '../rules.ts'
import { formOf, type Plan, planOf, type ReactionForm, stepsDone } from '../store.ts'
import { texts } from '../texts.ts'

/** The neighbours of one plan, for who takes part and who works on it. */
export interface Kept {
  readonly reached: Reached
  readonly plan: Plan | null
  readonly advised: Advised | null
  readonly steps: readonly PlannedStep[]
  readonly form: ReactionForm | null
  /** Keeps the plan; a partner reads along. */
  readonly involves: boolean
}

/** To a stranger it does not exist. */
export async function reachKept(c: Ctx): Promise<Kept> {
  const { act } = c.var
  const reached = await reach(act, c.req.param('number') ?? '')
  const { relations } = reached.opened
  if (!maySeeReactions(act.actor, relations)) throw reached.seesParties ? new Forbidden() : new NotFound()
  const caseId = reached.initiative.case_id
  const [plan, form, done] = await Promise.all([
    planOf(act.db, caseId),
    formOf(act.db, caseId),
    stepsDone(act.db, caseId),
  ])
  const advised = plan ? await advisedOf(act, plan) : null
  return {
    reached,
    plan,
    advised,
    form,
    steps: advised ? stepsOf(act, advised, plan?.starts_on ?? dayOf(act.now), done) : [],
    involves: mayInvolveNeighbours(act.actor, relations),
  }
}

/** The same for a page where something is done. */
export async function reachToInvolve(c: Ctx): Promise<Kept> {
  const kept = await reachKept(c)
  if (!kept.involves) throw new Forbidden()
  return kept
}

/** A page below the one of the neighbours, with the way back to it. */
export function keptPage(
  c: Ctx,
  reached: Reached,
  framed: {
    readonly title: string
    readonly lead?: ComponentChildren
    readonly form?: FormState | undefined
    readonly body: ComponentChildren
    readonly isFirst?: boolean
  },
): Response | Promise<Response> {
  const { locale } = c.var.act
  const { isFirst, body, ...rest } = framed
  const t = texts(locale)
  const done = c.req.query('klaar') ?? ''
  return partyPage(c, reached, {
    ...rest,
    above: isFirst ? [] : [{ title: t.short, href: paths.caseNeighbours(reached.initiative.number) }],
    body: (
      <>
        {Object.hasOwn(t.plan.done, done) && (
          <Notice tone="success" announce title={t.plan.done[done] ?? ''} />
        )}
        {body}
      </>
    ),
  })
}
