import { inLocale } from '../kit/locale.ts'

const nl = {
  reach: {
    lead: 'Zo bereik je hen:',
    function: (who: string) => `Vraag naar: ${who}`,
    phone: (phone: string) => `Telefoon: ${phone}`,
    email: (email: string) => `E-mail: ${email}`,
    page: (page: string) => `Website: ${page}`,
  },
  consent: {
    subject: (to: string) => `Mogen wij je plan doorgeven aan ${to}?`,
    body: (title: string, to: string) =>
      `Wij denken dat ${to} je verder kan helpen met "${title}". Wij geven pas iets door als jij ja zegt.`,
    handed: 'Dit willen wij doorgeven:',
    nothing: 'Je kiest zelf of je naam meegaat. Zeg je nee? Dan zoeken wij met je naar een andere weg.',
    link: 'Kies wat er meegaat',
    onPaper: 'Laat je contactpersoon weten wat er mee mag: ook je naam, alleen het verhaal, of niets.',
  },
  referred: {
    subject: (to: string) => `Wij vroegen ${to} om naar je plan te kijken`,
    body: (title: string, to: string) => `Met "${title}" kun je verder bij ${to}.`,
    withConsent: 'Zij hebben je verhaal, je naam en hoe zij je bereiken. Jij zei dat dat mag.',
    withoutConsent: 'Zij hebben alleen je verhaal, zonder je naam. Neem zelf contact op, of zeg het ons.',
    next: 'Zo gaat het verder:',
    due: (day: string) => `Uiterlijk ${day} laten zij weten of zij het oppakken. Dat hoor je dan van ons.`,
    silent: 'Horen wij niets? Dan vragen wij het na, en zoeken wij zo nodig een andere weg.',
    later: (day: string) => `Op ${day} vragen wij je of het hielp.`,
  },
  takenUp: {
    subject: (to: string) => `${to} gaat met je plan aan de slag`,
    body: (title: string, to: string) => `${to} pakt "${title}" op.`,
    wrote: 'Zij zeggen erbij:',
    contact: 'Zij kunnen je bereiken. Je mag ook zelf bellen of mailen.',
    yours: 'Zij hebben je naam niet. Neem dus zelf contact met hen op.',
  },
  received: {
    subject: (title: string) => `Kunnen jullie helpen? ${title}`,
    body: (title: string) =>
      `Een bewoner kwam bij ons met "${title}". Wij denken dat jullie verder kunnen helpen. Dit is het verhaal:`,
    who: (contact: string) =>
      `Om wie het gaat: ${contact}. Deze bewoner vindt het goed dat jullie dit weten.`,
    nobody: 'De bewoner neemt zelf contact op. Wij mochten de naam niet doorgeven.',
    answer: (day: string) =>
      `Laat ons uiterlijk ${day} weten of jullie het oppakken. Klik op de link en geef daar je antwoord.`,
    link: 'Lees het verhaal en geef antwoord',
    keep: 'Bewaar deze mail. Achter dezelfde link zeg je later dat het gedaan is.',
  },
  asked: {
    somebody: 'iemand anders',
    subject: (to: string) => `Hielp het? ${to}`,
    body: (title: string, to: string) =>
      `Een paar weken geleden verwezen wij je met "${title}" naar ${to}. Hielp dat?`,
    yes: 'Ja, het hielp',
    partly: 'Een beetje',
    no: 'Nee, het hielp niet',
    why: 'Klik op je antwoord en bevestig het op de pagina die opent. Hielp het niet? Dan zoeken wij met je verder.',
  },
  concern: {
    subject: {
      declined: (number: string) => `Doorverwijzing mag niet: ${number}`,
      no_consent: (number: string) => `Nog geen ja voor een doorverwijzing: ${number}`,
      late: (number: string) => `Geen antwoord op een doorverwijzing: ${number}`,
      not_taken_up: (number: string) => `Doorverwijzing niet opgepakt: ${number}`,
      not_helped: (number: string) => `Doorverwijzing hielp niet: ${number}`,
    },
    body: {
      declined: (title: string, to: string) =>
        `De bewoner wil "${title}" niet laten doorgeven aan ${to}. Zoek samen een andere weg.`,
      no_consent: (title: string, to: string) =>
        `De bewoner zei nog niet of "${title}" naar ${to} mag. Er is niets doorgegeven. Bel even.`,
      late: (title: string, to: string) =>
        `${to} heeft niet op tijd geantwoord over "${title}". Bel, of zoek een andere weg.`,
      not_taken_up: (title: string, to: string) =>
        `${to} pakt "${title}" niet op. Zoek met de bewoner een andere weg.`,
      not_helped: (title: string, to: string) =>
        `De doorverwijzing naar ${to} hielp niet voor "${title}". Neem contact op met de bewoner.`,
    },
    link: 'Open de doorverwijzing op het bureau',
  },
  grown: {
    subject: (number: string) => `Je plan is nu een stadswens: ${number}`,
    body: (before: string, number: string) =>
      `"${before}" is uitgegroeid tot een stadswens. Volg vanaf nu nummer ${number}.`,
    along:
      'Je verhaal, de plek, de bestanden, de lessen en wie meedoet zijn meegegaan. Je hoeft niets opnieuw te vertellen.',
    link: 'Open je stadswens',
  },
  asksToGrow: {
    subject: (number: string) => `Wil een stadswens worden: ${number}`,
    body: (title: string) => `Wie "${title}" indiende, vraagt of het een stadswens kan worden.`,
    link: 'Bekijk het op het bureau',
  },
}

