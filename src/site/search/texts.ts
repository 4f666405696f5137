import { inLocale } from '../../kit/locale.ts'

const nl = {
  title: 'Zoeken',
  titleFor: (text: string) => `Zoeken naar ‘${text}’`,
  label: 'Waar ben je naar op zoek?',
  hint: 'Bijvoorbeeld een straat, een onderwerp of het nummer van een initiatief.',
  button: 'Zoek',
  found: (amount: number) => (amount === 1 ? '1 resultaat' : `${amount} resultaten`),
  foundMost: (amount: number) =>
    `De ${amount} best passende resultaten. Voeg een woord toe om er minder te zien.`,
  corrected: (typed: string, meant: string) => `Wij vonden niets over ‘${typed}’. Dit gaat over ‘${meant}’.`,
  kindsLabel: 'Soort resultaat',
  all: 'Alles',
  none: (text: string) => `Niets gevonden over ‘${text}’`,
  noneText: 'Probeer een ander of een korter woord.',
  toInitiatives: 'Bekijk alle initiatieven',
  toIdea: 'Vertel je idee',
  suggestions: 'Suggesties',
  suggested: (amount: number) =>
    amount === 0 ? '' : `${amount === 1 ? '1 suggestie' : `${amount} suggesties`}. Kies met de pijltjes.`,
  kinds: {
    initiative: 'Initiatief',
    case: 'Zaak (werk)',
    commitment: 'Toezegging',
    scheme: 'Regeling',
    source: 'Geld van anderen',
    area: 'Gebied',
    page: 'Uitleg',
  } as Readonly<Record<string, string>>,
  manyKinds: {
    initiative: 'Initiatieven',
    case: 'Zaken (werk)',
    commitment: 'Toezeggingen',
    scheme: 'Regelingen',
    source: 'Geld van anderen',
    area: 'Gebieden',
    page: 'Uitleg',
  } as Readonly<Record<string, string>>,
  pages: {
    process: (name: string) => `Zo werkt het: ${name.toLowerCase()}`,
    /** Words that people look for and that our own texts do not use. */
    processWords: 'bewonersinitiatief subsidie geld bijdrage contactpersoon voorwaarden aanvraag bezwaar',
    idea: {
      title: 'Vertel je idee',
      summary: 'Heb je een idee voor je straat, wijk of stad? Vertel het ons.',
      text: 'bewonersinitiatief burgerinitiatief voorstel plan aanmelden indienen subsidie aanvragen',
    },
    figures: {
      title: 'Cijfers',
      summary: 'Hoe lang mensen wachten, hoe vaak wij op tijd zijn en hoe ideeën aflopen.',
    },
    findMoney: { title: 'Geld vinden', summary: 'Andere fondsen en subsidies, en wat bij je plan past.' },
    green: {
      title: 'Groen bij je huis of in je straat',
      summary: 'Vraag een geveltuin aan of adopteer een stukje groen.',
      text: 'geveltuin tegeltuin gevel stoep tegels eruit plantsoen boomspiegel adoptiegroen adopteren verzorgen',
    },
    schemes: { title: 'Geld voor je plan', summary: 'Regelingen, hoeveel geld er nog is en wie wat kreeg.' },
    commitments: { title: 'Toezeggingen', summary: 'Wat is beloofd, door wie, en is het gedaan?' },
    frameworks: {
      title: 'Hoe wij afwegen',
      summary: 'De vragen en regels waarmee wij een uitkomst bepalen.',
    },
    privacy: { title: 'Privacy', summary: 'Wat wij van je bewaren, waarom, en hoe lang.' },
    accessibility: { title: 'Toegankelijkheid', summary: 'Kan iedereen deze website gebruiken?' },
  },
}

const en: typeof nl = {
  title: 'Search',
  titleFor: (text) => `Search for ‘${text}’`,
  label: 'What are you looking for?',
  hint: 'For instance a street, a subject or the number of an initiative.',
  button: 'Search',
  found: (amount) => (amount === 1 ? '1 result' : `${amount} results`),
  foundMost: (amount) => `The ${amount} best results. Add a word to see fewer.`,
  corrected: (typed, meant) => `We found nothing about ‘${typed}’. This is about ‘${meant}’.`,
  kindsLabel: 'Kind of result',
  all: 'Everything',
  none: (text) => `Nothing found about ‘${text}’`,
  noneText: 'Try another or a shorter word.',
  toInitiatives: 'See all initiatives',
  toIdea: 'Tell your idea',
  suggestions: 'Suggestions',
  suggested: (amount) =>
    amount === 0
      ? ''
      : `${amount === 1 ? '1 suggestion' : `${amount} suggestions`}. Choose with the arrow keys.`,
  kinds: {
    initiative: 'Initiative',
    case: 'Case (desk)',
    commitment: 'Promise',
    scheme: 'Scheme',
    source: 'Money of others',
    area: 'Area',
    page: 'How it works',
  },
  manyKinds: {
    initiative: 'Initiatives',
    case: 'Cases (desk)',
    commitment: 'Promises',
    scheme: 'Schemes',
    source: 'Money of others',
    area: 'Areas',
    page: 'How it works',
  },
  pages: {
    process: (name) => `How it works: ${name.toLowerCase()}`,
    processWords: 'initiative subsidy grant funding money contact person conditions application objection',
    idea: {
      title: 'Tell your idea',
      summary: 'Do you have an idea for your street, district or city? Tell us.',
      text: 'initiative proposal plan submit apply subsidy grant funding',
    },
    figures: {
      title: 'Figures',
      summary: 'How long people wait, how often we are on time and how ideas end.',
    },
    findMoney: { title: 'Find money', summary: 'Other funds and subsidies, and what suits your plan.' },
    green: {
      title: 'Green by your house or in your street',
      summary: 'Ask for a facade garden or adopt a piece of green.',
      text: 'facade garden pavement tiles plants tree pit adopt look after',
    },
    schemes: { title: 'Money for your plan', summary: 'Schemes, how much money is left and who got what.' },
    commitments: { title: 'Promises', summary: 'What was promised, by whom, and is it done?' },
    frameworks: { title: 'How we weigh', summary: 'The questions and rules that lead us to an outcome.' },
    privacy: { title: 'Privacy', summary: 'What we keep about you, why, and for how long.' },
    accessibility: { title: 'Accessibility', summary: 'Can everyone use this website?' },
  },
}

export const texts = inLocale({ nl, en }, 'search')
