import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import type { CeilingBalance } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import { ceilingsOf, currentSchemes } from '../store.ts'
import { texts } from '../texts.ts'
import { runningOn } from './list.tsx'
import { RoomMeter, together } from './parts.tsx'

export interface MoneyFor {
  readonly scheme: Scheme
  /** What there is today, of all areas together; null when nothing is set. */
  readonly balance: CeilingBalance | null
}

/** The schemes that serve a kind of initiative, with how much is left today. */
export async function moneyFor(act: Act, kind: string): Promise<readonly MoneyFor[]> {
  const [schemes, ceilings] = await Promise.all([currentSchemes(act.db), ceilingsOf(act.db)])
  const running = runningOn(ceilings, dayOf(act.now))
  return schemes
    .filter(({ scheme }) => scheme.serves.includes(kind))
    .map(({ scheme }) => {
      const own = running.filter(({ scheme_key }) => scheme_key === scheme.key)
      return { scheme, balance: own.length > 0 ? together(own.map(({ balance }) => balance)) : null }
    })
}

/** Where the money for a kind of initiative comes from, beside how it goes. */
export function MoneySection({
  money,
  locale,
}: {
  readonly money: readonly MoneyFor[]
  readonly locale: Locale
}) {
  if (money.length === 0) return null
  const t = texts(locale).list
  return (
    <Section title={t.forKind}>
      {money.map(({ scheme, balance }) => (
        <div key={scheme.key} class="flow">
          {balance ? (
            <RoomMeter label={say(scheme.title, locale)} balance={balance} locale={locale} />
          ) : (
            <p>{t.noCeiling}</p>
          )}
          <p>
            <a href={paths.scheme(scheme.slug)}>{t.readScheme(say(scheme.title, locale))}</a>
          </p>
        </div>
      ))}
    </Section>
  )
}
