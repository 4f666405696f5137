import { type Command, Misused } from '../kit/command.ts'
import { newToken } from '../kit/tokens.ts'
import { grantRole } from './admin.ts'

export const peopleCommands: readonly Command[] = [
  {
    name: 'admin create',
    usage: '<e-mail> <name>',
    summary: 'make an administrator and show a first password',
    run: async ({ act, args, say }) => {
      const [email, ...name] = args
      if (!email?.includes('@') || name.length === 0) throw new Misused('Give an e-mail address and a name.')
      const password = newToken().slice(0, 20)
      await grantRole(act, { email, name: name.join(' '), role: 'administrator', areaId: null, password })
      say(
        `${name.join(' ')} signs in at ${act.settings.publicUrl ?? ''}/aanmelden/medewerker with this password:`,
      )
      say(password)
    },
  },
]
