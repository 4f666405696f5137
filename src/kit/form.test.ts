import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleanText, type FormInput, type FormRefused, formTitle, parseForm, readRequest } from './form.ts'
import {
  dayText,
  emailText,
  longText,
  moneyText,
  numberText,
  oneOf,
  phoneText,
  readCents,
  shortText,
  someOf,
  ticked,
  timeText,
  uploadedFiles,
  yesOrNo,
} from './form-fields.ts'
import { says } from './form-messages.ts'

const input = (text: Record<string, string[]>): FormInput => ({ text, files: {} })
const post = (body: BodyInit, type?: string) =>
  new Request('http://x/', { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) })

describe('reading a form', () => {
  test('urlencoded, with repeated names, trimmed and clean', async () => {
    const form = await readRequest(
      post('a=%20hoi%00%20&b=1&b=2&c=re%CC%81&d=x%0D%0Ay', 'application/x-www-form-urlencoded'),
    )
    expect(form.text).toEqual({ a: ['hoi'], b: ['1', '2'], c: ['r\u00e9'], d: ['x\ny'] })
  })

  test('multipart with files; an empty file field is no file', async () => {
    const data = new FormData()
    data.set('title', 'Bankje')
    data.set('none', new File([], ''))
    data.set('photo', new File(['abc'], '../a/b.png', { type: 'image/png' }))
    const form = await readRequest(post(data))
    expect(form.text.title).toEqual(['Bankje'])
    expect(Object.keys(form.files)).toEqual(['photo'])
    expect(form.files.photo?.[0]).toMatchObject({
      name: '.. a b.png',
      type: 'image/png',
      size: 3,
      tooLarge: false,
    })
  })

  test('a file over 10 MB is a field error and the rest is kept', async () => {
    const data = new FormData()
    data.set('title', 'Bankje')
    data.set('photo', new File([new Uint8Array(11 * 1024 * 1024)], 'groot.jpg'))
    const form = await readRequest(post(data))
    const result = parseForm(z.object({ title: shortText(), photo: uploadedFiles() }), form, 'nl')
    expect(result).toMatchObject({ ok: false, values: { title: ['Bankje'] } })
    expect(result.ok ? {} : result.errors).toEqual({ photo: expect.stringContaining('10 MB') })
  })

  test('a body over 25 MB, a damaged one and another type are refused with their own status', async () => {
    const refused = (request: Request) =>
      readRequest(request).then(
        () => 200,
        (error: FormRefused) => error.status,
      )
    expect(await refused(post(new Uint8Array(26 * 1024 * 1024), 'application/x-www-form-urlencoded'))).toBe(
      413,
    )
    expect(await refused(post('zomaar', 'multipart/form-data; boundary=x'))).toBe(400)
    expect(await refused(post('{}', 'application/json'))).toBe(415)
  })

  test('a field called __proto__ is a field', async () => {
    const form = await readRequest(post('__proto__=x', 'application/x-www-form-urlencoded'))
    expect(Object.keys(form.text)).toEqual(['__proto__'])
    expect(parseForm(z.object({ constructor: shortText() }), form, 'nl').ok).toBe(false)
  })

  test('control characters go, joined emoji and newlines stay', () => {
    expect(cleanText('a\u0007b\u009fc\n\td 👩‍🌾\ufeff')).toBe('abc\n\td 👩‍🌾')
  })
})

