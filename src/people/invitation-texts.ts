import { inLocale } from '../kit/locale.ts'

const nl = {
  mail: {
    subject: (municipality: string) => `Uitnodiging om mee te doen aan Meemaken ${municipality}`,
    invites: (sender: string, role: string) => `${sender} nodigt je uit als ${role}.`,
    program: 'Meemaken',
    scope: (scope: string) => `De rol geldt voor ${scope}.`,
    wholeCity: 'de hele stad',
    how: 'Met de link lees je wat je dan kunt doen. Daarna kies je zelf: aannemen of afslaan.',
    until: (day: string) =>
      `Je kunt antwoorden tot en met ${day}. De link werkt één keer en is alleen voor jou.`,
    button: 'Bekijk de uitnodiging',
    unknown: 'Ken je de afzender niet, of wil je dit niet? Dan hoef je niets te doen.',
  },
  told: {
    accepted: {
      subject: (name: string) => `${name} doet mee`,
      body: (name: string, role: string) => `${name} nam je uitnodiging aan en is nu ${role}.`,
    },
    declined: {
      subject: (name: string) => `${name} slaat je uitnodiging af`,
      body: (name: string, role: string) => `${name} wil geen ${role} worden. Je hoeft niets te doen.`,
    },
    look: 'Bekijk de uitnodigingen',
  },
  hasRole: 'Deze persoon heeft deze rol al. Kies een andere rol of een ander gebied.',
  isOpen: 'Deze persoon heeft hiervoor al een uitnodiging. Stuur die opnieuw als de mail kwijt is.',
  answered: 'Op deze uitnodiging kwam net een antwoord, of een collega trok haar in.',
}

const en: typeof nl = {
  mail: {
    subject: (municipality) => `Invitation to take part in Meemaken ${municipality}`,
    invites: (sender, role) => `${sender} invites you as ${role}.`,
    program: 'Meemaken',
    scope: (scope) => `The role holds for ${scope}.`,
    wholeCity: 'the whole city',
    how: 'The link tells you what you can do then. After that it is up to you: accept or decline.',
    until: (day) => `You can answer until ${day} at the latest. The link works once and is for you alone.`,
    button: 'See the invitation',
    unknown: 'Do you not know the sender, or do you not want this? Then you need not do anything.',
  },
  told: {
    accepted: {
      subject: (name) => `${name} takes part`,
      body: (name, role) => `${name} accepted your invitation and is now ${role}.`,
    },
    declined: {
      subject: (name) => `${name} declines your invitation`,
      body: (name, role) => `${name} does not want to become ${role}. You need not do anything.`,
    },
    look: 'See the invitations',
  },
  hasRole: 'This person has this role already. Choose another role or another area.',
  isOpen: 'This person has an invitation for this already. Send it again if the mail got lost.',
  answered: 'This invitation was answered just now, or a colleague withdrew it.',
}

export const texts = inLocale({ nl, en })
