import { freeKey, movedOne } from '../kit/keyed.ts'
import type { Localised } from '../kit/locale.ts'
import type { FrameworkDefinition, Option, Question } from './schema.ts'

/**
 * Changes to a framework that is being prepared. Each answers a new framework. What names something that was taken away is
 * left as it is, so that the check says what to mend.
 */

/** The lists of a framework whose things have a name of their own. */
export type FrameworkList = 'questions' | 'sums' | 'outcomes' | 'rules' | 'flags' | 'methods'
export type ThingOf<L extends FrameworkList> = FrameworkDefinition[L][number]

const withList = <L extends FrameworkList>(
  framework: FrameworkDefinition,
  list: L,
  things: readonly ThingOf<L>[],
): FrameworkDefinition => ({ ...framework, [list]: things })

const things = <L extends FrameworkList>(framework: FrameworkDefinition, list: L): readonly ThingOf<L>[] =>
  framework[list] as readonly ThingOf<L>[]

/** The thing of a list with this name. */
export const thingIn = <L extends FrameworkList>(
  framework: FrameworkDefinition,
  list: L,
  id: string,
): ThingOf<L> | undefined => things(framework, list).find((one) => one.id === id)

export const changeThing = <L extends FrameworkList>(
  framework: FrameworkDefinition,
  list: L,
  id: string,
  change: (thing: ThingOf<L>) => ThingOf<L>,
): FrameworkDefinition =>
  withList(
    framework,
    list,
    things(framework, list).map((one) => (one.id === id ? change(one) : one)),
  )

/** Adds a thing at the end of its list under a free name made of its English words; answers that name too. */
export function addThing<L extends FrameworkList>(
  framework: FrameworkDefinition,
  list: L,
  words: Localised,
  make: (id: string) => ThingOf<L>,
): { readonly framework: FrameworkDefinition; readonly id: string } {
  // Questions and sums share one space of names: conditions look at both.
  const beside = list === 'questions' ? framework.sums : list === 'sums' ? framework.questions : []
  const taken = [...things(framework, list), ...beside].map(({ id }) => id)
  const id = freeKey(words.en, taken, 'one')
  return { framework: withList(framework, list, [...things(framework, list), make(id)]), id }
}

export const moveThing = (
  framework: FrameworkDefinition,
  list: FrameworkList,
  id: string,
  by: -1 | 1,
): FrameworkDefinition =>
  withList(
    framework,
    list,
    movedOne(
      things(framework, list),
      things(framework, list).findIndex((one) => one.id === id),
      by,
    ),
  )

export const removeThing = (
  framework: FrameworkDefinition,
  list: FrameworkList,
  id: string,
): FrameworkDefinition =>
  withList(
    framework,
    list,
    things(framework, list).filter((one) => one.id !== id),
  )

/** Answers of a question, from one text for each; points count up from nothing where they count. */
export function optionsFrom(texts: readonly Localised[], scored: boolean): Option[] {
  const options: Option[] = []
  for (const text of texts) {
    const id = freeKey(
      text.en,
      options.map((option) => option.id),
      'answer',
    )
    options.push({ id, text, ...(scored ? { points: options.length } : {}) })
  }
  return options
}

/** Adds an answer to a question. */
export function addAnswer(question: Question, fresh: Omit<Option, 'id'>): Question {
  const options = question.options ?? []
  const id = freeKey(
    fresh.text.en,
    options.map((option) => option.id),
    'answer',
  )
  return { ...question, options: [...options, { id, ...fresh }] }
}
