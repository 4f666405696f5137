import { describe, expect, it } from 'vitest'
import { deviceOf, isRecent, meetsAssurance, standingOf } from './standing.ts'

const guide = { isStaff: true, required: true, hasApp: false, hasPasskey: false, secondFactor: null } as const

describe('how far somebody is in', () => {
  it('is all the way with a second factor, whatever was asked', () => {
    for (const secondFactor of ['passkey', 'app', 'recovery_code', 'provider'] as const)
      expect(standingOf({ ...guide, hasApp: true, secondFactor })).toBe('in')
  })

  it('is not at all for who has an app and gave no code yet: staff or resident, asked for or not', () => {
    for (const isStaff of [true, false])
      for (const required of [true, false])
        expect(standingOf({ ...guide, isStaff, required, hasApp: true })).toBe('second_step')
  })

  it('is without roles for staff who have no second factor, where it is asked of them', () => {
    expect(standingOf(guide)).toBe('set_up')
    expect(standingOf({ ...guide, hasPasskey: true })).toBe('second_step')
    expect(standingOf({ ...guide, required: false })).toBe('in')
  })

  it('is all the way for residents, jurors and volunteers who came by a link', () => {
    expect(standingOf({ ...guide, isStaff: false })).toBe('in')
    expect(standingOf({ ...guide, isStaff: false, hasPasskey: true })).toBe('in')
  })
})

it('holds what somebody has against what is asked', () => {
  expect(meetsAssurance(undefined, null)).toBe(true)
  expect(meetsAssurance(undefined, 'low')).toBe(true)
  expect(meetsAssurance(undefined, 'substantial')).toBe(false)
  expect(meetsAssurance('low', 'substantial')).toBe(false)
  expect(meetsAssurance('substantial', 'substantial')).toBe(true)
  expect(meetsAssurance('substantial', 'high')).toBe(false)
  expect(meetsAssurance('high', 'low')).toBe(true)
})

it('asks who signed in long ago to do so again', () => {
  const signedInAt = new Date('2026-11-21T10:00:00Z')
  expect(isRecent({ signedInAt }, new Date('2026-11-21T10:29:59Z'))).toBe(true)
  expect(isRecent({ signedInAt }, new Date('2026-11-21T10:30:00Z'))).toBe(false)
  expect(isRecent(null, signedInAt)).toBe(false)
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  ['curl/8.5', null, null],
  [null, null, null],
])('knows the device of %s', (agent, browser, system) => {
  expect(deviceOf(agent)).toEqual({ browser, system })
})
