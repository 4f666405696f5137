import type { z } from 'zod'
import type { Localised } from '../kit/locale.ts'
import { steps } from './answer-field.ts'
import {
  type Condition,
  type FormDefinition,
  type FormField,
  type FormSection,
  formSchema,
} from './schema.ts'

/** Where in a form something is wrong, by the keys of its parts. */
export interface FormPlace {
  readonly page?: string
  readonly question?: string
  /** The part of the page or question: its words, what is answered, or when it is asked. */
  readonly part?: 'words' | 'answer' | 'when'
}

/** Something wrong in a form: what, and where to mend it. */
export interface FormFault {
  readonly message: Localised
  readonly place: FormPlace
}

export type Checked =
  | { readonly ok: true; readonly form: FormDefinition }
  | { readonly ok: false; readonly faults: readonly FormFault[] }

/** Words in the address of a form that are no section. */
export const reservedSlugs: readonly string[] = [
  'controleren',
  'later',
  'verder',
  'opnieuw',
  'papier',
  'concept',
]

/** Fields about a person must say why they are asked. */
const personalTokens = ['name', 'email', 'tel', 'street-address', 'postal-code', 'bday']

/** Whether a question asks for something about a person, so that it must say why. */
const isPersonal = (field: FormField): boolean =>
  field.type === 'email' || field.type === 'phone' || personalTokens.includes(field.autocomplete ?? '')

const fault = (place: FormPlace, nl: string, en: string): FormFault => ({ place, message: { nl, en } })

/** All faults as lines for a log or a command. */
export const faultLines = (faults: readonly FormFault[]): string =>
  faults.map(({ message }) => `  ${message.en}`).join('\n')

/** Checks a form definition; every fault is one sentence that says where it is. */
export function checkDefinition(candidate: unknown): Checked {
  const parsed = formSchema.safeParse(candidate)
  if (!parsed.success) return { ok: false, faults: shapeFaults(candidate, parsed.error) }
  const faults = [
    ...duplicateFaults(parsed.data),
    ...parsed.data.sections.flatMap(emptyFaults),
    ...fieldFaults(parsed.data),
    ...sumFaults(parsed.data),
  ]
  return faults.length === 0 ? { ok: true, form: parsed.data } : { ok: false, faults }
}

/** Says which text lacks which language, and where else the shape is wrong. */
function shapeFaults(candidate: unknown, error: z.ZodError): readonly FormFault[] {
  return error.issues.map((issue) => {
    const last = issue.path.at(-1)
    const where = whereIs(candidate, issue.path)
    if (last === 'nl' || last === 'en') {
      return last === 'nl'
        ? fault({}, `${where}: de Nederlandse tekst ontbreekt`, `${where}: the Dutch text is missing`)
        : fault({}, `${where}: de Engelse tekst ontbreekt`, `${where}: the English text is missing`)
    }
    return fault({}, `Er klopt iets niet bij ${where}.`, `${where}: ${issue.message}`)
  })
}

/** Names keys rather than numbers: `section place, field where, label`. */
function whereIs(candidate: unknown, path: readonly PropertyKey[]): string {
  const parts: string[] = []
  let here: unknown = candidate
  for (const [index, step] of path.entries()) {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined
    if (typeof step !== 'number') {
      const isList = typeof path[index + 1] === 'number'
      if (!isList && step !== 'nl' && step !== 'en') parts.push(String(step))
      continue
    }
    const named = here as { key?: unknown; value?: unknown } | null | undefined
    const list = String(path[index - 1]).replace(/s$/, '')
    parts.push(`${list} ${String(named?.key ?? named?.value ?? step + 1)}`)
  }
  return parts.join(', ') || 'form'
}

function duplicateFaults(form: FormDefinition): readonly FormFault[] {
  const fields = form.sections.flatMap((section) => section.fields.map((field) => field.key))
  const calculations = form.calculations.map((calculation) => calculation.key)
  const slugs = [...form.sections, ...form.ways.flatMap(({ pages }) => pages)].map(({ slug }) => slug)
  return [
    ...twice([...fields, ...calculations]).map((key) =>
      fault({ question: key }, `De naam ${key} is twee keer gebruikt.`, `key ${key} is used twice`),
    ),
    ...twice(form.sections.map((section) => section.key)).map((key) =>
      fault({ page: key }, `De pagina ${key} staat er twee keer.`, `section ${key} is there twice`),
    ),
    ...twice(form.ways.map(({ key }) => key)).map((key) =>
      fault({}, `De korte weg ${key} staat er twee keer.`, `way ${key} is there twice`),
    ),
    ...twice(slugs).map((slug) =>
      fault({}, `Twee pagina's hebben het adres ${slug}.`, `address ${slug} is used by two sections`),
    ),
    ...slugs
      .filter((slug) => reservedSlugs.includes(slug))
      .map((slug) =>
        fault({}, `Het adres ${slug} is al in gebruik.`, `address ${slug} is taken by the engine`),
      ),
  ]
}

