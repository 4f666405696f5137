import { moneyOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { say } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { type OpenMoney, openMoney } from './rules.ts'

/** Money that was granted for a case, and what must happen with it before the case goes on in another. */
export interface MoneyThere {
  readonly id: string
  readonly scheme: string
  readonly granted: number
  readonly paid: number
  /** Null while it is not settled. */
  readonly settled: number | null
  /** Null when it is done with. */
  readonly open: OpenMoney | null
  /** Where that is done. */
  readonly href: string
}

/** The money of a case as it stands in the books, scheme by scheme. */
export async function moneyThere(act: Act, caseId: string): Promise<readonly MoneyThere[]> {
  return (await moneyOfCase(act, caseId)).map((money) => {
    const { application, scheme, granted, paid, settled } = money
    const open = openMoney(money)
    return {
      ...{ id: application.id, scheme: say(scheme.title, act.locale), granted, paid, settled, open },
      href:
        open === 'to_account' || open === 'to_come_back'
          ? paths.assessAccount(application.id)
          : paths.payments(),
    }
  })
}
