import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import type { Locale, Localised } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { loadOwn, themeKey } from '../../own/load.ts'
import { insertOwnVersion, ownVersions } from '../../own/store.ts'
import {
  colorNames,
  type Measured,
  measure,
  modes,
  ourTheme,
  type Theme,
  themeSchema,
} from '../../own/theme.ts'
import type { DraftFault, DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds, type Fact } from '../drafts/rules.ts'
import { texts as draftTexts } from '../drafts/texts.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of the theme. */
export const themePath = (part?: string): string => paths.draft(draftKinds.theme, themeKey, part)

/** A contrast with a comma or a point, as the reader writes it. */
export const ratioWords = (ratio: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 }).format(ratio)

/** Published themes, newest first; before the first of its own a municipality has that of the program. */
async function inForce(act: Act, key: string): Promise<readonly Version<Theme>[]> {
  if (key !== themeKey) return []
  const versions = await ownVersions(act.db, 'theme', themeKey)
  return [
    ...versions.map(({ version, definition }) => ({ version, definition: themeSchema.parse(definition) })),
    { version: 0, definition: ourTheme },
  ]
}

function faultOf({ front, ground, mode, ratio, least }: Measured): DraftFault {
  const say = (locale: Locale): string => {
    const t = texts(locale)
    const words = [t.colors[front], t.colors[ground], t.modeNames[mode]] as const
    return t.faults(...words, ratioWords(ratio, locale), ratioWords(least, locale))
  }
  const message: Localised = { nl: say('nl'), en: say('en') }
  return { message, href: themePath(mode === 'light' ? 'licht' : 'donker') }
}

function facts(theme: Theme, locale: Locale): readonly Fact[] {
  const t = texts(locale)
  return [
    { id: 'name', part: t.name, name: t.nameLabel, value: theme.name },
    { id: 'font', part: t.name, name: t.font, value: t.fonts[theme.font] },
    ...modes.flatMap((mode) =>
      colorNames.map((name) => ({
        id: `${mode}.${name}`,
        part: t.modes[mode],
        name: t.colors[name],
        value: theme[mode][name],
      })),
    ),
  ]
}

/** The theme: what cannot be read is not published. */
export const themeKind: DraftKind<Theme> = {
  name: 'theme',
  read: (stored) => themeSchema.parse(stored),
  current: async (act, key) => (await inForce(act, key))[0] ?? null,
  previous: async (act, key) => (await inForce(act, key))[1] ?? null,
  check: (theme) =>
    modes.flatMap((mode) =>
      measure(theme, mode)
        .filter(({ enough }) => !enough)
        .map(faultOf),
    ),
  facts,
  publish: async (act, definition, by) => {
    const version = await insertOwnVersion(act.db, {
      kind: 'theme',
      key: themeKey,
      definition,
      published_at: act.now,
      published_by: by,
    })
    if (version === null) throw new Conflict(draftTexts(act.locale).publishedMeanwhile)
    return version
  },
  renew: (act) => loadOwn(act.db),
  title: (_, locale) => texts(locale).title,
  consequence: { nl: texts('nl').consequence, en: texts('en').consequence },
  published: () => paths.administerTheme(),
  trial: () => ({
    href: themePath('voorbeeld'),
    label: { nl: texts('nl').try, en: texts('en').try },
  }),
}
