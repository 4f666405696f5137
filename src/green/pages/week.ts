import type { NowPart } from '../../initiatives/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { mondayOf, stageOf } from '../rules.ts'
import { linesByIds } from '../store.ts'
import { texts } from '../texts.ts'

/** For who asked: that it can be done and in which week, from when it is planned until that week is over. */
export const weekOnPlan: NowPart = async (act, caseIds) => {
  const { locale } = act
  const thisWeek = mondayOf(dayOf(act.now))
  const lines = await linesByIds(act.db, caseIds)
  return new Map(
    lines.flatMap((line) => {
      const { case_id, week, what } = line
      if (week === null || week < thisWeek || stageOf(line) !== 'planned') return []
      return [[case_id, [{ text: texts(locale).week[what](formatDay(week, locale, 'long')) }]] as const]
    }),
  )
}
