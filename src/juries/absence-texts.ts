import { inLocale } from '../kit/locale.ts'

const nl = {
  awayMail: {
    subject: (round: string) => `Een lid kan niet: ${round}`,
    text: (name: string, round: string) => `${name} kan niet meedoen aan ${round}.`,
    ask: 'Vraag een vervanger, en leg die vast bij de ronde. De vervanger krijgt dan bericht.',
    none: 'Er is geen vervanger vrij. Kijk bij de ronde of er genoeg leden zijn om te stemmen.',
    button: 'Naar de ronde',
  },
  standInMail: {
    subject: (round: string) => `Je valt in: ${round}`,
    text: (round: string, day: string) =>
      `Een lid van de regiegroep kan niet. Jij valt in bij ${round}. Je leest de wensen, geeft punten en stemt. Dat kan tot en met ${day}.`,
    cannot: 'Kun je niet? Zeg het meteen tegen de secretaris van de regiegroep.',
    button: 'Naar de ronde',
  },
  notNeededMail: {
    subject: (round: string) => `Je hoeft niet in te vallen: ${round}`,
    text: (round: string) => `Je hoeft niet meer in te vallen bij ${round}. Dank dat je er wilde zijn.`,
    button: 'Naar de ronde',
  },
  standIn: 'Je valt in voor een lid dat niet kan.',
  standInCannot: (name: string) => `Kun je niet? Zeg het meteen tegen de secretaris, ${name}.`,
  standInCannotUnnamed: 'Kun je niet? Zeg het meteen tegen de secretaris.',
  nothingToVote: 'Er is voor jou geen wens om over te stemmen.',
  /** Too few can vote for a yes or no, whoever votes. */
  tooFew: (wish: string, left: number, quorum: number) =>
    `${wish}: ${left === 1 ? '1 lid kan' : `${left} leden kunnen`} nog stemmen. Er zijn er ${quorum} nodig.`,
  tooFewTitle: 'Zo zijn er te weinig leden',
  tooFewText:
    'Over deze wensen kan de regiegroep zo geen ja of nee zeggen. Vraag een vervanger, of zet de wens door naar de volgende ronde.',
  task: (jury: string, number: number) => `Vraag een vervanger: ${jury}, ronde ${number}`,
  taskAway: (n: number) => (n === 1 ? '1 lid kan niet' : `${n} leden kunnen niet`),
  anewWarning:
    'Je stemde al, en je stem is geheim. Zeg je nu dat je belang hebt, dan stemmen alle leden opnieuw over deze wens. Dat kun je niet terugdraaien.',
}

const en: typeof nl = {
  awayMail: {
    subject: (round) => `A member cannot come: ${round}`,
    text: (name, round) => `${name} cannot take part in ${round}.`,
    ask: 'Ask a substitute, and record that with the round. The substitute is then told.',
    none: 'No substitute is free. See with the round whether enough members are left to vote.',
    button: 'To the round',
  },
  standInMail: {
    subject: (round) => `You stand in: ${round}`,
    text: (round, day) =>
      `A member of the jury cannot come. You stand in for ${round}. You read the wishes, give points and vote. You can until ${day}.`,
    cannot: 'Can you not? Tell the secretary of the jury at once.',
    button: 'To the round',
  },
  notNeededMail: {
    subject: (round) => `You need not stand in: ${round}`,
    text: (round) => `You need not stand in for ${round} any more. Thank you for being willing to.`,
    button: 'To the round',
  },
  standIn: 'You stand in for a member who cannot come.',
  standInCannot: (name) => `Can you not? Tell the secretary at once, ${name}.`,
  standInCannotUnnamed: 'Can you not? Tell the secretary at once.',
  nothingToVote: 'There is no wish for you to vote on.',
  tooFew: (wish, left, quorum) =>
    `${wish}: ${left === 1 ? '1 member' : `${left} members`} can still vote. ${quorum} are needed.`,
  tooFewTitle: 'There are too few members this way',
  tooFewText:
    'On these wishes the jury can say neither yes nor no. Ask a substitute, or move the wish to the next round.',
  task: (jury, number) => `Ask a substitute: ${jury}, round ${number}`,
  taskAway: (n) => (n === 1 ? '1 member cannot come' : `${n} members cannot come`),
  anewWarning:
    'You voted already, and your vote is secret. When you say now that you have an interest, all members vote again on this wish. You cannot undo that.',
}

/** Who cannot take part in a round, who stands in, and what an interest does to a vote. */
export const absenceTexts = inLocale({ nl, en }, 'juries')
