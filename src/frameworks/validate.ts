import type { Locale, Localised } from '../kit/locale.ts'
import { askedQuestions, chosenOptions, evaluate, optionsOf } from './rules.ts'
import { type Answers, type Condition, definitionSchema, type FrameworkDefinition } from './schema.ts'

/** Something wrong in a framework version: where, and what to do about it. */
export interface FrameworkFault {
  readonly where: string
  readonly message: Localised
}

export type CheckedFramework =
  | { readonly ok: true; readonly definition: FrameworkDefinition }
  | { readonly ok: false; readonly faults: readonly FrameworkFault[] }

const fault = (where: string, nl: string, en: string): FrameworkFault => ({ where, message: { nl, en } })

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
]

const leavesOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  if ('not' in condition) return leavesOf(condition.not)
  return [condition]
}

const conditionFaults = (
  framework: FrameworkDefinition,
  where: string,
  condition: Condition | undefined,
): readonly FrameworkFault[] => {
  if (!condition) return []
  return leavesOf(condition).flatMap((leaf) => {
    if ('question' in leaf) {
      const question = framework.questions.find(({ id }) => id === leaf.question)
      if (!question) return unknownQuestion(where, leaf.question)
      const known = optionsOf(question).map(({ id }) => id)
      return leaf.is
        .filter((id) => !known.includes(id))
        .map((id) =>
          fault(
            where,
            `Dit wacht op een antwoord dat er bij "${question.text.nl}" niet is. Verander wanneer dit geldt.`,
            `This waits for an answer that "${question.text.en}" does not have (${id}).`,
          ),
        )
    }
    if ('value' in leaf) {
      const known = [...framework.sums, ...framework.questions].some(({ id }) => id === leaf.value)
      return known ? [] : unknownQuestion(where, leaf.value)
    }
    return 'enabled' in leaf ? outcomeFaults(framework, where, leaf.enabled) : []
  })
}

const unknownQuestion = (where: string, id: string): readonly FrameworkFault[] => [
  fault(
    where,
    'Dit noemt een vraag of som die er niet is. Verander dat.',
    `This names a question or sum that does not exist (${id}).`,
  ),
]

const outcomeFaults = (
  framework: FrameworkDefinition,
  where: string,
  id: string | undefined,
): readonly FrameworkFault[] =>
  id === undefined || framework.outcomes.some((outcome) => outcome.id === id)
    ? []
    : [
        fault(
          where,
          'Dit noemt een uitkomst die er niet is. Kies een andere.',
          `This names an outcome that does not exist (${id}).`,
        ),
      ]

const questionFaults = (framework: FrameworkDefinition): readonly FrameworkFault[] =>
  framework.questions.flatMap((question, index) => {
    const where = `questions.${question.id}`
    const faults = [...conditionFaults(framework, where, question.when)]
    const options = question.options ?? []
    if (question.kind === 'yes_no' && options.length > 0) {
      faults.push(
        fault(
          where,
          'Een ja/nee-vraag heeft geen eigen antwoorden.',
          'A yes/no question has no options of its own.',
        ),
      )
    }
    if (question.kind !== 'yes_no' && options.length < 2) {
      faults.push(fault(where, 'Geef ten minste twee antwoorden.', 'Give at least two options.'))
    }
    if (
      question.kind === 'score' &&
      (question.weight === undefined || options.some(({ points }) => points === undefined))
    ) {
      faults.push(
        fault(
          where,
          'Geef een gewicht, en punten bij elk antwoord.',
          'Give a weight, and points for each option.',
        ),
      )
    }
    const earlier = framework.questions.slice(0, index).map(({ id }) => id)
    const later = (question.when ? leavesOf(question.when) : []).filter(
      (leaf) => ('question' in leaf && !earlier.includes(leaf.question)) || 'value' in leaf,
    )
    if (later.length > 0) {
      faults.push(
        fault(
          where,
          'Laat de vraag alleen afhangen van een eerdere vraag.',
          'Let the question depend on an earlier question only.',
        ),
      )
    }
    return faults
  })

