import { sceneOfSubject } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { type Area, areaLabel } from '../../places/index.ts'
import { Card, CardList } from '../../ui/card/card.tsx'
import type { HeadingLevel } from '../../ui/heading/heading.tsx'
import { openUntil, type PublicProject } from '../public.ts'
import { texts } from '../texts.ts'
import { ownerName, standingBadge, summaryFor } from '../words.ts'

/** Where a project is about, in words. */
export const areasInWords = (
  areaIds: readonly string[],
  areas: readonly Area[],
  locale: Act['locale'],
): string =>
  areaIds.length === 0
    ? texts(locale).wholeCity
    : areas
        .filter(({ id }) => areaIds.includes(id))
        .map((area) => areaLabel(area, locale))
        .join(', ')

/** Projects as cards: how it stands first, then what it is about. */
export function ProjectCards({
  act,
  projects,
  areas,
  level,
}: {
  readonly act: Pick<Act, 'locale' | 'municipality' | 'now'>
  readonly projects: readonly PublicProject[]
  readonly areas: readonly Area[]
  readonly level: HeadingLevel
}) {
  const { locale, municipality } = act
  return (
    <CardList>
      {projects.map(({ project, plan, photo, standing }) => {
        const until = standing === 'open' ? openUntil(plan, dayOf(act.now)) : null
        const summary = summaryFor(project, locale)
        return (
          <Card
            key={project.id}
            title={project.title}
            lang={langOfWords(locale)}
            href={paths.project(project.slug)}
            level={level}
            status={standingBadge(standing, locale)}
            picture={photo}
            scene={sceneOfSubject(project.subjects[0])}
            facts={[
              ...(until === null ? [] : [texts(locale).list.until(formatDay(until, locale))]),
              areasInWords(project.area_ids, areas, locale),
              ownerName(project, municipality, locale),
            ]}
          >
            <p lang={summary.lang}>{summary.text}</p>
          </Card>
        )
      })}
    </CardList>
  )
}
