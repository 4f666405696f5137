import {
  type Advice,
  caseMailTexts,
  caseTexts,
  pileOf,
  type Requirement,
  requirementsOf,
} from '../../../../cases/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import type { Ctx } from '../../../../kit/http.ts'
import { departmentName } from '../../../../kit/municipality.ts'
import { paths } from '../../../../paths.ts'
import { ButtonRow, LinkButton } from '../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx'
import { Heading, Section } from '../../../../ui/heading/heading.tsx'
import { StatusBadge, type Tone } from '../../../../ui/status/status.tsx'
import { weighingAtDesk } from '../../../../weighings/index.ts'
import { casePage } from '../frame.tsx'
import { type DeskCase, openOnDesk, readDeskCase } from '../open.ts'
import { isPossible } from '../possible.ts'
import { RequirementTable } from '../requirements.tsx'
import { texts } from '../texts.ts'

type State = 'waiting' | 'late' | 'answered' | 'released'

const tones: Readonly<Record<State, Tone>> = {
  waiting: 'active',
  late: 'bad',
  answered: 'wait',
  released: 'good',
}

const stateOf = (advice: Advice, today: string): State => {
  if (advice.released_on) return 'released'
  if (advice.answered_on) return 'answered'
  return advice.due_day < today ? 'late' : 'waiting'
}

/** Every question for advice with its answer, its requirements, and whether it was shared. */
export async function showAdvice(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).advice
  const found = await readDeskCase(act, await openOnDesk(c))
  const { opened, advice } = found
  const requirements = await requirementsOf(act.db, opened.file.id)
  const asks = isPossible('ask_advice', {
    opened,
    advice,
    actor: act.actor,
    today: dayOf(act.now),
  })
  const ask = paths.deskCaseAction(opened.file.number, 'ask_advice')
  const weighing = await weighingAtDesk(act, opened)
  return casePage(c, found, {
    view: 'advice',
    record: (
      <>
        {advice.length === 0 ? (
          <EmptyState
            level={2}
            title={found.seesStaffSide ? t.none : t.hidden}
            instead={asks ? <LinkButton href={ask}>{t.ask}</LinkButton> : null}
          >
            {asks && <p>{t.noneText}</p>}
          </EmptyState>
        ) : (
          <>
            {advice.map((one) => (
              <OneAdvice
                key={one.id}
                act={act}
                found={found}
                advice={one}
                requirements={requirements.filter((requirement) => requirement.advice_id === one.id)}
                handles={asks}
              />
            ))}
            {asks && (
              <ButtonRow>
                <LinkButton kind="secondary" href={ask} icon="plus">
                  {t.askAlso}
                </LinkButton>
              </ButtonRow>
            )}
          </>
        )}
        <RequirementPile act={act} number={opened.file.number} requirements={requirements} updates={asks} />
        {weighing}
      </>
    ),
  })
}

/** How much is asked of the plan together, and the way to keep it up to date. */
function RequirementPile({
  act,
  number,
  requirements,
  updates,
}: {
  readonly act: Act
  readonly number: string
  readonly requirements: readonly Requirement[]
  readonly updates: boolean
}) {
  const t = texts(act.locale).advice
  if (requirements.length === 0) return null
  return (
    <Section title={t.pile} id="eisen">
      <p>{caseTexts(act.locale).pile(pileOf(requirements))}</p>
      {updates && (
        <ButtonRow>
          <LinkButton kind="secondary" href={paths.deskCaseAction(number, 'update_requirements')}>
            {t.updatePile}
          </LinkButton>
        </ButtonRow>
      )}
    </Section>
  )
}

function OneAdvice({
  act,
  found,
  advice,
  requirements,
  handles,
}: {
  readonly act: Act
  readonly found: DeskCase
  readonly advice: Advice
  readonly requirements: readonly Requirement[]
  readonly handles: boolean
}) {
  const { locale } = act
  const t = texts(locale).advice
  const state = stateOf(advice, dayOf(act.now))
  const { number } = found.opened.file
  const day = (value: string): string => formatDay(value, locale)
  const name =
    found.people.get(advice.adviser_id ?? '')?.name ??
    (advice.department ? departmentName(act.municipality, advice.department, locale) : t.department)
  const about = caseMailTexts(locale).aspects[advice.aspect]
  return (
    <Section title={about.charAt(0).toUpperCase() + about.slice(1)} id={`advies-${advice.id}`}>
      <p>
        <StatusBadge tone={tones[state]}>{t.states[state]}</StatusBadge> {t.asked(name, day(advice.asked_on))}
        . {advice.answered_on ? '' : t.due(day(advice.due_day))}
        {advice.reminders > 0 && ` (${t.reminded(advice.reminders)})`}
      </p>
      <Heading level={3}>{t.question}</Heading>
      <p class="keep-lines">{advice.question}</p>
      {advice.answer && (
        <>
          <Heading level={3}>{t.answer}</Heading>
          <p>{advice.verdict && t.verdicts[advice.verdict]}</p>
          <p class="keep-lines">{advice.answer}</p>
        </>
      )}
      {requirements.length > 0 && (
        <>
          <RequirementTable locale={locale} requirements={requirements} />
          {!advice.released_on && <p>{t.seenAlready}</p>}
        </>
      )}
      {advice.released_text && (
        <>
          <Heading level={3}>{t.plain}</Heading>
          <p class="keep-lines">{advice.released_text}</p>
        </>
      )}
      {handles && state !== 'released' && (
        <ButtonRow>
          {state === 'answered' ? (
            <LinkButton href={paths.deskCaseAction(number, 'release_advice', { advies: advice.id })}>
              {t.release}
            </LinkButton>
          ) : (
            <LinkButton
              kind="secondary"
              href={paths.deskCaseAction(number, 'remind_advice', { advies: advice.id })}
              about={about}
            >
              {t.remind}
            </LinkButton>
          )}
        </ButtonRow>
      )}
    </Section>
  )
}