describe('checking a form', () => {
  test('empty is absent; errors name the field, in both languages, in the order of the form', () => {
    const schema = z.object({
      title: shortText(),
      email: emailText(),
      note: longText().optional(),
      pick: oneOf(['a']),
    })
    const typed = input({ email: ['fout'], title: [''], note: [''] })
    const dutch = parseForm(schema, typed, 'nl', { title: 'Titel' })
    expect(dutch).toEqual({
      ok: false,
      values: typed.text,
      errors: {
        title: 'Vul in: Titel.',
        email: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
        pick: 'Kies een antwoord.',
      },
    })
    const english = parseForm(schema, typed, 'en')
    expect(english.ok ? null : english.errors.title).toBe('Fill this in.')
    expect(english.ok ? null : Object.keys(english.errors)).toEqual(['title', 'email', 'pick'])
  })

  test('too few or too many chosen names the question', () => {
    const errorsFor = (least: number, given: readonly string[]) => {
      const schema = z.object({ days: z.array(z.string()).min(least).max(2) })
      const result = parseForm(schema, input({ days: [...given] }), 'nl', { days: 'Dagen' })
      return result.ok ? null : result.errors.days
    }
    expect(errorsFor(1, [])).toBe('Kies een antwoord bij: Dagen.')
    expect(errorsFor(2, ['a'])).toBe('Kies er minstens 2 bij: Dagen')
    expect(errorsFor(1, ['a', 'b', 'c'])).toBe('Kies er hoogstens 2 bij: Dagen')
  })

  test('a title of a million characters is refused in words', () => {
    const result = parseForm(
      z.object({ title: shortText(150) }),
      input({ title: ['a'.repeat(1_000_000)] }),
      'nl',
    )
    expect(result.ok ? null : result.errors.title).toBe(
      'Dit is te lang: 1000000 tekens. Gebruik er hoogstens 150.',
    )
  })

  test('values arrive with their types', () => {
    const schema = z.object({
      day: dayText(),
      time: timeText(),
      money: moneyText(),
      count: numberText({ min: 1 }),
      yes: yesOrNo(),
      many: someOf(['a', 'b']),
      none: someOf(['a']),
      on: ticked(),
      off: ticked(),
      phone: phoneText(),
      maybe: numberText().optional(),
    })
    const result = parseForm(
      schema,
      input({
        day: ['1-2-2027'],
        time: ['9.05'],
        money: ['€ 1.250,50'],
        count: ['3'],
        yes: ['ja'],
        many: ['a', 'b'],
        on: ['ja'],
        phone: ['+31 78 123 45 67'],
      }),
      'nl',
    )
    expect(result).toEqual({
      ok: true,
      value: {
        day: '2027-02-01',
        time: '09:05',
        money: 125_050,
        count: 3,
        yes: true,
        many: ['a', 'b'],
        none: [],
        on: true,
        off: false,
        phone: '+31 78 123 45 67',
      },
    })
  })

  test('faults of typed values are worded', () => {
    const schema = z.object({
      day: dayText(),
      money: moneyText({ max: 100 }),
      count: numberText({ max: 5 }),
      pick: oneOf(['a']),
    })
    const result = parseForm(
      schema,
      input({ day: ['30-2-2027'], money: ['2'], count: ['9'], pick: ['zzz'] }),
      'nl',
    )
    expect(result.ok ? null : result.errors).toEqual({
      day: 'Vul een datum in, zoals 31-12-2026.',
      money: 'Dit bedrag kan hier niet. Kijk het na.',
      count: 'Vul een getal in van 5 of minder.',
      pick: 'Kies een van de antwoorden die er staan.',
    })
  })

  test('a rule of your own speaks both languages', () => {
    const schema = z.object({ code: shortText().refine((x) => x === 'ok', says({ nl: 'Nee', en: 'No' })) })
    const result = parseForm(schema, input({ code: ['x'] }), 'en')
    expect(result.ok ? null : result.errors.code).toBe('No')
  })

  test('the title says that something is wrong', () => {
    expect(formTitle('Je idee', {}, 'nl')).toBe('Je idee')
    expect(formTitle('Je idee', { a: 'x' }, 'nl')).toBe('Fout: Je idee')
    expect(formTitle('Your idea', { a: 'x' }, 'en')).toBe('Error: Your idea')
  })
})

test.each([
  ['250', 25_000],
  ['1.250', 125_000],
  ['1.250,5', 125_050],
  ['99.50', 9_950],
  ['€ 1.250,-', 125_000],
  ['1 000 euro', 100_000],
  ['12.34.56', null],
  ['-5', null],
  ['veel', null],
])('amount %s is %s cents', (text, cents) => expect(readCents(text)).toBe(cents))
