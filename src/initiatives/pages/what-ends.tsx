import { type EndKind, type OpenedCase, staysPublic } from '../../cases/index.ts'
import { type CommitmentView, openCommitmentsOfCase, viewCommitments } from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { langOfWords } from '../../kit/locale.ts'
import { comingMeetingsOfCase, type Meeting, meetingTexts, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { partyTexts } from '../party-texts.ts'

/** What ends together with a case: promises nobody reported on, meetings still to come, and its page for everyone. */
export interface WhatEnds {
  /** Everyone sees the plan now; it stays only when it was carried out, or when the initiator agrees (rule 6). */
  readonly onSite: boolean
  readonly promises: readonly CommitmentView[]
  readonly meetings: readonly Meeting[]
}

export async function whatEndsWith(
  act: Act,
  { file, relations }: Pick<OpenedCase, 'file' | 'relations'>,
): Promise<WhatEnds> {
  const open = await openCommitmentsOfCase(act.db, file.id)
  return {
    onSite: relations.isPublic,
    promises: await viewCommitments(act, open, 'parties'),
    meetings: await comingMeetingsOfCase(act.db, file.id, act.now),
  }
}

interface WhatEndsNoticeProps {
  readonly act: Act
  readonly ends: WhatEnds
  /** How the case ends; null where several ends are still possible. */
  readonly end: EndKind | null
}

/** Says it before somebody ends a case, so that what was kept can be reported first. */
export function WhatEndsNotice({ act, ends, end }: WhatEndsNoticeProps) {
  const { locale } = act
  const t = partyTexts(locale).whatEnds
  const { promises, meetings } = ends
  const leaves = ends.onSite && end !== null && !staysPublic(end)
  if (promises.length + meetings.length === 0 && !leaves) return null
  return (
    <Notice tone="warning" title={t.title}>
      {leaves && <p>{t.leavesSite}</p>}
      {promises.length > 0 && (
        <>
          <p>{t.promises}</p>
          <ul>
            {promises.map(({ id, promise, owner, state }) => (
              <li key={id}>
                <a href={paths.commitment(id)} lang={promise ? langOfWords(locale) : undefined}>
                  {promise ?? t.erased}
                </a>
                <span class="small">{t.promisedFor(owner, formatDay(state.due, locale))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {meetings.length > 0 && (
        <>
          <p>{t.meetings}</p>
          <ul>
            {meetings.map((meeting) => (
              <li key={meeting.id}>
                <a href={paths.meeting(meeting.id)}>{meetingTexts(locale).kinds[meeting.kind]}</a>,{' '}
                {whenWords(meeting, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
