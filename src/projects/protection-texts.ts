import { inLocale } from '../kit/locale.ts'

const nl = {
  /** On the page of the project. */
  young: 'Zo beschermen wij jongeren',
  youngLead: 'Aan dit project doen ook mensen mee die jonger zijn dan 16.',
  youngList: [
    'Zet een vinkje als je jonger bent dan 16. Dan staat je naam nergens, en wij bewaren hem niet.',
    'Wij vragen niet hoe oud je precies bent en niet wanneer je jarig bent.',
    'Kom je naar een bijeenkomst? Dan vragen wij wie wij kunnen bellen: een ouder of verzorger.',
    'Stuur je iets in met je e-mailadres? Vraag dan je ouder of verzorger om mee te kijken.',
  ],
  youngRead: 'Iemand van ons leest alles voordat anderen het zien.',
  youngLooked: 'Wat iemand schaadt, halen wij weg. Zie je zoiets? Meld het met de link die erbij staat.',
  plan: 'In het plan staat hierover:',
  conduct: 'Lees de gedragsregels',
  call: (telephone: string) => `Voel je je niet veilig? Bel ${telephone}, of vraag iemand om te bellen.`,
  readTitle: 'Wij lezen eerst mee',
  read: {
    on: (day: string) =>
      `Sinds ${day} leest iemand van ons alles in dit project voordat anderen het zien. Waarom:`,
    off: (day: string) => `Sinds ${day} staat in dit project weer alles meteen op de pagina. Waarom:`,
  },
  /** At the desk. */
  link: 'Veilig meedoen',
  lead: 'Voor het hele project: alles wat nu open is, en wat later opengaat.',
  forYoung: 'Jongeren',
  forYoungText:
    'Doen er ook mensen mee die jonger zijn dan 16? Dan staat op de pagina van het project hoe wij hen beschermen. Lees dan ook eerst mee.',
  forYoungLabel: 'Dit project is ook voor mensen die jonger zijn dan 16',
  save: 'Bewaar',
  review: { on: 'Weer alles meteen op de pagina', off: 'Lees alles eerst mee' },
  reviewNow: {
    on: 'Iemand van ons leest nu alles in dit project voordat anderen het zien. Zet je dit uit, dan wacht wat er al lag nog steeds op iemand die leest.',
    off: 'Nu staat inbreng meteen op de pagina, behalve bij een activiteit die zelf meeleest. Zet je dit aan, dan leest iemand van ons alles eerst. Doe dit als mensen elkaar schaden, of als er jongeren meedoen.',
  },
  turn: { on: 'Zet meelezen uit', off: 'Zet meelezen aan' },
  reason: 'Waarom? Iedereen kan dit lezen.',
  refused: {
    over: 'Dit project is afgelopen.',
    changed: 'Een collega deed dit net. Kijk hoe het nu staat.',
    reason: 'Schrijf waarom. Iedereen kan dat lezen.',
  },
}

const en: typeof nl = {
  young: 'How we protect young people',
  youngLead: 'People who are younger than 16 take part in this project too.',
  youngList: [
    'Tick the box if you are younger than 16. Then your name stands nowhere, and we do not keep it.',
    'We do not ask how old you are exactly, nor when your birthday is.',
    'Do you come to a meeting? Then we ask whom we can call: a parent or guardian.',
    'Do you send something in with your e-mail address? Ask your parent or guardian to look along.',
  ],
  youngRead: 'One of us reads everything before others see it.',
  youngLooked:
    'What harms somebody we take away. Do you see such a thing? Report it with the link beside it.',
  plan: 'The plan says about this:',
  conduct: 'Read the code of conduct',
  call: (telephone) => `Do you not feel safe? Call ${telephone}, or ask somebody to call.`,
  readTitle: 'We read first',
  read: {
    on: (day) => `Since ${day} one of us reads everything in this project before others see it. Why:`,
    off: (day) => `Since ${day} everything in this project is on the page at once again. Why:`,
  },
  link: 'Taking part safely',
  lead: 'For the whole project: all that is open now, and what opens later.',
  forYoung: 'Young people',
  forYoungText:
    'Do people younger than 16 take part as well? Then the page of the project says how we protect them. Read first in that case.',
  forYoungLabel: 'This project is also for people who are younger than 16',
  save: 'Save',
  review: { on: 'Everything on the page at once again', off: 'Read everything first' },
  reviewNow: {
    on: 'One of us now reads everything in this project before others see it. If you turn this off, what waited goes on waiting for somebody who reads.',
    off: 'Now contributions are on the page at once, except at an activity that reads first by itself. If you turn this on, one of us reads everything first. Do so when people harm each other, or when young people take part.',
  },
  turn: { on: 'Turn reading first off', off: 'Turn reading first on' },
  reason: 'Why? Everybody can read this.',
  refused: {
    over: 'This project is over.',
    changed: 'A colleague just did this. See how it stands now.',
    reason: 'Write why. Everybody can read that.',
  },
}

export const protectionTexts = inLocale({ nl, en }, 'projects.protection')
