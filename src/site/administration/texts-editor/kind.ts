import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { locales } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { loadOwn, textsKey } from '../../own/load.ts'
import { insertOwnVersion, ownVersions } from '../../own/store.ts'
import { holeFaults, holesIn, type OwnTexts, ownTextsSchema, textEntries } from '../../own/texts.ts'
import type { DraftFault, DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds } from '../drafts/rules.ts'
import { texts as draftTexts } from '../drafts/texts.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of texts. */
export const textsPath = (part?: string): string => paths.draft(draftKinds.texts, textsKey, part)

/** Where one text is changed. */
export const textPath = (id: string): string => textsPath(`tekst/${encodeURIComponent(id)}`)

async function inForce(act: Act, key: string): Promise<readonly Version<OwnTexts>[]> {
  if (key !== textsKey) return []
  const versions = await ownVersions(act.db, 'texts', textsKey)
  return [
    ...versions.map(({ version, definition }) => ({ version, definition: ownTextsSchema.parse(definition) })),
    { version: 0, definition: {} },
  ]
}

/** Own words that miss what the program fills in, as after an upgrade. */
const check = (own: OwnTexts): readonly DraftFault[] =>
  textEntries().flatMap((entry) => {
    const text = own[entry.id]
    if (!text) return []
    const isRight = locales.every((locale) => {
      const { missing, unknown } = holeFaults(entry, text[locale])
      return missing.length === 0 && unknown.length === 0
    })
    if (isRight) return []
    const holes = holesIn(entry.ours.nl).join(', ')
    const message = {
      nl: `"${text.nl}": ${holes === '' ? texts('nl').noHoles : texts('nl').holes(holes)}`,
      en: `"${text.en}": ${holes === '' ? texts('en').noHoles : texts('en').holes(holes)}`,
    }
    return [{ message, href: textPath(entry.id) }]
  })

/** Words of pages and mails: only what differs from the program is kept. */
export const textsKind: DraftKind<OwnTexts> = {
  name: 'texts',
  read: (stored) => ownTextsSchema.parse(stored),
  current: async (act, key) => (await inForce(act, key))[0] ?? null,
  previous: async (act, key) => (await inForce(act, key))[1] ?? null,
  check,
  facts: (own, locale) => {
    const t = texts(locale)
    return textEntries().flatMap(({ id, module, ours }) =>
      locales.map((language) => ({
        id: `${id}.${language}`,
        part: t.modules[module] ?? module,
        name: language === 'nl' ? t.dutch : t.english,
        value: (own[id] ?? ours)[language],
      })),
    )
  },
  publish: async (act, definition, by) => {
    const version = await insertOwnVersion(act.db, {
      kind: 'texts',
      key: textsKey,
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
  published: () => paths.administerTexts(),
  trial: () => null,
}
