import { inLocale } from '../../kit/locale.ts'

const nl = {
  unknown: {
    title: 'Wij kennen je hier nog niet',
    lead: (name: string) => `Je bent ingelogd bij ${name}. Wij weten nog niet welk account hier van jou is.`,
    text: 'Log nu één keer in met je e-mailadres, in deze browser. Daarna koppel je beide, en hoeft dit niet meer.',
    goOn: 'Log in met mijn e-mailadres',
  },
  link: {
    title: 'Zijn beide van jou?',
    lead: (name: string, who: string, email: string) =>
      `Je logde in bij ${name}${who ? ` als ${who}` : ''}. Hier ben je ingelogd als ${email}.`,
    text: (name: string) =>
      `Koppel je beide, dan log je voortaan in met ${name}. Je krijgt er een mail over.`,
    yes: 'Ja, koppel ze',
    no: 'Nee, niet koppelen',
  },
  failed: {
    again: (name: string) => `Probeer opnieuw in te loggen met ${name}`,
    byLink: 'Log in met een link uit je mail',
    away: {
      title: 'De inlogdienst is niet bereikbaar',
      text: (name: string) =>
        `Inloggen met ${name} lukt nu niet. Dat ligt niet aan jou. Probeer het over een paar minuten opnieuw.`,
    },
    denied: {
      title: 'Je bent niet ingelogd',
      text: (name: string) => `Het inloggen met ${name} is gestopt of niet toegestaan.`,
    },
    wrong: {
      title: 'Het inloggen is niet gelukt',
      text: (name: string) => `Het antwoord van ${name} klopt niet, of het duurde te lang. Begin opnieuw.`,
    },
    no_group: {
      title: 'Je hebt hier geen rol',
      text: (name: string) =>
        `Je account bij ${name} hoort bij geen groep die in Meemaken mag werken. Vraag een beheerder van Meemaken.`,
    },
    taken: {
      title: 'Dit kan niet gekoppeld worden',
      text: (name: string) => `Je account bij ${name} hoort hier al bij iemand. Bel ons als dat niet klopt.`,
    },
  },
}

const en: typeof nl = {
  unknown: {
    title: 'We do not know you here yet',
    lead: (name) => `You are signed in at ${name}. We do not know yet which account here is yours.`,
    text: 'Sign in once now with your e-mail address, in this browser. Then you link both, and this is not needed again.',
    goOn: 'Sign in with my e-mail address',
  },
  link: {
    title: 'Are both of them yours?',
    lead: (name, who, email) =>
      `You signed in at ${name}${who ? ` as ${who}` : ''}. Here you are signed in as ${email}.`,
    text: (name) => `Link both, and from now on you sign in with ${name}. You get a mail about it.`,
    yes: 'Yes, link them',
    no: 'No, do not link',
  },
  failed: {
    again: (name) => `Try again to sign in with ${name}`,
    byLink: 'Sign in with a link from your mail',
    away: {
      title: 'The sign-in service cannot be reached',
      text: (name) =>
        `Signing in with ${name} is not possible now. That is not your fault. Try again in a few minutes.`,
    },
    denied: {
      title: 'You are not signed in',
      text: (name) => `Signing in with ${name} was stopped or not allowed.`,
    },
    wrong: {
      title: 'Signing in did not work',
      text: (name) => `The answer of ${name} is not right, or it took too long. Begin again.`,
    },
    no_group: {
      title: 'You have no role here',
      text: (name) =>
        `Your account at ${name} is in no group that may work in Meemaken. Ask an administrator of Meemaken.`,
    },
    taken: {
      title: 'This cannot be linked',
      text: (name) =>
        `Your account at ${name} already belongs to somebody here. Call us when that is not right.`,
    },
  },
}

export const texts = inLocale({ nl, en })
