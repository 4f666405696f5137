/** The two languages of the interface. Dutch comes first; English is complete too. */
export type Locale = 'nl' | 'en'
export const locales: readonly Locale[] = ['nl', 'en']

/** A text in both languages, as it stands in data files. */
export interface Localised {
  readonly nl: string
  readonly en: string
}

/** Picks the text in the reader's language. */
export const say = (text: Localised, locale: Locale): string => text[locale]

/** The texts of a domain in both languages. */
export interface Languages<T> {
  readonly nl: T
  readonly en: T
}

/** Texts with a name, which a municipality may say in its own words. */
interface NamedTexts {
  readonly ours: Languages<unknown>
  /** From now on these are said instead, in this process. */
  readonly sayInstead: (own: Languages<unknown>) => void
}

const named = new Map<string, NamedTexts>()

/** All texts with a name. */
export const namedTexts = (): ReadonlyMap<string, NamedTexts> => named

/**
 * Makes a domain's `texts(locale)` from its Dutch and English texts.
 * The English object must have the shape of the Dutch one: a missing text does not compile.
 * With a name the municipality can change them (`site/own`); asking for them costs the same.
 */
export function inLocale<T>(languages: Languages<T>, name?: string): (locale: Locale) => T {
  let said = languages
  if (name !== undefined) {
    named.set(name, {
      ours: languages,
      sayInstead: (own) => {
        said = own as Languages<T>
      },
    })
  }
  return (locale) => said[locale]
}

export const isLocale = (value: unknown): value is Locale => value === 'nl' || value === 'en'

/**
 * The language of what people of the city wrote themselves, for a page in another one (WCAG 3.1.2); nothing on a Dutch
 * page.
 */
export const langOfWords = (locale: Locale): 'nl' | undefined => (locale === 'nl' ? undefined : 'nl')

/** In the language of the reader where it was written in that; else in Dutch, and `lang` says so. */
export const inTheirs = (
  nl: string,
  en: string | null,
  locale: Locale,
): { readonly text: string; readonly lang?: 'nl' } =>
  locale === 'en' && en ? { text: en } : { text: nl, ...(locale === 'en' ? { lang: 'nl' as const } : {}) }
