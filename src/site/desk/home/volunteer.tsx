import {
  cardContext,
  InitiativeCards,
  type ListedInitiative,
  listPublic,
  scopeOf,
} from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import type { Area } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { areaNames } from './area.tsx'
import { texts } from './texts.ts'

export interface VolunteerWork {
  readonly areas: readonly string[]
  readonly slug: string | null
  readonly plans: readonly ListedInitiative[]
  readonly context: Awaited<ReturnType<typeof cardContext>>
}

/** Public plans that ask for hands and are not finished, in the area of a volunteer. */
export async function volunteerWork(act: Act, areas: readonly Area[]): Promise<VolunteerWork> {
  const grant = act.actor.roles.find(({ role }) => role === 'volunteer')
  const area = areas.find((one) => one.id === grant?.scopeId)
  const { districtIds } = scopeOf(areas, area?.slug ?? null)
  const plans = await listPublic(
    act.db,
    {
      need: 'hands',
      progresses: ['intake', 'assessment', 'decision', 'agreements', 'execution'],
      districtIds: districtIds ?? undefined,
    },
    { sort: 'changed', from: null, limit: 12 },
  )
  return {
    areas: areaNames(act, areas, 'volunteer'),
    slug: area?.slug ?? null,
    plans,
    context: await cardContext(act, plans, areas),
  }
}

export function VolunteerSection({ act, work }: { readonly act: Act; readonly work: VolunteerWork }) {
  const { locale } = act
  const t = texts(locale).volunteer
  return (
    <Section title={t.title(work.areas.join(', ') || texts(locale).wholeCity)}>
      {work.plans.length > 0 ? (
        <>
          <p>{t.text}</p>
          <InitiativeCards initiatives={work.plans} context={work.context} level={3} />
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={3}
          scene="meeting"
          instead={
            <LinkButton kind="secondary" href={paths.initiatives({ gebied: work.slug ?? undefined })}>
              {texts(locale).council.allInitiatives}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <p>{t.contact(act.municipality.team.telephone)}</p>
    </Section>
  )
}
