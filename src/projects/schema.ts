import { z } from 'zod'
import { isDay } from '../kit/dates.ts'

/** The framework that says how much influence people get. */
export const frameworkKey = 'participation-level'

/** Whose project it is. */
export const ownerKinds = ['municipality', 'outside'] as const
export type OwnerKind = (typeof ownerKinds)[number]

export const projectStates = ['preparing', 'running', 'answering', 'closed', 'stopped'] as const
export type ProjectState = (typeof projectStates)[number]

/** How people come in touch with a way to take part: at a screen, without one, or because we come to them. */
export const reaches = ['online', 'offline', 'outreach'] as const
export type Reach = (typeof reaches)[number]

const day = z.string().refine(isDay)
/** May be empty while a plan is being written. */
const words = z.string().default('')

const waySchema = z.object({
  /** Tells the same way apart in two versions of a plan. */
  key: z.string(),
  /** The method of the framework it is, where it is one of those. */
  method: z.string().nullable().default(null),
  what: words,
  from: day.nullable().default(null),
  until: day.nullable().default(null),
  /** "Voorjaar 2027", where there is no day yet. */
  when: words,
  where: words,
  reach: z.enum(reaches).default('offline'),
})

/** What a participation plan says (decision 0041); a draft may have gaps. */
export const planSchema = z.object({
  goal: words,
  decision: words,
  decider: words,
  decisionOn: day.nullable().default(null),
  decisionWhen: words,
  fixed: words,
  open: words,
  affected: words,
  hardToReach: words,
  reaching: words,
  ways: z.array(waySchema).default([]),
  languages: words,
  accessibility: words,
  use: words,
  feedbackOn: day.nullable().default(null),
  feedbackWhen: words,
  feedbackHow: words,
  privacy: words,
  safety: words,
  /** Precautions of the framework that are taken. */
  care: z.array(z.string()).default([]),
  budgetCents: z.number().int().nonnegative().nullable().default(null),
  hours: z.number().int().nonnegative().nullable().default(null),
  contact: words,
  evaluation: words,
  /** Article and reason, where the ordinance makes an exception. */
  exception: words,
})

export type Plan = Readonly<z.infer<typeof planSchema>>
export type Way = Readonly<z.infer<typeof waySchema>>

export const emptyPlan: Plan = planSchema.parse({})

/** The same in addresses and feeds. */
export const stateWords = {
  soon: 'binnenkort',
  open: 'nu-open',
  running: 'loopt',
  answering: 'antwoord',
  closed: 'afgerond',
  stopped: 'gestopt',
} as const
/** Where a project stands for who reads about it. */
export type Standing = keyof typeof stateWords
export const standings = Object.keys(stateWords) as readonly Standing[]
export const projectStands = Object.values(stateWords) as [
  (typeof stateWords)[Standing],
  ...(typeof stateWords)[Standing][],
]
