import type { Ctx } from '../../../../kit/http.ts'
import { Timeline } from '../../../../ui/timeline/timeline.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { texts } from '../texts.ts'
import { readRecord } from './record.ts'

/** Everything that happened, each with who sees it. */
export async function showHistory(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await readDeskCase(act, await openOnDesk(c))
  const { items, entries } = await readRecord(act, found.opened)
  return casePage(c, found, {
    view: 'history',
    record: (
      <>
        <p>{texts(act.locale).history.lead}</p>
        <Timeline locale={act.locale} level={2} entries={entries(items)} />
      </>
    ),
  })
}
