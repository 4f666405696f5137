import { inLocale } from '../../kit/locale.ts'
import type { Role } from '../../people/index.ts'

type May = Readonly<Record<Role, readonly string[]>>

const mayNl: May = {
  team_member: [
    'Je leest nieuwe ideeën en geeft ze een begeleider.',
    'Je helpt bewoners die bellen of mailen.',
  ],
  coordinator: [
    'Je verdeelt het werk van het initiatieventeam.',
    'Je antwoordt bewoners die vastlopen.',
    'Je nodigt vrijwilligers en leden van een regiegroep uit.',
  ],
  case_guide: [
    'Je bent de vaste contactpersoon van een initiatief.',
    'Je vraagt advies, doet toezeggingen en rondt stappen af.',
  ],
  adviser: ['Je beantwoordt korte vragen over je vak.', 'Je ziet alleen zaken waarover iets is gevraagd.'],
  area_manager: [
    'Je beslist namens het college over plannen in je gebied.',
    'Je ziet hoe het er daar voor staat.',
  ],
  fund_manager: [
    'Je houdt de boeken bij: plafonds en boekingen.',
    'Je adviseert over geld voor initiatieven.',
  ],
  project_leader: ['Je adviseert over plannen die je project raken.'],
  participation_adviser: ['Je adviseert hoe een plan de buurt betrekt.'],
  councillor: [
    'Je ziet hoe het gaat: waar mensen wachten en wat is beloofd.',
    'Je ziet geen gegevens van bewoners.',
  ],
  administrator: ['Je regelt wie wat mag en hoe processen lopen.', 'Je leest het logboek.'],
  customer_contact: [
    'Je zoekt een zaak op als iemand belt.',
    'Je voert een idee in voor wie dat zelf niet doet.',
  ],
  jury_member: [
    'Je leest de wijkwensen in je gebied die openbaar zijn.',
    'Je geeft advies als de gemeente daarom vraagt.',
    'Je ziet geen adressen, telefoonnummers of rekeningnummers van anderen.',
  ],
  volunteer: [
    'Je ziet welke plannen in de buurt handen nodig hebben.',
    'Je ziet geen adressen, telefoonnummers of rekeningnummers van anderen.',
  ],
}

const mayEn: May = {
  team_member: ['You read new ideas and give them a guide.', 'You help residents who call or mail.'],
  coordinator: [
    'You divide the work of the initiative team.',
    'You answer residents who are stuck.',
    'You invite volunteers and members of a jury.',
  ],
  case_guide: [
    'You are the one contact person of an initiative.',
    'You ask advice, make promises and finish steps.',
  ],
  adviser: [
    'You answer short questions about your subject.',
    'You only see cases about which something was asked.',
  ],
  area_manager: ['You decide on plans in your area for the executive.', 'You see how things stand there.'],
  fund_manager: ['You keep the books: ceilings and bookings.', 'You advise about money for initiatives.'],
  project_leader: ['You advise about plans that touch your project.'],
  participation_adviser: ['You advise how a plan involves the neighbourhood.'],
  councillor: [
    'You see how it goes: where people wait and what was promised.',
    'You see no data of residents.',
  ],
  administrator: ['You arrange who may do what and how processes run.', 'You read the audit log.'],
  customer_contact: [
    'You look up a case when somebody calls.',
    'You enter an idea for who does not do so themselves.',
  ],
  jury_member: [
    'You read the wishes in your area that are public.',
    'You give advice when the municipality asks for it.',
    'You see no addresses, telephone numbers or bank accounts of others.',
  ],
  volunteer: [
    'You see which plans in the neighbourhood need hands.',
    'You see no addresses, telephone numbers or bank accounts of others.',
  ],
}

