import type { FieldType, FormDefinition, FormField } from '../../forms/index.ts'
import { type FrameworkDefinition, optionsOf, type Question } from '../../frameworks/index.ts'
import type { Localised } from '../../kit/locale.ts'
import { needs, subjects } from '../schema.ts'
import { channels } from './idea.ts'

/**
 * What the front door needs of its form and of the framework that points out the way. Both are changed in the browser; a
 * version that would break the other is not published, and the fault says which of the two to change first.
 */
export interface DoorFault {
  /** The question it is about; absent when it is gone. */
  readonly question?: string
  readonly message: Localised
}

interface Known {
  readonly types: readonly FieldType[]
  /** Without it no idea can come in. */
  readonly needed?: Localised
  /** The only answers that mean something to the program. */
  readonly answers?: readonly string[]
  /** Longest text, or most files, that an idea can hold. */
  readonly most?: number
}

/** Questions of the form that the program itself reads, by key; any other is for the people who read the idea. */
const known: Readonly<Record<string, Known>> = {
  title: { types: ['text'], most: 150, needed: { nl: 'de titel van het idee', en: 'the title of the idea' } },
  story: { types: ['long_text', 'text'], most: 8000, needed: { nl: 'het verhaal', en: 'the story' } },
  name: { types: ['text'], most: 200, needed: { nl: 'de naam', en: 'the name' } },
  files: { types: ['file'], most: 10 },
  subject: { types: ['choice'], answers: subjects },
  where: { types: ['location'] },
  needs: { types: ['multi_choice'], answers: needs },
  organisation_name: { types: ['text'], most: 200 },
  origin: { types: ['choice'], answers: ['spontaneous', 'asked'] },
  channel: { types: ['choice'], answers: channels },
  email: { types: ['email'] },
  phone: { types: ['phone'] },
  postal_address: { types: ['long_text', 'text'], most: 500 },
  may_publish: { types: ['yes_no'] },
}

/** Keys that mean something to the program: a question that somebody adds gets another one. */
export const keysTheProgramReads: readonly string[] = Object.keys(known)

/** Questions whose answers everybody may read once the idea is public. */
export const publicQuestions: readonly string[] = [
  'title',
  'story',
  'subject',
  'where',
  'needs',
  'organisation_name',
]

const ways = ['email', 'phone', 'postal_address']

const fieldsOf = (form: FormDefinition): ReadonlyMap<string, FormField> =>
  new Map(form.sections.flatMap((section) => section.fields.map((field) => [field.key, field] as const)))

/** What this form lacks for the program, and for the framework in force. */
export function ideaFormFaults(form: FormDefinition, framework: FrameworkDefinition): readonly DoorFault[] {
  const fields = fieldsOf(form)
  return [
    ...Object.entries(known).flatMap(([key, one]) => knownFaults(form, fields.get(key), one)),
    ...(ways.some((key) => fields.has(key))
      ? []
      : [
          {
            message: {
              nl: 'Vraag ten minste één manier om iemand te bereiken: e-mail, telefoon of adres.',
              en: 'Ask at least one way to reach somebody: e-mail, telephone or address.',
            },
          },
        ]),
    ...framework.questions.flatMap((question) => missingFor(framework, question, fields)),
  ]
}

