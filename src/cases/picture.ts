import { type Day, daysBetween, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import { stepOf } from './rules.ts'
import type { Process, Step } from './schema.ts'
import type { CaseState } from './state.ts'
import { texts } from './texts.ts'

/** A step of the process as a picture or list shows it. */
export interface PictureStep {
  readonly key: string
  readonly title: string
  readonly state: 'done' | 'current' | 'ahead'
  /** A day or a norm in a few words. */
  readonly caption: string
}

/**
 * Steps that the usual way passes by, such as a waiting list: between a step and where its first outcome leads. The first
 * outcome of a step is the usual one.
 */
export function exceptionsOf(process: Process): readonly Step[] {
  const { steps } = process
  const passed: Step[] = []
  for (let at = 0; at < steps.length; ) {
    const next = steps.findIndex(({ key }) => key === steps[at]?.outcomes[0]?.next)
    if (next <= at) break
    passed.push(...steps.slice(at + 1, next))
    at = next
  }
  return passed
}

/** The steps that count for a case: the usual ones, and an exception only where the case came there. */
function countedSteps(process: Process, state: CaseState | null): readonly Step[] {
  const passed = exceptionsOf(process)
  return process.steps.filter(
    (step) =>
      !passed.includes(step) ||
      state?.step === step.key ||
      (state?.visits.some((visit) => visit.step === step.key) ?? false),
  )
}

/** The exceptions in the few words of a picture. */
export const exceptionsInPicture = (
  process: Process,
  locale: Locale,
): readonly { readonly key: string; readonly title: string; readonly caption: string }[] =>
  exceptionsOf(process).map((step) => ({
    key: step.key,
    title: say(step.title, locale),
    caption: texts(locale).picture.atMost(texts(locale).term(step.term)),
  }))

/** The process with "you are here"; without a state the explanation of the process, with its norms. */
export function pictureOf(process: Process, state: CaseState | null, locale: Locale): readonly PictureStep[] {
  const steps = countedSteps(process, state)
  const here = steps.findIndex((step) => step.key === state?.step)
  return steps.map((step, index) => {
    const position = state ? positionOf(state, step, index, here) : 'ahead'
    return {
      key: step.key,
      title: say(step.title, locale),
      state: position,
      caption: captionOf(step, position, state, locale),
    }
  })
}

function positionOf(state: CaseState, step: Step, index: number, here: number): PictureStep['state'] {
  if (here >= 0) return index < here ? 'done' : index === here ? 'current' : 'ahead'
  if (state.status !== 'ended') return 'ahead'
  // A step that was cut off by a withdrawal was not done.
  return state.visits.some((visit) => visit.step === step.key && visit.outcome !== null) ? 'done' : 'ahead'
}

function captionOf(
  step: Step,
  position: PictureStep['state'],
  state: CaseState | null,
  locale: Locale,
): string {
  const t = texts(locale).picture
  const day = (value: Day): string => formatDay(value, locale, 'medium')
  if (position === 'done') {
    const left = state?.visits.findLast((visit) => visit.step === step.key && visit.until !== null)
    return left?.until ? t.doneOn(day(left.until)) : ''
  }
  if (position === 'current' && state?.stepTerm) {
    if (state.pausedUntil) return t.waiting(day(state.pausedUntil))
    return state.stepTerm.overdue ? t.lateSince(day(state.stepTerm.due)) : t.until(day(state.stepTerm.due))
  }
  if (state?.status === 'ended') return t.notNeeded
  const running = state?.terms.find(
    (term) => term.kind === 'step' && term.name === step.key && term.status === 'running',
  )
  return running ? t.by(day(running.due)) : t.atMost(texts(locale).term(step.term))
}

/** What a reader is told first. The tones are those of `ui/status`. */
export interface Standing {
  /** "Stap 3 van 7: wij vragen advies aan de vakafdelingen". */
  readonly status: string
  readonly tone: 'active' | 'wait' | 'good' | 'bad' | 'neutral'
  readonly sentences: readonly string[]
  /** All of it as one text. */
  readonly text: string
}

export interface Reader {
  /** The initiator is spoken to; everyone else is told about the initiator. */
  readonly audience: 'initiator' | 'everyone'
  /** Name of who answers now, where the reader may know it. */
  readonly contactName?: string | null
  /** Something else waits for the initiator: then nobody says that there is nothing to do. */
  readonly isAsked?: boolean
}

/** Where it stands in a few sentences: what happens now, who is to act, what is next, by when. */
export function sentenceOf(
  process: Process,
  state: CaseState,
  locale: Locale,
  today: Day,
  reader: Reader = { audience: 'initiator' },
): Standing {
  const { status, tone, sentences } = standing(process, state, locale, today, reader)
  const contact =
    reader.contactName && state.status !== 'ended' ? [texts(locale).contact(reader.contactName)] : []
  const all = [...sentences, ...contact]
  return { status, tone, sentences: all, text: [`${status}.`, ...all].join(' ') }
}

type Core = Omit<Standing, 'text'>

function standing(process: Process, state: CaseState, locale: Locale, today: Day, reader: Reader): Core {
  const t = texts(locale)
  const day = (value: Day): string => formatDay(value, locale, 'long')
  if (state.end !== null && state.endedOn !== null) {
    const tone = state.end === 'completed' ? 'good' : 'neutral'
    return { status: t.ended[state.end], tone, sentences: [t.endedOn[state.end](day(state.endedOn))] }
  }
  const step = stepOf(process, state.step)
  if (!step || !state.stepTerm) return { status: '', tone: 'neutral', sentences: [] }
  const mine = reader.audience === 'initiator'
  const steps = countedSteps(process, state)
  const status = (what: string): string => t.stepOf(steps.indexOf(step) + 1, steps.length, what)
  if (state.pausedUntil) {
    const waiting = mine ? t.waitingForYou : t.waitingForInitiator
    const ask = mine ? [t.answerUs(day(state.pausedUntil)), t.clockStands] : [t.clockStands]
    return { status: status(waiting), tone: 'wait', sentences: ask }
  }
  // That it can be done is the news, more than that somebody is still busy with the step. Only the parties know it.
  const known = mine && (state.canBeDone === 'feasible' || state.canBeDone === 'feasible_if')
  const first = known ? [t.canBeDoneText[state.canBeDone]] : []
  const now = mine ? say(step.doing, locale) : say(step.title, locale)
  const doing = status(known ? t.canBeDone[state.canBeDone] : now)
  const { due, owedBy, overdue } = state.stepTerm
  if (owedBy === 'initiator') {
    const turn = mine ? (overdue ? t.yourTurnPassed : t.yourTurn(day(due))) : t.initiatorsTurn
    return { status: doing, tone: 'active', sentences: [...first, turn] }
  }
  const planned = state.decisionPlanned
    ? [t.decisionPlanned(state.decisionPlanned.body, day(state.decisionPlanned.on))]
    : []
  if (overdue) {
    const late = `${doing} (${t.daysLate(daysBetween(due, today))})`
    return {
      status: late,
      tone: 'bad',
      sentences: [...first, t.tooLate(day(due)), ...planned, ...(mine ? [t.tooLateNext] : [])],
    }
  }
  const answer = mine
    ? [
        ...first,
        t.youHearBy(day(due), say(step.title, locale)),
        ...planned,
        ...(reader.isAsked ? [] : [t.nothingToDo]),
      ]
    : [t.doneBy(day(due), say(step.title, locale)), ...planned]
  return { status: doing, tone: 'active', sentences: answer }
}
