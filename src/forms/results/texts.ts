import { inLocale } from '../../kit/locale.ts'
import { safeAmount } from '../../kit/small-amounts.ts'

const nl = {
  otherAnswers: 'Andere antwoorden samen',
  hidden: 'niet apart getoond',
  answered: (amount: number) => (amount === 1 ? '1 antwoord' : `${amount} antwoorden`),
  people: (amount: number) => (amount === 1 ? '1 mens deed mee' : `${amount} mensen deden mee`),
  tooFew: `Minder dan ${safeAmount} mensen deden mee. Dan tonen wij niets, zodat niemand te herkennen is.`,
  howHidden: `Wij tonen nooit iets over minder dan ${safeAmount} mensen. Soms laten wij daarom nog een getal weg, zodat je het kleine getal niet kunt uitrekenen. Gemiddelden ronden wij af.`,
  leftOut: 'Van deze vragen tonen wij niets, omdat het over te weinig mensen zou gaan:',
  several: 'Mensen mochten meer antwoorden kiezen.',
  share: (amount: number, percentage: number) => `${amount} (${percentage}%)`,
  average: (value: string, from: string, low: string, to: string, high: string) =>
    `Gemiddeld ${value}, op een schaal van ${from} (${low}) tot ${to} (${high}).`,
  averageAmount: (value: string) => `Gemiddeld ${value}.`,
  middle: (value: string) => `De middelste waarde is ${value}.`,
  scoreHow: (places: number) =>
    places === 1
      ? 'Wie het op nummer 1 zette, gaf 1 punt. Hieronder staat hoeveel punten elk antwoord gemiddeld kreeg.'
      : `Zo tellen wij: nummer 1 krijgt ${places} punten, nummer 2 krijgt er ${places - 1}, en zo verder. Zonder nummer is 0. Hieronder staat hoeveel punten elk antwoord gemiddeld kreeg.`,
  pointsHow: (total: number) =>
    `Iedereen verdeelde ${total} punten. Hieronder staat hoeveel punten elk antwoord gemiddeld kreeg.`,
  score: 'Punten gemiddeld',
  answer: 'Antwoord',
  amount: 'Aantal',
  group: 'Groep',
  everybody: 'Iedereen',
  question: 'Vraag',
  part: 'Onderdeel',
  value: 'Waarde',
  by: (label: string) => `Verdeeld naar: ${label}`,
  wrote: (amount: number) => (amount === 1 ? '1 mens schreef iets.' : `${amount} mensen schreven iets.`),
  allTexts: (amount: number) => `Lees wat mensen schreven (${amount})`,
  onlyAnswered: (amount: number) =>
    amount === 1 ? '1 mens vulde dit in.' : `${amount} mensen vulden dit in.`,
  averageOf: 'Gemiddelde',
  middleOf: 'Middelste waarde',
}

const en: typeof nl = {
  otherAnswers: 'Other answers together',
  hidden: 'not shown apart',
  answered: (amount) => (amount === 1 ? '1 answer' : `${amount} answers`),
  people: (amount) => (amount === 1 ? '1 person took part' : `${amount} people took part`),
  tooFew: `Fewer than ${safeAmount} people took part. Then we show nothing, so that nobody can be recognised.`,
  howHidden: `We never show anything about fewer than ${safeAmount} people. Sometimes we leave out one number more for that, so that you cannot work out the small one. Averages are rounded.`,
  leftOut: 'Of these questions we show nothing, because it would be about too few people:',
  several: 'People could choose more than one answer.',
  share: (amount, percentage) => `${amount} (${percentage}%)`,
  average: (value, from, low, to, high) =>
    `${value} on average, on a scale from ${from} (${low}) to ${to} (${high}).`,
  averageAmount: (value) => `${value} on average.`,
  middle: (value) => `The middle value is ${value}.`,
  scoreHow: (places) =>
    places === 1
      ? 'Who put it first gave 1 point. Below is how many points each answer got on average.'
      : `How we count: number 1 gets ${places} points, number 2 gets ${places - 1}, and so on. Without a number it is 0. Below is how many points each answer got on average.`,
  pointsHow: (total) =>
    `Everybody divided ${total} points. Below is how many points each answer got on average.`,
  score: 'Points on average',
  answer: 'Answer',
  amount: 'Number',
  group: 'Group',
  everybody: 'Everybody',
  question: 'Question',
  part: 'Part',
  value: 'Value',
  by: (label) => `Divided by: ${label}`,
  wrote: (amount) => (amount === 1 ? '1 person wrote something.' : `${amount} people wrote something.`),
  allTexts: (amount) => `Read what people wrote (${amount})`,
  onlyAnswered: (amount) => (amount === 1 ? '1 person filled this in.' : `${amount} people filled this in.`),
  averageOf: 'Average',
  middleOf: 'Middle value',
}

export const texts = inLocale({ nl, en }, 'results')
