import { inLocale } from '../kit/locale.ts'

/** What a mail to a member can say. */
interface Facts {
  readonly name: string
  readonly days: number
  readonly digital: boolean
  readonly from: string
  readonly until: string
  readonly part: string
  readonly closes: string
}

interface Said {
  readonly subject: string
  readonly blocks: readonly string[]
  readonly link?: string
}

const toNl = 'Bekijk of verander je gegevens'
const toEn = 'See or change your details'

const nl = {
  from: (contact: string) => contact,
  parts: { member: 'lid', chair: 'voorzitter', secretary: 'secretaris' },
  own: toNl,
  change: 'Verander je onderwerpen, of stop met het panel',
  news: {
    confirm: ({ name, days, digital }: Facts): Said => ({
      subject: digital ? `Bevestig dat je mee wilt doen: ${name}` : `Bevestig je aanmelding: ${name}`,
      blocks: [
        `Iemand vulde dit e-mailadres in om mee te doen met ${name}. Was jij dat?`,
        `Wij doen niets voordat je het bevestigt. Was jij dit niet? Doe dan niets. Na ${days} dagen wissen wij je adres.`,
      ],
      link: 'Bekijk je aanmelding en bevestig haar',
    }),
    joined: ({ name }: Facts): Said => ({
      subject: `Welkom bij ${name}`,
      blocks: [
        `Je doet mee met ${name}. Wij mailen je als er iets is waarover je mee kunt denken. Je hoeft nooit mee te doen.`,
        'Met deze link verander je waarover wij je mailen. Stoppen kan ook altijd. Bewaar deze mail dus goed.',
      ],
      link: 'Verander je keuzes, of stop',
    }),
    applied: ({ name, closes }: Facts): Said => ({
      subject: `Je aanmelding is binnen: ${name}`,
      blocks: [
        closes
          ? `Je aanmelding voor ${name} is binnen. Mensen kunnen zich aanmelden tot en met ${closes}. Daarna kiezen wij de leden.`
          : `Je aanmelding voor ${name} is binnen. Wij kiezen binnenkort de leden.`,
        'Wij laten iedereen weten wat het is geworden, ook als wij iemand anders kiezen.',
      ],
      link: 'Bekijk je aanmelding, of trek haar in',
    }),
    again: ({ name }: Facts): Said => ({
      subject: `Je staat al bij ${name}`,
      blocks: [`Je vulde je e-mailadres in bij ${name}. Daar sta je al bij. Er verandert niets.`],
      link: toNl,
    }),
    appointed: ({ name, part, from, until }: Facts): Said => ({
      subject: `Je bent ${part} van ${name}`,
      blocks: [
        `Fijn dat je meedoet. Je bent ${part} van ${name}, van ${from} tot en met ${until}.`,
        'Wij mailen je als wij om advies vragen, en als wij antwoord geven.',
      ],
      link: toNl,
    }),
    changed: ({ name, part, from, until }: Facts): Said => ({
      subject: `Je plek in ${name} is veranderd`,
      blocks: [`Je bent ${part} van ${name}, van ${from} tot en met ${until}.`],
      link: toNl,
    }),
    declined: ({ name }: Facts): Said => ({
      subject: `Je aanmelding voor ${name}`,
      blocks: [
        `Je meldde je aan voor ${name}. Dank je wel daarvoor. Wij hebben andere mensen gekozen.`,
        'Heb je vragen over onze keuze? Bel of mail ons. Over een maand wissen wij je aanmelding.',
      ],
    }),
    ending: ({ name, until }: Facts): Said => ({
      subject: `Je termijn bij ${name} loopt af`,
      blocks: [
        `Je bent lid van ${name} tot en met ${until}. Wil je daarna verder? Laat het ons dan nu weten.`,
        'Doe je niets, dan stopt je lidmaatschap vanzelf op die dag.',
      ],
      link: toNl,
    }),
    ended: ({ name }: Facts): Said => ({
      subject: `Je bent geen lid meer van ${name}`,
      blocks: [`Je lidmaatschap van ${name} is voorbij. Dank je wel voor alles wat je hebt gedaan.`],
    }),
    left: ({ name }: Facts): Said => ({
      subject: `Je bent gestopt bij ${name}`,
      blocks: [`Je bent gestopt als lid van ${name}. Dank je wel voor alles wat je hebt gedaan.`],
    }),
    stopped: ({ name }: Facts): Said => ({
      subject: `${name} stopt`,
      blocks: [`${name} stopt. Dank je wel dat je mee wilde doen. Wij mailen je hier niet meer over.`],
    }),
  },
  asked: {
    subject: (title: string) => `Wij vragen jullie advies: ${title}`,
    body: (name: string, due: string) =>
      `De gemeente vraagt ${name} om advies. Wij horen het graag uiterlijk ${due}.`,
    link: 'Lees de hele vraag',
    howMember: 'De voorzitter of secretaris vult het advies in. Praat er dus samen over.',
    howChair: 'Jij kunt het advies invullen, met de link hieronder.',
  },
  changed: {
    subject: (title: string) => `Onze vraag aan jullie is veranderd: ${title}`,
    body: (name: string) => `De gemeente heeft iets veranderd aan de adviesvraag aan ${name}. Dit is waarom:`,
    now: (due: string) => `Wij horen het advies graag uiterlijk ${due}. Zo is de vraag nu:`,
    link: 'Bekijk wat er veranderde',
  },
  withdrawn: {
    subject: (title: string) => `Wij hebben geen advies meer nodig: ${title}`,
    body: (name: string, title: string) =>
      `De gemeente vroeg ${name} om advies over "${title}". Dat advies is niet meer nodig. Dit is waarom:`,
    link: 'Bekijk de vraag',
  },
  answered: {
    subject: (title: string) => `Ons antwoord op jullie advies: ${title}`,
    body: (name: string, title: string) =>
      `${name} gaf advies over "${title}". Je leest nu wat wij ermee doen, en waarom.`,
    link: 'Lees ons antwoord',
  },
  advised: {
    subject: (name: string) => `Advies van ${name}`,
    body: (title: string, day: string) =>
      `Er is advies over "${title}". Je hebt beloofd om uiterlijk ${day} antwoord te geven.`,
    link: 'Lees het advies en geef antwoord',
  },
  invited: {
    subject: (title: string) => `Doe je mee? ${title}`,
    body: (project: string, until: string) =>
      `Je kunt meedenken over "${project}". Dat kan tot en met ${until}.`,
    why: (name: string) => `Je krijgt deze mail omdat je meedoet met ${name}.`,
  },
}

