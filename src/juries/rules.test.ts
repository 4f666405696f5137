import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  averageScore,
  type Ballots,
  changeRefusal,
  type Dividable,
  divide,
  inRoundOrder,
  isReadyToVote,
  judgeRefusal,
  judgesOf,
  likelyConflict,
  outcomeRefusal,
  planRefusal,
  quarterOf,
  type Seat,
  streetOf,
  voteResult,
  votersIn,
} from './rules.ts'

const seat = (personId: string, part: Seat['part'] = 'member', untilDay: string | null = null): Seat => ({
  personId,
  part,
  fromDay: '2024-01-01',
  untilDay,
})
const ballots = (yes: number, no: number, blank = 0): Ballots => ({ yes, no, blank })
const rules = { quorum: 4, ties: 'scores', highestScore: 5 } as const
const nothing = { chair: null, score: null }

describe('who judges', () => {
  const seats = [seat('a', 'chair'), seat('b'), seat('c', 'member', '2026-10-31'), seat('s', 'substitute')]
  const ids = (list: readonly Seat[]) => list.map(({ personId }) => personId)

  test('members and chair whose term holds; a substitute only for who is absent', () => {
    expect(ids(judgesOf(seats, [], '2026-10-31'))).toEqual(['a', 'b', 'c'])
    expect(ids(judgesOf(seats, [], '2026-11-01'))).toEqual(['a', 'b'])
    expect(ids(judgesOf(seats, [{ personId: 'b', substituteId: 's' }], '2026-11-01'))).toEqual(['a', 's'])
    expect(ids(judgesOf(seats, [{ personId: 'b', substituteId: null }], '2026-11-01'))).toEqual(['a'])
    // Whose term is over is nobody to stand in for.
    expect(ids(judgesOf(seats, [{ personId: 'c', substituteId: 's' }], '2026-11-01'))).toEqual(['a', 'b'])
  })

  test('not without a seat, with an interest, too early or too late', () => {
    const fine = {
      state: 'judging',
      votesUntil: '2026-12-01',
      hasLeft: false,
      isJudge: true,
      hasInterest: false,
    } as const
    expect(judgeRefusal(fine, '2026-12-01')).toBeNull()
    expect(judgeRefusal(fine, '2026-12-02')).toBe('too_late')
    expect(judgeRefusal({ ...fine, isJudge: false }, '2026-12-01')).toBe('not_in_round')
    expect(judgeRefusal({ ...fine, hasInterest: true }, '2026-12-01')).toBe('has_interest')
    expect(judgeRefusal({ ...fine, hasLeft: true }, '2026-12-01')).toBe('has_left')
    expect(judgeRefusal({ ...fine, state: 'counted' }, '2026-12-01')).toBe('not_judging')
  })

  test('an interest is suggested to a party, a supporter and a neighbour', () => {
    const wish = { partyIds: ['p'], supporterIds: ['q'], address: 'Kade bij de brug' }
    expect(likelyConflict({ personId: 'p', address: null }, wish)).toBe('party')
    expect(likelyConflict({ personId: 'q', address: null }, wish)).toBe('supporter')
    expect(likelyConflict({ personId: 'r', address: 'Lange Kade 3' }, wish)).toBeNull()
    const near = { ...wish, address: 'Lange Kade 40, bij de brug' }
    expect(likelyConflict({ personId: 'r', address: 'Lange Kade 3a\n3311 AA Waterstad' }, near)).toBe(
      'lives_near',
    )
    expect(streetOf('12')).toBeNull()
    expect(streetOf(null)).toBeNull()
  })
})

