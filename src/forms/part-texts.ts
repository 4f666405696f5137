import { inLocale } from '../kit/locale.ts'

const points = (amount: number): string => (amount === 1 ? '1 punt' : `${amount} punten`)
const pointsInEnglish = (amount: number): string => (amount === 1 ? '1 point' : `${amount} points`)

const nl = {
  notAtAll: 'helemaal niet',
  completely: 'helemaal wel',
  notThere: 'Kies een van de antwoorden die er staan.',
  rowOpen: (row: string) => `Kies een antwoord bij: ${row}.`,
  ends: (from: number, low: string, to: number, high: string) =>
    `${from} betekent: ${low}. ${to} betekent: ${high}.`,
  onScale: (value: number, from: number, to: number) => `${value}, op een schaal van ${from} tot ${to}`,
  rankHow: (places: number, all: boolean) =>
    all
      ? `Geef elk antwoord een eigen nummer. Nummer 1 is voor jou het belangrijkst, nummer ${places} het minst.`
      : places === 1
        ? 'Geef nummer 1 aan wat voor jou het belangrijkst is. Laat de rest leeg.'
        : `Kies je eerste ${places}. Geef nummer 1 aan wat voor jou het belangrijkst is, en zo verder. Laat de rest leeg.`,
  rankMissing: (places: number) => `Geef de nummers 1 tot en met ${places}.`,
  noPlace: (places: number) => `Kies een nummer van 1 tot en met ${places}.`,
  tie: (place: number, other: string) =>
    `Nummer ${place} gaf je al aan “${other}”. Kies hier een ander nummer.`,
  placeOpen: (label: string) => `Geef ook een nummer aan: ${label}.`,
  placesOpen: (open: readonly number[]) =>
    open.length === 1
      ? `Nummer ${open[0]} heb je nog niet gegeven.`
      : `Deze nummers heb je nog niet gegeven: ${open.join(', ')}.`,
  noNumber: 'Geen nummer',
  pointsHow: (total: number) => `Verdeel ${points(total)}. Geef meer punten aan wat je belangrijker vindt.`,
  pointsMissing: (total: number) => `Verdeel ${points(total)} over de antwoorden.`,
  noPoints: 'Vul een heel getal in, bijvoorbeeld 20. Niets geven mag ook.',
  pointsOff: (total: number, sum: number) =>
    sum < total
      ? `Je gaf samen ${points(sum)}. Verdeel er nog ${total - sum}.`
      : `Je gaf samen ${points(sum)}. Dat zijn er ${sum - total} te veel: haal er ergens af.`,
  points,
  pointsLeft: { none: 'Alles is verdeeld.', left: 'Nog te verdelen:', over: 'Te veel gegeven:' },
  paperScale: 'Zet een rondje om één getal.',
  paperMatrix: 'Kruis in elke rij één vakje aan.',
  paperRow: 'Vraag',
  paperPoints: (total: number) => `Samen moet het ${points(total)} zijn.`,
}

const en: typeof nl = {
  notAtAll: 'not at all',
  completely: 'completely',
  notThere: 'Choose one of the answers shown.',
  rowOpen: (row) => `Choose an answer for: ${row}.`,
  ends: (from, low, to, high) => `${from} means: ${low}. ${to} means: ${high}.`,
  onScale: (value, from, to) => `${value}, on a scale from ${from} to ${to}`,
  rankHow: (places, all) =>
    all
      ? `Give each answer a number of its own. Number 1 is most important to you, number ${places} least.`
      : places === 1
        ? 'Give number 1 to what is most important to you. Leave the rest empty.'
        : `Choose your first ${places}. Give number 1 to what is most important to you, and so on. Leave the rest empty.`,
  rankMissing: (places) => `Give the numbers 1 to ${places}.`,
  noPlace: (places) => `Choose a number from 1 to ${places}.`,
  tie: (place, other) => `You gave number ${place} to “${other}” already. Choose another number here.`,
  placeOpen: (label) => `Give a number too to: ${label}.`,
  placesOpen: (open) =>
    open.length === 1
      ? `You have not given number ${open[0]} yet.`
      : `You have not given these numbers yet: ${open.join(', ')}.`,
  noNumber: 'No number',
  pointsHow: (total) => `Divide ${pointsInEnglish(total)}. Give more points to what you find more important.`,
  pointsMissing: (total) => `Divide ${pointsInEnglish(total)} over the answers.`,
  noPoints: 'Fill in a whole number, for example 20. Giving nothing is fine too.',
  pointsOff: (total, sum) =>
    sum < total
      ? `You gave ${pointsInEnglish(sum)} in all. Divide ${total - sum} more.`
      : `You gave ${pointsInEnglish(sum)} in all. That is ${sum - total} too many: take some away.`,
  points: pointsInEnglish,
  pointsLeft: { none: 'Everything is divided.', left: 'Still to divide:', over: 'Given too many:' },
  paperScale: 'Draw a circle around one number.',
  paperMatrix: 'Tick one box in each row.',
  paperRow: 'Question',
  paperPoints: (total) => `Together it must be ${pointsInEnglish(total)}.`,
}

/** Words of questions that are answered on a scale or part by part. */
export const partTexts = inLocale({ nl, en }, 'questions')