const en: typeof nl = {
  reach: {
    lead: 'This is how you reach them:',
    function: (who) => `Ask for: ${who}`,
    phone: (phone) => `Telephone: ${phone}`,
    email: (email) => `E-mail: ${email}`,
    page: (page) => `Website: ${page}`,
  },
  consent: {
    subject: (to) => `May we pass your plan on to ${to}?`,
    body: (title, to) =>
      `We think that ${to} can help you further with "${title}". We pass nothing on before you say yes.`,
    handed: 'This is what we want to pass on:',
    nothing: 'You choose whether your name goes along. If you say no, we look for another way with you.',
    link: 'Choose what goes along',
    onPaper: 'Tell your contact what may go along: your name too, only the story, or nothing.',
  },
  referred: {
    subject: (to) => `We asked ${to} to look at your plan`,
    body: (title, to) => `With "${title}" you can go on at ${to}.`,
    withConsent: 'They have your story, your name and how to reach you. You said that they may.',
    withoutConsent: 'They have your story only, without your name. Contact them yourself, or tell us.',
    next: 'This is what happens next:',
    due: (day) => `By ${day} they say whether they take it up. You hear that from us.`,
    silent: 'If we hear nothing we ask, and look for another way where needed.',
    later: (day) => `On ${day} we ask you whether it helped.`,
  },
  takenUp: {
    subject: (to) => `${to} goes to work on your plan`,
    body: (title, to) => `${to} takes up "${title}".`,
    wrote: 'They add:',
    contact: 'They can reach you. You may call or write yourself as well.',
    yours: 'They do not have your name. So contact them yourself.',
  },
  received: {
    subject: (title) => `Can you help? ${title}`,
    body: (title) => `A resident came to us with "${title}". We think you can help. This is the story:`,
    who: (contact) => `Whom it is about: ${contact}. This resident agrees that you know this.`,
    nobody: 'The resident contacts you. We were not allowed to pass on the name.',
    answer: (day) =>
      `Please tell us by ${day} whether you take it up. Click the link and give your answer there.`,
    link: 'Read the story and answer',
    keep: 'Keep this mail. Behind the same link you say later that it is done.',
  },
  asked: {
    somebody: 'somebody else',
    subject: (to) => `Did it help? ${to}`,
    body: (title, to) => `A few weeks ago we sent you with "${title}" on to ${to}. Did that help?`,
    yes: 'Yes, it helped',
    partly: 'A little',
    no: 'No, it did not help',
    why: 'Click your answer and confirm it on the page that opens. If it did not help, we look further with you.',
  },
  concern: {
    subject: {
      declined: (number) => `Referral not allowed: ${number}`,
      no_consent: (number) => `No yes yet for a referral: ${number}`,
      late: (number) => `No answer to a referral: ${number}`,
      not_taken_up: (number) => `Referral not taken up: ${number}`,
      not_helped: (number) => `Referral did not help: ${number}`,
    },
    body: {
      declined: (title, to) =>
        `The resident does not want "${title}" to be passed on to ${to}. Find another way together.`,
      no_consent: (title, to) =>
        `The resident has not said whether "${title}" may go to ${to}. Nothing was passed on. Please call.`,
      late: (title, to) => `${to} did not answer in time about "${title}". Call, or find another way.`,
      not_taken_up: (title, to) => `${to} does not take up "${title}". Find another way with the resident.`,
      not_helped: (title, to) => `The referral to ${to} did not help "${title}". Contact the resident.`,
    },
    link: 'Open the referral at the desk',
  },
  grown: {
    subject: (number) => `Your plan is a city wish now: ${number}`,
    body: (before, number) => `"${before}" has grown into a city wish. Follow number ${number} from now on.`,
    along:
      'Your story, the place, the files, the lessons and who takes part went along. You need not tell anything again.',
    link: 'Open your city wish',
  },
  asksToGrow: {
    subject: (number) => `Wants to become a city wish: ${number}`,
    body: (title) => `Who told "${title}" asks whether it can become a city wish.`,
    link: 'Look at it at the desk',
  },
}

/** Words of the mails about referrals. */
export const mailTexts = inLocale({ nl, en }, 'referrals.mail')
