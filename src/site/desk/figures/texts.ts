import { inLocale } from '../../../kit/locale.ts'

const nl = {
  title: 'Cijfers van je werk',
  lead: 'Wat er nu ligt, en hoe het gaat. Elk getal leidt naar de lijst erachter.',
  glance: 'In één oogopslag',
  all: 'Alle cijfers, met grafieken',
  now: (day: string) => `Nu, op ${day}`,
  scope: 'Deze getallen volgen je keuze van soort en gebied. De periode geldt voor de grafieken.',
  how: 'Hoe doen wij het?',
  howLead: 'Dezelfde cijfers als op de openbare pagina, geteld per stap en afdeling, nooit per persoon.',
  counting: 'Hoe tellen wij dit?',
  publicPage: 'De openbare cijfers',
  csv: 'Download wat je hier ziet als spreadsheet (CSV)',
  csvName: 'mijn-cijfers',
  part: 'nu',
  groups: {
    own: 'Jouw zaken',
    team: 'Het team',
    city: 'De stad',
    money: 'Toegezegd geld',
    admin: 'Beheer',
    advice: 'Jouw advies',
  },
  areaGroup: (area: string) => `Wat er ligt in ${area}`,
  departmentGroup: (department: string) => `Toezeggingen van ${department}`,
  juryGroup: (area: string) => `Wijkwensen in ${area}`,
  wholeCity: 'de hele stad',
  ownCases: (amount: number): string => (amount === 1 ? 'zaak loopt' : 'zaken lopen'),
  onlyYou: 'Alleen jij en de coördinator zien dit.',
  late: (amount: number): string =>
    amount === 1 ? 'zaak is over haar termijn' : 'zaken zijn over hun termijn',
  shareOf: (share: number) => `${share}% van wat loopt.`,
  norm: 'Het doel is 0.',
  paused: (amount: number): string =>
    amount === 1 ? 'zaak wacht op de initiatiefnemer' : 'zaken wachten op de initiatiefnemer',
  clockStands: 'De klok staat hier stil.',
  unguided: (amount: number): string =>
    amount === 1 ? 'idee zonder begeleider' : 'ideeën zonder begeleider',
  promised: (term: string) => `Wij beloven een begeleider binnen ${term}.`,
  unguidedLate: (amount: number): string =>
    amount === 1 ? 'idee wacht te lang op een begeleider' : 'ideeën wachten te lang op een begeleider',
  stuck: (amount: number): string => (amount === 1 ? 'iemand loopt vast' : 'mensen lopen vast'),
  stuckNorm: (term: string) => `Wij beloven antwoord binnen ${term}.`,
  answers: (amount: number): string =>
    amount === 1 ? 'antwoord op "Wat vind je van ons?"' : 'antwoorden op "Wat vind je van ons?"',
  answersOf: (asked: number) => `Van de ${asked} keer dat wij het vroegen.`,
  average: (mark: string) => `Gemiddeld een ${mark}.`,
  opinion: 'Wat mensen van ons vinden',
  before: (mark: string) => `Eerder onderzoek: ${mark}.`,
  toDesk: 'Naar vandaag',
  said: 'Lees wat mensen erbij zeiden',
  decisions: (kind: string, step: string) => `${kind} in de stap "${step}", wacht op een besluit`,
  advice: (amount: number): string => (amount === 1 ? 'vraag aan jou' : 'vragen aan jou'),
  adviceLate: (amount: number): string => `Daarvan ${amount} te laat.`,
  departmentAdvice: (amount: number): string =>
    amount === 1 ? 'vraag aan je afdeling' : 'vragen aan je afdeling',
  promisesLate: (amount: number): string =>
    amount === 1 ? 'toezegging is te laat' : 'toezeggingen zijn te laat',
  promisesRunning: (amount: number): string =>
    amount === 1 ? 'toezegging loopt nog' : 'toezeggingen lopen nog',
  kept: (share: number, city: number | null) =>
    `${share}% kwam op tijd, alle jaren samen.${city === null ? '' : ` De hele gemeente: ${city}%.`}`,
  running: (amount: number): string =>
    amount === 1 ? 'openbaar initiatief loopt' : 'openbare initiatieven lopen',
  completed: (amount: number): string =>
    amount === 1 ? 'openbaar initiatief is uitgevoerd' : 'openbare initiatieven zijn uitgevoerd',
  toAssess: (amount: number): string =>
    amount === 1 ? 'openbare wijkwens wordt beoordeeld' : 'openbare wijkwensen worden beoordeeld',
  failed: (amount: number): string =>
    amount === 1 ? 'mail of taak is mislukt' : 'mails en taken zijn mislukt',
  waitingMail: (amount: number): string => (amount === 1 ? 'mail wacht' : 'mails wachten'),
  none: 'Er ligt nu niets voor je',
  noneText: 'Zodra er iets bij jou ligt, zie je het hier. Hieronder staat hoe het in de stad gaat.',
  steps: {
    title: 'Waar ligt het nu?',
    chart: 'Lopende zaken per stap',
    table: 'Lopende zaken per stap, en hoeveel er te laat zijn',
    step: 'Stap',
    cases: 'Loopt',
    overdue: 'Te laat',
    paused: 'Wacht op initiatiefnemer',
    inWords: (cases: number, overdue: number) =>
      overdue === 0 ? String(cases) : `${cases}, waarvan ${overdue} te laat`,
  },
}

