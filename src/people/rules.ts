import { addDays, type Day, isWorkingDay, weekday } from '../kit/dates.ts'

/** Told by e-mail; others are told by telephone or letter by the contact of the case. */
export const hearsByMail = <
  T extends {
    readonly email: string | null
    readonly channel: string
    readonly email_bounced_at: Date | null
  },
>(
  person: T,
): person is T & { readonly email: string } =>
  person.email !== null && person.channel === 'email' && person.email_bounced_at === null

export interface Away {
  readonly person_id: string
  readonly substitute_id: string | null
}

/** Who answers for `personId` today: the person, or the substitute during an absence (chains are followed once each). */
export function whoAnswers(personId: string, absences: readonly Away[]): string {
  const seen = new Set<string>()
  let current = personId
  while (!seen.has(current)) {
    seen.add(current)
    const substitute = absences.find((absence) => absence.person_id === current)?.substitute_id
    if (!substitute) return current
    current = substitute
  }
  return personId
}

/**
 * The team's officer of the day for a new case (domain rule 1): who is on the roster for that weekday and present,
 * else the next on the roster. In a weekend the officer of the next working day owns the case.
 */
export function officerFor(
  day: Day,
  roster: ReadonlyMap<number, string>,
  absences: readonly Away[],
): string | null {
  let working = day
  while (!isWorkingDay(working)) working = addDays(working, 1)
  const start = weekday(working)
  for (let step = 0; step < 7; step += 1) {
    const officer = roster.get(((start - 1 + step) % 7) + 1)
    if (officer && !absences.some((absence) => absence.person_id === officer)) return officer
  }
  return roster.get(start) ?? [...roster.values()][0] ?? null
}

export type InvitationState = 'open' | 'expired' | 'void' | 'accepted' | 'declined' | 'withdrawn'

/**
 * How an invitation stands. Past its day nobody can accept it; neither when who sent it may no longer give the role
 * (`void`): what somebody could not give today, yesterday's mail does not give either.
 */
export function invitationState(
  invitation: { readonly answer: 'accepted' | 'declined' | 'withdrawn' | null; readonly expires_at: Date },
  senderMayGive: boolean,
  now: Date,
): InvitationState {
  if (invitation.answer !== null) return invitation.answer
  if (invitation.expires_at <= now) return 'expired'
  return senderMayGive ? 'open' : 'void'
}
