import { formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { draftFor } from './actions.ts'
import { DraftButton } from './frame.tsx'
import type { DraftKind } from './kind.ts'
import { doneWithVersion } from './pages.tsx'
import { draftKinds } from './rules.ts'
import { texts } from './texts.ts'

/**
 * On the page of what holds now: what was just done, the draft to go on with or to begin, and the way back to the
 * version before.
 */
export async function draftPanel<T>(c: Ctx, kind: DraftKind<T>, key: string) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const draft = await draftFor(act, kind, key)
  const previous = await kind.previous(act, key)
  const done = doneWithVersion(c)
  const goOn = (
    <p>
      <a href={paths.draft(draftKinds[kind.name], key)}>{t.goOn}</a>
    </p>
  )
  return (
    <>
      {done && <Notice tone="success" announce title={done} />}
      {draft &&
        (draft.from_day === null ? (
          <Notice title={t.hasDraft}>{goOn}</Notice>
        ) : (
          <Notice title={t.hasPlanned(formatDay(draft.from_day, locale, 'long'))}>{goOn}</Notice>
        ))}
      {!draft && <p>{t.beginText}</p>}
      <div class="button-row">
        {!draft && <DraftButton kind={kind} keyOf={key} value="begin" label={t.begin} prominent />}
        {previous && (
          <LinkButton kind="secondary" href={paths.revertVersion(draftKinds[kind.name], key)}>
            {t.revert}
          </LinkButton>
        )}
      </div>
    </>
  )
}