function knownFaults(
  form: FormDefinition,
  field: FormField | undefined,
  { types, needed, answers, most }: Known,
): readonly DoorFault[] {
  if (!field) return needed ? [gone(needed)] : []
  const { label, key } = field
  const faults: DoorFault[] = []
  const always = form.sections.some((page) => !page.when && page.fields.includes(field)) && !field.when
  if (needed && !(field.required && always)) {
    faults.push({
      question: key,
      message: {
        nl: `De vraag "${label.nl}" moet altijd komen en verplicht zijn. Zonder antwoord kan een idee niet binnenkomen.`,
        en: `The question "${label.en}" must always be asked and be required. Without it no idea can come in.`,
      },
    })
  }
  if (!types.includes(field.type)) {
    faults.push({
      question: key,
      message: {
        nl: `De vraag "${label.nl}" heeft een ander soort antwoord dan het programma kan lezen.`,
        en: `The question "${label.en}" has another kind of answer than the program can read.`,
      },
    })
  }
  if (most && 'max' in field && (field.max ?? 0) > most) {
    faults.push({
      question: key,
      message: {
        nl: `Bij "${label.nl}" kan het programma hoogstens ${most} aan.`,
        en: `At "${label.en}" the program can hold at most ${most}.`,
      },
    })
  }
  const strange =
    'options' in field && answers ? field.options.filter(({ value }) => !answers.includes(value)) : []
  return [
    ...faults,
    ...strange.map((option) => ({
      question: key,
      message: {
        nl: `Het programma kent het antwoord "${option.label.nl}" niet bij "${label.nl}". Haal het weg, of maak er een eigen vraag van.`,
        en: `The program does not know the answer "${option.label.en}" at "${label.en}". Remove it, or make it a question of its own.`,
      },
    })),
  ]
}

const gone = (what: Localised): DoorFault => ({
  message: {
    nl: `Het formulier vraagt niet meer naar ${what.nl}. Zonder kan een idee niet binnenkomen. Zet de vraag terug.`,
    en: `The form no longer asks for ${what.en}. Without it no idea can come in. Put the question back.`,
  },
})

/** What a question of the framework misses in the form. */
function missingFor(
  framework: FrameworkDefinition,
  question: Question,
  fields: ReadonlyMap<string, FormField>,
): readonly DoorFault[] {
  const field = fields.get(question.id)
  const [nl, en] = [framework.title.nl, framework.title.en]
  if (!field) {
    if (question.optional) return []
    return [
      {
        message: {
          nl: `Het afwegingskader "${nl}" heeft de vraag "${question.text.nl}" nodig. Zet haar terug, of verander eerst het afwegingskader.`,
          en: `The framework "${en}" needs the question "${question.text.en}". Put it back, or change the framework first.`,
        },
      },
    ]
  }
  const known = new Set(optionsOf(question).map(({ id }) => id))
  const strange = 'options' in field ? field.options.filter(({ value }) => !known.has(value)) : []
  return strange.map((option) => ({
    question: field.key,
    message: {
      nl: `Het afwegingskader "${nl}" kent het antwoord "${option.label.nl}" op "${field.label.nl}" niet. Zet het eerst in het afwegingskader.`,
      en: `The framework "${en}" does not know the answer "${option.label.en}" to "${field.label.en}". Put it in the framework first.`,
    },
  }))
}

/** What this framework asks that the form in force cannot answer. */
export function doorFrameworkFaults(
  framework: FrameworkDefinition,
  form: FormDefinition,
): readonly DoorFault[] {
  const fields = fieldsOf(form)
  return framework.questions.flatMap((question) => {
    const field = fields.get(question.id)
    if (!field) {
      if (question.optional) return []
      return [
        {
          question: question.id,
          message: {
            nl: `Het formulier "${form.title.nl}" stelt de vraag "${question.text.nl}" niet. Zet haar eerst in het formulier.`,
            en: `The form "${form.title.en}" does not ask "${question.text.en}". Put it in the form first.`,
          },
        },
      ]
    }
    const ids = optionsOf(question).map(({ id }) => id)
    const unknown = 'options' in field ? field.options.filter(({ value }) => !ids.includes(value)) : []
    return unknown.map((option) => ({
      question: question.id,
      message: {
        nl: `Het formulier "${form.title.nl}" biedt bij "${field.label.nl}" het antwoord "${option.label.nl}". Dat staat niet in dit kader.`,
        en: `The form "${form.title.en}" offers the answer "${option.label.en}" at "${field.label.en}". This framework does not have it.`,
      },
    }))
  })
}