const en: typeof nl = {
  from: (contact) => contact,
  parts: { member: 'member', chair: 'chair', secretary: 'secretary' },
  own: toEn,
  change: 'Change your subjects, or stop with the panel',
  news: {
    confirm: ({ name, days, digital }) => ({
      subject: digital ? `Confirm that you want to join: ${name}` : `Confirm your application: ${name}`,
      blocks: [
        `Somebody filled in this e-mail address to join ${name}. Was that you?`,
        `We do nothing before you confirm it. Was this not you? Do nothing. After ${days} days we erase your address.`,
      ],
      link: 'See what was filled in and confirm it',
    }),
    joined: ({ name }) => ({
      subject: `Welcome to ${name}`,
      blocks: [
        `You have joined ${name}. We mail you when there is something you can have a say in. You never have to.`,
        'With this link you change what we mail you about. You can also stop at any time. So keep this mail.',
      ],
      link: 'Change your choices, or stop',
    }),
    applied: ({ name, closes }) => ({
      subject: `Your application came in: ${name}`,
      blocks: [
        closes
          ? `Your application for ${name} came in. People can apply until ${closes}. After that we choose the members.`
          : `Your application for ${name} came in. We choose the members soon.`,
        'We tell everybody what came of it, also when we choose somebody else.',
      ],
      link: 'See your application, or withdraw it',
    }),
    again: ({ name }) => ({
      subject: `You are with ${name} already`,
      blocks: [`You filled in your e-mail address at ${name}. You are there already. Nothing changes.`],
      link: toEn,
    }),
    appointed: ({ name, part, from, until }) => ({
      subject: `You are ${part} of ${name}`,
      blocks: [
        `Good that you take part. You are ${part} of ${name}, from ${from} until ${until}.`,
        'We mail you when we ask for advice, and when we answer.',
      ],
      link: toEn,
    }),
    changed: ({ name, part, from, until }) => ({
      subject: `Your place in ${name} changed`,
      blocks: [`You are ${part} of ${name}, from ${from} until ${until}.`],
      link: toEn,
    }),
    declined: ({ name }) => ({
      subject: `Your application for ${name}`,
      blocks: [
        `You applied for ${name}. Thank you for that. We have chosen other people.`,
        'Do you have questions about our choice? Call or mail us. In a month we erase your application.',
      ],
    }),
    ending: ({ name, until }) => ({
      subject: `Your term at ${name} ends`,
      blocks: [
        `You are a member of ${name} until ${until}. Do you want to go on? Let us know now.`,
        'If you do nothing, your membership ends by itself on that day.',
      ],
      link: toEn,
    }),
    ended: ({ name }) => ({
      subject: `You are no longer a member of ${name}`,
      blocks: [`Your membership of ${name} is over. Thank you for everything you did.`],
    }),
    left: ({ name }) => ({
      subject: `You left ${name}`,
      blocks: [`You left ${name}. Thank you for everything you did.`],
    }),
    stopped: ({ name }) => ({
      subject: `${name} stops`,
      blocks: [`${name} stops. Thank you for wanting to take part. We mail you no more about it.`],
    }),
  },
  asked: {
    subject: (title) => `We ask for your advice: ${title}`,
    body: (name, due) => `The municipality asks ${name} for advice. We would like to have it by ${due}.`,
    link: 'Read the whole question',
    howMember: 'The chair or secretary fills in the advice. So talk about it together.',
    howChair: 'You can fill in the advice, with the link below.',
  },
  changed: {
    subject: (title) => `Our question to you changed: ${title}`,
    body: (name) => `The municipality changed something in its question to ${name}. This is why:`,
    now: (due) => `We would like to have the advice by ${due}. This is the question now:`,
    link: 'See what changed',
  },
  withdrawn: {
    subject: (title) => `We need no advice any more: ${title}`,
    body: (name, title) =>
      `The municipality asked ${name} for advice on "${title}". That advice is no longer needed. This is why:`,
    link: 'See the question',
  },
  answered: {
    subject: (title) => `Our answer to your advice: ${title}`,
    body: (name, title) => `${name} gave advice on "${title}". Now you read what we do with it, and why.`,
    link: 'Read our answer',
  },
  advised: {
    subject: (name) => `Advice of ${name}`,
    body: (title, day) => `There is advice on "${title}". You promised to answer it by ${day}.`,
    link: 'Read the advice and answer it',
  },
  invited: {
    subject: (title) => `Will you take part? ${title}`,
    body: (project, until) => `You can have a say in "${project}", until ${until}.`,
    why: (name) => `You get this mail because you are with ${name}.`,
  },
}

export const mailTexts = inLocale({ nl, en })
