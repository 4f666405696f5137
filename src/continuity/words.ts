import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { concernsOf, type Standing } from './rules.ts'
import type { KeptLine } from './store.ts'
import { texts } from './texts.ts'

/** The answers as they stand in addresses and forms. */
export const answerWords = {
  goed: 'well',
  hulp: 'help',
  overnemen: 'takeover',
  stoppen: 'stopping',
} as const satisfies Record<string, Standing>
export const wordsOfAnswers = ['goed', 'hulp', 'overnemen', 'stoppen'] as const
export type AnswerWord = (typeof wordsOfAnswers)[number]

/** How a wish stands, in a few words for a list. */
export function standingInWords(act: Act, line: KeptLine): string {
  const t = texts(act.locale)
  const day = (value: string) => formatDay(value, act.locale)
  if (line.ended_on !== null && line.ended_as !== null)
    return t.desk.endedWords[line.ended_as](day(line.ended_on))
  if (line.standing === null || line.seen_on === null) return t.desk.notSeen
  return t.desk.seen(t.standings[line.standing], day(line.seen_on))
}

/** What has to be done about it, in words. */
export const concernsInWords = (act: Act, line: KeptLine): readonly string[] =>
  concernsOf(line, dayOf(act.now)).map((concern) => texts(act.locale).desk.concerns[concern])
