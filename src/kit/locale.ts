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

/**
 * Makes a domain's `texts(locale)` from its Dutch and English texts.
 * The English object must have the shape of the Dutch one: a missing text does not compile.
 */
export function inLocale<T>(languages: { readonly nl: T; readonly en: T }): (locale: Locale) => T {
  return (locale) => languages[locale]
}

export const isLocale = (value: unknown): value is Locale => value === 'nl' || value === 'en'
