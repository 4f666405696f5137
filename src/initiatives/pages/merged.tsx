import { maySee, type OpenedCase, openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { type Initiative, mergedFrom, mergedInto } from '../store.ts'
import { texts } from '../texts.ts'

/** What was made one with a plan, as far as the reader may know of it. */
export interface Merged {
  /** Goes on in another plan; `hidden` when the reader may not see that one. */
  readonly into: Initiative | 'hidden' | null
  readonly from: readonly Initiative[]
}

export async function mergedOf(act: Act, { file, state }: OpenedCase): Promise<Merged> {
  const [into, from] = await Promise.all([
    state.end === 'merged' ? mergedInto(act.db, file.id) : null,
    mergedFrom(act.db, file.id),
  ])
  return {
    into: into && ((await sees(act, into)) ? into : 'hidden'),
    from: from.filter(hasPublicPage),
  }
}

const sees = async (act: Act, plan: Initiative): Promise<boolean> =>
  plan.public || maySee(act.actor, (await openedCase(act, plan.case_id)).relations)

/** What was merged is in no list, but keeps the page that everyone could read. */
export const hasPublicPage = ({ consent_public_at, approved_public_at }: Initiative): boolean =>
  consent_public_at !== null && approved_public_at !== null

interface MergedProps {
  readonly merged: Merged
  readonly locale: Locale
}

/** Above a plan that was merged: where it went. */
export function MergedNotice({ merged: { into }, locale }: MergedProps) {
  if (into === null) return null
  const t = texts(locale).detail.merged
  return (
    <Notice tone="info" title={t.title}>
      {into === 'hidden' ? (
        <p>{t.hidden}</p>
      ) : (
        <p>
          {t.into} <a href={paths.initiative(into.number, into.slug)}>{into.title}</a> ({into.number}).
        </p>
      )}
    </Notice>
  )
}

/** Beside a plan: which others go on in it. */
export function MergedList({ merged: { from }, locale }: MergedProps) {
  if (from.length === 0) return null
  return (
    <Section title={texts(locale).detail.merged.from}>
      <ul>
        {from.map(({ case_id, number, slug, title }) => (
          <li key={case_id}>
            <a href={paths.initiative(number, slug)}>{title}</a> ({number})
          </li>
        ))}
      </ul>
    </Section>
  )
}
