import type { Command } from '../kit/command.ts'
import { balancesThatDiffer } from './store.ts'

export const fundCommands: readonly Command[] = [
  {
    name: 'money verify',
    usage: '',
    summary: 'check that every balance is the sum of its bookings',
    run: async ({ act, say }) => {
      const differ = await balancesThatDiffer(act.db)
      for (const { what, id } of differ) say(`The balance of ${what} ${id} is not the sum of its bookings.`)
      if (differ.length > 0) throw new Error(`${differ.length} balances are not right.`)
      say('Every balance is the sum of its bookings.')
    },
  },
]
