import type { ComponentChildren } from 'preact'
import { initiativesByIds, isKind, isSubject, kindWord, subjectWord } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { ranked, type Wish } from '../rules.ts'
import { allSources } from '../store.ts'
import { texts } from '../texts.ts'
import { Found } from './found.tsx'

/** So many stand on the page of a case; the finder has the rest. */
const mostShown = 3

/** Other money that suits a plan, for who takes part in it, while there is no end to the plan. */
export async function moneyOnCase(act: Act, caseId: string): Promise<ComponentChildren> {
  const { db, locale } = act
  const initiative = (await initiativesByIds(db, [caseId])).get(caseId)
  if (!initiative || initiative.progress === 'completed' || initiative.progress === 'stopped') return null
  // The municipality pays for simple green.
  if (initiative.kind === 'green') return null
  const [sources, areas] = await Promise.all([allSources(db), allAreas(db)])
  if (sources.length === 0) return null
  const { kind, subject, district_id, neighbourhood_id } = initiative
  const own = areas.filter(({ id }) => id === district_id || id === neighbourhood_id)
  const wish: Wish = {
    ...(isKind(kind) ? { kind } : {}),
    // "Something else" says nothing of what it is about.
    ...(isSubject(subject) && subject !== 'other' ? { subject } : {}),
    ...(own.length > 0
      ? {
          areaIds: own.flatMap(({ id, parent_id, jury_area_id }) =>
            [id, parent_id, jury_area_id].filter((one) => one !== null),
          ),
        }
      : {}),
  }
  const today = dayOf(act.now)
  const fit = ranked(sources, wish, today)
    .filter(({ match }) => match.against.length === 0)
    .slice(0, mostShown)
  const t = texts(locale).onCase
  const more = paths.findMoney({
    soort: wish.kind ? kindWord(wish.kind) : '',
    onderwerp: wish.subject ? subjectWord(wish.subject) : '',
  })
  return (
    <Section title={t.title} id="geld-van-anderen">
      {fit.length > 0 ? (
        <Disclosure summary={t.text}>
          <ul class="plain-list stack">
            {fit.map(({ source, match }) => (
              <li key={source.id}>
                <Found source={source} match={match} today={today} locale={locale} level="h3" />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : (
        <p>{t.none}</p>
      )}
      <p>
        <a href={more}>{t.more}</a>
      </p>
    </Section>
  )
}
