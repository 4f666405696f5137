import {
  doubtsAbout,
  type Process,
  type ProcessPlace,
  processFacts,
  processSchema,
  publishedVersions,
  publishNextProcess,
  validateProcess,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { findableFollowsConfiguration } from '../../search/fixed.ts'
import type { DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds } from '../drafts/rules.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of a process. */
export const editPath = (key: string, part?: string): string => paths.draft(draftKinds.process, key, part)

/** Where to mend a fault. */
function placeInEditor(key: string, { step, outcome, words, norm, decision }: ProcessPlace): string | null {
  if (step && outcome) return editPath(key, `stap/${step}/uitkomst/${outcome}`)
  if (step && words === 'letter') return editPath(key, `stap/${step}/brief`)
  if (step) return editPath(key, `stap/${step}`)
  if (decision) return editPath(key, `besluit/${decision}`)
  return norm ? editPath(key, `belofte/${norm}`) : null
}

/** Version in force and those before it, newest first. */
async function inForce(act: Act, key: string): Promise<readonly Version<Process>[]> {
  const versions = await publishedVersions(act.db, key)
  return versions
    .filter((one) => one.retired_at === null)
    .map(({ process }) => ({ version: process.version, definition: process }))
}

/** Processes: running cases keep their version, new ones follow the newest. */
export const processKind: DraftKind<Process> = {
  name: 'process',
  read: (stored) => processSchema.parse(stored),
  current: async (act, key) => (await inForce(act, key))[0] ?? null,
  previous: async (act, key) => (await inForce(act, key))[1] ?? null,
  check: (process) => {
    const result = validateProcess(process)
    if (result.ok) return []
    return result.faults.map(({ message, place }) => ({
      message,
      href: placeInEditor(process.key, place),
    }))
  },
  doubts: (process) =>
    doubtsAbout(process).map(({ message, place }) => ({
      message,
      href: placeInEditor(process.key, place),
    })),
  facts: processFacts,
  publish: async (act, process, by) => {
    const version = await publishNextProcess(act, process, by)
    await findableFollowsConfiguration(act)
    return version
  },
  title: (process, locale) => say(process.title, locale),
  consequence: { nl: texts('nl').consequence, en: texts('en').consequence },
  published: (key) => paths.administerProcess(key),
  trial: (key) => ({
    href: editPath(key, 'proberen'),
    label: { nl: texts('nl').try, en: texts('en').try },
  }),
}
