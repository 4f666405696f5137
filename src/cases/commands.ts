import type { Command } from '../kit/command.ts'
import { rebuildAll } from './actions/open.ts'
import { tick } from './jobs.ts'
import { publishProcessFiles } from './publish.ts'

export const caseCommands: readonly Command[] = [
  {
    name: 'publish processes',
    usage: '',
    summary: 'Publish new process versions from the configuration folder.',
    run: async ({ act, say }) => {
      const fresh = await publishProcessFiles(act)
      say(fresh.length === 0 ? 'Nothing new.' : `Published: ${fresh.join(', ')}`)
    },
  },
  {
    name: 'rebuild cases',
    usage: '',
    summary: 'Derive the state and terms of every case anew from its timeline.',
    run: async ({ act, say }) => say(`Rebuilt ${await rebuildAll(act)} cases.`),
  },
  {
    name: 'look at cases',
    usage: '',
    summary: 'Do the daily round now: reminders, warnings, escalation. A second round tells nothing twice.',
    run: async ({ act, say }) => {
      await tick(act)
      say('Done.')
    },
  },
]
