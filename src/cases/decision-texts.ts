import { inLocale } from '../kit/locale.ts'

type Tone = 'je' | 'u'

const nl = {
  besluit: 'Het besluit',
  decision: 'De beslissing',
  decided: (body: string, day: string, outcome: string) => `${body} heeft op ${day} beslist: ${outcome}.`,
  conditions: 'Dit hoort bij het besluit',
  reasons: 'De redenen',
  criteria: 'Zo is het plan beoordeeld',
  criteriaHeader: ['Waar we op letten', 'Oordeel', 'Waarom'],
  met: 'ja',
  notMet: 'nee',
  notRelevant: 'niet van toepassing',
  otherWay: 'Een andere weg',
  lastDay: 'Laatste dag voor bezwaar',
  address: 'Adres voor bezwaar',
  letterTitle: (kind: string, title: string) => `${kind}: ${title}`,
  from: 'Van',
  to: 'Aan',
  date: 'Datum',
  number: 'Nummer',
  zaaknummer: 'Zaaknummer',
  about: 'Gaat over',
  contact: 'Contact',
  greeting: (tone: Tone, names: string) => (tone === 'u' ? `Geachte ${names},` : `Beste ${names},`),
  nobody: 'initiatiefnemer',
  opening: (tone: Tone, day: string, title: string) =>
    tone === 'u'
      ? `Op ${day} kregen wij uw plan "${title}". In deze brief leest u wat daarover is beslist en waarom.`
      : `Op ${day} kregen wij je plan "${title}". In deze brief lees je wat daarover is beslist en waarom.`,
  closing: 'Met vriendelijke groet,',
  signedFor: (mandate: string) => `Ondertekend door ${mandate}.`,
}

const en: typeof nl = {
  besluit: 'The decision',
  decision: 'The decision',
  decided: (body, day, outcome) => `On ${day} ${lower(body)} decided: ${outcome}.`,
  conditions: 'What goes with the decision',
  reasons: 'The reasons',
  criteria: 'How the plan was judged',
  criteriaHeader: ['What we look at', 'Judgement', 'Why'],
  met: 'yes',
  notMet: 'no',
  notRelevant: 'does not apply',
  otherWay: 'Another way',
  lastDay: 'Last day to object',
  address: 'Address for objections',
  letterTitle: (kind, title) => `${kind}: ${title}`,
  from: 'From',
  to: 'To',
  date: 'Date',
  number: 'Number',
  zaaknummer: 'Number in the records system',
  about: 'About',
  contact: 'Contact',
  greeting: (_, names) => `Dear ${names},`,
  nobody: 'initiator',
  opening: (_, day, title) =>
    `On ${day} we received your plan "${title}". This letter says what was decided about it, and why.`,
  closing: 'Kind regards,',
  signedFor: (mandate) => `Signed by ${mandate}.`,
}

const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

/** Words of the letter in which a decision is told. */
export const decisionTexts = inLocale({ nl, en }, 'cases.decision')
