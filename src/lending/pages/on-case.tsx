import type { ComponentChildren } from 'preact'
import { initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { allItems, loansOfCase } from '../store.ts'
import { texts } from '../texts.ts'
import { daysOf, nameOf } from '../words.ts'

/** What was borrowed for a plan, and the way to more, for who takes part. */
export async function loansOnCase(act: Act, caseId: string): Promise<ComponentChildren> {
  const { db, locale } = act
  const initiative = (await initiativesByIds(db, [caseId])).get(caseId)
  const isOver = initiative?.progress === 'completed' || initiative?.progress === 'stopped'
  const loans = await loansOfCase(db, caseId)
  if (!initiative || (loans.length === 0 && isOver)) return null
  const items = new Map((await allItems(db, true)).map((item) => [item.id, item]))
  if (loans.length === 0 && items.size === 0) return null
  const t = texts(locale)
  return (
    <Section title={t.onCase.title} id="geleend">
      {loans.length > 0 && (
        <ul>
          {loans.map((loan) => {
            const item = items.get(loan.item_id)
            return (
              <li key={loan.id}>
                {loan.amount} × {item && <a href={paths.loanItem(item.slug)}>{nameOf(item, locale)}</a>},{' '}
                {daysOf(loan, locale)} ({t.states[loan.state]})
              </li>
            )
          })}
        </ul>
      )}
      {!isOver && (
        <p>
          <a href={paths.loanItems()}>{t.onCase.find}</a>
        </p>
      )}
    </Section>
  )
}
