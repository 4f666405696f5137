import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { deskTexts } from './desk-texts.ts'
import { requestBadge, requestDay } from './pages/parts.tsx'
import { mayMakePanels } from './rights.ts'
import { isActive, isDigital, remindDays, requestState, takesMembers } from './rules.ts'
import { allPanels, endingTerms, memberCounts, openRequests } from './store.ts'
import { texts } from './texts.ts'

/**
 * What waits in groups for who is signed in: an advice that is late or that they promised to answer, of what they asked
 * themselves; people who applied for a group they answer for; and terms in it that end soon.
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
  const own = panels.filter((panel) => panel.owner_id === actor.personId && isActive(panel))
  const closed = own.filter((panel) => !takesMembers(panel, today))
  const seated = own.filter((panel) => !isDigital(panel)).map(({ id }) => id)
  const [counts, ending] = await Promise.all([
    closed.length > 0 ? memberCounts(db) : new Map<string, { readonly applied: number }>(),
    endingTerms(db, seated, { from: today, until: addDays(today, remindDays) }),
  ])
  const kind = (panel: (typeof own)[number]) =>
    ({ label: texts(locale).kinds[panel.kind], tone: 'active' }) as const
  const terms = own.flatMap((panel): readonly Task[] => {
    const amount = ending.get(panel.id)
    if (amount === undefined) return []
    return [
      {
        key: `terms ${panel.id}`,
        title: t.tasks.terms(panel.name),
        href: `${paths.deskPanel(panel.slug)}#leden`,
        facts: [t.one.ending(amount)],
        status: kind(panel),
      },
    ]
  })
  const toChoose = closed.flatMap((panel): readonly Task[] => {
    const applied = counts.get(panel.id)?.applied ?? 0
    if (applied === 0) return []
    return [
      {
        key: panel.id,
        title: t.tasks.choose(panel.name),
        href: paths.deskPanel(panel.slug),
        facts: [t.applied(applied)],
        status: kind(panel),
      },
    ]
  })
  return [...asked, ...toChoose, ...terms]
}
