import { activityTexts, listToAnswer, reachActivity, whereInWords, wheresOf } from '../../activities/index.ts'
import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { outcomeBadge } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { groupsOf, responsesByIds } from '../store.ts'

const mostRows = 100_000

/**
 * `.../activiteiten/{activiteit}/inbreng.csv`: everything that is owed an answer, where it is and what was done with it.
 * Names and addresses of people are left out; what is private comes along for who works on the project alone.
 */
export async function giveContributions(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { activity, canWork } = await reachActivity(c)
  const t = deskTexts(locale)
  const words = activityTexts(locale)
  const [found, wheres, groups] = await Promise.all([
    listToAnswer(db, activity.id, {
      which: 'all',
      text: '',
      withPrivate: canWork,
      offset: 0,
      limit: mostRows,
    }),
    wheresOf(db, activity, []),
    groupsOf(db, [activity.id]),
  ])
  const ids = [...new Set(found.flatMap(({ response_id }) => response_id ?? []))]
  const responses = new Map((await responsesByIds(db, ids)).map((one) => [one.id, one]))
  return giveSheet(c, {
    title: `${activity.slug}-${t.sheet.name}`,
    columns: t.sheet.columns,
    rows: found.map((one) => {
      const given = responses.get(one.response_id ?? '')
      return [
        ...[one.nr, dayOf(one.at), words.kinds[one.kind], words.channels[one.channel], one.title, one.body],
        ...[
          one.is_private ? t.sheet.team : t.sheet.everybody,
          whereInWords(one, wheres, locale),
          one.lat,
          one.lon,
        ],
        ...[one.supports, one.comments],
        one.is_private
          ? null
          : one.state === 'shown'
            ? t.sheet.shown
            : t.states[one.state === 'held' ? 'held' : 'hidden'],
        ...[groups.find(({ id }) => id === one.group_id)?.name ?? null],
        ...[given ? outcomeBadge(given, locale).label : null, given?.reasons ?? null],
      ]
    }),
  })
}
