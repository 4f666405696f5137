import { type FrameworkDefinition, publishedFramework } from '../../frameworks/index.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { fieldId } from '../../ui/form/index.ts'
import { type Chapter, type PlanGap, planGaps } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import type { PlanVersion } from '../store.ts'
import { gapField } from './plan-fields.ts'
import { openPlanOf, type Reached, reachToWork } from './reach.ts'

/** A plan that somebody writes on, with the framework that knows its methods. */
export interface Writing extends Reached {
  readonly open: PlanVersion
  readonly framework: FrameworkDefinition | null
  /** What the framework said of this project; null while nobody answered it. */
  readonly flags: readonly string[] | null
  /** Everything that keeps the plan from being handed in. */
  readonly gaps: readonly PlanGap[]
  /** False while the adviser has it: there is nothing to write then. */
  readonly isOpen: boolean
}

export async function reachWriting(c: Ctx): Promise<Writing> {
  const reached = await reachToWork(c)
  const open = openPlanOf(reached)
  if (!open) throw new NotFound('plan')
  const { chosen } = reached
  const framework =
    chosen?.framework.definition ??
    (await publishedFramework(c.var.act.db, 'participation-level'))?.definition ??
    null
  const flags = chosen?.result.flags ?? null
  return {
    ...reached,
    ...{ open, framework, flags },
    gaps: planGaps({ plan: open.plan, version: open.version, note: open.change_note }, flags),
    isOpen: open.state === 'draft' || open.state === 'returned',
  }
}

/** Says at its field what is missing, for who comes from the list of what is. */
export const asksToCheck = (c: Ctx): boolean => c.req.query('nakijken') === 'ja'

/** Where a gap is mended: the field on the page of its chapter or its way. */
export function gapHref(number: string, gap: PlanGap): string {
  const check = { nakijken: 'ja' }
  const at = `#${fieldId(gapField(gap))}`
  if (gap.kind === 'level') return paths.deskProjectPart(number, 'level')
  if (gap.kind === 'way') return `${paths.planWay(number, gap.way.key, check)}${at}`
  if (gap.kind === 'missing' && gap.what === 'ways') return paths.planWay(number, 'nieuw')
  return `${paths.planChapter(number, gap.chapter, check)}${at}`
}

/** The pages between the project and a page of its plan. */
export const abovePlan = (
  { project, open }: Pick<Writing, 'project' | 'open'>,
  locale: Locale,
  chapter?: Chapter,
): readonly { readonly title: string; readonly href: string }[] => {
  const t = planTexts(locale)
  return [
    { title: t.writing.plan(open.version), href: paths.deskProjectPart(project.number, 'plan') },
    ...(chapter ? [{ title: t.chapters[chapter], href: paths.planChapter(project.number, chapter) }] : []),
  ]
}
