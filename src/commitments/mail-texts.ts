import { inLocale } from '../kit/locale.ts'

const daysNl = (days: number): string => (days === 1 ? '1 dag' : `${days} dagen`)
const daysEn = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

const nl = {
  about: (title: string, number: string) => `Het gaat over "${title}" (${number}).`,
  see: 'Bekijk de toezegging',
  report: 'Meld hoe het staat',
  made: {
    subject: (number: string, day: string) => `Nieuwe toezegging bij ${number}: klaar op ${day}`,
    text: (who: string, day: string) => `${who} beloofde iets. Het is klaar op ${day}. Dit is de belofte:`,
    owner: (day: string) =>
      `Jij zorgt dat dit lukt, uiterlijk op ${day}. Een week ervoor herinneren wij je eraan.`,
  },
  explained: {
    subject: (number: string, day: string) => `Toezegging bij ${number} wordt later: ${day}`,
    text: (who: string, first: string, day: string) =>
      `${who} haalt de datum ${first} niet. De nieuwe datum is ${day}. Dit was de belofte:`,
    why: 'Dit is de uitleg:',
  },
  kept: {
    subject: (number: string) => `Toezegging nagekomen bij ${number}`,
    text: (who: string, day: string) => `${who} kwam een belofte na, op ${day}. Dit was de belofte:`,
    why: 'Dit is er gedaan:',
  },
  withdrawn: {
    subject: (number: string) => `Toezegging ingetrokken bij ${number}`,
    text: (who: string) => `${who} trekt een belofte in. Dit was de belofte:`,
    why: 'Dit is de reden:',
  },
  ended: {
    subject: (number: string, amount: number) =>
      amount === 1 ? `Toezegging bij ${number} vervalt` : `Toezeggingen bij ${number} vervallen`,
    text: (amount: number): string =>
      amount === 1 ? 'Daarom vervalt deze toezegging:' : 'Daarom vervallen deze toezeggingen:',
    one: (who: string, promise: string, day: string) => `${who}: ${promise} (voor ${day})`,
    done: 'Wie dit beloofde, hoeft het nu niet meer te doen.',
    ask: (name: string, telephone: string) =>
      `Is er al iets gedaan of besteld? Bel dan ${name}, ${telephone}.`,
  },
  soon: {
    subject: (number: string, day: string) => `Over een week klaar? Toezegging bij ${number} voor ${day}`,
    text: (days: number, day: string) => `Over ${daysNl(days)}, op ${day}, is deze belofte aan de beurt:`,
  },
  today: {
    subject: (number: string) => `Vandaag: een toezegging bij ${number}`,
    text: () => 'Vandaag is de dag van deze belofte:',
  },
  passed: {
    subject: (number: string, days: number) => `${daysNl(days)} te laat: toezegging bij ${number}`,
    text: (days: number, day: string, first: string | null) =>
      first === null
        ? `Deze belofte was voor ${day}. Dat is nu ${daysNl(days)} geleden. Er is nog niets gemeld:`
        : `Deze belofte was eerst voor ${first} en daarna voor ${day}. Zij is nu ${daysNl(days)} te laat. Er is nog niets gemeld:`,
  },
  ask: 'Is het gelukt? Meld dat dan. Lukt het niet? Leg uit waarom en noem een nieuwe datum.',
}

const en: typeof nl = {
  about: (title, number) => `It is about "${title}" (${number}).`,
  see: 'See the promise',
  report: 'Report how it stands',
  made: {
    subject: (number, day) => `New promise for ${number}: done on ${day}`,
    text: (who, day) => `${who} promised something. It will be done on ${day}. This is the promise:`,
    owner: (day) => `You see to it that this is done, by ${day}. A week before we will remind you.`,
  },
  explained: {
    subject: (number, day) => `Promise for ${number} will be later: ${day}`,
    text: (who, first, day) => `${who} will not make ${first}. The new date is ${day}. This was the promise:`,
    why: 'This is the explanation:',
  },
  kept: {
    subject: (number) => `Promise kept for ${number}`,
    text: (who, day) => `${who} kept a promise, on ${day}. This was the promise:`,
    why: 'This is what was done:',
  },
  withdrawn: {
    subject: (number) => `Promise withdrawn for ${number}`,
    text: (who) => `${who} withdraws a promise. This was the promise:`,
    why: 'This is the reason:',
  },
  ended: {
    subject: (number, amount) =>
      amount === 1 ? `Promise for ${number} lapses` : `Promises for ${number} lapse`,
    text: (amount) => (amount === 1 ? 'Therefore this promise lapses:' : 'Therefore these promises lapse:'),
    one: (who, promise, day) => `${who}: ${promise} (for ${day})`,
    done: 'Who promised this need not do it any more.',
    ask: (name, telephone) => `Has anything been done or ordered? Then call ${name}, ${telephone}.`,
  },
  soon: {
    subject: (number, day) => `Done in a week? Promise for ${number}, due ${day}`,
    text: (days, day) => `In ${daysEn(days)}, on ${day}, this promise is due:`,
  },
  today: {
    subject: (number) => `Today: a promise for ${number}`,
    text: () => 'Today is the day of this promise:',
  },
  passed: {
    subject: (number, days) => `${daysEn(days)} late: promise for ${number}`,
    text: (days, day, first) =>
      first === null
        ? `This promise was for ${day}. That is ${daysEn(days)} ago now. Nothing was reported yet:`
        : `This promise was for ${first} first and for ${day} after that. It is ${daysEn(days)} late now. Nothing was reported yet:`,
  },
  ask: 'Did it work out? Then report it. If not, explain why and name a new date.',
}

export const mailTexts = inLocale({ nl, en }, 'commitments.mail')
