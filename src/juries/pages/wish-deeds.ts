import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { type FormInput, type FormState, parseForm } from '../../kit/form.ts'
import { longText, moneyText, numberText, oneOf } from '../../kit/form-fields.ts'
import { say } from '../../kit/locale.ts'
import {
  askQuestion,
  declareConflict,
  enterPaperBallots,
  giveScores,
  type JuryFault,
  moveToNext,
  recordOutcome,
  sendQuestion,
  shareAnswer,
  vote,
  withdrawConflict,
} from '../actions.ts'
import { roundRulesOf } from '../jury.ts'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { choices, conflictGrounds, outcomes } from '../rules.ts'
import { texts } from '../texts.ts'
import { type Mine, nextToJudge } from './round-asked.ts'

const conflictSchema = z.object({ ground: oneOf(conflictGrounds) })
const voteSchema = z.object({ choice: oneOf(choices) })
const questionSchema = z.object({ question: longText(2000) })
const sendSchema = z.object({ id: z.uuid(), sent: longText(2000) })
const answerSchema = z.object({ id: z.uuid(), answer: longText(5000) })
const moveSchema = z.object({ reason: longText(1000) })
const ballotSchema = z.object({
  voters: z.array(z.uuid()).min(1),
  yes: numberText({ min: 0, max: 50 }),
  no: numberText({ min: 0, max: 50 }),
  blank: numberText({ min: 0, max: 50 }),
})
const outcomeSchema = z.object({
  outcome: oneOf(outcomes),
  cents: moneyText({ min: 1 }).optional(),
  conditions: longText(2000).optional(),
  reasons: longText(5000),
  otherWay: longText(1000).optional(),
})

/** The names of score fields: one for each criterion. */
export const scoreField = (criterion: string): string => `punten-${criterion}`

/** A field to show each broken rule at. */
export const fieldOf: Partial<Record<JuryFault, string>> = {
  own_wish: 'ground',
  tell_secretary: 'ground',
  score_missing: 'choice',
  points_first: 'choice',
  above_request: 'cents',
  below_least: 'cents',
  amount_missing: 'cents',
  not_less: 'conditions',
  other_way_missing: 'otherWay',
  vote_says_no: 'outcome',
  vote_says_yes: 'outcome',
  no_vote: 'outcome',
  not_counted: 'outcome',
  counts_differ: 'yes',
}

interface Asked {
  readonly act: Act
  readonly input: FormInput
  readonly opened: OpenedRound
  readonly one: OpenedWish
  /** How who acts stands in the round; null when they do not judge in it. */
  readonly mine: Mine | null
}

/** What a form does: a state to show again, or what was done. `apart`: nothing may be kept that tells what was sent. */
export type Deed =
  | { readonly refused: FormState }
  | {
      readonly done: string
      /** The wish to go on to; without it the page of this wish comes back. */
      readonly next?: string
      readonly apart?: boolean
      readonly work: (act: Act) => Promise<string | null>
    }

type VoteAndPoints = z.infer<typeof voteSchema> & Readonly<Record<string, string>>

/** How the points of a form are read: one field for each criterion of the scheme. */
function scoring({ act, opened }: Asked) {
  const { highest_score } = roundRulesOf(opened.scheme)
  const levels = Array.from({ length: highest_score }, (_, index) => String(index + 1))
  const { criteria } = opened.scheme
  const level = z.enum(levels as [string, ...string[]])
  return {
    schema: z.object(Object.fromEntries(criteria.map(({ key }) => [scoreField(key), level]))),
    labels: Object.fromEntries(criteria.map(({ key, title }) => [scoreField(key), say(title, act.locale)])),
    scoresIn: (given: Readonly<Record<string, string>>): Readonly<Record<string, number>> =>
      Object.fromEntries(criteria.map(({ key }) => [key, Number(given[scoreField(key)])])),
  }
}

