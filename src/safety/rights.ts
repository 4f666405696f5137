import type { Actor } from '../kit/actor.ts'
import { mayEnter } from '../people/index.ts'

/** Looks after what people put in: blocks somebody, and hears an objection to what a colleague did. */
export const mayModerate = (actor: Actor): boolean => actor.isSystem || mayEnter('moderation', actor)

interface Seen {
  readonly reported_by: string | null
  readonly follow_up_id: string | null
}

/** Keeps the incidents of the whole organisation: all of them, and their figures. */
export const keepsIncidents = (actor: Actor): boolean => actor.isSystem || mayEnter('coordinator', actor)

/** Reads an incident: who reported it, who follows it up, and the coordinators. */
export const mayReadIncident = (actor: Actor, { reported_by, follow_up_id }: Seen): boolean =>
  keepsIncidents(actor) ||
  (mayEnter('staff', actor) &&
    actor.personId !== null &&
    [reported_by, follow_up_id].includes(actor.personId))

/** Adds to an incident that is open: who reported it, and who handles it. */
export const mayAddToIncident = (
  actor: Actor,
  incident: Seen & { readonly closed_at: Date | null },
): boolean => incident.closed_at === null && mayReadIncident(actor, incident)

/** Says what was done, hands it on or closes it: who follows it up, and the coordinators. */
export const mayHandleIncident = (actor: Actor, { follow_up_id }: Pick<Seen, 'follow_up_id'>): boolean =>
  keepsIncidents(actor) ||
  (mayEnter('staff', actor) && actor.personId !== null && follow_up_id === actor.personId)
