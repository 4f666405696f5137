import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { texts } from '../texts.ts'
import { type Mine, progressOf } from './round-asked.ts'

/** Where on its list a wish stands, how far the juror is, and the ways to the wishes beside it and to the points. */
export function WishWalk(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly mine: Mine | null
}) {
  const { act, opened, one, mine } = props
  const { round, wishes } = opened
  const t = texts(act.locale)
  const at = wishes.findIndex(({ wish }) => wish.id === one.wish.id)
  if (at < 0) return null
  const isJudging = mine !== null && round.state === 'judging'
  const progress = isJudging ? progressOf(opened, mine) : null
  const previous = wishes[at - 1]
  const next = wishes[at + 1]
  return (
    <>
      <p>
        {t.wishPage.at(at + 1, wishes.length)}{' '}
        {progress && progress.all > 0 && t.roundPage.progress(progress.done, progress.all)}
      </p>
      {(previous || next) && (
        <nav class="pagination no-print" aria-label={t.wishPage.walk}>
          {previous && (
            <LinkButton
              href={paths.juryWish(round.id, previous.wish.id)}
              kind="secondary"
              icon="arrow-left"
              about={`: ${previous.title}`}
            >
              {t.wishPage.previousWish}
            </LinkButton>
          )}
          {next && (
            <LinkButton
              href={paths.juryWish(round.id, next.wish.id)}
              kind="secondary"
              iconEnd="arrow-right"
              about={`: ${next.title}`}
            >
              {t.wishPage.nextWish}
            </LinkButton>
          )}
        </nav>
      )}
      {isJudging && !mine.conflicts.has(one.wish.id) && (
        <p class="no-print">
          <a href="#oordeel">{t.wishPage.toScores}</a>
        </p>
      )}
    </>
  )
}
