import { commitmentsToFind } from '../../commitments/index.ts'
import { doableToFind } from '../../doable/index.ts'
import { schemesToFind } from '../../funds/index.ts'
import { initiativesToFind } from '../../initiatives/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import type { Command } from '../../kit/command.ts'
import { readMark, writeMark } from '../../kit/installation.ts'
import { addJob, type Jobs } from '../../kit/jobs.ts'
import { rebuildIndex } from '../../kit/search.ts'
import { loanItemsToFind } from '../../lending/index.ts'
import { panelsToFind } from '../../panels/index.ts'
import { areasToFind } from '../../places/index.ts'
import { projectsToFind } from '../../projects/index.ts'
import { sourcesToFind } from '../../sources/index.ts'
import { spotsToFind } from '../../spots/index.ts'
import { fixedPages } from './fixed.ts'

/** Goes up when the index holds other things, or the words of the same things in another way. */
const indexVersion = 6
const mark = 'search_index'

/** Builds anew what people find, from what is stored. Readers keep the old index until it is done. */
export const rebuildSearch = (act: Act): Promise<number> =>
  inTransaction(act, async (act) => {
    const sources = [
      initiativesToFind,
      commitmentsToFind,
      schemesToFind,
      sourcesToFind,
      spotsToFind,
      loanItemsToFind,
      doableToFind,
      projectsToFind,
      panelsToFind,
      areasToFind,
      fixedPages(act.municipality),
    ]
    const count = await rebuildIndex(act.db, sources)
    await writeMark(act.db, mark, indexVersion)
    return count
  })

/** Words of somebody who was erased are found no more, not even as a correction of a typing error. */
export async function searchForgetsPerson(act: Act): Promise<void> {
  await rebuildSearch(act)
}

/** Asks the worker for a new index where the one there is was made by an older program. */
export async function renewSearch(act: Act): Promise<void> {
  const built = await readMark(act.db, mark)
  if (built !== indexVersion) await addJob(act.db, 'rebuild_search', {}, { key: 'rebuild_search' })
}

export const searchJobs: Jobs = {
  rebuild_search: async (act) => {
    if ((await readMark(act.db, mark)) !== indexVersion) await rebuildSearch(act)
  },
}

export const searchCommands: readonly Command[] = [
  {
    name: 'rebuild search',
    usage: '',
    summary: 'Build anew what people find by searching.',
    run: async ({ act, say }) => say(`${await rebuildSearch(act)} things can be found.`),
  },
]