/** What the forms of a wish do, by their `doen`. */
export const deeds: Readonly<Record<string, (asked: Asked) => Deed>> = {
  belang: ({ act, input, one }) => {
    const t = texts(act.locale).wishPage
    const parsed = parseForm(conflictSchema, input, act.locale, { ground: t.conflictWhy })
    if (!parsed.ok) return { refused: parsed }
    const { ground } = parsed.value
    const work = async (act: Act): Promise<string | null> =>
      (await declareConflict(act, { wishId: one.wish.id, ground })) ? 'opnieuw' : null
    return { done: 'belang', work }
  },
  'geen-belang': ({ one }) => ({
    done: 'geen-belang',
    work: async (act) => {
      await withdrawConflict(act, { wishId: one.wish.id })
      return null
    },
  }),
  punten: (asked) => {
    const { schema, labels, scoresIn } = scoring(asked)
    const parsed = parseForm(schema, asked.input, asked.act.locale, labels)
    if (!parsed.ok) return { refused: parsed }
    const scores = scoresIn(parsed.value)
    return { done: 'punten', work: (act) => nothing(giveScores(act, { wishId: asked.one.wish.id, scores })) }
  },
  // Points and vote go in one press; who saved points before may send the vote alone.
  stem: (asked) => {
    const { act, input, one, opened, mine } = asked
    const { schema, labels, scoresIn } = scoring(asked)
    const owesPoints = mine && ![mine.scored, mine.voted, mine.conflicts].some((ids) => ids.has(one.wish.id))
    const withPoints = owesPoints || Object.keys(labels).some((name) => name in input.text)
    const parsed = parseForm(
      withPoints ? schema.extend(voteSchema.shape) : voteSchema.extend({}),
      input,
      act.locale,
      { ...labels, choice: texts(act.locale).wishPage.voteQuestion },
    )
    if (!parsed.ok) return { refused: parsed }
    const { choice, ...points } = parsed.value as VoteAndPoints
    const next = mine && nextToJudge(opened, mine, one.wish)
    return {
      done: next ? 'verder' : 'stem',
      ...(next ? { next: next.wish.id } : {}),
      apart: opened.round.secret,
      work: async (act) => {
        if (withPoints) await giveScores(act, { wishId: one.wish.id, scores: scoresIn(points) })
        await vote(act, { wishId: one.wish.id, choice })
        return null
      },
    }
  },
  vraag: ({ act, input, one }) => {
    const parsed = parseForm(questionSchema, input, act.locale, {
      question: texts(act.locale).wishPage.questionField,
    })
    if (!parsed.ok) return { refused: parsed }
    const { question } = parsed.value
    return { done: 'vraag', work: (act) => nothing(askQuestion(act, { wishId: one.wish.id, question })) }
  },
  'vraag-versturen': ({ act, input }) => {
    const parsed = parseForm(sendSchema, input, act.locale, { sent: texts(act.locale).wishPage.toSendField })
    if (!parsed.ok) return { refused: parsed }
    const { id, sent } = parsed.value
    return {
      done: 'verstuurd',
      work: (act) => nothing(sendQuestion(act, { questionId: id, question: sent })),
    }
  },
  antwoord: ({ act, input }) => {
    const parsed = parseForm(answerSchema, input, act.locale, {
      answer: texts(act.locale).wishPage.answerField,
    })
    if (!parsed.ok) return { refused: parsed }
    const { id, answer } = parsed.value
    return { done: 'antwoord', work: (act) => nothing(shareAnswer(act, { questionId: id, answer })) }
  },
  volgende: ({ act, input, one }) => {
    const parsed = parseForm(moveSchema, input, act.locale, { reason: texts(act.locale).wishPage.moveReason })
    if (!parsed.ok) return { refused: parsed }
    const { reason } = parsed.value
    return { done: 'volgende', work: (act) => nothing(moveToNext(act, { wishId: one.wish.id, reason })) }
  },
  briefjes: ({ act, input, one }) => {
    const t = texts(act.locale)
    const labels = { voters: t.wishPage.ballotsWho, ...t.choices }
    const parsed = parseForm(ballotSchema, input, act.locale, labels)
    if (!parsed.ok) return { refused: parsed }
    const { voters, yes, no, blank } = parsed.value
    return {
      done: 'briefjes',
      apart: true,
      work: (act) =>
        nothing(enterPaperBallots(act, { wishId: one.wish.id, voterIds: voters, yes, no, blank })),
    }
  },
  advies: ({ act, input, one }) => {
    const t = texts(act.locale).wishPage
    const labels = {
      outcome: t.outcomeField,
      cents: t.cents,
      conditions: t.conditions,
      reasons: t.reasons,
      otherWay: t.otherWay,
    }
    const parsed = parseForm(outcomeSchema, input, act.locale, labels)
    if (!parsed.ok) return { refused: parsed }
    const { outcome, cents = null, conditions = null, reasons, otherWay = null } = parsed.value
    const advice = { wishId: one.wish.id, outcome, cents, conditions, reasons, otherWay }
    return { done: 'advies', work: (act) => nothing(recordOutcome(act, advice)) }
  },
}

async function nothing(work: Promise<void>): Promise<null> {
  await work
  return null
}
