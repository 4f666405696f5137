import { inLocale } from '../kit/locale.ts'

const nl = {
  title: 'Teksten bij een besluit',
  lead: 'Voor een besluit onder de Omgevingswet: de kennisgeving aan het begin, en de motivering bij het besluit. Gemaakt van het plan en het verslag.',
  link: 'Teksten voor de Omgevingswet',
  choose: 'Waarvoor is de tekst?',
  show: 'Maak de teksten',
  instruments: {
    plan: 'Omgevingsplan (artikel 10.2 Omgevingsbesluit)',
    vision: 'Omgevingsvisie (artikel 10.7 Omgevingsbesluit)',
    programme: 'Programma (artikel 10.8 Omgevingsbesluit)',
  },
  names: { plan: 'een omgevingsplan', vision: 'een omgevingsvisie', programme: 'een programma' },
  articles: { plan: '10.2', vision: '10.7', programme: '10.8' },
  check: 'Laat een jurist meelezen voordat je de tekst gebruikt.',
  notFinal: 'Het verslag is nog een concept. De motivering kan dus nog veranderen.',
  noReport: 'Er is nog geen verslag. De motivering zegt daarom alleen wat de site weet.',
  notice: 'Kennisgeving',
  reasons: 'Motivering',
  copyNotice: 'Tekst van de kennisgeving, om te kopiëren',
  copyReasons: 'Tekst van de motivering, om te kopiëren',
  download: 'Download beide teksten voor Word',
  fileTitle: (title: string) => `Kennisgeving en motivering: ${title}`,
  noPlan: 'Publiceer eerst het participatieplan.',
  notOurs:
    'Dit plan is niet van de gemeente. De kennisgeving en de motivering zijn er alleen bij een eigen besluit.',
  text: {
    prepares: (who: string, what: string, title: string, article: string) =>
      `${who} bereidt ${what} voor: ${title}. Dit is de kennisgeving van artikel ${article} van het Omgevingsbesluit.`,
    about: (text: string) => `Waarover het gaat: ${text}`,
    goal: (text: string) => `Doel van de participatie: ${text}`,
    involved: (text: string) => `Wie wij betrekken: ${text}`,
    role: (text: string) => `Wat zij kunnen veranderen: ${text}`,
    fixed: (text: string) => `Wat vaststaat: ${text}`,
    how: 'Hoe en wanneer wij hen betrekken:',
    decides: (who: string, when: string) => `Wie besluit: ${who}${when ? `, ${when}` : ''}.`,
    more: (address: string, contact: string) =>
      `Meer weten: ${address}${contact ? `. Contact: ${contact}` : ''}`,
    motivated: (what: string, title: string, article: string) =>
      `Motivering van artikel ${article} van het Omgevingsbesluit bij ${what}: ${title}.`,
    how_involved: 'Hoe mensen bij de voorbereiding zijn betrokken',
    results: 'Wat de resultaten zijn',
    policy: 'Hoe ons participatiebeleid is toegepast',
    policyLevel: (level: string) =>
      `Met het afwegingskader is gekozen hoeveel invloed mensen kregen. ${level}`,
    departed: (who: string, day: string, why: string) =>
      `Van de uitkomst van het afwegingskader is afgeweken door ${who} op ${day}. De reden: ${why}`,
    policyPlan: (day: string) =>
      `Het participatieplan is op ${day} gepubliceerd, nadat de participatieadviseur ernaar keek.`,
    policyReport: (day: string) =>
      `Het participatieverslag is op ${day} gepubliceerd, nadat de participatieadviseur ernaar keek.`,
    fullReport: (address: string) => `Het hele verslag staat op ${address}.`,
  },
}

const en: typeof nl = {
  title: 'Texts with a decision',
  lead: 'For a decision under the Environment and Planning Act: the notice at the beginning, and the reasons with the decision. Made of the plan and the report.',
  link: 'Texts for the Environment and Planning Act',
  choose: 'What is the text for?',
  show: 'Make the texts',
  instruments: {
    plan: 'Environment plan (article 10.2 Omgevingsbesluit)',
    vision: 'Environmental vision (article 10.7 Omgevingsbesluit)',
    programme: 'Programme (article 10.8 Omgevingsbesluit)',
  },
  names: { plan: 'an environment plan', vision: 'an environmental vision', programme: 'a programme' },
  articles: { plan: '10.2', vision: '10.7', programme: '10.8' },
  check: 'Have a lawyer read the text before you use it. For a decision you need the Dutch text.',
  notFinal: 'The report is still a draft, so the reasons may change.',
  noReport: 'There is no report yet, so the reasons say only what the site knows.',
  notice: 'Notice',
  reasons: 'Reasons',
  copyNotice: 'Text of the notice, to copy',
  copyReasons: 'Text of the reasons, to copy',
  download: 'Download both texts for Word',
  fileTitle: (title) => `Notice and reasons: ${title}`,
  noPlan: 'Publish the participation plan first.',
  notOurs:
    'This plan is not of the municipality. The notice and the reasons are there only with a decision of its own.',
  text: {
    prepares: (who, what, title, article) =>
      `${who} is preparing ${what}: ${title}. This is the notice of article ${article} of the Omgevingsbesluit.`,
    about: (text) => `What it is about: ${text}`,
    goal: (text) => `Goal of the participation: ${text}`,
    involved: (text) => `Whom we involve: ${text}`,
    role: (text) => `What they can change: ${text}`,
    fixed: (text) => `What is fixed: ${text}`,
    how: 'How and when we involve them:',
    decides: (who, when) => `Who decides: ${who}${when ? `, ${when}` : ''}.`,
    more: (address, contact) => `To know more: ${address}${contact ? `. Contact: ${contact}` : ''}`,
    motivated: (what, title, article) =>
      `Reasons of article ${article} of the Omgevingsbesluit with ${what}: ${title}.`,
    how_involved: 'How people were involved in the preparation',
    results: 'What the results are',
    policy: 'How our participation policy was applied',
    policyLevel: (level) => `The framework was used to choose how much influence people got. ${level}`,
    departed: (who, day, why) =>
      `${who} departed from the outcome of the framework on ${day}. The reason: ${why}`,
    policyPlan: (day) =>
      `The participation plan was published on ${day}, after the participation adviser had looked at it.`,
    policyReport: (day) =>
      `The participation report was published on ${day}, after the participation adviser had looked at it.`,
    fullReport: (address) => `The whole report stands at ${address}.`,
  },
}

export const formalTexts = inLocale({ nl, en }, 'participation-reports.formal')

export const instruments = ['plan', 'vision', 'programme'] as const
export type Instrument = (typeof instruments)[number]
/** The same in addresses. */
export const instrumentWords = {
  plan: 'omgevingsplan',
  vision: 'omgevingsvisie',
  programme: 'programma',
} as const
