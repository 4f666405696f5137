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
    spot: 'Plek',
    loan_item: 'Te leen',
    doable: 'Gewoon doen',
    project: 'Project',
    area: 'Gebied',
    page: 'Uitleg',
  } as Readonly<Record<string, string>>,
  manyKinds: {
    initiative: 'Initiatieven',
    case: 'Zaken (werk)',
    commitment: 'Toezeggingen',
    scheme: 'Regelingen',
    source: 'Geld van anderen',
    spot: 'Plekken',
    doable: 'Gewoon doen',
    project: 'Projecten',
    loan_item: 'Te leen',
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
    projects: {
      title: 'Meedoen',
      summary: 'Projecten waarin je kunt meedoen: waar het over gaat, wat er open is en wat eruit kwam.',
    },
    spots: {
      title: 'Plekken voor je plan',
      summary: 'Grond, gebouwen, ruimtes en daken van de gemeente die je kunt vragen.',
    },
    lending: {
      title: 'Lenen voor in je straat',
      summary: 'Tenten, tafels, gereedschap en meer, met de dagen waarop ze vrij zijn.',
      text: 'lenen uitleen huren partytent kramen tafels banken barbecue gereedschap dranghekken geluid',
    },
    doables: {
      title: 'Wat mag ik gewoon doen?',
      summary: 'Wat mag zo, wat meld je even, en wat vraagt een vergunning.',
      text: 'toestemming toegestaan verboden regels melding vergunning evenement straatfeest barbecue bankje',
    },
    green: {
      title: 'Groen bij je huis of in je straat',
      summary: 'Vraag een geveltuin aan of adopteer een stukje groen.',
      text: 'geveltuin tegeltuin gevel stoep tegels eruit plantsoen boomspiegel adoptiegroen adopteren verzorgen',
    },
    neighbours: {
      title: 'Moet je de buren erbij betrekken?',
      summary: 'Een paar vragen, en dan weet je of het moet, waarom en hoe. Met een brief aan de buren.',
      text: 'participatie omgeving vergunning omgevingswet buurt inspraak draagvlak brief reacties bewonersbrief',
    },
    wishes: {
      title: 'Wijkwensen per gebied',
      summary: 'Tot wanneer je een wens instuurt, wat er loopt en wat er werd besloten.',
      text: 'wijkwens wijkbudget buurtbudget wens insturen ronde gebied regiegroep',
    },
    juries: {
      title: 'Regiegroepen',
      summary: 'Bewoners die de wijkwensen in hun gebied beoordelen, en hoe je meedoet.',
      text: 'regiegroep jury lid worden meedoen beoordelen stemmen wijkwens advies ronde',
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
    spot: 'Place',
    loan_item: 'To borrow',
    doable: 'Just do it',
    project: 'Project',
    area: 'Area',
    page: 'How it works',
  },
  manyKinds: {
    initiative: 'Initiatives',
    case: 'Cases (desk)',
    commitment: 'Promises',
    scheme: 'Schemes',
    source: 'Money of others',
    spot: 'Places',
    doable: 'Just do it',
    project: 'Projects',
    loan_item: 'To borrow',
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
    projects: {
      title: 'Take part',
      summary:
        'Projects in which you can take part: what they are about, what is open and what came of them.',
    },
    spots: {
      title: 'Places for your plan',
      summary: 'Ground, buildings, rooms and roofs of the municipality that you can ask for.',
    },
    lending: {
      title: 'Borrow for your street',
      summary: 'Tents, tables, tools and more, with the days on which they are free.',
      text: 'borrow lend rent party tent stalls tables benches barbecue tools barriers sound',
    },
    doables: {
      title: 'What may I just do?',
      summary: 'What you may just do, what you tell us, and what needs a permit.',
      text: 'permission allowed forbidden rules notice permit event street party barbecue bench',
    },
    green: {
      title: 'Green by your house or in your street',
      summary: 'Ask for a facade garden or adopt a piece of green.',
      text: 'facade garden pavement tiles plants tree pit adopt look after',
    },
    neighbours: {
      title: 'Do you have to involve the neighbours?',
      summary: 'A few questions tell you whether you must, why and how. With a letter to the neighbours.',
      text: 'participation surroundings permit environment act neighbourhood support letter reactions',
    },
    wishes: {
      title: 'Neighbourhood wishes by area',
      summary: 'Until when you send a wish, what runs and what was decided.',
      text: 'neighbourhood wish budget send round area jury',
    },
    juries: {
      title: 'Juries',
      summary: 'Residents who judge the neighbourhood wishes of their area, and how to join.',
      text: 'jury member join judge vote neighbourhood wish advice round',
    },
    schemes: { title: 'Money for your plan', summary: 'Schemes, how much money is left and who got what.' },
    commitments: { title: 'Promises', summary: 'What was promised, by whom, and is it done?' },
    frameworks: { title: 'How we weigh', summary: 'The questions and rules that lead us to an outcome.' },
    privacy: { title: 'Privacy', summary: 'What we keep about you, why, and for how long.' },
    accessibility: { title: 'Accessibility', summary: 'Can everyone use this website?' },
  },
}

export const texts = inLocale({ nl, en }, 'search')
