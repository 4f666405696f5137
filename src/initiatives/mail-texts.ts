import { inLocale } from '../kit/locale.ts'

const nl = {
  look: 'Bekijk je plan',
  lookDesk: 'Open het dossier',
  confirm: {
    subject: (title: string) => `Bevestig je idee: ${title}`,
    body: (title: string) =>
      `Je vertelde ons een idee: "${title}". Klik op de link en bevestig daar. Dan gaan wij ermee aan de slag en hoor je meteen wie je helpt.`,
    reminder: {
      subject: (title: string) => `Je idee wacht nog op jou: ${title}`,
      body: (title: string) =>
        `Een paar dagen geleden vertelde je ons een idee: "${title}". Wij kunnen nog niet beginnen. Klik eerst op de link en bevestig daar.`,
    },
    button: 'Ja, dit is mijn idee',
    valid: (days: number) => `De link werkt ${days} dagen. Wat je schreef, is bewaard.`,
    notYou: 'Heb jij dit niet gestuurd? Dan hoef je niets te doen.',
  },
  published: {
    subject: (title: string) => `Je plan staat op de site: ${title}`,
    body: (title: string) => `Wij hebben naar "${title}" gekeken. Vanaf nu kan iedereen je plan lezen.`,
    change: 'Toch liever niet? Je kunt je plan altijd weer van de site halen.',
    settings: 'Kies wie je plan ziet',
  },
  editWaits: {
    subject: (number: string) => `Kijk mee: de tekst van ${number} is veranderd`,
    body: (title: string) =>
      `De initiatiefnemer veranderde de tekst van "${title}". Kijk of die op de site mag. Tot dan zien anderen de oude.`,
  },
  declined: (reason: string) => `Je plan kan nog niet op de site.\n\n${reason}`,
}

const en: typeof nl = {
  look: 'See your plan',
  lookDesk: 'Open the case',
  confirm: {
    subject: (title) => `Confirm your idea: ${title}`,
    body: (title) =>
      `You told us an idea: "${title}". Follow the link and confirm there. Then we get to work on it and you hear at once who helps you.`,
    reminder: {
      subject: (title) => `Your idea still waits for you: ${title}`,
      body: (title) =>
        `A few days ago you told us an idea: "${title}". We cannot begin yet. Please follow the link first and confirm there.`,
    },
    button: 'Yes, this is my idea',
    valid: (days) => `The link works for ${days} days. What you wrote has been kept.`,
    notYou: 'Did you not send this? Then you need not do anything.',
  },
  published: {
    subject: (title) => `Your plan is on the site: ${title}`,
    body: (title) => `We have looked at "${title}". From now on everyone can read your plan.`,
    change: 'Would you rather not? You can take your plan off the site at any time.',
    settings: 'Choose who sees your plan',
  },
  editWaits: {
    subject: (number) => `Please look: the text of ${number} was changed`,
    body: (title) =>
      `The initiator changed the text of "${title}". Please check whether it may be on the site. Until then others see the old one.`,
  },
  declined: (reason) => `Your plan cannot be on the site yet.\n\n${reason}`,
}

/** Words of the mails about initiatives. */
export const mailTexts = inLocale({ nl, en }, 'initiatives.mail')
