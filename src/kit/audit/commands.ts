import { type Command, Misused } from '../command.ts'
import { headInWords, readHead, readHeads } from './heads.ts'
import { makeAuditKeys, readAuditKeys } from './keys.ts'
import { beginKey } from './seal.ts'
import { verifyAudit } from './verify.ts'

/** Commands on the audit log. `leftOut`: the tables that are not logged, with why. */
export const auditCommands = (leftOut: Readonly<Record<string, string>>): readonly Command[] => [
  {
    name: 'audit verify',
    usage: '[<number>:<seal>]',
    summary: 'check that nobody changed, removed or added a row of the audit log',
    run: async ({ act, args, say }) => {
      const noted = args.map((word) => {
        const head = readHead(word)
        if (!head) throw new Misused('Give the last row as an earlier check printed it, or nothing.')
        return head
      })
      const found = await verifyAudit(act.db, {
        keys: readAuditKeys(act.settings),
        heads: [...readHeads(act.settings), ...noted],
        leftOut,
      })
      say(`${found.entries} rows, ${found.waiting} waiting for their seal.`)
      if (found.last) say(`The last one, to keep elsewhere: ${headInWords(found.last)}`)
      if (found.faults.length === 0) return say('The audit log is sound.')
      for (const fault of found.faults) say(`${fault.kind}: ${fault.message}`)
      throw new Error('The audit log is not sound.')
    },
  },
  {
    name: 'audit key',
    usage: '',
    summary: 'go on sealing the audit log with the key at hand, after the one before was lost or replaced',
    run: async ({ act, say }) => {
      const [key = ''] = makeAuditKeys(act.settings)
      const from = await beginKey(act.db, key, act.now)
      say(from === null ? 'This key is in use already.' : `From row ${from} on the log has this key.`)
    },
  },
]
