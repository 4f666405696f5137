import { describe, expect, test } from 'vitest'
import type { StandingCase } from '../../cases/index.ts'
import { asksOf } from './rules.ts'

const today = '2026-11-23'

const standing = (id: string, state: object = {}, events: readonly { readonly type: string }[] = []) =>
  ({
    file: { id },
    events,
    state: { status: 'running', pausedUntil: null, consentOn: '2026-01-01', stepTerm: null, ...state },
  }) as unknown as StandingCase

const around = (changes: Partial<Parameters<typeof asksOf>[1]> = {}) => ({
  unread: new Map<string, number>(),
  asInitiator: new Set(['a', 'b']),
  declined: new Set<string>(),
  money: [],
  ...changes,
})

describe('what a plan asks of its initiator', () => {
  test('nothing, while we are at work', () => {
    expect(asksOf([standing('a')], around(), today)).toEqual([])
  })

  test('an answer comes before everything else', () => {
    const cases = [
      standing('b', { consentOn: null }),
      standing('a', { status: 'paused', pausedUntil: '2026-12-01' }),
    ]
    expect(asksOf(cases, around(), today).map(({ kind, by }) => [kind, by])).toEqual([
      ['answer', '2026-12-01'],
      ['publish', null],
    ])
  })

  test('new messages are said, also of a plan that is over', () => {
    const unread = new Map([
      ['a', 2],
      ['b', 1],
    ])
    const asks = asksOf([standing('a'), standing('b', { status: 'ended' })], around({ unread }), today)
    expect(asks.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['messages', 2],
      ['messages', 1],
    ])
  })

  test('a step of their own from two weeks before its end', () => {
    const turn = (due: string) => standing('a', { stepTerm: { owedBy: 'initiator', due } })
    expect(asksOf([turn('2026-12-07')], around(), today).map(({ kind }) => kind)).toEqual(['turn'])
    expect(asksOf([turn('2026-12-08')], around(), today)).toEqual([])
  })

  test('money asks for an account number at once, and what was done with it when its day comes', () => {
    type Given = Partial<Parameters<typeof asksOf>[1]['money'][number]>
    const granted = (given: Given) =>
      ({ application: { case_id: 'a' }, asksAccount: false, account: null, ...given }) as Parameters<
        typeof asksOf
      >[1]['money'][number]
    const kinds = (given: Given, state: object = {}) =>
      asksOf([standing('a', state)], around({ money: [granted(given)] }), today).map(({ kind, by }) => [
        kind,
        by,
      ])
    expect(kinds({ asksAccount: true })).toEqual([['account_number', today]])
    const checked = { id: 'x', outcome: null, shown: null }
    expect(kinds({ asksAccount: true, account: checked })).toEqual([])
    expect(kinds({ asksAccount: true, account: { ...checked, outcome: 'wrong' } })).toEqual([
      ['account_number', today],
    ])
    const owed = (accountDue: string) => ({ accountDue, report: null, settlement: null })
    expect(kinds(owed('2026-12-21'))).toEqual([['tell_money', '2026-12-21']])
    expect(kinds(owed('2026-12-22'))).toEqual([])
    expect(kinds(owed('2027-06-01'), { status: 'ended' })).toEqual([['tell_money', '2027-06-01']])
    expect(kinds({ ...owed('2026-12-21'), report: {} as never })).toEqual([])
  })

  test('publication is asked once: who took the yes back is left alone, and a partner is not asked', () => {
    const no = standing('a', { consentOn: null }, [{ type: 'consent_withdrawn' }])
    expect(asksOf([no], around(), today)).toEqual([])
    const partner = standing('c', { consentOn: null })
    expect(asksOf([partner], around(), today)).toEqual([])
    expect(asksOf([standing('a')], around({ declined: new Set(['a']) }), today)[0]?.kind).toBe('changes')
  })
})
