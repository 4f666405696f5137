import {
  type CaseFile,
  cursorOf,
  type DeskCursor,
  deskCases,
  type RunningTermOfCase,
  runningTermsOf,
  type SuggestedGuide,
  suggestGuidesForMany,
} from '../../../cases/index.ts'
import { type Initiative, initiativesByIds, type MostAlike, mostAlikeOf } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Person, peopleByIds } from '../../../people/index.ts'

/** An idea that waits for a guide, with all the team needs to choose one. */
export interface WaitingIdea {
  readonly file: CaseFile
  /** Missing for a case that is no initiative. */
  readonly initiative: Initiative | undefined
  /** The norm for a named contact, while it runs. */
  readonly contact: RunningTermOfCase | undefined
  readonly officer: Person | undefined
  readonly suggestions: readonly SuggestedGuide[]
  /** The plan that it is most like, to look at before anybody begins. */
  readonly alike: MostAlike | undefined
}

export interface Inbox {
  readonly ideas: readonly WaitingIdea[]
  readonly next: DeskCursor | null
}

/** New ideas, what has waited longest first; the same number of queries for any number of them. */
export async function inboxOf(
  act: Act,
  page: { readonly after?: DeskCursor | undefined; readonly limit: number; readonly suggest: boolean },
): Promise<Inbox> {
  const { db } = act
  const found = await deskCases(
    db,
    { unguided: true },
    { sort: 'oldest', after: page.after, limit: page.limit + 1 },
  )
  const files = found.slice(0, page.limit)
  const last = files.at(-1)
  return {
    ideas: await ideasOf(act, files, page.suggest),
    next: found.length > page.limit && last ? cursorOf(last, 'oldest') : null,
  }
}

/** These cases as ideas that wait; with suggestions when the team is about to choose. */
export async function ideasOf(
  act: Act,
  files: readonly CaseFile[],
  suggest: boolean,
): Promise<readonly WaitingIdea[]> {
  const { db } = act
  const ids = files.map((file) => file.id)
  const terms = await runningTermsOf(db, ids)
  const initiatives = await initiativesByIds(db, ids)
  const alike = await mostAlikeOf(act, [...initiatives.values()])
  const officers = await peopleByIds(
    db,
    files.map((file) => file.officer_id),
  )
  const suggestions = suggest
    ? await suggestGuidesForMany(
        act,
        files.map((file) => ({
          areaId: file.area_id,
          subjects: [initiatives.get(file.id)?.subject ?? []].flat(),
        })),
      )
    : []
  return files.map((file, index) => ({
    file,
    initiative: initiatives.get(file.id),
    contact: terms.find((term) => term.case_id === file.id && term.name === 'contact'),
    officer: officers.get(file.officer_id ?? ''),
    suggestions: suggestions[index] ?? [],
    alike: alike.get(file.id),
  }))
}
