import { type Command, Misused } from '../kit/command.ts'
import { newToken } from '../kit/tokens.ts'
import { makeAdministrator } from './admin.ts'
import * as store from './store.ts'

export const peopleCommands: readonly Command[] = [
  {
    name: 'admin create',
    usage: '<e-mail> <name>',
    summary: 'make an administrator and show a first password',
    run: async ({ act, args, say }) => {
      const [email, ...name] = args
      if (!email?.includes('@') || name.length === 0)
        throw new Misused('Give an e-mail address with an @, and then a name.')
      const password = newToken().slice(0, 20)
      const known = await store.personByEmail(act.db, email)
      const person = await makeAdministrator(act, { email, name: name.join(' '), password })
      if (known)
        say(`${known.name} has an account already. The old password and open sessions no longer work.`)
      say(
        `${person.name} signs in at ${act.settings.publicUrl ?? ''}/aanmelden/medewerker with this password:`,
      )
      say(password)
    },
  },
]
