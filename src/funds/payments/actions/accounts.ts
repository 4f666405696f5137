import { randomUUID } from 'node:crypto'
import { change, maySpeakForInitiator, must, sendToParties } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import { maskedIban, readIban } from '../../../kit/iban.ts'
import { moneyPlaces } from '../../places.ts'
import { type Application, applicationById, lockedCeiling, schemeVersion } from '../../store.ts'
import { accountGivenLetter, accountWrongLetter } from '../mails.ts'
import { mayCheckAccount } from '../rights.ts'
import { paymentRules } from '../rules.ts'
import { sealHolder } from '../sealed.ts'
import { accountsOf, replaceAccount, storeCheck, underWay } from '../store.ts'
import { PaymentRefused } from './refused.ts'

/**
 * To which account the money goes. Who speaks for the plan gives it, or an official enters it from paper. Everybody who
 * takes part hears of it, so that a number that nobody gave is noticed. It is checked before anything is paid.
 */
export async function giveBankAccount(
  act: Act,
  input: { readonly applicationId: string; readonly holder: string; readonly iban: string },
): Promise<void> {
  const { application, scheme, place } = await applicationWithScheme(act, input.applicationId)
  const iban = readIban(input.iban)
  if (iban === null) throw new PaymentRefused(act, 'no_iban')
  const holder = input.holder.trim()
  await change(
    act,
    application.case_id,
    async (act, opened) => {
      const { relations } = opened
      const speaks = maySpeakForInitiator(act.actor, relations) && !act.actor.isSystem
      if (!speaks) must(act, opened, (actor) => mayCheckAccount(actor, scheme, place))
      const current = await applicationById(act.db, application.id)
      if (current?.balance.grants !== 1) throw new PaymentRefused(act, 'not_granted')
      // A batch is made under the same lock: what is paid goes to the account that was checked.
      await lockedCeiling(act.db, current.ceiling_id)
      if (paymentRules(scheme).to === 'nobody') throw new PaymentRefused(act, 'nobody_paid')
      if ((await underWay(act.db, [application.id])).size > 0) throw new PaymentRefused(act, 'under_way')
      const id = randomUUID()
      await replaceAccount(act.db, {
        id,
        application_id: application.id,
        sealed: sealHolder(act, id, { holder, iban }),
        channel: speaks ? 'online' : 'paper',
        given_at: act.now,
        given_by: act.actor.personId,
      })
      return [
        {
          happening: { type: 'bank_account_given', data: {} },
          ...(speaks ? {} : { side: 'municipality' as const }),
        },
      ]
    },
    (act, { after }) =>
      sendToParties(act, after, (about) => accountGivenLetter(about, { holder, iban: maskedIban(iban) })),
  )
}

/**
 * Number and holder belong together, and who asked may sign for the holder; or something is wrong, and they are asked
 * again. `accountId` is the one that was looked at: another may have come since.
 */
export async function checkBankAccount(
  act: Act,
  input: {
    readonly applicationId: string
    readonly accountId: string
    readonly isRight: boolean
    readonly how: string
  },
): Promise<void> {
  const { application, scheme, place } = await applicationWithScheme(act, input.applicationId)
  if (!mayCheckAccount(act.actor, scheme, place)) throw new Forbidden()
  const outcome = input.isRight ? ('right' as const) : ('wrong' as const)
  await change(
    act,
    application.case_id,
    async (act) => {
      await lockedCeiling(act.db, application.ceiling_id)
      if ((await underWay(act.db, [application.id])).size > 0) throw new PaymentRefused(act, 'under_way')
      const account = (await accountsOf(act.db, [application.id])).get(application.id)
      const check = {
        outcome,
        how: input.how.trim(),
        checked_at: act.now,
        checked_by: act.actor.personId,
      }
      if (account?.id !== input.accountId || !(await storeCheck(act.db, input.accountId, check)))
        throw new PaymentRefused(act, 'account_changed')
      return [{ happening: { type: 'bank_account_checked', data: { outcome } } }]
    },
    async (act, { after }) => {
      if (!input.isRight)
        await sendToParties(act, after, (about) => accountWrongLetter(about, input.how.trim()))
    },
  )
}

/** An application with what its version of the scheme says; not found when there is none. */
export async function applicationWithScheme(act: Act, applicationId: string) {
  const application: Application | null = await applicationById(act.db, applicationId)
  const version =
    application && (await schemeVersion(act.db, application.scheme_key, application.scheme_version))
  if (!application || !version) throw new NotFound()
  const placeOf = await moneyPlaces(act, [application])
  return { application, scheme: version.scheme, place: placeOf(application) }
}
