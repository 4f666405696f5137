import { dayOf, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import { deskTexts } from './desk-texts.ts'
import { type ChosenLevel, explainLevel, outcomeWords } from './level.ts'
import { meansInWords, wayLine } from './plan-lines.ts'
import type { Plan } from './schema.ts'
import { decisionDay, feedbackDay } from './words.ts'

/** A sentence, or a list under one. */
export type NoteBlock = string | { readonly intro: string; readonly lines: readonly string[] }

/** The participation paragraph of a start note, from the framework and the plan as far as they are. */
export function startNote(
  title: string,
  chosen: ChosenLevel,
  plan: Plan | null,
  locale: Locale,
): readonly NoteBlock[] {
  const t = deskTexts(locale).note
  const { framework, result, outcome, level } = chosen
  const told = explainLevel(chosen, locale)
  const now = outcomeWords(chosen, outcome, locale)
  const departed = result.deviation
  return [
    t.level(title, now.title, now.summary),
    t.from(say(framework.definition.title, locale), result.version, formatDay(dayOf(result.at), locale)),
    ...(framework.status === 'example' ? [t.example] : []),
    ...(departed && level.decided_by && level.decided_on
      ? [
          t.departed(
            outcomeWords(chosen, result.outcome, locale).title,
            level.decided_by,
            formatDay(level.decided_on, locale),
            departed.reason,
          ),
        ]
      : []),
    { intro: t.reasons, lines: told.reasons.map(({ text }) => text) },
    ...(result.flags.includes('tension') ? [t.tension] : []),
    ...(plan ? planBlocks(plan, locale) : [t.notWritten]),
  ]
}

function planBlocks(plan: Plan, locale: Locale): readonly NoteBlock[] {
  const t = deskTexts(locale).note
  const said = (text: string, words: (text: string) => string): readonly string[] =>
    text.trim() ? [words(text.trim())] : []
  const { budget, hours } = meansInWords(plan, locale)
  return [
    ...said(plan.goal, t.goal),
    ...said(plan.decision, (text) => t.decision(text, plan.decider || '–', decisionDay(plan, locale) || '–')),
    ...said(plan.fixed, t.fixed),
    ...said(plan.open, t.open),
    ...said(plan.affected, t.affected),
    ...(plan.ways.length > 0 ? [{ intro: t.ways, lines: plan.ways.map((way) => wayLine(way, locale)) }] : []),
    ...said(feedbackDay(plan, locale), t.feedback),
    ...(budget || hours ? [t.means(budget, hours)] : []),
  ]
}

/** The same as plain text, to copy. */
export const noteText = (blocks: readonly NoteBlock[]): string =>
  blocks
    .map((block) =>
      typeof block === 'string' ? block : [block.intro, ...block.lines.map((line) => `- ${line}`)].join('\n'),
    )
    .join('\n\n')
