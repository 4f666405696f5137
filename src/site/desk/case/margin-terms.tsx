import { type CaseTerm, caseTexts, stepOf } from '../../../cases/index.ts'
import { type Day, dayOf, daysBetween, formatDay, workingDaysBetween } from '../../../kit/dates.ts'
import { say } from '../../../kit/locale.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { StatusBadge, type Tone } from '../../../ui/status/status.tsx'
import type { MarginProps } from './margin.tsx'
import { texts } from './texts.ts'

interface Told {
  readonly key: string
  readonly name: string
  readonly due: string
  readonly remarks: readonly string[]
  readonly label: string
  readonly tone: Tone
}

/** Every term with its last day and how it stands; what runs first, what is over after it. */
export function Terms({ act, found }: MarginProps) {
  const t = texts(act.locale).margin
  const { terms } = found.opened.state
  const tell = (term: CaseTerm): Told => toldTerm(act, found, term)
  const running = terms
    .filter((term) => term.status === 'running')
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(tell)
  const over = terms.filter((term) => term.status === 'kept' || term.status === 'late').map(tell)
  return (
    <Section title={t.terms} level={3}>
      {running.length === 0 ? <p>{t.noTerms}</p> : <TermList terms={running} />}
      {over.length > 0 && (
        <Disclosure summary={t.earlierTerms(over.length)}>
          <TermList terms={over} />
        </Disclosure>
      )}
    </Section>
  )
}

const TermList = ({ terms }: { readonly terms: readonly Told[] }) => (
  <ul class="plain-list stack">
    {terms.map(({ key, name, due, remarks, label, tone }) => (
      <li key={key}>
        {name}
        <br />
        <StatusBadge tone={tone}>{label}</StatusBadge> {due}
        {remarks.length > 0 && <span class="small"> ({remarks.join(', ')})</span>}
      </li>
    ))}
  </ul>
)

function toldTerm(act: MarginProps['act'], found: MarginProps['found'], term: CaseTerm): Told {
  const { locale } = act
  const t = texts(locale).margin
  const { process, state } = found.opened
  const norms: Readonly<Record<string, string>> = caseTexts(locale).norms
  const step = stepOf(process, term.name)
  const norm = process.norms.find(({ key }) => key === term.name)
  const stands = state.status === 'paused' && (term.kind === 'step' || norm?.pausable !== false)
  return {
    key: term.key,
    name:
      term.kind === 'step'
        ? t.step(step ? say(step.title, locale) : term.name)
        : (norms[term.name] ?? term.name),
    due: dayOfTerm(term, dayOf(act.now), act),
    remarks: [
      ...(term.legal ? [t.legal] : []),
      ...(term.extended ? [t.extended] : []),
      ...(term.owedBy === 'initiator' ? [t.ofInitiator] : []),
    ],
    ...standing(term, dayOf(act.now), stands && !term.overdue, t),
  }
}

/** When it has to be done; of what is over, the day it was done comes first: that is when it happened. */
function dayOfTerm({ due, doneOn }: CaseTerm, today: Day, { locale }: MarginProps['act']): string {
  const t = texts(locale).margin
  const last = formatDay(due, locale)
  if (doneOn === null) return last
  return (due < today ? t.doneOn : t.doneAhead)(formatDay(doneOn, locale), last)
}

function standing(
  term: CaseTerm,
  today: string,
  stands: boolean,
  t: ReturnType<typeof texts>['margin'],
): { readonly label: string; readonly tone: Tone } {
  if (term.status === 'kept') return { label: t.kept, tone: 'good' }
  if (term.status === 'late') {
    return { label: t.wasLate(daysBetween(term.due, term.doneOn ?? today)), tone: 'wait' }
  }
  if (stands) return { label: t.paused, tone: 'neutral' }
  if (term.overdue) return { label: t.late(daysBetween(term.due, today)), tone: 'bad' }
  if (term.due === today) return { label: t.today, tone: 'wait' }
  return { label: t.running(workingDaysBetween(today, term.due)), tone: 'active' }
}