const ruleFaults = (framework: FrameworkDefinition): readonly FrameworkFault[] =>
  framework.rules.flatMap((rule, index) => {
    const where = `rules.${rule.id}`
    const targets = [rule.outcome, rule.at_least, rule.at_most].filter((id) => id !== undefined)
    const faults = [
      ...conditionFaults(framework, where, rule.when),
      ...targets.flatMap((id) => outcomeFaults(framework, where, id)),
    ]
    if (rule.reason.nl.trim() === '' || rule.reason.en.trim() === '') {
      faults.push(fault(where, 'Schrijf een reden in beide talen.', 'Write a reason in both languages.'))
    }
    if (targets.length > 1) {
      faults.push(
        fault(
          where,
          'Kies één: uitkomst, ten minste of ten hoogste.',
          'Choose one: outcome, at least or at most.',
        ),
      )
    }
    if (rule.flag !== undefined && !framework.flags.some(({ id }) => id === rule.flag)) {
      faults.push(
        fault(
          where,
          'Dit noemt een waarschuwing die er niet is. Kies een andere.',
          `This names a warning that does not exist (${rule.flag}).`,
        ),
      )
    }
    for (const [, name] of `${rule.reason.nl} ${rule.reason.en}`.matchAll(/\{([^}]*)\}/g)) {
      if (!framework.sums.some(({ id }) => id === name)) {
        faults.push(
          fault(
            where,
            `De reden noemt een som die er niet is: {${name}}.`,
            `The reason names a sum that does not exist: {${name}}.`,
          ),
        )
      }
    }
    const decidesAlways = framework.mode === 'first_match' && !rule.when && rule.outcome !== undefined
    if (decidesAlways && index < framework.rules.length - 1) {
      faults.push(
        fault(
          where,
          'Deze regel geldt altijd. De regels erna tellen dus nooit.',
          'This rule always holds, so the rules after it never count.',
        ),
      )
    }
    return faults
  })

/** Above this number of combinations a framework is not tried out completely. */
const mostCombinations = 60_000

/** Every way to answer the questions that rules depend on; null when there are too many to try. */
const allAnswers = (framework: FrameworkDefinition): readonly Answers[] | null => {
  const used = new Set(
    [...framework.rules, ...framework.questions].flatMap(({ when }) =>
      (when ? leavesOf(when) : []).flatMap((leaf) => {
        if ('question' in leaf) return [leaf.question]
        if (!('value' in leaf)) return []
        return framework.sums.find(({ id }) => id === leaf.value)?.of ?? [leaf.value]
      }),
    ),
  )
  let combinations: Answers[] = [{}]
  for (const question of framework.questions) {
    if (!used.has(question.id)) continue
    const ids = optionsOf(question).map(({ id }) => id)
    const choices: readonly (string | readonly string[])[] =
      question.kind === 'several'
        ? Array.from({ length: 2 ** Math.min(ids.length, 16) }, (_, bits) =>
            ids.filter((_id, bit) => bits & (1 << bit)),
          )
        : ids
    if (combinations.length * choices.length > mostCombinations) return null
    combinations = combinations.flatMap((answers) =>
      choices.map((choice) => ({ ...answers, [question.id]: choice })),
    )
  }
  for (const question of framework.questions) {
    if (used.has(question.id)) continue
    const first = optionsOf(question)[0]?.id ?? ''
    for (const answers of combinations as Record<string, string | readonly string[]>[]) {
      answers[question.id] = question.kind === 'several' ? [] : first
    }
  }
  return combinations
}

/** Answers as somebody reads them; questions that are not asked are left out. */
const answersInWords = (framework: FrameworkDefinition, answers: Answers, locale: Locale): string =>
  askedQuestions(framework, answers)
    .map((question) => {
      const chosen = chosenOptions(question, answers) ?? []
      return `${question.text[locale]} ${chosen.map(({ text }) => text[locale]).join(', ') || '-'}`
    })
    .join('; ')

