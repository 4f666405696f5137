import {
  type Ceiling,
  ceilingsOf,
  currentSchemes,
  inOrder,
  type Payable,
  payables,
  RoomMeter,
  runningOn,
  type Scheme,
} from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../../places/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { texts } from './texts.ts'

export interface FundWork {
  readonly areas: readonly Area[]
  readonly running: readonly { readonly scheme: Scheme; readonly ceiling: Ceiling }[]
  readonly payable: readonly Payable[]
}

/** The ceilings that hold today. */
export async function fundWork(act: Act): Promise<FundWork> {
  const [schemes, ceilings, areas, payable] = await Promise.all([
    currentSchemes(act.db),
    ceilingsOf(act.db),
    allAreas(act.db),
    payables(act),
  ])
  const running = inOrder(runningOn(ceilings, dayOf(act.now)), areas).flatMap((ceiling) => {
    const version = schemes.find(({ scheme }) => scheme.key === ceiling.scheme_key)
    return version ? [{ scheme: version.scheme, ceiling }] : []
  })
  return { areas, running, payable }
}

/** How much money is left, for who keeps the books. */
export function FundSection({ act, work }: { readonly act: Act; readonly work: FundWork }) {
  const { locale } = act
  const t = texts(locale).funds
  const nameOf = ({ scheme, ceiling }: FundWork['running'][number]): string => {
    const area = work.areas.find(({ id }) => id === ceiling.area_id)
    const title = say(scheme.title, locale)
    return area ? `${title}, ${areaLabel(area, locale)}` : title
  }
  const toPay = work.payable.filter(({ readiness }) => readiness === 'ready').length
  const toCheck = work.payable.filter(({ readiness }) => readiness === 'to_check').length
  return (
    <Section title={t.title} more={{ href: paths.deskFunds(), label: t.all }}>
      <p>
        <a href={paths.payments()}>{t.payments}</a>: {t.toPay(toPay)}, {t.toCheck(toCheck)}
      </p>
      {work.running.length > 0 ? (
        <ul class="plain-list stack">
          {work.running.map((one) => (
            <li key={one.ceiling.id}>
              <RoomMeter label={nameOf(one)} balance={one.ceiling.balance} locale={locale} />
              <a href={paths.ledger(one.ceiling.id)}>
                {t.ledger}
                <span class="visually-hidden">: {nameOf(one)}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.none}</p>
      )}
    </Section>
  )
}
