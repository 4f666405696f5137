import {
  cardContext,
  InitiativeCards,
  type ListedInitiative,
  listPublic,
  scopeOf,
} from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import { peopleWithRoles } from '../../../people/index.ts'
import type { Area } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { areaNames } from './area.tsx'
import { texts } from './texts.ts'

export interface JuryWork {
  readonly areas: readonly string[]
  readonly slug: string | null
  readonly wishes: readonly ListedInitiative[]
  /** By function, as residents know officials. */
  readonly manager: { readonly title: string; readonly telephone: string }
  readonly context: Awaited<ReturnType<typeof cardContext>>
}

/** Public neighbourhood wishes that are being assessed in the area of a jury. */
export async function juryWork(act: Act, areas: readonly Area[]): Promise<JuryWork> {
  const t = texts(act.locale).jury
  const grant = act.actor.roles.find(({ role }) => role === 'jury_member')
  const area = areas.find((one) => one.id === grant?.scopeId)
  const { districtIds } = scopeOf(areas, area?.slug ?? null)
  const wishes = await listPublic(
    act.db,
    { kind: 'neighbourhood_wish', progresses: ['assessment'], districtIds: districtIds ?? undefined },
    { sort: 'oldest', from: null, limit: 12 },
  )
  const managers = await peopleWithRoles(act.db, 'area_manager')
  const manager = managers.find((one) => one.grants.some(({ scopeId }) => scopeId === area?.id))
  return {
    areas: areaNames(act, areas, 'jury_member'),
    slug: area?.slug ?? null,
    wishes,
    manager: {
      title: manager?.job_title ?? t.team,
      telephone: manager?.phone ?? act.municipality.team.telephone,
    },
    context: await cardContext(act, wishes, areas),
  }
}

export function JurySection({ act, work }: { readonly act: Act; readonly work: JuryWork }) {
  const { locale } = act
  const t = texts(locale).jury
  const names = work.areas.join(', ') || texts(locale).wholeCity
  return (
    <Section title={t.title(names)}>
      {work.wishes.length > 0 ? (
        <>
          <p>{t.text}</p>
          <InitiativeCards initiatives={work.wishes} context={work.context} level={3} />
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={3}
          scene="meeting"
          instead={
            <LinkButton
              kind="secondary"
              href={paths.initiatives({ soort: 'neighbourhood_wish', gebied: work.slug ?? undefined })}
            >
              {texts(locale).council.allInitiatives}
            </LinkButton>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      <p>{t.contact(work.manager.title, work.manager.telephone)}</p>
    </Section>
  )
}
