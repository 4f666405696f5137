import type { z } from 'zod'
import { maxFileMegabytes } from './files.ts'
import { inLocale, type Localised } from './locale.ts'

const isQuestion = (label: string): boolean => label.endsWith('?')
/** Some labels are whole sentences. */
const bare = (label: string): string => label.replace(/\.$/, '')

const nl = {
  titlePrefix: 'Fout:',
  fill: (label: string | null) => {
    if (!label) return 'Vul dit in.'
    return isQuestion(label) ? `Geef antwoord op de vraag: ${label}` : `Vul in: ${bare(label)}.`
  },
  choose: (label: string | null) => {
    if (!label) return 'Kies een antwoord.'
    return isQuestion(label)
      ? `Kies een antwoord op de vraag: ${label}`
      : `Kies een antwoord bij: ${bare(label)}.`
  },
  notAnOption: 'Kies een van de antwoorden die er staan.',
  tooLong: (max: number, now: number) => `Dit is te lang: ${now} tekens. Gebruik er hoogstens ${max}.`,
  tooShort: (min: number) => `Dit is te kort. Schrijf minstens ${min} tekens.`,
  number: 'Vul een getal in, bijvoorbeeld 12.',
  numberTooSmall: (min: string) => `Vul een getal in van ${min} of meer.`,
  numberTooBig: (max: string) => `Vul een getal in van ${max} of minder.`,
  chooseAtLeast: (min: number, label: string | null) =>
    `Kies er minstens ${min}${label ? ` bij: ${label}` : '.'}`,
  chooseAtMost: (max: number, label: string | null) =>
    `Kies er hoogstens ${max}${label ? ` bij: ${label}` : '.'}`,
  email: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
  url: 'Vul een webadres in, zoals https://voorbeeld.nl.',
  wrong: 'Dit klopt niet. Kijk het na.',
  fileTooLarge: `Dit bestand is te groot. Kies een bestand van hoogstens ${maxFileMegabytes} MB. Al het andere is bewaard.`,
}

const en: typeof nl = {
  titlePrefix: 'Error:',
  fill: (label) => {
    if (!label) return 'Fill this in.'
    return isQuestion(label) ? `Answer the question: ${label}` : `Fill in: ${bare(label)}.`
  },
  choose: (label) => {
    if (!label) return 'Choose an answer.'
    return isQuestion(label)
      ? `Choose an answer to the question: ${label}`
      : `Choose an answer for: ${bare(label)}.`
  },
  notAnOption: 'Choose one of the answers shown.',
  tooLong: (max, now) => `This is too long: ${now} characters. Use at most ${max}.`,
  tooShort: (min) => `This is too short. Write at least ${min} characters.`,
  number: 'Fill in a number, for example 12.',
  numberTooSmall: (min) => `Fill in a number of ${min} or more.`,
  numberTooBig: (max) => `Fill in a number of ${max} or less.`,
  chooseAtLeast: (min, label) => `Choose at least ${min}${label ? ` for: ${label}` : '.'}`,
  chooseAtMost: (max, label) => `Choose at most ${max}${label ? ` for: ${label}` : '.'}`,
  email: 'Fill in an e-mail address, like name@example.com.',
  url: 'Fill in a web address, like https://example.com.',
  wrong: 'This is not right. Please check it.',
  fileTooLarge: `This file is too large. Choose a file of at most ${maxFileMegabytes} MB. Everything else is kept.`,
}

const locales = {
  nl: { ...nl, forIssue: messageFor(nl, 'nl') },
  en: { ...en, forIssue: messageFor(en, 'en') },
}

/** Messages of forms in plain words, and `forIssue` which words a fault found by Zod. */
export const formMessages = inLocale(locales)

/**
 * Gives a refinement its own message in both languages:
 * `z.string().refine(isPostcode, says({ nl: '...', en: '...' }))`.
 */
export const says = (text: Localised): { readonly params: { readonly says: Localised } } => ({
  params: { says: text },
})

type Issue = z.core.$ZodRawIssue

function messageFor(t: typeof nl, locale: 'nl' | 'en'): (issue: Issue, label: string | null) => string {
  return (issue, label) => {
    switch (issue.code) {
      case 'custom':
        return (issue.params?.says as Localised | undefined)?.[locale] ?? t.wrong
      case 'invalid_type':
        if (issue.input !== undefined && issue.expected === 'number') return t.number
        if (issue.input !== undefined) return t.wrong
        return issue.expected === 'array' || issue.expected === 'boolean' ? t.choose(label) : t.fill(label)
      case 'invalid_union':
      case 'invalid_value':
        return issue.input === undefined ? t.choose(label) : t.notAnOption
      case 'too_big':
        if (issue.origin === 'string') return t.tooLong(Number(issue.maximum), String(issue.input).length)
        return issue.origin === 'array'
          ? t.chooseAtMost(Number(issue.maximum), label)
          : t.numberTooBig(`${issue.maximum}`)
      case 'too_small':
        if (issue.origin === 'string')
          return Number(issue.minimum) <= 1 ? t.fill(label) : t.tooShort(Number(issue.minimum))
        // Of a list that asks for one, an empty answer is an answer left out.
        if (issue.origin === 'array' && Number(issue.minimum) === 1) return t.choose(label)
        return issue.origin === 'array'
          ? t.chooseAtLeast(Number(issue.minimum), label)
          : t.numberTooSmall(`${issue.minimum}`)
      case 'invalid_format':
        if (issue.format === 'email') return t.email
        return issue.format === 'url' ? t.url : t.wrong
      default:
        return t.wrong
    }
  }
}