const reachFaults = (framework: FrameworkDefinition): readonly FrameworkFault[] => {
  const enabled = framework.outcomes.filter((outcome) => outcome.enabled !== false)
  const named = new Set(
    framework.rules.flatMap((rule) => rule.outcome ?? rule.at_least ?? rule.at_most ?? []),
  )
  const faults: FrameworkFault[] = []
  const reached = new Set<string>()
  const answersToTry = allAnswers(framework)
  let withoutOutcome: Answers | null = null
  for (const answers of answersToTry ?? []) {
    const { outcome } = evaluate(framework, answers)
    if (outcome === null) withoutOutcome ??= answers
    else reached.add(outcome)
  }
  for (const { id } of framework.outcomes.filter((outcome) => !named.has(outcome.id))) {
    faults.push(
      fault(
        `outcomes.${id}`,
        'Geen enkele regel leidt naar deze uitkomst.',
        'No rule leads to this outcome.',
      ),
    )
  }
  if (answersToTry) {
    for (const { id } of enabled.filter((outcome) => named.has(outcome.id) && !reached.has(outcome.id))) {
      faults.push(
        fault(
          `outcomes.${id}`,
          'Met geen enkel antwoord kom je bij deze uitkomst.',
          'No answers lead to this outcome.',
        ),
      )
    }
  }
  if (withoutOutcome) {
    const given = withoutOutcome
    faults.push(
      fault(
        'rules',
        `Met deze antwoorden is er geen uitkomst: ${answersInWords(framework, given, 'nl')}.`,
        `With these answers there is no outcome: ${answersInWords(framework, given, 'en')}.`,
      ),
    )
  }
  return faults
}

/** What a framework names that is not there, and what it lacks: quick, so fit for every key that is typed. */
export const nameFaultsOf = (framework: FrameworkDefinition): readonly FrameworkFault[] => {
  const lists = {
    questions: [...framework.questions, ...framework.sums],
    rules: framework.rules,
    outcomes: framework.outcomes,
    flags: framework.flags,
    methods: framework.methods,
  }
  const faults = [
    ...Object.entries(lists).flatMap(([name, list]) =>
      repeated(list.map(({ id }) => id)).map((id) =>
        fault(`${name}.${id}`, 'Deze naam komt twee keer voor.', 'This name occurs twice.'),
      ),
    ),
    ...questionFaults(framework),
    ...framework.sums.flatMap((sum) =>
      sum.of
        .filter((id) => !framework.questions.some((question) => question.id === id))
        .flatMap((id) => unknownQuestion(`sums.${sum.id}`, id)),
    ),
    ...ruleFaults(framework),
    ...framework.methods.flatMap((method) => [
      ...conditionFaults(framework, `methods.${method.id}`, method.when),
      ...(method.outcomes ?? []).flatMap((id) => outcomeFaults(framework, `methods.${method.id}`, id)),
    ]),
  ]
  if (framework.assessors && !framework.sums.some(({ id }) => id === framework.assessors?.sum)) {
    faults.push(...unknownQuestion('assessors', framework.assessors.sum))
  }
  return faults
}

/** What is wrong in a framework version whose shape is right; empty when it can be published. */
export const faultsOf = (framework: FrameworkDefinition): readonly FrameworkFault[] => {
  const faults = nameFaultsOf(framework)
  // Trying it out makes sense only when every name is known.
  return faults.length > 0 ? faults : reachFaults(framework)
}

/** Reads a framework version from outside: its shape, then its meaning. */
export const checkFramework = (input: unknown): CheckedFramework => {
  const parsed = definitionSchema.safeParse(input)
  if (!parsed.success) {
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) =>
        fault(
          issue.path.join('.') || 'framework',
          `Dit klopt niet: ${issue.message}.`,
          `This is not right: ${issue.message}.`,
        ),
      ),
    }
  }
  const faults = faultsOf(parsed.data)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, definition: parsed.data }
}
