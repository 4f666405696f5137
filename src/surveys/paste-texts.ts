import { inLocale } from '../kit/locale.ts'
import { mostPasted, type PasteFault } from './paste.ts'

const nl = {
  title: 'Plak vragen',
  lead: 'Heb je de vragen al in een document? Plak ze hier in één keer. Je kunt daarna elke vraag nog veranderen.',
  how: 'Zo schrijf je de vragen',
  rules: [
    'Zet elke vraag op een eigen regel.',
    'Zet de antwoorden eronder, elk op een regel met een streepje (-) ervoor. Iemand kiest dan één antwoord.',
    'Mag iemand meer antwoorden kiezen? Zet dan een sterretje (*) voor elk antwoord.',
    'Staan er geen antwoorden onder? Dan antwoordt iemand in eigen woorden.',
    'Een regel met een hekje (#) begint een nieuwe pagina met die titel.',
    'Zet (mag leeg) achter een vraag die iemand mag overslaan.',
    'Nederlands en Engels zet je naast elkaar met een staande streep: Ja | Yes.',
  ],
  example: 'Voorbeeld',
  exampleText:
    'Hoe vaak kom je op het plein?\n- Elke dag\n- Elke week\n- Minder vaak\n\nWat doe je er?\n* Spelen\n* Zitten\n* Ik loop er langs\n\n# Over later\n\nWat mis je op het plein? (mag leeg)',
  field: 'De vragen',
  submit: 'Zet de vragen erbij',
  nothing: 'Plak minstens één vraag.',
  faults: (faults: readonly { readonly line: number; readonly why: string }[]) =>
    faults.map(({ line, why }) => `Regel ${line}: ${why}`).join(' '),
  fault: {
    answer_first: 'hier staat een antwoord zonder vraag erboven.',
    one_answer: 'deze vraag heeft maar één antwoord. Geef er minstens twee, of geen.',
    both_kinds: 'gebruik onder één vraag alleen streepjes of alleen sterretjes.',
    too_long: 'deze regel is te lang.',
    too_many: `dit is te veel. Er kunnen ${mostPasted} vragen bij, met elk 60 antwoorden.`,
    no_title: 'zet achter het hekje de titel van de pagina.',
  } satisfies Record<PasteFault['fault'], string>,
  more: (amount: number) => `En nog ${amount} regels.`,
}

const en: typeof nl = {
  title: 'Paste questions',
  lead: 'Do you have the questions in a document already? Paste them here in one go. You can still change each question after that.',
  how: 'This is how you write the questions',
  rules: [
    'Put each question on a line of its own.',
    'Put the answers below it, each on a line after a dash (-). Somebody then chooses one answer.',
    'May somebody choose more answers? Then put an asterisk (*) before each answer.',
    'Are there no answers below it? Then somebody answers in their own words.',
    'A line with a hash (#) begins a new page with that title.',
    'Put (optional) behind a question that somebody may skip.',
    'Put Dutch and English beside each other with a vertical bar: Ja | Yes.',
  ],
  example: 'Example',
  exampleText:
    'How often do you come to the square?\n- Every day\n- Every week\n- Less often\n\nWhat do you do there?\n* Play\n* Sit\n* I walk past\n\n# About later\n\nWhat do you miss on the square? (optional)',
  field: 'The questions',
  submit: 'Add the questions',
  nothing: 'Paste at least one question.',
  faults: (faults) => faults.map(({ line, why }) => `Line ${line}: ${why}`).join(' '),
  fault: {
    answer_first: 'here is an answer without a question above it.',
    one_answer: 'this question has only one answer. Give at least two, or none.',
    both_kinds: 'use only dashes or only asterisks below one question.',
    too_long: 'this line is too long.',
    too_many: `this is too much. ${mostPasted} questions can be added, with 60 answers each.`,
    no_title: 'put the title of the page behind the hash.',
  },
  more: (amount) => `And ${amount} more lines.`,
}

export const pasteTexts = inLocale({ nl, en })
