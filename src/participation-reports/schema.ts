import { z } from 'zod'
import { channels } from '../activities/index.ts'
import { outcomes } from '../answers/index.ts'
import { summarySchema } from '../evaluations/index.ts'
import { isDay } from '../kit/dates.ts'

/** The parts of a report, in the order in which they are read. */
export const reportParts = [
  'question',
  'decision',
  'took_part',
  'reached',
  'meetings',
  'answers',
  'changes',
  'next',
  'evaluation',
  'lessons',
] as const
export type ReportPart = (typeof reportParts)[number]

/** The parts in which the leader says something beside what is known. */
export const ownParts = ['reached', 'changes', 'next', 'evaluation', 'lessons'] as const
export type OwnPart = (typeof ownParts)[number]
export const hasOwnWords = (part: ReportPart): part is OwnPart =>
  (ownParts as readonly string[]).includes(part)

/** What the leader says, by part; a draft may have gaps. */
export const wordsSchema = z.object({
  reached: z.string().default(''),
  changes: z.string().default(''),
  next: z.string().default(''),
  evaluation: z.string().default(''),
  lessons: z.string().default(''),
})
export type ReportWords = Readonly<z.infer<typeof wordsSchema>>
export const noWords: ReportWords = wordsSchema.parse({})
/** Longest text of one part. */
export const longestPart = 5000

const amount = z.number().int().nonnegative()
const day = z.string().refine(isDay)
const outcome = z.enum(outcomes)
const dayOrWords = z.object({ on: day.nullable(), words: z.string() })

/** What the product knows of a project on a day: numbers, days and answers, without anybody's name or words. */
export const factsSchema = z.object({
  on: day,
  question: z.object({
    goal: z.string(),
    fixed: z.string(),
    open: z.string(),
    /** How much influence people got, with what that binds us to. */
    level: z.object({ nl: z.string(), en: z.string() }).nullable(),
  }),
  decision: z.object({ what: z.string(), who: z.string(), when: dayOrWords }),
  people: amount,
  activities: z.array(
    z.object({
      title: z.string(),
      question: z.string(),
      from: day,
      until: day,
      people: amount,
      contributions: amount,
      comments: amount,
      supports: amount,
    }),
  ),
  /** Letters with a code, by activity; null where so few codes were used or not that it would tell of people. */
  letters: z.array(z.object({ title: z.string(), sent: amount, used: amount.nullable() })).default([]),
  channels: z.array(z.object({ channel: z.enum(channels), amount })),
  wanted: z.object({ affected: z.string(), hardToReach: z.string(), reaching: z.string() }),
  meetings: z.array(
    z.object({
      title: z.string(),
      on: day,
      place: z.string(),
      signedUp: amount,
      /** How many were there; null where nobody ticked it. */
      attended: amount.nullable(),
    }),
  ),
  answers: z.array(
    z.object({
      activity: z.string(),
      groups: z.array(
        z.object({
          name: z.string(),
          summary: z.string(),
          amount,
          outcome,
          passedTo: z.string().nullable(),
          reasons: z.string(),
        }),
      ),
      /** Answered by themselves, by what was done with them. */
      alone: z.array(z.object({ outcome, amount })),
    }),
  ),
  unanswered: amount,
  plans: z.array(z.object({ version: amount, on: day, note: z.string().nullable() })),
  feedback: dayOrWords,
  /** Phases that are not over yet. */
  phases: z.array(
    z.object({ name: z.string(), from: day.nullable(), until: day.nullable(), when: z.string().nullable() }),
  ),
  /** How people found it to take part; null where that was not asked, as in older versions. */
  evaluation: summarySchema.nullable().default(null),
})
export type ReportFacts = Readonly<z.infer<typeof factsSchema>>

export type ReportState = 'draft' | 'review' | 'returned' | 'agreed' | 'published'