const en: typeof nl = {
  title: 'Figures of your work',
  lead: 'What there is now, and how it goes. Each number leads to the list behind it.',
  glance: 'At a glance',
  all: 'All figures, with charts',
  now: (day) => `Now, on ${day}`,
  scope: 'These numbers follow your choice of kind and area. The period is for the charts.',
  how: 'How are we doing?',
  howLead: 'The same figures as on the public page, counted per step and department, never per person.',
  counting: 'How do we count this?',
  publicPage: 'The public figures',
  csv: 'Download what you see here as a spreadsheet (CSV)',
  csvName: 'my-figures',
  part: 'now',
  groups: {
    own: 'Your cases',
    team: 'The team',
    city: 'The city',
    money: 'Promised money',
    admin: 'Administration',
    advice: 'Your advice',
  },
  areaGroup: (area) => `What there is in ${area}`,
  departmentGroup: (department) => `Promises of ${department}`,
  juryGroup: (area) => `Neighbourhood wishes in ${area}`,
  wholeCity: 'the whole city',
  ownCases: (amount) => (amount === 1 ? 'case is running' : 'cases are running'),
  onlyYou: 'Only you and the coordinator see this.',
  late: (amount) => (amount === 1 ? 'case is past its term' : 'cases are past their term'),
  shareOf: (share) => `${share}% of what is running.`,
  norm: 'The aim is 0.',
  paused: (amount) => (amount === 1 ? 'case waits for the initiator' : 'cases wait for the initiator'),
  clockStands: 'The clock stands still here.',
  unguided: (amount) => (amount === 1 ? 'idea without a guide' : 'ideas without a guide'),
  promised: (term) => `We promise a guide within ${term}.`,
  unguidedLate: (amount) =>
    amount === 1 ? 'idea waits too long for a guide' : 'ideas wait too long for a guide',
  stuck: (amount) => (amount === 1 ? 'person is stuck' : 'people are stuck'),
  stuckNorm: (term) => `We promise an answer within ${term}.`,
  answers: (amount) => (amount === 1 ? 'answer to "How did we do?"' : 'answers to "How did we do?"'),
  answersOf: (asked) => `Of the ${asked} times that we asked.`,
  average: (mark) => `On average ${mark}.`,
  opinion: 'What people think of us',
  before: (mark) => `Earlier research: ${mark}.`,
  toDesk: 'To today',
  said: 'Read what people said with it',
  decisions: (kind, step) => `${kind} in the step "${step}" waiting for a decision`,
  advice: (amount) => (amount === 1 ? 'question to you' : 'questions to you'),
  adviceLate: (amount) => `Of these ${amount} late.`,
  departmentAdvice: (amount) =>
    amount === 1 ? 'question to your department' : 'questions to your department',
  promisesLate: (amount) => (amount === 1 ? 'promise is late' : 'promises are late'),
  promisesRunning: (amount) => (amount === 1 ? 'promise is running' : 'promises are running'),
  kept: (share, city) =>
    `${share}% kept on time, all years together.${city === null ? '' : ` The whole municipality: ${city}%.`}`,
  running: (amount) => (amount === 1 ? 'public initiative is running' : 'public initiatives are running'),
  completed: (amount) =>
    amount === 1 ? 'public initiative was carried out' : 'public initiatives were carried out',
  toAssess: (amount) =>
    amount === 1 ? 'public neighbourhood wish is assessed' : 'public neighbourhood wishes are assessed',
  failed: (amount) => (amount === 1 ? 'mail or job failed' : 'mails and jobs failed'),
  waitingMail: (amount) => (amount === 1 ? 'mail waits' : 'mails wait'),
  none: 'There is nothing with you now',
  noneText: 'As soon as there is something with you, you see it here. Below is how it goes in the city.',
  steps: {
    title: 'Where is it now?',
    chart: 'Running cases per step',
    table: 'Running cases per step, and how many are late',
    step: 'Step',
    cases: 'Running',
    overdue: 'Late',
    paused: 'Waits for initiator',
    inWords: (cases, overdue) => (overdue === 0 ? String(cases) : `${cases}, of which ${overdue} late`),
  },
}

export const texts = inLocale({ nl, en })
