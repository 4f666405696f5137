import { decisionsOf } from '../../../../cases/index.ts'
import { DecisionText } from '../../../../initiatives/index.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import type { Ctx } from '../../../../kit/http.ts'
import { paths } from '../../../../paths.ts'
import { LinkButton } from '../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx'
import { Section } from '../../../../ui/heading/heading.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { casePage } from '../frame.tsx'
import { openOnDesk, readDeskCase } from '../open.ts'
import { isPossible } from '../possible.ts'
import { texts } from '../texts.ts'

/** What was decided, with its reasons, as the initiator reads it. */
export async function showDecisions(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.decision
  const found = await readDeskCase(act, await openOnDesk(c))
  const { opened, advice } = found
  const { number } = opened.file
  const decisions = [...(await decisionsOf(act.db, opened.file.id))].reverse()
  const planned = opened.state.decisionPlanned
  // What stands on top as the next step is not asked again below it.
  const asked = found.next.map(({ key }) => key)
  const situation = { opened, advice, actor: act.actor, today: dayOf(act.now) }
  return casePage(c, found, {
    view: 'decision',
    record: (
      <>
        {planned && (
          <Notice>
            <p>{t.planned(planned.body, formatDay(planned.on, locale, 'long'))}</p>
          </Notice>
        )}
        {decisions.length === 0 ? (
          <EmptyState
            level={2}
            title={t.none}
            instead={
              <>
                {isPossible('take_decision', situation) && !asked.includes('take_decision') && (
                  <LinkButton href={paths.deskCaseAction(number, 'take_decision')}>{t.take}</LinkButton>
                )}
                {isPossible('plan_decision', situation) && !asked.includes('plan_decision') && (
                  <LinkButton kind="secondary" href={paths.deskCaseAction(number, 'plan_decision')}>
                    {t.plan}
                  </LinkButton>
                )}
              </>
            }
          >
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <Section title={words.views.decision}>
            {decisions.map((decision) => (
              <DecisionText
                key={decision.id}
                act={act}
                letterHref={paths.decisionLetter(number, decision.id)}
                process={opened.process}
                decision={decision}
              />
            ))}
          </Section>
        )}
      </>
    ),
  })
}
