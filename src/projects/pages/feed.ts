import { subjectName } from '../../initiatives/index.ts'
import { atomText, atomType } from '../../kit/atom.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { projectsFor } from '../public.ts'
import { texts } from '../texts.ts'
import { summaryFor } from '../words.ts'

const mostEntries = 50

/** `/meedoen.atom`: projects that changed last, of the whole city or of one area (`?gebied=`). */
export async function showProjectsFeed(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale)
  const areas = await allAreas(act.db)
  const slug = c.req.query('gebied')
  const area = slug ? areas.find((one) => one.slug === slug) : undefined
  // A feed of an area that is gone must not silently become that of the whole city.
  if (slug && !area) throw new NotFound()
  const projects = [...(await projectsFor(act, { area, areas, withWholeCity: true }))]
    .sort((one, other) => other.project.changed_at.getTime() - one.project.changed_at.getTime())
    .slice(0, mostEntries)
  const { pathname, search } = new URL(c.req.url)
  const text = atomText({
    title: t.list.feedTitle(area?.name ?? municipality.name),
    subtitle: t.list.feedAbout,
    locale,
    self: absolute(act, `${pathname}${search}`),
    page: absolute(act, `${paths.projects()}${search}`),
    author: municipality.name,
    updatedAt: projects[0]?.project.changed_at ?? new Date(0),
    entries: projects.map(({ project, version, standing }) => ({
      id: absolute(act, paths.project(project.number)),
      title: project.title,
      address: absolute(act, paths.project(project.slug)),
      publishedAt: version.published_at,
      updatedAt: project.changed_at,
      summary: `${t.standings[standing]}. ${summaryFor(project, locale).text}`,
      categories: project.subjects.map((subject) => subjectName(subject, locale)),
    })),
  })
  c.header('Content-Type', `${atomType}; charset=utf-8`)
  return c.body(text)
}
