import { partiesOfCases } from '../../cases/index.ts'
import { organisationApplies, ruleInWords, rulesForJury } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { say } from '../../kit/locale.ts'
import { meetingById } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { roundDay } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Reading } from './round-asked.ts'

const tones = { met: 'good', mind: 'wait', apart: 'neutral' } as const

/** On the page of a wish: every rule of the scheme, whether it is met, and why it is there. */
export async function WishRules(props: {
  readonly act: Act
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly reading: Reading
}) {
  const { act, opened, one, reading } = props
  const { round, scheme } = opened
  const request = reading.requests.get(one.application.id)
  // What was entered without its form tells nothing of what the rules look at.
  if (typeof request?.facts.startsOn !== 'string' || scheme.rules.length === 0) return null
  const meeting = round.meeting_id === null ? null : await meetingById(act.db, round.meeting_id)
  const parties = await partiesOfCases(act.db, [one.caseId])
  const facts = reading.facts.get(one.caseId)
  const support = (facts?.supporters ?? 0) + (facts?.paper ?? 0)
  const t = texts(act.locale).wishRules
  const rules = rulesForJury(
    scheme,
    {
      facts: request.facts,
      asked: one.application.requested_cents,
      receivedOn: dayOf(one.application.received_at),
      organisationApplies: organisationApplies(parties),
      support,
    },
    {
      closesOn: round.closes_on,
      meetsOn: roundDay(round, meeting && dayOf(meeting.starts_at)),
      ceilingId: round.ceiling_id,
    },
  )
  return (
    <Section title={t.title} id="regels">
      <p>
        {t.lead} <a href={paths.scheme(scheme.slug)}>{say(scheme.title, act.locale)}</a>
      </p>
      <DefinitionList
        items={rules.map(({ rule, verdict }) => ({
          term: ruleInWords(rule, act.locale),
          value: (
            <>
              <StatusBadge tone={tones[verdict]}>{t.verdicts[verdict]}</StatusBadge>{' '}
              {verdict === 'mind' && (
                <strong>
                  {rule.kind === 'support_at_least' ? t.support(support, rule.statements) : t.mind[rule.kind]}
                </strong>
              )}{' '}
              {verdict === 'apart' && rule.kind in t.apart && (
                <strong>{t.apart[rule.kind as keyof typeof t.apart]}</strong>
              )}{' '}
              {say(rule.explanation, act.locale)}
            </>
          ),
        }))}
      />
    </Section>
  )
}
