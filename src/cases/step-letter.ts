import { type Locale, type Localised, locales } from '../kit/locale.ts'

/** What an administrator may put between braces in the letter of a step, in the language of the letter. */
export const letterWords = {
  title: { nl: 'titel', en: 'title' },
  number: { nl: 'nummer', en: 'number' },
  due: { nl: 'dag', en: 'day' },
} as const satisfies Record<string, Localised>
type LetterWord = keyof typeof letterWords

const words = Object.keys(letterWords) as readonly LetterWord[]
const inBraces = /\{([^{}]*)\}/g

/** The letter with what it is about filled in. Words it does not know stay as they are; the check refuses them. */
export const fillLetter = (
  letter: Localised,
  facts: Readonly<Record<LetterWord, string>>,
  locale: Locale,
): string =>
  letter[locale].replace(inBraces, (whole, name: string) => {
    const word = words.find((one) => letterWords[one][locale] === name.trim())
    return word ? facts[word] : whole
  })

/** Words between braces that mean nothing, with the language they stand in. */
export const unknownWords = (
  letter: Localised,
): readonly { readonly locale: Locale; readonly word: string }[] =>
  locales.flatMap((locale) =>
    [...letter[locale].matchAll(inBraces)]
      .map((match) => (match[1] ?? '').trim())
      .filter((name) => !words.some((one) => letterWords[one][locale] === name))
      .map((word) => ({ locale, word })),
  )