const twice = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
]

const emptyFaults = (section: FormSection): readonly FormFault[] =>
  section.fields.length > 0
    ? []
    : [
        fault(
          { page: section.key },
          `De pagina "${section.title.nl}" heeft nog geen vraag.`,
          `The page "${section.title.en}" has no question yet.`,
        ),
      ]

/** How a sentence about a page or question begins, in both languages. */
interface Where {
  readonly place: FormPlace
  readonly name: Localised
}

function fieldFaults(form: FormDefinition): readonly FormFault[] {
  const faults: FormFault[] = []
  const all = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]))
  const earlier = new Map<string, FormField>()
  for (const section of form.sections) {
    const { title } = section
    const page: Where = {
      place: { page: section.key, part: 'when' },
      name: { nl: `De pagina "${title.nl}"`, en: `The page "${title.en}"` },
    }
    if (section.when) faults.push(...conditionFaults(section.when, page, earlier, all))
    for (const field of section.fields) {
      const place = { page: section.key, question: field.key }
      const { label } = field
      const where: Where = {
        place: { ...place, part: 'when' },
        name: { nl: `De vraag "${label.nl}"`, en: `The question "${label.en}"` },
      }
      if (field.when) faults.push(...conditionFaults(field.when, where, earlier, all))
      faults.push(...optionFaults(field, place))
      if (isPersonal(field) && !field.why) {
        faults.push(
          fault(
            { ...place, part: 'words' },
            `Schrijf bij "${label.nl}" waarom je dit vraagt. Dat moet bij gegevens van mensen.`,
            `Write with "${label.en}" why you ask this. That is needed for details of people.`,
          ),
        )
      }
      if (isPersonal(field) && !field.autocomplete) {
        faults.push(
          fault(
            { ...place, part: 'answer' },
            `Zeg bij "${label.nl}" wat de browser zelf kan invullen.`,
            `Say with "${label.en}" what the browser can fill in (autocomplete).`,
          ),
        )
      }
      earlier.set(field.key, field)
    }
  }
  return faults
}

function optionFaults(field: FormField, place: FormPlace): readonly FormFault[] {
  if (!('options' in field)) return []
  const at = { ...place, part: 'answer' } as const
  const { label } = field
  const faults = [
    ...partFaults(field, at),
    ...twice(field.options.map((option) => option.value)).map((value) =>
      fault(
        at,
        `Bij "${label.nl}" staat een antwoord twee keer.`,
        `At "${label.en}" option ${value} is there twice.`,
      ),
    ),
  ]
  if (field.type !== 'multi_choice' && field.options.some((option) => option.alone)) {
    faults.push(
      fault(
        at,
        `Bij "${label.nl}" kan maar één antwoord. Alleen bij meer antwoorden kan er één apart staan.`,
        `At "${label.en}" only one of several answers can stand alone.`,
      ),
    )
  }
  return faults
}

/** Parts become names of inputs; an order needs something to choose between. */
function partFaults(field: Extract<FormField, { options: unknown }>, at: FormPlace): readonly FormFault[] {
  const { label } = field
  const parts =
    field.type === 'matrix'
      ? field.rows
      : field.type === 'choice' || field.type === 'multi_choice'
        ? []
        : field.options
  const faults = parts
    .filter(({ value }) => !/^[a-z0-9][a-z0-9_-]*$/.test(value))
    .map(({ value }) =>
      fault(
        at,
        `Bij "${label.nl}" mag de naam ${value} alleen kleine letters, cijfers, _ en - hebben.`,
        `At "${label.en}" the value ${value} can only have small letters, digits, _ and -.`,
      ),
    )
  if (field.type === 'matrix')
    for (const { value } of field.rows.filter(
      (row, index) => field.rows.findIndex((other) => other.value === row.value) < index,
    ))
      faults.push(
        fault(
          at,
          `Bij "${label.nl}" staat een rij twee keer.`,
          `At "${label.en}" row ${value} is there twice.`,
        ),
      )
  if ((field.type === 'ranking' || field.type === 'points') && field.options.length < 2)
    faults.push(
      fault(
        at,
        `Bij "${label.nl}" zijn ten minste twee antwoorden nodig.`,
        `At "${label.en}" at least two answers are needed.`,
      ),
    )
  if (field.type === 'ranking' && field.top !== undefined && field.top > field.options.length)
    faults.push(
      fault(
        at,
        `Bij "${label.nl}" worden meer nummers gevraagd dan er antwoorden zijn.`,
        `At "${label.en}" more numbers are asked for than there are answers.`,
      ),
    )
  return faults
}

