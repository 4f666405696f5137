import { type Advice, adviceOf, caseMailTexts } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { departmentName } from '../../../kit/municipality.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import { Notice } from '../../../ui/notice/notice.tsx'
import { texts } from './texts.ts'

/** A question for advice without an answer, and who was asked. */
export interface OpenAdvice {
  readonly advice: Advice
  readonly who: string
}

/** The questions of a case that nobody answered yet, first due on top. */
export async function openAdviceIn(act: Act, caseId: string): Promise<readonly OpenAdvice[]> {
  const open = (await adviceOf(act.db, caseId)).filter(({ answered_on }) => answered_on === null)
  const people = await peopleByIds(
    act.db,
    open.map(({ adviser_id }) => adviser_id),
  )
  const { department } = texts(act.locale).advice
  return open
    .map((advice) => ({
      advice,
      who:
        people.get(advice.adviser_id ?? '')?.name ??
        (advice.department ? departmentName(act.municipality, advice.department, act.locale) : department),
    }))
    .toSorted((a, b) => (a.advice.due_day < b.advice.due_day ? -1 : 1))
}

/** Says to who goes on or decides that advice is still open: which, whose, and by when. */
export function OpenAdviceNotice(props: {
  readonly act: Act
  readonly number: string
  readonly open: readonly OpenAdvice[]
}) {
  const { act, number, open } = props
  const t = texts(act.locale).openAdvice
  if (open.length === 0) return null
  const today = dayOf(act.now)
  return (
    <Notice tone="warning" title={t.title(open.length)}>
      <ul>
        {open.map(({ advice: { id, aspect, due_day }, who }) => {
          const line = due_day < today ? t.wasDue : t.dueBy
          return (
            <li key={id}>
              {line(caseMailTexts(act.locale).aspects[aspect], who, formatDay(due_day, act.locale, 'long'))}
            </li>
          )
        })}
      </ul>
      <p>{t.consequence}</p>
      <p>
        <a href={paths.deskCase(number, 'advice')}>{t.see}</a>
      </p>
    </Notice>
  )
}
