import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import { allAreas } from '../../places/index.ts'
import { addSource, readDeadlines, sourceSeed } from '../../sources/index.ts'

/** The funds elsewhere of the demo city: all made up, and marked so. */
export async function loadSources(act: Act, json: unknown): Promise<void> {
  const areas = await allAreas(act.db)
  for (const one of z.array(sourceSeed).parse(json)) {
    const deadlines = readDeadlines(one.deadlines)
    if (deadlines === null) throw new Error(`${one.name} has a closing day that is no day`)
    await addSource(act, {
      name: one.name,
      provider: one.provider,
      level: one.level,
      summary: one.summary.nl,
      summary_en: one.summary.en,
      conditions: one.conditions.nl.join('\n'),
      conditions_en: one.conditions.en.join('\n'),
      for_whom: one.for_whom,
      kinds: one.kinds,
      subjects: one.subjects,
      area_ids: areas.filter(({ name }) => one.areas.includes(name)).map(({ id }) => id),
      min_cents: one.min,
      max_cents: one.max,
      own_share: one.own_share,
      needs: one.needs,
      deadlines,
      link: one.link,
      contact: one.contact,
      source: one.source,
      checked_on: addDays(dayOf(act.now), -one.checked_days_ago),
      is_example: true,
    })
  }
}
