import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { amountInWords } from '../../../ui/amount/amount.tsx'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Heading } from '../../../ui/heading/heading.tsx'
import type { MoneyOfCase } from '../../payments/of-case.ts'
import { settleBy } from '../rules.ts'
import { texts } from '../texts.ts'

/** What was just done, after the redirect of a form. */
export const accountDone = (key: string | undefined, locale: Locale): string | undefined => {
  const { done } = texts(locale)
  return done[key as keyof typeof done]
}

/** What we ask of who got a grant: an account, or money back; and the letter that settles it. */
export function AccountOfGrant(props: {
  readonly act: Act
  readonly number: string
  readonly one: MoneyOfCase
  readonly speaks: boolean
}) {
  const { act, number, one, speaks } = props
  const { locale } = act
  const t = texts(locale)
  const { accountDue, report, settlement, settled, overpaid } = one
  if (accountDue === null && !settlement) return null
  const day = (value: string): string => formatDay(value, locale, 'long')
  const amount = (cents: number): string => amountInWords(cents, locale)
  return (
    <>
      <Heading level={3} id="verantwoording">
        {t.mine.title}
      </Heading>
      {settlement && (
        <>
          <p>{t.mine.settled(amount(settlement.cents), day(settlement.decided_on))}</p>
          {overpaid > 0 && settlement.reclaim_by && (
            <p>
              <strong>{t.mine.payBack(amount(overpaid), day(settlement.reclaim_by))}</strong>
            </p>
          )}
          <p>
            <a href={paths.settlementLetter(number, settlement.id)}>{t.one.letter}</a>
          </p>
        </>
      )}
      {!settlement && report && (
        <p>
          {t.mine.waits(
            day(dayOf(report.received_at)),
            day(settleBy(one.scheme, dayOf(report.received_at), dayOf(act.now))),
          )}
        </p>
      )}
      {!settlement && !report && settled === null && accountDue !== null && (
        <>
          <p>{t.mine.askBy(day(accountDue))}</p>
          {speaks && (
            <LinkButton href={paths.caseAccountability(number, one.application.id)}>{t.mine.send}</LinkButton>
          )}
        </>
      )}
    </>
  )
}
