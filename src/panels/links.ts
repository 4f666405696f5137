import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { takesMembers } from './rules.ts'
import { panelsOfProject } from './store.ts'
import { texts } from './texts.ts'

/** A group on the page of its project. */
export interface PanelLink {
  readonly title: string
  readonly kind: string
  readonly href: string
  /** That it looks for members, in words; null when it does not. */
  readonly seeks: string | null
}

/** The groups of a project that everybody may see. */
export async function panelLinks(
  act: Pick<Act, 'db' | 'locale' | 'now'>,
  project: { readonly id: string },
): Promise<readonly PanelLink[]> {
  const t = texts(act.locale)
  return (await panelsOfProject(act.db, project.id)).map((panel) => ({
    title: panel.name,
    kind: t.kinds[panel.kind],
    href: paths.panel(panel.slug),
    seeks: takesMembers(panel, dayOf(act.now)) ? t.list.seeks : null,
  }))
}
