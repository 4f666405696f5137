import type { Command } from '../kit/command.ts'
import { rebuildFigures } from './projection.ts'

export const reportCommands: readonly Command[] = [
  {
    name: 'rebuild figures',
    usage: '',
    summary: 'Count the figures anew from the timelines.',
    run: async ({ act, say }) => say(`Counted ${await rebuildFigures(act)} cases.`),
  },
]
