import type { Command } from './kit/command.ts'

/** Commands of the domains, beside `start`, `worker` and `migrate`: `npm run meemaken -- <name>`. */
export const commands: readonly Command[] = []
