import { z } from 'zod'
import { parseDay } from './dates.ts'
import type { UploadedFile } from './form.ts'
import { says } from './form-messages.ts'

/** Ready-made schemas for what people type; add `.optional()` where the field is not required. */

/** One line of text; `max` in characters. */
export const shortText = (max = 200) => z.string().min(1).max(max)

/** Several lines of text; `max` in characters. */
export const longText = (max = 5000) => z.string().min(1).max(max)

export const emailText = () => z.email().max(254)

const dialable = /^\+?[0-9][0-9 ()/.-]{5,24}$/

/** A telephone number as people write it; kept as typed. */
export const phoneText = () =>
  z.string().refine(
    (text) => dialable.test(text),
    says({
      nl: 'Vul een telefoonnummer in, zoals 06 1234 5678.',
      en: 'Fill in a telephone number, like 06 1234 5678.',
    }),
  )

/** A calendar day `YYYY-MM-DD`; `31-12-2026` as typed in a browser without a date field is understood too. */
export const dayText = () =>
  z.string().transform((text, context) => {
    const day = parseDay(text)
    if (day) return day
    context.addIssue({
      code: 'custom',
      ...says({ nl: 'Vul een datum in, zoals 31-12-2026.', en: 'Fill in a date, like 31-12-2026.' }),
    })
    return z.NEVER
  })

/** A time of day as `HH:MM`; `9.30` is understood too. */
export const timeText = () =>
  z.string().transform((text, context) => {
    const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? []
    if (hour && minute && Number(hour) < 24 && Number(minute) < 60)
      return `${hour.padStart(2, '0')}:${minute}`
    context.addIssue({
      code: 'custom',
      ...says({ nl: 'Vul een tijd in, zoals 19:30.', en: 'Fill in a time, like 19:30.' }),
    })
    return z.NEVER
  })

/** An amount in euros, as integer cents. */
export const moneyText = (limits: { readonly min?: number; readonly max?: number } = {}) =>
  z
    .string()
    .transform((text, context) => {
      const cents = readCents(text)
      if (cents !== null) return cents
      context.addIssue({
        code: 'custom',
        ...says({
          nl: 'Vul een bedrag in, zoals 250 of 99,50.',
          en: 'Fill in an amount, like 250 or 99.50.',
        }),
      })
      return z.NEVER
    })
    .refine((cents) => cents >= (limits.min ?? 0) && cents <= (limits.max ?? 100_000_000_00), {
      ...says({
        nl: 'Dit bedrag kan hier niet. Kijk het na.',
        en: 'This amount is not possible here. Please check it.',
      }),
    })

/**
 * Reads euros as people write them, in integer cents: `250`, `1.250`, `99,50`, `99.50`, `€ 1.250,-`.
 * Null when it cannot be read without guessing.
 */
export function readCents(text: string): number | null {
  const bare = text
    .replace(/^(€|eur|euro)\s*/i, '')
    .replace(/\s*(€|eur|euro)$/i, '')
    .replace(/[,.][-–—]+$/, '')
    .replace(/\s/g, '')
  const [, whole, cents = ''] = /^(\d{1,9}|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? []
  if (!whole) return null
  return Number(whole.replace(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** A whole number. */
export const numberText = (limits: { readonly min?: number; readonly max?: number } = {}) =>
  z
    .string()
    .transform((text, context) => {
      if (/^-?\d{1,12}$/.test(text)) return Number(text)
      context.addIssue({
        code: 'custom',
        ...says({
          nl: 'Vul een heel getal in, bijvoorbeeld 12.',
          en: 'Fill in a whole number, for example 12.',
        }),
      })
      return z.NEVER
    })
    .pipe(
      z
        .number()
        .min(limits.min ?? Number.MIN_SAFE_INTEGER)
        .max(limits.max ?? Number.MAX_SAFE_INTEGER),
    )

/** Answer to a yes/no question (`ja` or `nee`), as a boolean. */
export const yesOrNo = () => z.enum(['ja', 'nee']).transform((answer) => answer === 'ja')

/** A checkbox: true when ticked. */
export const ticked = () =>
  z
    .string()
    .optional()
    .transform((text) => text !== undefined)

/** One of the options of radio buttons or a list. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values)

/** Any of the options of checkboxes; none gives an empty list. */
export const someOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).default([])

const isUpload = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && 'bytes' in value && 'tooLarge' in value

/** One uploaded file. */
export const uploadedFile = () =>
  z.custom<UploadedFile>(isUpload, says({ nl: 'Kies een bestand.', en: 'Choose a file.' }))

/** Uploaded files; none gives an empty list. */
export const uploadedFiles = (max = 10) => z.array(uploadedFile()).max(max).default([])

/** Whether this is an address that a browser can open. */
export const isLink = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)
