import type { Act } from '../../kit/act.ts'
import { seal, unseal } from '../../kit/secrets.ts'
import type { BankAccount } from './store.ts'

/** To whom money goes. */
export interface Holder {
  readonly holder: string
  readonly iban: string
}

const use = (id: string): string => `bank account ${id}`

/** Locks number and holder with the key of the installation: the database alone does not give them away. */
export const sealHolder = (act: Pick<Act, 'settings'>, id: string, { holder, iban }: Holder): string =>
  seal(act.settings, use(id), JSON.stringify([holder, iban]))

/** Opens what `sealHolder` locked; null when it was erased, or locked by another installation. */
export function openHolder(
  act: Pick<Act, 'settings'>,
  account: Pick<BankAccount, 'id' | 'sealed'>,
): Holder | null {
  const text = account.sealed === null ? null : unseal(act.settings, use(account.id), account.sealed)
  if (text === null) return null
  const [holder, iban] = JSON.parse(text) as [string, string]
  return { holder, iban }
}
