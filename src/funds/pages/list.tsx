import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { holdsOn } from '../rules.ts'
import { type Ceiling, ceilingsOf, currentSchemes, type SchemeVersion } from '../store.ts'
import { texts } from '../texts.ts'
import { periodInWords } from '../words.ts'
import { RoomMeter, together } from './parts.tsx'

/** `/fondsen`: which schemes there are, how much money is left, and until when one can apply. */
export async function showSchemes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).list
  const [schemes, ceilings] = await Promise.all([currentSchemes(db), ceilingsOf(db)])
  return page(
    c,
    { title: t.title, description: t.description },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {schemes.length > 0 ? (
        <ul class="plain-list stack">
          {schemes.map((version) => (
            <li key={version.scheme.key}>
              <SchemeInShort
                act={act}
                version={version}
                ceilings={ceilings.filter(({ scheme_key }) => scheme_key === version.scheme.key)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
      <p>
        <a href={paths.findMoney()}>{t.elsewhere}</a>
      </p>
      <PrintSource locale={locale} address={absolute(act, paths.schemes())} />
    </>,
  )
}

function SchemeInShort(props: {
  readonly act: Act
  readonly version: SchemeVersion
  readonly ceilings: readonly Ceiling[]
}) {
  const { act, version, ceilings } = props
  const { locale } = act
  const t = texts(locale)
  const { scheme, status } = version
  const running = runningOn(ceilings, dayOf(act.now))
  const granted = running.reduce((sum, { grants }) => sum + grants, 0)
  const last = running.map(({ until_day }) => until_day).sort()[0]
  const { min_cents, max_cents } = scheme.amounts
  return (
    <article class="flow">
      <h2>
        <a href={paths.scheme(scheme.slug)}>{say(scheme.title, locale)}</a>{' '}
        {status === 'example' && <StatusBadge tone="wait">{t.example}</StatusBadge>}
      </h2>
      <p>{say(scheme.summary, locale)}</p>
      {running[0] ? (
        <RoomMeter
          label={t.list.meter(periodInWords(running[0], locale))}
          balance={together(running.map(({ balance }) => balance))}
          locale={locale}
        />
      ) : (
        <p>{t.list.noCeiling}</p>
      )}
      <ul class="card__facts">
        <li>{t.list.amounts(amountInWords(min_cents, locale), amountInWords(max_cents, locale))}</li>
        <li>{t.list.howDivided(t.allocations[scheme.allocation])}</li>
        {last && <li>{t.list.openUntil(formatDay(last, locale))}</li>}
        {granted > 0 && <li>{t.list.grants(granted)}</li>}
      </ul>
    </article>
  )
}

/** The ceilings that hold on a day. */
export const runningOn = (ceilings: readonly Ceiling[], day: Day): readonly Ceiling[] =>
  ceilings.filter((ceiling) => holdsOn(ceiling, day))
