import { maySeeContactDetails, type Party } from '../../../cases/index.ts'
import { type Day, formatDay } from '../../../kit/dates.ts'
import type { Person as KnownPerson } from '../../../people/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Person } from '../../../ui/person/person.tsx'
import type { MarginProps } from './margin.tsx'
import { texts } from './texts.ts'

/** Guide, officer and substitute, with who is away and who answers now. */
export function WhoDoesWhat({ act, found }: MarginProps) {
  const { locale } = act
  const t = texts(locale).margin
  const { opened, people } = found
  const { guideId, officerId, substituteId } = opened.state
  const awayUntil = (id: string | null): Day | null =>
    opened.absences.find((absence) => absence.person_id === id)?.last_day ?? null
  const roles = [
    ...(guideId ? [{ id: guideId, role: t.guide }] : officerId ? [{ id: officerId, role: t.officer }] : []),
    ...(substituteId ? [{ id: substituteId, role: t.substitute }] : []),
  ]
  const standIn =
    opened.contactId && !roles.some(({ id }) => id === opened.contactId)
      ? [{ id: opened.contactId, role: t.answersNow }]
      : []
  return (
    <Section title={t.people} level={3}>
      {guideId === null && opened.state.status !== 'ended' && <p>{t.noGuide}</p>}
      {[...roles, ...standIn].map(({ id, role }) => {
        const until = awayUntil(id)
        return (
          <Person
            key={id + role}
            locale={locale}
            name={people.get(id)?.name ?? ''}
            relation={role}
            telephone={people.get(id)?.phone ?? undefined}
            note={until ? t.away(formatDay(until, locale, 'long')) : undefined}
          />
        )
      })}
    </Section>
  )
}

/** Somebody who takes part in more than one way is one person. */
function byPerson(parties: readonly Party[]): ReadonlyMap<string, readonly Party[]> {
  const found = new Map<string, readonly Party[]>()
  for (const party of parties) {
    const key = party.person_id ?? party.id
    found.set(key, [...(found.get(key) ?? []), party])
  }
  return found
}

/** Who takes part. How to reach them is for who works on the case only (rule 9). */
export function Parties({ act, found }: MarginProps) {
  const { locale } = act
  const t = texts(locale).margin
  const { opened, people } = found
  const shows = maySeeContactDetails(act.actor, opened.relations)
  const contact = (person: KnownPerson | undefined) =>
    shows && person
      ? {
          telephone: person.phone ?? undefined,
          email: person.email ?? undefined,
          note:
            [t.channels[person.channel], person.channel === 'letter' ? person.postal_address : null]
              .filter(Boolean)
              .join(' ') || undefined,
        }
      : {}
  return (
    <Section title={t.parties} level={3}>
      {[...byPerson(opened.parties).values()].map((parts) => {
        const person = people.get(parts[0]?.person_id ?? '')
        const named = parts.map(({ role, organisation_id: id }) => {
          const organisation = found.organisations.get(id ?? '')?.name
          return person && organisation ? `${t.partyRoles[role]}, ${organisation}` : t.partyRoles[role]
        })
        const organisation = found.organisations.get(parts[0]?.organisation_id ?? '')?.name
        return (
          <Person
            key={parts[0]?.id}
            locale={locale}
            name={person?.name ?? organisation ?? ''}
            relation={[...new Set(named)].join(' · ')}
            {...contact(person)}
          />
        )
      })}
      {!shows && <p class="small">{t.noContact}</p>}
    </Section>
  )
}
