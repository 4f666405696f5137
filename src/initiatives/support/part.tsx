import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import type { Initiative } from '../store.ts'
import { closedNow } from './actions.ts'
import { countSentences, type SupportBefore, supportBeforeInWords } from './facts.ts'
import type { SupportCount } from './rules.ts'
import { texts } from './texts.ts'

/** On the page of a plan: how many are for and against, and the way to say so. Null where support is not asked for. */
export function SupportPart({
  act,
  initiative,
  count,
  before,
  isParty,
  readsReasons,
}: {
  readonly act: Act
  readonly initiative: Initiative
  readonly count: SupportCount | null
  /** Of what the plan grew from. */
  readonly before: SupportBefore | null
  /** Nobody is for or against a plan of their own. */
  readonly isParty: boolean
  /** Takes part in the plan or works on it, and reads what people wrote. */
  readonly readsReasons: boolean
}) {
  const { locale } = act
  const t = texts(locale)
  const then = before && <p>{supportBeforeInWords(before, locale)}</p>
  const onlyThen = then && (
    <Section title={t.title} id="steun">
      {then}
    </Section>
  )
  if (count === null) return onlyThen
  const closed = closedNow(act, initiative)
  const isEmpty = count.for + count.against + count.paper === 0
  // Of what was decided before anybody was asked there is nothing to tell.
  if (isEmpty && closed !== null && closed !== 'not_public') return onlyThen
  const { number } = initiative
  return (
    <Section title={t.title} id="steun">
      <p>{countSentences(count, locale).join(' ')}</p>
      {then}
      <p class="small">{closed === null ? t.private : t.closed[closed]}</p>
      {closed === null && !isParty && (
        <div class="button-row no-print">
          <LinkButton href={paths.support(number, { kant: 'voor' })}>{t.sides.for}</LinkButton>
          <LinkButton kind="secondary" href={paths.support(number, { kant: 'tegen' })}>
            {t.sides.against}
          </LinkButton>
        </div>
      )}
      {readsReasons && (
        <p class="no-print">
          <a href={paths.supportOverview(number)}>{t.overview.toOverview}</a>
        </p>
      )}
    </Section>
  )
}
