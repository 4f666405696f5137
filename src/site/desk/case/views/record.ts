import { type OpenedCase, type TimelineItem, timelineFor } from '../../../../cases/index.ts'
import {
  type Initiative,
  initiativesByIds,
  othersIn,
  timelineEntries,
} from '../../../../initiatives/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { filesByIds } from '../../../../kit/files.ts'

/** The timeline as this reader may see it, ready to be told. */
export interface Record {
  readonly items: readonly TimelineItem[]
  entries(items: readonly TimelineItem[]): ReturnType<typeof timelineEntries>
}

/** Reads what happened, with the files and initiatives it speaks of. */
export async function readRecord(act: Act, opened: OpenedCase): Promise<Record> {
  const items = await timelineFor(act, opened)
  const files = await filesByIds(
    act.db,
    items.flatMap((item) => item.fileIds),
  )
  const linked = await initiativesByIds(act.db, othersIn(items))
  const known = {
    opened,
    files: new Map(files.map((file) => [file.id, file])),
    locale: act.locale,
    linked: new Map([...linked].filter(([, one]: readonly [string, Initiative]) => one.public)),
  }
  return { items, entries: (some) => timelineEntries({ ...known, items: some }) }
}