function conditionFaults(
  condition: Condition,
  where: Where,
  earlier: ReadonlyMap<string, FormField>,
  all: ReadonlyMap<string, FormField>,
): readonly FormFault[] {
  if ('all' in condition) return condition.all.flatMap((part) => conditionFaults(part, where, earlier, all))
  if ('any' in condition) return condition.any.flatMap((part) => conditionFaults(part, where, earlier, all))
  if ('not' in condition) return conditionFaults(condition.not, where, earlier, all)
  const field = earlier.get(condition.field)
  if (field) return valueFaults(condition, where, field)
  const { place, name } = where
  const later = all.get(condition.field)
  return [
    later
      ? fault(
          place,
          `${name.nl} hangt af van "${later.label.nl}", maar die vraag komt later. Zet haar eerder, of verander wanneer dit komt.`,
          `${name.en} depends on "${later.label.en}", which comes later in the form.`,
        )
      : fault(
          place,
          `${name.nl} hangt af van een vraag die er niet is. Verander wanneer dit komt.`,
          `${name.en} depends on a question that does not exist (${condition.field}).`,
        ),
  ]
}

function valueFaults(condition: Condition, where: Where, field: FormField): readonly FormFault[] {
  const { place, name } = where
  const { label } = field
  const wanted =
    'is' in condition
      ? [condition.is]
      : 'in' in condition
        ? condition.in
        : 'includes' in condition
          ? [condition.includes]
          : []
  if ('includes' in condition && field.type !== 'multi_choice') {
    return [
      fault(
        place,
        `${name.nl} kijkt of een antwoord erbij zit, maar "${label.nl}" heeft maar één antwoord.`,
        `${name.en}: "includes" asks about "${label.en}", which takes one answer.`,
      ),
    ]
  }
  if (field.type === 'multi_choice' && ('is' in condition || 'in' in condition)) {
    return [
      fault(
        place,
        `${name.nl} kijkt naar één antwoord, maar bij "${label.nl}" kunnen er meer zijn.`,
        `${name.en}: "${label.en}" takes several answers: use "includes".`,
      ),
    ]
  }
  if (field.type === 'matrix' || field.type === 'ranking' || field.type === 'points') {
    return wanted.length === 0
      ? []
      : [
          fault(
            place,
            `${name.nl} wacht op één antwoord, maar "${label.nl}" heeft er meer. Wacht tot zij is ingevuld.`,
            `${name.en} waits for one answer, but "${label.en}" has several: use "answered".`,
          ),
        ]
  }
  if (field.type !== 'scale' && !('options' in field)) return []
  const known =
    field.type === 'scale' ? steps(field).map(String) : field.options.map((option) => option.value)
  return wanted
    .filter((value) => !known.includes(String(value)))
    .map((value) =>
      fault(
        place,
        `${name.nl} wacht op een antwoord dat er bij "${label.nl}" niet meer is. Verander wanneer dit komt.`,
        `${name.en} waits for an answer that "${label.en}" does not have (${String(value)}).`,
      ),
    )
}

function sumFaults(form: FormDefinition): readonly FormFault[] {
  const fields = new Map(
    form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]),
  )
  return form.calculations.flatMap(({ key, label, sum }) => {
    const types = sum.map((part) => fields.get(part)?.type)
    const unknown = sum
      .filter((part) => !fields.has(part))
      .map((part) =>
        fault(
          {},
          `De optelling "${label.nl}" telt een vraag mee die er niet meer is.`,
          `calculation ${key}: ${part} does not exist`,
        ),
      )
    if (unknown.length > 0) return unknown
    const isSum = types.every((type) => type === 'money') || types.every((type) => type === 'number')
    return isSum
      ? []
      : [
          fault(
            {},
            `De optelling "${label.nl}" telt bedragen en getallen door elkaar op.`,
            `calculation ${key}: add up either amounts or numbers`,
          ),
        ]
  })
}
