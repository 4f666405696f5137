import type { OpenedCase } from '../../cases/index.ts'
import { type CommitmentView, openCommitmentsOfCase, viewCommitments } from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { comingMeetingsOfCase, type Meeting, meetingTexts, whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { partyTexts } from '../party-texts.ts'

/** What ends together with a case: promises nobody reported on, and meetings still to come. */
export interface WhatEnds {
  readonly promises: readonly CommitmentView[]
  readonly meetings: readonly Meeting[]
}

export async function whatEndsWith(act: Act, { file }: Pick<OpenedCase, 'file'>): Promise<WhatEnds> {
  const open = await openCommitmentsOfCase(act.db, file.id)
  return {
    promises: await viewCommitments(act, open, 'parties'),
    meetings: await comingMeetingsOfCase(act.db, file.id, act.now),
  }
}

/** Says it before somebody ends a case, so that what was kept can be reported first. */
export function WhatEndsNotice({ act, ends }: { readonly act: Act; readonly ends: WhatEnds }) {
  const { locale } = act
  const t = partyTexts(locale).whatEnds
  const { promises, meetings } = ends
  if (promises.length + meetings.length === 0) return null
  return (
    <Notice tone="warning" title={t.title}>
      {promises.length > 0 && (
        <>
          <p>{t.promises}</p>
          <ul>
            {promises.map(({ id, promise, owner, state }) => (
              <li key={id}>
                <a href={paths.commitment(id)}>{promise ?? t.erased}</a>
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
