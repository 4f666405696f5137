import { notAudited } from './audit.ts'
import { caseCommands } from './cases/index.ts'
import { fundCommands } from './funds/index.ts'
import { auditCommands } from './kit/audit.ts'
import { backupCommands } from './kit/backup.ts'
import type { Command, Upkeep } from './kit/command.ts'
import { fileCommands } from './kit/files.ts'
import { peopleCommands } from './people/index.ts'
import { placesCommands } from './places/index.ts'
import { reportCommands } from './reports/index.ts'
import { exportCommands, searchCommands } from './site/index.ts'

/** Commands of the domains, beside `start`, `worker` and `migrate`: `npm run meemaken -- <name>`. */
export const commands: readonly Command[] = [
  ...peopleCommands,
  ...placesCommands,
  ...caseCommands,
  ...fundCommands,
  ...reportCommands,
  ...auditCommands(notAudited),
  ...fileCommands,
  ...searchCommands,
  ...exportCommands,
]

/** Commands on the database as a whole. */
export const upkeep: readonly Upkeep[] = backupCommands
