import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, formatDay } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { behindDays, shownDays } from '../rules.ts'
import { lastFetched, noticesIn } from '../store.ts'
import { texts } from '../texts.ts'

const most = 10

/** On the page of an area: the newest official notices there. Null in a city that has none at all. */
export async function noticesHere(act: Act, areaIds: readonly string[]) {
  const { locale } = act
  const t = texts(locale)
  const notices = await noticesIn(act.db, areaIds, addDays(dayOf(act.now), -shownDays), most)
  const fetched = await lastFetched(act.db)
  if (notices.length === 0 && fetched === null) return null
  const isBehind =
    act.municipality.notices.sru_url !== '' &&
    fetched !== null &&
    dayOf(fetched) < addDays(dayOf(act.now), -behindDays)
  return (
    <Section title={t.here} id="bekendmakingen">
      {isBehind && fetched && (
        <p>
          <strong>{t.behind(formatDay(dayOf(fetched), locale))}</strong>{' '}
          <a href="https://www.officielebekendmakingen.nl/">{t.elsewhere}</a>
        </p>
      )}
      {notices.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.hereLead}</p>
          <TaskList
            tasks={notices.map((notice) => ({
              key: notice.id,
              title: notice.title,
              href: paths.notice(notice.id),
              facts: [
                `${t.published} ${formatDay(notice.published_on, locale)}`,
                ...(notice.last_day_to_object
                  ? [t.objectUntil(formatDay(notice.last_day_to_object, locale, 'long'))]
                  : [t.stages[notice.stage]]),
              ],
            }))}
          />
          <p class="small">{t.warning}</p>
        </>
      )}
    </Section>
  )
}
