import { inLocale } from '../../kit/locale.ts'

const nl = {
  refused: {
    closed: 'Deze vragenlijst neemt niets meer aan.',
    invited: 'Hier telt elke code één keer. Voer de formulieren een voor een in, met hun code.',
    question: 'Deze vraag kan niet worden opgeteld.',
    agreed: 'Deze telling klopt al en telt mee. Er verandert niets meer aan.',
    third: 'Twee anderen telden dit al. Zij kijken waar het verschil zit.',
    amounts: 'Vul bij elk antwoord een getal in. Nul mag.',
    total: (most: number) => `Tel minstens 1 en hoogstens ${most} formulieren tegelijk.`,
  },
  list: {
    title: 'Tel formulieren op',
    lead: 'Voor één vraag waarbij mensen op papier een antwoord kozen. Twee mensen tellen, los van elkaar. Komen zij op hetzelfde uit, dan telt het mee.',
    back: 'Terug naar de vragenlijst',
    which: 'Welke vraag tel je?',
    none: 'Er is geen vraag waarbij iedereen één antwoord kiest.',
    tallies: 'Tellingen',
    empty: 'Er is nog niets geteld.',
    columns: { source: 'Waarvandaan', question: 'Vraag', state: 'Hoe het staat' },
    states: {
      first: 'wacht op een tweede teller',
      differs: 'de tellingen verschillen',
      agreed: (answers: number) => `klopt, ${answers} antwoorden tellen mee`,
    },
  },
  form: {
    title: 'Wat telde je?',
    channel: 'Hoe kwam het binnen?',
    source: 'Waarvandaan?',
    sourceHint: 'Bijvoorbeeld: stembus in Buurthuis De Bloem, 12 november.',
    submit: 'Bewaar mijn telling',
    again: 'Bewaar mijn nieuwe telling',
  },
  one: {
    waits: 'Jouw telling is bewaard. Iemand anders telt nu nog een keer, zonder jouw aantallen te zien.',
    second: 'Iemand anders telde dit al. Tel zelf, zonder te overleggen. Je ziet daarna of het klopt.',
    differs:
      'De twee tellingen verschillen. Tel samen opnieuw. Wie zich vergiste, verandert de eigen telling.',
    agreed: (answers: number) => `Twee mensen telden hetzelfde. ${answers} antwoorden tellen mee.`,
    others: 'Twee anderen telden dit. Zij zoeken het verschil uit.',
    columns: { answer: 'Antwoord', first: 'Eerste telling', second: 'Tweede telling', same: 'Klopt het?' },
    same: 'ja',
    different: 'nee, verschilt',
    saved: 'Je telling is bewaard.',
    yes: 'Ja',
    no: 'Nee',
  },
}

const en: typeof nl = {
  refused: {
    closed: 'This survey takes nothing any more.',
    invited: 'Each code counts once here. Enter the forms one by one, with their code.',
    question: 'This question cannot be added up.',
    agreed: 'This tally is right already and counts. Nothing of it changes any more.',
    third: 'Two others counted this already. They look where the difference is.',
    amounts: 'Enter a number for each answer. Zero is fine.',
    total: (most) => `Count 1 form at least and ${most} at most at a time.`,
  },
  list: {
    title: 'Count forms',
    lead: 'For one question to which people chose an answer on paper. Two people count, apart from each other. When they come to the same, it counts.',
    back: 'Back to the survey',
    which: 'Which question do you count?',
    none: 'There is no question to which everybody chooses one answer.',
    tallies: 'Tallies',
    empty: 'Nothing was counted yet.',
    columns: { source: 'Where from', question: 'Question', state: 'How it stands' },
    states: {
      first: 'waits for somebody else to count',
      differs: 'the two tallies differ',
      agreed: (answers) => `right, ${answers} answers count`,
    },
  },
  form: {
    title: 'What did you count?',
    channel: 'How did it come in?',
    source: 'Where from?',
    sourceHint: 'For example: ballot box in Buurthuis De Bloem, 12 November.',
    submit: 'Save my tally',
    again: 'Save my new tally',
  },
  one: {
    waits: 'Your tally is saved. Somebody else now counts again, without seeing your numbers.',
    second:
      'Somebody else counted this already. Count yourself, without asking them. You see after that whether it is right.',
    differs: 'The two tallies differ. Count again together. Whoever was mistaken changes their own tally.',
    agreed: (answers) => `Two people counted the same. ${answers} answers count.`,
    others: 'Two others counted this. They look for the difference.',
    columns: { answer: 'Answer', first: 'First tally', second: 'Second tally', same: 'Is it right?' },
    same: 'yes',
    different: 'no, it differs',
    saved: 'Your tally is saved.',
    yes: 'Yes',
    no: 'No',
  },
}

export const texts = inLocale({ nl, en }, 'survey-tally')
