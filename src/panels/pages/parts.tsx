import type { VNode } from 'preact'
import { outcomeBadge } from '../../answers/index.ts'
import { subjectName, subjects } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { FormState } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import type { Query } from '../../kit/query.ts'
import { type Area, allAreas } from '../../places/index.ts'
import { bindFields, CheckboxGroup } from '../../ui/form/index.ts'
import { Heading, type HeadingLevel } from '../../ui/heading/heading.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import {
  type AdviceView,
  adviceViews,
  isActive,
  isDigital,
  isInView,
  type PanelOutcome,
  type RequestState,
  requestState,
  takesMembers,
} from '../rules.ts'
import type { AdviceRequest, Panel, Point } from '../store.ts'
import { texts } from '../texts.ts'

/** Whether a group looks for members, can be joined, or has stopped, as a badge. */
export function panelBadge(
  panel: Panel,
  today: Day,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } | undefined {
  const t = texts(locale)
  if (panel.ended_on !== null) return { label: t.list.ended, tone: 'neutral' }
  if (!isActive(panel)) return { label: t.one.draft, tone: 'wait' }
  if (!takesMembers(panel, today)) return undefined
  return { label: isDigital(panel) ? t.list.joins : t.list.seeks, tone: 'good' }
}

const requestTones: Readonly<Record<RequestState, Tone>> = {
  ...{ asked: 'active', late: 'wait', advised: 'active', answer_late: 'wait', answered: 'good' },
  withdrawn: 'neutral',
}

/** How far an advice is, as a badge. */
export function requestBadge(
  request: AdviceRequest,
  today: Day,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } {
  const state = requestState(request, today)
  return { label: texts(locale).states[state], tone: requestTones[state] }
}

/** The day that counts now for an advice. */
export function requestDay(request: AdviceRequest, locale: Locale): string {
  const t = texts(locale).one
  if (request.withdrawn_at) return t.withdrawnOn(formatDay(dayOf(request.withdrawn_at), locale))
  if (request.answered_at) return t.answeredOn(formatDay(dayOf(request.answered_at), locale))
  if (request.advised_at) return t.answerBy(formatDay(request.answer_by, locale))
  return t.due(formatDay(request.due_on, locale))
}

/** From so many on, one chooses what to look at. */
const chooseFrom = 5

const viewWords: Readonly<Record<AdviceView, string>> = {
  ...{ all: 'alle', open: 'open', late: 'te-laat', answered: 'beantwoord' },
}

/** Requests for advice, as far as they are chosen in the address, with links to choose others. */
export function adviceShown(
  c: Ctx,
  requests: readonly AdviceRequest[],
  pathOf: (query: Query) => string,
): { readonly shown: readonly AdviceRequest[]; readonly tabs: VNode | null } {
  const { locale, now } = c.var.act
  if (requests.length < chooseFrom) return { shown: requests, tabs: null }
  const t = texts(locale).views
  const asked = c.req.query('advies')
  const current = adviceViews.find((view) => viewWords[view] === asked) ?? 'all'
  const states = requests.map((request) => ({ request, state: requestState(request, dayOf(now)) }))
  const inView = (view: AdviceView) => states.filter(({ state }) => isInView(state, view))
  return {
    shown: inView(current).map(({ request }) => request),
    tabs: (
      <Tabs
        label={t.label}
        current={current}
        tabs={adviceViews.map((view) => ({
          key: view,
          label: t[view],
          href: `${pathOf(view === 'all' ? {} : { advies: viewWords[view] })}#adviezen`,
          count: inView(view).length,
        }))}
      />
    ),
  }
}

const outcomeWords = (outcome: PanelOutcome, locale: Locale) => ({
  ...outcomeBadge({ outcome, passed_to: null }, locale),
  label: texts(locale).outcomes[outcome],
})

/** What an advice asks, point by point, with what is done with it and why. */
export function Points(props: {
  readonly points: readonly Point[]
  readonly level: HeadingLevel
  readonly locale: Locale
}) {
  const { points, locale } = props
  const t = texts(locale).request
  const lang = langOfWords(locale)
  return (
    <ol class="stack">
      {points.map(({ id, point, outcome, reasons }) => (
        <li key={id}>
          <Heading level={props.level}>{point === null ? t.whole : <span lang={lang}>{point}</span>}</Heading>
          {outcome !== null && (
            <>
              <p>
                <StatusBadge tone={outcomeWords(outcome, locale).tone}>
                  {outcomeWords(outcome, locale).label}
                </StatusBadge>
              </p>
              <p class="keep-lines" lang={lang}>
                {reasons}
              </p>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What members choose from, or an invitation is for. */
export interface Choices {
  readonly subjects: readonly { readonly value: string; readonly label: string }[]
  readonly areas: readonly { readonly value: string; readonly label: string }[]
}

export const subjectChoices = (own: readonly string[], locale: Locale): Choices['subjects'] =>
  subjects.filter((one) => own.includes(one)).map((value) => ({ value, label: subjectName(value, locale) }))

export const districtsIn = (areas: readonly Area[]): readonly Area[] =>
  areas.filter(({ level, retired_on }) => level === 'district' && retired_on === null)

/** The subjects and areas of a digital panel. */
export async function choicesOf(act: Pick<Act, 'db' | 'locale'>, panel: Panel): Promise<Choices> {
  const areas = districtsIn(await allAreas(act.db)).filter(({ id }) => panel.area_ids.includes(id))
  return {
    subjects: subjectChoices(panel.subjects, act.locale),
    areas: areas.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** Only what can be chosen, of what somebody sent. */
export const chosenOf = (
  choices: Choices,
  sent: { readonly onderwerpen: readonly string[]; readonly wijken: readonly string[] },
): { readonly subjects: readonly string[]; readonly areaIds: readonly string[] } => ({
  subjects: choices.subjects.map(({ value }) => value).filter((one) => sent.onderwerpen.includes(one)),
  areaIds: choices.areas.map(({ value }) => value).filter((one) => sent.wijken.includes(one)),
})

/** Subjects and areas to tick. */
export function ChoiceFields(props: {
  readonly choices: Choices
  readonly form: FormState
  readonly locale: Locale
  readonly labels: { readonly subjects: string; readonly areas: string; readonly allHint: string }
}) {
  const { choices, form, locale, labels } = props
  const field = bindFields(form, locale)
  return (
    <>
      <CheckboxGroup
        {...field('onderwerpen')}
        label={labels.subjects}
        hint={labels.allHint}
        options={choices.subjects}
        optional="unsaid"
      />
      {choices.areas.length > 0 && (
        <CheckboxGroup
          {...field('wijken')}
          label={labels.areas}
          hint={labels.allHint}
          options={choices.areas}
          optional="unsaid"
        />
      )}
    </>
  )
}
