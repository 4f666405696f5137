import type { Db } from '../kit/db.ts'
import { type Locale, locales, say } from '../kit/locale.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import type { Scheme } from './schema.ts'
import { currentSchemes } from './store.ts'

/** Keeps what people find in step with a scheme that was published. */
export async function schemeFollows(db: Db, scheme: Scheme, at: Date): Promise<void> {
  for (const locale of locales) await putFindable(db, findableOf(scheme, at, locale))
}

const findableOf = (scheme: Scheme, at: Date, locale: Locale): Findable => ({
  kind: 'scheme',
  id: `${scheme.key}:${locale}`,
  locale,
  path: paths.scheme(scheme.slug),
  title: say(scheme.title, locale),
  summary: say(scheme.summary, locale),
  text: [scheme.purpose, ...scheme.who_may_apply, ...scheme.conditions]
    .map((text) => say(text, locale))
    .join(' '),
  audience: [everyone],
  areaId: null,
  at,
})

/** All schemes in force, for building the index anew. */
export const schemesToFind: FindableSource = async function* (db) {
  for (const { scheme, publishedAt } of await currentSchemes(db))
    for (const locale of locales) yield findableOf(scheme, publishedAt, locale)
}
