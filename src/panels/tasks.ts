import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { deskTexts } from './desk-texts.ts'
import { requestBadge, requestDay } from './pages/parts.tsx'
import { mayMakePanels } from './rights.ts'
import { isActive, requestState, takesMembers } from './rules.ts'
import { allPanels, memberCounts, openRequests } from './store.ts'
import { texts } from './texts.ts'

/**
 * What waits in groups for who is signed in: an advice that is late or that they promised to answer, of what they asked
 * themselves; and people who applied for a group they answer for.
 */
export async function panelTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale } = act
  if (!mayMakePanels(act) || actor.personId === null) return []
  const t = deskTexts(locale)
  const today = dayOf(act.now)
  const [panels, requests] = await Promise.all([allPanels(db), openRequests(db)])
  const asked = requests.flatMap((request): readonly Task[] => {
    const panel = panels.find(({ id }) => id === request.panel_id)
    if (!panel || request.asked_by !== actor.personId) return []
    const state = requestState(request, today)
    if (state === 'asked') return []
    return [
      {
        key: request.id,
        title: state === 'late' ? t.tasks.late(request.title) : t.tasks.answer(request.title),
        href: paths.deskPanelRequest(panel.slug, request.nr),
        facts: [panel.name, requestDay(request, locale)],
        status: requestBadge(request, today, locale),
      },
    ]
  })
  const own = panels.filter(
    (panel) => panel.owner_id === actor.personId && isActive(panel) && !takesMembers(panel, today),
  )
  const counts = own.length > 0 ? await memberCounts(db) : new Map()
  const toChoose = own.flatMap((panel): readonly Task[] => {
    const applied = counts.get(panel.id)?.applied ?? 0
    if (applied === 0) return []
    return [
      {
        key: panel.id,
        title: t.tasks.choose(panel.name),
        href: paths.deskPanel(panel.slug),
        facts: [t.applied(applied)],
        status: { label: texts(locale).kinds[panel.kind], tone: 'active' },
      },
    ]
  })
  return [...asked, ...toChoose]
}
