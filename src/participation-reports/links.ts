import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { ReportLinksOf } from '../projects/index.ts'
import { reportsOf } from './store.ts'
import { texts } from './texts.ts'

/** The published versions of the report of a project, the newest first, for its own pages. */
export const reportLinks: ReportLinksOf = async ({ db, locale }, project) => {
  const t = texts(locale)
  const published = (await reportsOf(db, project.id)).filter(({ state }) => state === 'published')
  return published.flatMap(({ id, version, published_at, change_note }, nth) =>
    published_at
      ? [
          {
            ...{ id, at: published_at, title: t.published(version), note: version > 1 ? change_note : null },
            label: t.link(formatDay(dayOf(published_at), locale)),
            href: paths.participationReport(project.slug, nth === 0 ? {} : { versie: String(version) }),
          },
        ]
      : [],
  )
}
