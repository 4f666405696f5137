import { addDays, addWorkingDays, type Day, dayOf } from '../kit/dates.ts'

interface Span {
  readonly last_day: Day
  readonly ended_at: Date | null
}

/** Whether a block holds: it ends by itself after its last day. */
export const isRunning = ({ last_day, ended_at }: Span, today: Day): boolean =>
  ended_at === null && today <= last_day

/** The last of so many days, today being the first. */
export const lastDayOf = (today: Day, days: number): Day => addDays(today, days - 1)

/** An objection is made once, while the block holds. */
export const mayObject = (block: Span & { readonly objected_at: Date | null }, today: Day): boolean =>
  isRunning(block, today) && block.objected_at === null

/** Whether somebody still has to decide about an objection. */
export const waitsForAnswer = (
  block: Span & { readonly objected_at: Date | null; readonly objection_outcome: string | null },
  today: Day,
): boolean => isRunning(block, today) && block.objected_at !== null && block.objection_outcome === null

/** Who is objected to does not decide about it. */
export const maySettle = (
  { personId }: { readonly personId: string | null },
  { blocked_by }: { readonly blocked_by: string | null },
): boolean => personId !== null && personId !== blocked_by

/** By when somebody who disagrees hears what another official decided. */
export const answerBy = (asked: Date, workingDays: number, decreed: readonly Day[] = []): Day =>
  addWorkingDays(dayOf(asked), workingDays, decreed)

/** Whether who follows an incident up is reminded today: on the day itself, and every week after it. */
export const isReminded = (
  incident: {
    readonly follow_up_on: Day | null
    readonly reminded_on: Day | null
    readonly closed_at: Date | null
  },
  today: Day,
): boolean =>
  incident.closed_at === null &&
  incident.follow_up_on !== null &&
  incident.follow_up_on <= today &&
  (incident.reminded_on === null ||
    incident.reminded_on < incident.follow_up_on ||
    addDays(incident.reminded_on, 7) <= today)

/** What an incident is about, as its address at the desk tells. */
export type IncidentAbout =
  | { readonly kind: 'contribution'; readonly path: string; readonly project: string; readonly nr: number }
  | { readonly kind: 'block'; readonly path: string }

/** Reads what an incident is about from its address; null for anything else. */
export function aboutOf(path: string | null): IncidentAbout | null {
  const contribution =
    /^\/werk\/projecten\/(P\d{4}-\d{4,9})\/activiteiten\/[a-z0-9-]+\/antwoorden\/(\d{1,15})$/.exec(path ?? '')
  if (path !== null && contribution?.[1])
    return { kind: 'contribution', path, project: contribution[1], nr: Number(contribution[2]) }
  const isBlock = /^\/werk\/blokkades\/[0-9a-f-]{36}$/.test(path ?? '')
  return path !== null && isBlock ? { kind: 'block', path } : null
}