describe('a vote', () => {
  test('comes after the points, or changes what was voted', () => {
    const scores = [{ personId: 'p' }]
    expect(isReadyToVote('p', { scores, hasVoted: false })).toBe(true)
    expect(isReadyToVote('q', { scores, hasVoted: false })).toBe(false)
    expect(isReadyToVote('q', { scores: [], hasVoted: true })).toBe(true)
    expect(isReadyToVote(null, { scores, hasVoted: false })).toBe(false)
  })

  test('needs its quorum; a blank vote counts for that and for neither side', () => {
    expect(voteResult(ballots(3, 0), rules, nothing)).toEqual({
      says: 'nothing',
      because: 'no_quorum',
      missing: 1,
    })
    expect(voteResult(ballots(2, 1, 1), rules, nothing)).toEqual({ says: 'yes', because: 'majority' })
    expect(voteResult(ballots(1, 2, 1), rules, nothing)).toEqual({ says: 'no', because: 'majority' })
    expect(voteResult(ballots(0, 0, 6), rules, nothing)).toMatchObject({
      says: 'nothing',
      because: 'only_blank',
    })
  })

  test('a tie goes by the rule of the scheme', () => {
    const tie = ballots(3, 3)
    expect(voteResult(tie, rules, { chair: null, score: 300 })).toEqual({
      says: 'yes',
      because: 'tie_scores',
    })
    expect(voteResult(tie, rules, { chair: null, score: 299 })).toEqual({ says: 'no', because: 'tie_scores' })
    const byChair = { ...rules, ties: 'chair' } as const
    expect(voteResult(tie, byChair, { chair: 'yes', score: 100 })).toEqual({
      says: 'yes',
      because: 'tie_chair',
    })
    expect(voteResult(tie, byChair, { chair: 'blank', score: 500 })).toEqual({
      says: 'no',
      because: 'tie_no',
    })
    expect(voteResult(tie, { ...rules, ties: 'no' }, { chair: 'yes', score: 500 }).because).toBe('tie_no')
  })

  test('the average is of members, not of numbers', () => {
    const score = (personId: string, criterion: string, score: number) => ({ personId, criterion, score })
    expect(averageScore([])).toBeNull()
    expect(averageScore([score('a', 'x', 5), score('a', 'y', 5), score('b', 'x', 1)])).toBe(300)
  })

  test('one more for never turns a yes into a no', () => {
    const count = fc.integer({ min: 0, max: 12 })
    const rule = fc.constantFrom('chair' as const, 'scores' as const, 'no' as const)
    fc.assert(
      fc.property(
        count,
        count,
        count,
        rule,
        fc.integer({ min: 100, max: 500 }),
        (yes, no, blank, ties, score) => {
          const on = { chair: null, score }
          const before = voteResult({ yes, no, blank }, { ...rules, ties }, on)
          const after = voteResult({ yes: yes + 1, no, blank }, { ...rules, ties }, on)
          if (before.says === 'yes') expect(after.says).toBe('yes')
          if (votersIn({ yes, no, blank }) < rules.quorum) expect(before.says).toBe('nothing')
        },
      ),
    )
  })
})

