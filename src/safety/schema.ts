/** What came of an objection to a block. */
export const objectionOutcomes = ['ended', 'stays'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]

/** Longest texts. */
export const longest = { reason: 1000, objection: 1000, reply: 1000 } as const

/** What an incident is. */
export const incidentKinds = [
  'aggression',
  'threat',
  'doxing',
  'discrimination',
  'harassment',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** Whom it was done to. */
export const incidentTargets = ['staff', 'volunteer', 'resident'] as const
export type IncidentTarget = (typeof incidentTargets)[number]

/** Where it happened. */
export const incidentSettings = [
  'online',
  'telephone',
  'counter',
  'meeting',
  'street',
  'home',
  'other',
] as const
export type IncidentSetting = (typeof incidentSettings)[number]

/** Longest texts of an incident. */
export const longestOfIncident = { what: 3000, involved: 1000, done: 3000 } as const
