import { publishProcessFiles } from '../cases/index.ts'
import { takeDoableDefaults } from '../doable/index.ts'
import { publishConfiguredForms } from '../forms/index.ts'
import { publishConfiguredFrameworks } from '../frameworks/index.ts'
import { publishConfiguredSchemes } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { findableFollowsConfiguration } from './search/fixed.ts'

/**
 * Publishes the processes, frameworks, forms and schemes of the configuration folder that are new, and takes what
 * residents may just do from it once.
 */
export async function publishConfiguration(act: Act): Promise<void> {
  await publishProcessFiles(act)
  await publishConfiguredForms(act)
  await publishConfiguredFrameworks(act)
  await publishConfiguredSchemes(act)
  await takeDoableDefaults(act)
  await findableFollowsConfiguration(act)
}