const wishes = fc
  .array(
    fc.record({
      requested: fc.integer({ min: 1, max: 3_000_00 }),
      says: fc.constantFrom('yes' as const, 'no' as const, 'nothing' as const),
      score: fc.option(fc.integer({ min: 100, max: 500 }), { nil: null }),
      yes: fc.integer({ min: 0, max: 9 }),
      no: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 40 },
  )
  .map((list): readonly Dividable[] =>
    list.map(({ yes, no, ...one }, index) => ({
      ...one,
      id: String(index),
      ballots: ballots(yes, no),
      position: index + 1,
    })),
  )

describe('the money of a round', () => {
  const wish = (id: string, requested: number, score: number, position: number): Dividable => ({
    ...{ id, requested, score, position },
    says: 'yes',
    ballots: ballots(5, 0),
  })

  test('goes by order; what does not fit gets what is left, and a smaller one may still fit', () => {
    const list = [wish('a', 600_00, 400, 1), wish('b', 900_00, 450, 2), wish('c', 100_00, 200, 3)]
    const money = { room: 1_200_00, least: 100_00 }
    const whole = divide(list, { order: 'scores', partly: false }, money)
    expect(whole.get('b')).toEqual({ gets: 'all', cents: 900_00 })
    expect(whole.get('a')).toEqual({ gets: 'nothing', because: 'does_not_fit' })
    expect(whole.get('c')).toEqual({ gets: 'all', cents: 100_00 })
    const partly = divide(list, { order: 'scores', partly: true }, money)
    expect(partly.get('a')).toEqual({ gets: 'part', cents: 300_00 })
    expect(partly.get('c')).toEqual({ gets: 'nothing', because: 'does_not_fit' })
    const byReceipt = divide(list, { order: 'receipt', partly: false }, money)
    expect(byReceipt.get('a')).toEqual({ gets: 'all', cents: 600_00 })
  })

  test('is never more than there is, goes to nobody without a yes, and to nobody more than they asked', () => {
    const order = fc.constantFrom('scores' as const, 'votes' as const, 'receipt' as const)
    fc.assert(
      fc.property(
        wishes,
        order,
        fc.boolean(),
        fc.integer({ min: 0, max: 10_000_00 }),
        (list, by, partly, room) => {
          const divided = divide(list, { order: by, partly }, { room, least: 50_00 })
          expect(divided.size).toBe(list.length)
          let sum = 0
          for (const one of list) {
            const got = divided.get(one.id)!
            if (got.gets === 'nothing') continue
            expect(one.says).toBe('yes')
            expect(got.cents).toBeLessThanOrEqual(one.requested)
            sum += got.cents
          }
          expect(sum).toBeLessThanOrEqual(room)
          // Whose wish comes first is not passed over for a later one that asks as much.
          const ordered = inRoundOrder(list, by).filter(({ says }) => says === 'yes')
          ordered.forEach((one, at) => {
            const later = ordered.slice(at + 1).filter((other) => other.requested >= one.requested)
            if (divided.get(one.id)?.gets === 'nothing')
              for (const other of later) expect(divided.get(other.id)?.gets).not.toBe('all')
          })
        },
      ),
    )
  })
})

test('what the jury says follows its vote, and owes the applicant another way', () => {
  const asked = { requested: 500_00, least: 50_00 }
  const given = { cents: null, conditions: null, otherWay: null }
  expect(outcomeRefusal('yes', 'yes', asked, given)).toBeNull()
  expect(outcomeRefusal('yes', 'no', asked, given)).toBe('vote_says_no')
  expect(outcomeRefusal('yes', 'nothing', asked, given)).toBe('no_vote')
  expect(outcomeRefusal('no', 'yes', asked, { ...given, otherWay: 'x' })).toBe('vote_says_yes')
  expect(outcomeRefusal('no', 'no', asked, given)).toBe('other_way_missing')
  expect(outcomeRefusal('refer', 'nothing', asked, { ...given, otherWay: 'x' })).toBeNull()
  expect(outcomeRefusal('not_now', 'yes', asked, given)).toBeNull()
  expect(outcomeRefusal('question', 'nothing', asked, given)).toBeNull()
  expect(outcomeRefusal('yes_less', 'yes', asked, given)).toBe('amount_missing')
  expect(outcomeRefusal('yes_less', 'yes', asked, { ...given, cents: 600_00 })).toBe('above_request')
  expect(outcomeRefusal('yes_less', 'yes', asked, { ...given, cents: 10_00 })).toBe('below_least')
  expect(outcomeRefusal('yes_less', 'yes', asked, { ...given, cents: 500_00 })).toBe('not_less')
  expect(outcomeRefusal('yes_less', 'yes', asked, { ...given, cents: 500_00, conditions: 'x' })).toBeNull()
})

test('a round closes before it votes and meets', () => {
  const round = { closesOn: '2026-12-01', votesUntil: '2026-12-20', meetingOn: '2026-12-15' }
  const known = { today: '2026-11-21', weeks: null, openUntil: null }
  expect(planRefusal(round, known)).toBeNull()
  expect(planRefusal(round, { ...known, today: '2026-12-02' })).toBe('closes_in_past')
  expect(planRefusal({ ...round, meetingOn: '2026-12-01' }, known)).toBe('meeting_before_closing')
  expect(planRefusal({ ...round, votesUntil: '2026-12-01', meetingOn: null }, known)).toBe(
    'votes_before_closing',
  )
  expect(planRefusal(round, { ...known, weeks: 2 })).toBeNull()
  expect(planRefusal(round, { ...known, weeks: 3 })).toBe('meeting_too_soon')
  expect(planRefusal({ ...round, meetingOn: null }, { ...known, weeks: 3 })).toBeNull()
  expect(planRefusal(round, { ...known, openUntil: '2026-11-30' })).toBeNull()
  expect(planRefusal(round, { ...known, openUntil: '2026-12-01' })).toBe('closes_before_other')
})

test('the days of a round are put later, never earlier than was said', () => {
  const round = { closesOn: '2026-12-01', votesUntil: '2026-12-20', meetingOn: '2027-01-05' }
  const known = { today: '2026-11-21', weeks: 4 }
  expect(changeRefusal(round, { ...round, closesOn: '2026-12-08' }, known)).toBeNull()
  expect(changeRefusal(round, { ...round, closesOn: '2026-12-09' }, known)).toBe('meeting_too_soon')
  expect(changeRefusal(round, { ...round, closesOn: '2026-11-30' }, known)).toBe('closes_earlier')
  expect(changeRefusal(round, { ...round, closesOn: '2026-12-08', votesUntil: '2026-12-08' }, known)).toBe(
    'votes_before_closing',
  )
})

test('a day belongs to its quarter', () => {
  expect(quarterOf('2026-03-31')).toBe('2026-1')
  expect(quarterOf('2026-10-01')).toBe('2026-4')
})