const nl = {
  title: 'Uitnodigingen',
  lead: 'Nodig iemand uit met een mail. De rol begint pas als die persoon ja zegt.',
  open: 'Nog geen antwoord',
  openLead: 'Deze mensen hebben een mail. Zij hebben nog niet geantwoord.',
  none: 'Er is nu geen uitnodiging zonder antwoord.',
  all: 'Iemand uitnodigen',
  name: 'Naam',
  email: 'E-mailadres',
  role: 'Rol',
  area: 'Gebied',
  areaHint: 'Laat leeg voor de hele stad.',
  wholeCity: 'hele stad',
  noArea: 'Dit gebied is er niet meer. Kies een ander gebied.',
  language: 'Taal van de mail',
  languages: { nl: 'Nederlands', en: 'Engels' },
  jobTitle: 'Functie',
  jobTitleHint: 'Alleen voor medewerkers. Onder deze functie staan zij in het openbaar.',
  department: 'Afdeling',
  invite: 'Uitnodiging sturen',
  formTitle: 'Iemand uitnodigen',
  formLead: (days: number) => `De mail zegt wie uitnodigt en waarvoor. Antwoorden kan ${days} dagen.`,
  who: 'Wie',
  by: 'Uitgenodigd door',
  program: 'Meemaken',
  until: 'Antwoord tot en met',
  state: { open: 'wacht op antwoord', expired: 'verlopen', void: 'kan niet meer worden aangenomen' },
  voidWhy: 'De afzender mag deze rol niet meer geven. Stuur de uitnodiging opnieuw als dat klopt.',
  actions: 'Doen',
  resend: 'Opnieuw sturen',
  withdraw: 'Intrekken',
  done: {
    verstuurd: 'De uitnodiging is verstuurd.',
    opnieuw: 'De uitnodiging is opnieuw verstuurd. De link in de vorige mail werkt niet meer.',
    ingetrokken: 'De uitnodiging is ingetrokken. De link in de mail werkt niet meer.',
  } as Readonly<Record<string, string>>,
  may: mayNl,
  answer: {
    title: (role: string) => `Wil je ${role} worden?`,
    lead: (sender: string, municipality: string) => `${sender} nodigt je uit voor Meemaken ${municipality}.`,
    scope: 'Geldt voor',
    until: 'Antwoord tot en met',
    address: 'Je e-mailadres',
    mayTitle: 'Dit kun je dan',
    secondFactor: 'Wie voor de gemeente werkt, logt in met een tweede stap. Die stel je hierna in.',
    link: 'Neem je de uitnodiging aan, dan ben je meteen ingelogd.',
    accept: 'Ja, ik doe mee',
    decline: 'Nee, ik sla dit af',
    other: {
      title: 'Je bent ingelogd als iemand anders',
      text: (theirs: string, yours: string) =>
        `Deze uitnodiging is voor ${theirs}. Je bent nu ingelogd als ${yours}.`,
      next: 'Log uit om de uitnodiging te beantwoorden. Of vraag de afzender om een mail naar je andere adres.',
      signOut: 'Uitloggen en verder',
    },
    gone: {
      unknown: {
        title: 'Deze uitnodiging kennen wij niet',
        text: 'Kreeg je nog een mail? Gebruik dan de link in de laatste. Of vraag de afzender om een nieuwe.',
      },
      expired: {
        title: 'Deze uitnodiging is verlopen',
        text: 'De dagen om te antwoorden zijn voorbij. Vraag de afzender om haar opnieuw te sturen.',
      },
      void: {
        title: 'Deze uitnodiging geldt niet meer',
        text: 'Wie je uitnodigde, mag deze rol niet meer geven. Bel ons, dan kijken wij wie dat wel kan.',
      },
      withdrawn: {
        title: 'Deze uitnodiging is ingetrokken',
        text: 'De afzender trok haar in. Wil je weten waarom? Bel ons gerust.',
      },
      declined: {
        title: 'Je hebt de uitnodiging afgeslagen',
        text: 'De afzender hoort het van ons. Bedenk je je? Vraag dan om een nieuwe uitnodiging.',
      },
      accepted: {
        title: 'Deze uitnodiging is al aangenomen',
        text: 'Een uitnodiging werkt één keer. Log in met hetzelfde adres om verder te gaan.',
      },
    },
    signIn: 'Inloggen',
    call: (telephone: string) => `Ons nummer is ${telephone}.`,
  },
}

const en: typeof nl = {
  title: 'Invitations',
  lead: 'Invite somebody by mail. The role begins only when that person says yes.',
  open: 'No answer yet',
  openLead: 'These people have a mail. They have not answered yet.',
  none: 'There is no invitation without an answer now.',
  all: 'Invite somebody',
  name: 'Name',
  email: 'E-mail address',
  role: 'Role',
  area: 'Area',
  areaHint: 'Leave empty for the whole city.',
  wholeCity: 'whole city',
  noArea: 'This area is no longer there. Choose another area.',
  language: 'Language of the mail',
  languages: { nl: 'Dutch', en: 'English' },
  jobTitle: 'Job title',
  jobTitleHint: 'For members of staff only. The public knows them by this title.',
  department: 'Department',
  invite: 'Send invitation',
  formTitle: 'Invite somebody',
  formLead: (days) => `The mail says who invites and what for. There are ${days} days to answer.`,
  who: 'Who',
  by: 'Invited by',
  program: 'Meemaken',
  until: 'Answer until',
  state: { open: 'waits for an answer', expired: 'expired', void: 'can no longer be accepted' },
  voidWhy: 'The sender may no longer give this role. Send the invitation again if it is right.',
  actions: 'Do',
  resend: 'Send again',
  withdraw: 'Withdraw',
  done: {
    verstuurd: 'The invitation was sent.',
    opnieuw: 'The invitation was sent again. The link in the earlier mail no longer works.',
    ingetrokken: 'The invitation was withdrawn. The link in the mail no longer works.',
  },
  may: mayEn,
  answer: {
    title: (role) => `Do you want to become ${role}?`,
    lead: (sender, municipality) => `${sender} invites you to Meemaken ${municipality}.`,
    scope: 'Holds for',
    until: 'Answer until',
    address: 'Your e-mail address',
    mayTitle: 'What you can do then',
    secondFactor: 'Who works for the municipality signs in with a second step. You set it up next.',
    link: 'When you accept the invitation, you are signed in at once.',
    accept: 'Yes, I take part',
    decline: 'No, I decline',
    other: {
      title: 'You are signed in as somebody else',
      text: (theirs, yours) => `This invitation is for ${theirs}. You are signed in as ${yours} now.`,
      next: 'Sign out to answer the invitation. Or ask the sender for a mail to your other address.',
      signOut: 'Sign out and go on',
    },
    gone: {
      unknown: {
        title: 'We do not know this invitation',
        text: 'Did you get another mail? Then use the link in the last one. Or ask the sender for a new one.',
      },
      expired: {
        title: 'This invitation has expired',
        text: 'The days to answer are over. Ask the sender to send it again.',
      },
      void: {
        title: 'This invitation no longer holds',
        text: 'Who invited you may no longer give this role. Call us, and we see who can.',
      },
      withdrawn: {
        title: 'This invitation was withdrawn',
        text: 'The sender withdrew it. Do you want to know why? Feel free to call us.',
      },
      declined: {
        title: 'You declined the invitation',
        text: 'We tell the sender. Do you change your mind? Then ask for a new invitation.',
      },
      accepted: {
        title: 'This invitation was accepted before',
        text: 'An invitation works once. Sign in with the same address to go on.',
      },
    },
    signIn: 'Sign in',
    call: (telephone) => `Our number is ${telephone}.`,
  },
}

export const texts = inLocale({ nl, en })
