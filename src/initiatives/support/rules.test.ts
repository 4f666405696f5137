import { describe, expect, test } from 'vitest'
import { closedFor, normalAddress, overTime, signersIn, takesPaper } from './rules.ts'

const kinds = ['neighbourhood_wish', 'city_wish']
const wish = { kind: 'neighbourhood_wish', public: true, progress: 'assessment' } as const

describe('whether neighbours can say what they think', () => {
  test('as long as it is to be decided, of the kinds of the municipality', () => {
    expect(closedFor(wish, kinds)).toBeNull()
    expect(closedFor({ ...wish, progress: 'decision' }, kinds)).toBeNull()
    expect(closedFor({ ...wish, kind: 'green' }, kinds)).toBe('kind')
    expect(closedFor({ ...wish, public: false }, kinds)).toBe('not_public')
    expect(closedFor({ ...wish, progress: 'execution' }, kinds)).toBe('decided')
    expect(closedFor({ ...wish, public: false, progress: 'stopped' }, kinds)).toBe('ended')
  })

  test('lists on paper also before a plan is on the site', () => {
    expect(takesPaper(null)).toBe(true)
    expect(takesPaper('not_public')).toBe(true)
    expect(takesPaper('decided')).toBe(false)
  })
})

test('one address written in two ways is one', () => {
  expect(normalAddress(' Anna@Voorbeeld.Example ')).toBe(normalAddress('anna@voorbeeld.example'))
})

describe('a list that was typed over', () => {
  test('has one name a line, without empty lines and the numbers of the lines', () => {
    expect(signersIn('1. Anna de Boer, Vogelstraat\n\n  Jan  Smit , Havenkade \n')).toEqual([
      'Anna de Boer, Vogelstraat',
      'Jan Smit , Havenkade',
    ])
  })

  test('has nobody twice, also not from an earlier list', () => {
    expect(signersIn('Anna de Boer, Vogelstraat\nanna de boer Vogelstraat')).toHaveLength(1)
    expect(signersIn('Anna de Boer, Vogelstraat\nPiet Vos', ['ANNA DE BOER; vogelstraat'])).toEqual([
      'Piet Vos',
    ])
    expect(signersIn('Anna de Boer, Vogelstraat 12\nAnna de Boer, Vogelstraat 14')).toHaveLength(2)
  })
})

test('months add up', () => {
  const at = (day: string) => new Date(`${day}T12:00:00Z`)
  const months = overTime(
    [
      { side: 'for', said_at: at('2026-09-03') },
      { side: 'for', said_at: at('2026-10-03') },
      { side: 'against', said_at: at('2026-10-20') },
    ],
    [{ amount: 12, entered_at: at('2026-10-02') }],
  )
  expect(months).toEqual([
    { month: '2026-09-01', came: { for: 1, against: 0, paper: 0 }, total: { for: 1, against: 0, paper: 0 } },
    {
      month: '2026-10-01',
      came: { for: 1, against: 1, paper: 12 },
      total: { for: 2, against: 1, paper: 12 },
    },
  ])
})
