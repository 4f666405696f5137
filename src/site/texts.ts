import { inLocale } from '../kit/locale.ts'

const nl = {
  accessibility: {
    title: 'Toegankelijkheid',
    register: 'Onze verklaring in het register',
    audited: (day: string) => `Onderzocht op ${day}.`,
    known: 'Wat nog niet goed gaat',
    report: 'Lukt er iets niet?',
  },
  privacy: {
    title: 'Privacy',
    contact: 'Vragen of klachten over privacy',
    officer: 'Mail onze functionaris gegevensbescherming:',
    authority: 'Kom je er met ons niet uit? Ga naar de',
  },
  demo: {
    title: 'Kies wie je bent',
    intro:
      'Dit is een proefstad. Kies een persoon en kijk rond met diens ogen. Alle mensen en plannen zijn verzonnen.',
    become: (name: string) => `Word ${name}`,
    isNow: 'Dit ben je nu',
    mailbox: 'Bekijk de post van de proefstad',
    resident: 'Bewoners en organisaties',
    staff: 'Gemeente en stad',
    emptyMailbox: 'Er is nog geen post.',
    mailboxTitle: 'Postvak van de proefstad',
    mailboxIntro:
      'Hier staat elke mail die de proefstad verstuurt. Niets gaat echt de deur uit. De links werken.',
    mailboxOf: (address: string) => `Post aan ${address}`,
    to: 'Aan',
    subject: 'Onderwerp',
    at: 'Verstuurd',
    older: 'Oudere post',
    allMail: 'Alle post',
    filter: 'Zoek post op e-mailadres',
    waiting: 'wordt verstuurd',
    attachments: 'Bijlagen',
    back: 'Terug naar het postvak',
    replyTo: 'Antwoord gaat naar',
    code: 'Kenmerk van deze mail',
  },
}

const en: typeof nl = {
  accessibility: {
    title: 'Accessibility',
    register: 'Our statement in the register',
    audited: (day) => `Audited on ${day}.`,
    known: 'What does not work well yet',
    report: 'Does something not work?',
  },
  privacy: {
    title: 'Privacy',
    contact: 'Questions or complaints about privacy',
    officer: 'Write to our data protection officer:',
    authority: 'Can we not work it out together? Go to the',
  },
  demo: {
    title: 'Choose who you are',
    intro:
      'This is a demo city. Choose a person and look around with their eyes. All people and plans are invented.',
    become: (name) => `Become ${name}`,
    isNow: 'This is you now',
    mailbox: 'Look at the mail of the demo city',
    resident: 'Residents and organisations',
    staff: 'Municipality and city',
    emptyMailbox: 'There is no mail yet.',
    mailboxTitle: 'Mailbox of the demo city',
    mailboxIntro: 'Every mail the demo city sends is here. Nothing really leaves. The links work.',
    mailboxOf: (address) => `Mail to ${address}`,
    to: 'To',
    subject: 'Subject',
    at: 'Sent',
    older: 'Older mail',
    allMail: 'All mail',
    filter: 'Find mail by e-mail address',
    waiting: 'being sent',
    attachments: 'Attachments',
    back: 'Back to the mailbox',
    replyTo: 'An answer goes to',
    code: 'Reference of this mail',
  },
}

export const texts = inLocale({ nl, en }, 'statements')
