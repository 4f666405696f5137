import { inLocale } from '../../kit/locale.ts'
import type { CoApplicantState } from './rules.ts'

const nl = {
  title: 'Samen geld aanvragen',
  lead: 'Vraag iemand of een organisatie om mee aan te vragen. Jullie dienen de aanvraag dan samen in.',
  link: 'Mede-aanvragers',
  who: 'Wie vraagt aan',
  whoElse: 'Gevraagd om mee aan te vragen',
  nobodyAsked: 'Je vroeg nog niemand.',
  states: {
    waiting: 'wacht op antwoord',
    expired: 'gaf geen antwoord',
    yes: 'zei ja',
    no: 'zei nee',
    ended: 'vraagt niet meer mee aan',
  } satisfies Record<CoApplicantState, string>,
  until: (day: string) => `kan antwoorden tot en met ${day}`,
  onlyYes: 'Alleen wie zelf ja zei, telt mee als aanvrager.',
  again: 'Vraag het opnieuw',
  takeBack: 'Trek de vraag in',
  leaveOut: 'Haal weg als mede-aanvrager',
  stepBack: 'Stop als mede-aanvrager',
  about: (name: string) => `(${name})`,
  form: {
    title: 'Vraag iemand om mee aan te vragen',
    name: 'Naam',
    nameHint: 'Van wie de mail krijgt. Bij een organisatie: wie voor haar mag tekenen.',
    email: 'E-mailadres',
    organisation: 'Naam van de organisatie',
    organisationHint: 'Alleen als deze persoon meedoet voor een vereniging, stichting of bedrijf.',
    whatTitle: 'Wat gebeurt er dan?',
    what: [
      'Deze persoon krijgt een mail met een link, en zegt ja of nee.',
      'Wie de link heeft, ziet de titel en de samenvatting van je plan, en de begroting.',
      'Wie ja zegt, hoort bij het plan. Die ziet alles wat jij ziet, en mag meebeslissen.',
      'De naam van een organisatie komt op de site. De naam van een bewoner nooit.',
    ],
    submit: 'Verstuur de vraag',
  },
  closed: {
    ended: 'Dit plan is afgesloten. Er kan niemand meer bij.',
    decided: 'Over de aanvraag is besloten. Er kan niemand meer bij of af.',
  },
  stays: {
    decided: 'Over de aanvraag is besloten. Wie aanvroeg, blijft daarom staan.',
    needed:
      'De aanvraag is compleet en heeft deze rechtspersoon nodig. Vraag eerst een andere organisatie, of trek de aanvraag in.',
    last: 'Dit is de laatste die aanvraagt. Wil je stoppen? Trek dan het plan in.',
  },
  faults: {
    takesPart: 'Deze persoon of organisatie hoort al bij het plan.',
    askedAlready: 'Deze vraag is al verstuurd. Kies hierboven "Vraag het opnieuw" voor een nieuwe mail.',
    tooMany: (most: number) =>
      `Er wachten al ${most} vragen op antwoord. Wacht op een antwoord of trek er een in.`,
    over: 'Deze vraag geldt niet meer. Vraag de initiatiefnemer om je opnieuw te vragen.',
    notMember: (name: string) =>
      `Wij kennen ${name} al, en weten nog niet dat je erbij hoort. Bel of mail het team, dan regelen wij het.`,
    agree: 'Zet een vinkje als je dit wilt.',
  },
  done: {
    gevraagd: 'Je vraag is verstuurd.',
    ingetrokken: 'De vraag is ingetrokken.',
    weg: 'De mede-aanvrager is weggehaald.',
    ja: 'Dank je wel. Je vraagt nu mee aan.',
    nee: 'Je zei nee. Dat is goed.',
  },
  answer: {
    title: 'Vraag je mee geld aan?',
    lead: (title: string) => `Het gaat over het plan "${title}".`,
    forYou: 'Je bent gevraagd om zelf mede-aanvrager te worden.',
    forOrganisation: (name: string) => `Je bent gevraagd om mee aan te vragen voor ${name}.`,
    plan: 'Het plan in het kort',
    budget: 'Wat er wordt aangevraagd',
    asked: (amount: string) => `Er wordt ${amount} aangevraagd.`,
    noBudget: 'De aanvraag is nog niet verstuurd. Je ziet de begroting zodra je meedoet.',
    meansTitle: 'Wat betekent ja?',
    means: [
      'Jullie vragen het geld samen aan, en vertellen later samen wat ermee is gedaan.',
      'Je hoort bij het plan: je ziet de berichten en mag dingen veranderen.',
      'Je naam staat in de aanvraag en in de brief met het besluit.',
    ],
    publicYou: 'Op de site staat je naam niet.',
    publicOrganisation: (name: string) => `Op de site staat de naam ${name}, en niet die van jou.`,
    stop: 'Tot het besluit kun je stoppen.',
    name: 'Je naam',
    agree: 'Ik wil mee aanvragen',
    agreeFor: (name: string) =>
      `Ik mag tekenen voor ${name}. Dat is een vereniging, stichting of andere rechtspersoon.`,
    yes: 'Ja, ik vraag mee aan',
    no: 'Nee',
    until: (day: string) => `Antwoord kan tot en met ${day}.`,
    toPlan: 'Naar het plan',
    states: {
      expired: 'Deze vraag is verlopen. Wil je nog meedoen? Vraag de initiatiefnemer om een nieuwe link.',
      yes: 'Je zei ja. Je vraagt mee aan. Meld je aan met dit e-mailadres om het plan te volgen.',
      no: 'Je zei nee. Wil je toch meedoen? Vraag de initiatiefnemer om een nieuwe link.',
      ended: 'Deze vraag geldt niet meer.',
    },
  },
  mine: { ask: 'Zeg of je mee geld aanvraagt' },
  mail: {
    asked: {
      subject: (title: string) => `Vraag je mee geld aan voor: ${title}`,
      body: (title: string) =>
        `Je bent gevraagd om samen geld aan te vragen voor "${title}". Klik op de link om het plan te zien en te antwoorden.`,
      bodyFor: (title: string, organisation: string) =>
        `Je bent gevraagd om voor ${organisation} mee geld aan te vragen voor "${title}". Klik op de link om het plan te zien en te antwoorden.`,
      button: 'Bekijk het plan en antwoord',
      until: (day: string) => `De link werkt tot en met ${day}.`,
      notYou: 'Weet je niet waar dit over gaat? Dan hoef je niets te doen.',
    },
    joined: {
      subject: (title: string) => `Je vraagt mee aan voor: ${title}`,
      body: (title: string) => `Je zei ja: je vraagt mee geld aan voor "${title}".`,
      bodyFor: (title: string, organisation: string) =>
        `Je zei ja: ${organisation} vraagt mee geld aan voor "${title}".`,
      button: 'Bekijk het plan',
      stop: 'Tot het besluit kun je stoppen. Dat doe je bij het plan, onder mede-aanvragers.',
    },
    answered: {
      subject: (title: string, says: 'yes' | 'no') =>
        `${says === 'yes' ? 'Mede-aanvrager erbij' : 'Geen mede-aanvrager'}: ${title}`,
      body: (title: string, names: string, says: 'yes' | 'no') =>
        says === 'yes'
          ? `${names} vraagt mee geld aan voor "${title}".`
          : `${names} vraagt niet mee geld aan voor "${title}".`,
      button: 'Bekijk de mede-aanvragers',
    },
    left: {
      subject: (title: string) => `Mede-aanvrager gestopt: ${title}`,
      you: (title: string) => `Je bent geen mede-aanvrager meer van "${title}".`,
      body: (title: string, names: string) => `${names} vraagt niet meer mee aan voor "${title}".`,
      look: 'Kijk of de aanvraag nog aan de regels voldoet.',
      subjectWaits: (title: string) => `Aanvraag wacht op een rechtspersoon: ${title}`,
      waits:
        'Voor het gevraagde bedrag moet een rechtspersoon aanvragen. Zolang er geen is, komt er geen geld.',
      ways: (amount: string) =>
        `Dit kan: een andere organisatie vraagt mee aan, er wordt hoogstens ${amount} verleend, of de aanvraag wordt ingetrokken.`,
      toCoApplicants: 'Bekijk de mede-aanvragers',
      button: 'Bekijk de zaak',
    },
  },
}

const en: typeof nl = {
  title: 'Apply for money together',
  lead: 'Ask a person or an organisation to apply with you. Then you send in the application together.',
  link: 'Co-applicants',
  who: 'Who applies',
  whoElse: 'Asked to apply with you',
  nobodyAsked: 'You have asked nobody yet.',
  states: {
    waiting: 'has not answered yet',
    expired: 'gave no answer',
    yes: 'said yes',
    no: 'said no',
    ended: 'applies no more',
  },
  until: (day) => `can answer until ${day}`,
  onlyYes: 'Only who said yes counts as an applicant.',
  again: 'Ask again',
  takeBack: 'Take the question back',
  leaveOut: 'Leave out as co-applicant',
  stepBack: 'Stop as co-applicant',
  about: (name) => `(${name})`,
  form: {
    title: 'Ask somebody to apply with you',
    name: 'Name',
    nameHint: 'Of who gets the mail. For an organisation: who may sign for it.',
    email: 'E-mail address',
    organisation: 'Name of the organisation',
    organisationHint: 'Only when this person takes part for an association, foundation or company.',
    whatTitle: 'What happens then?',
    what: [
      'This person gets a mail with a link, and says yes or no.',
      'Whoever has the link sees the title and summary of your plan, and the budget.',
      'Who says yes belongs to the plan. They see all that you see, and decide with you.',
      'The name of an organisation is shown on the site. The name of a resident never is.',
    ],
    submit: 'Send the question',
  },
  closed: {
    ended: 'This plan has ended. Nobody can join any more.',
    decided: 'The application has been decided on. Nobody can join or leave any more.',
  },
  stays: {
    decided: 'The application has been decided on. So who applied stays.',
    needed:
      'The application is complete and needs this legal entity. Ask another organisation first, or withdraw the application.',
    last: 'This is the last one who applies. Do you want to stop? Then withdraw the plan.',
  },
  faults: {
    takesPart: 'This person or organisation belongs to the plan already.',
    askedAlready: 'This question was sent already. Choose "Ask again" above for a new mail.',
    tooMany: (most) => `${most} questions wait for an answer already. Wait for one, or take one back.`,
    over: 'This question holds no more. Ask the initiator to ask you again.',
    notMember: (name) =>
      `We know ${name} already, and do not know yet that you belong to it. Call or mail the team, and we see to it.`,
    agree: 'Tick the box if you want this.',
  },
  done: {
    gevraagd: 'Your question has been sent.',
    ingetrokken: 'The question was taken back.',
    weg: 'The co-applicant was left out.',
    ja: 'Thank you. You now apply with them.',
    nee: 'You said no. That is fine.',
  },
  answer: {
    title: 'Do you apply for money with them?',
    lead: (title) => `It is about the plan "${title}".`,
    forYou: 'You are asked to become a co-applicant yourself.',
    forOrganisation: (name) => `You are asked to apply for ${name}.`,
    plan: 'The plan in short',
    budget: 'What is applied for',
    asked: (amount) => `${amount} is applied for.`,
    noBudget: 'The application has not been sent yet. You see the budget as soon as you take part.',
    meansTitle: 'What does yes mean?',
    means: [
      'You apply for the money together, and tell together later what was done with it.',
      'You belong to the plan: you see the messages and may change things.',
      'Your name stands in the application and in the letter with the decision.',
    ],
    publicYou: 'Your name is not on the site.',
    publicOrganisation: (name) => `The site shows the name ${name}, and not yours.`,
    stop: 'Until the decision you can stop.',
    name: 'Your name',
    agree: 'I want to apply with them',
    agreeFor: (name) => `I may sign for ${name}. It is an association, foundation or other legal entity.`,
    yes: 'Yes, I apply with them',
    no: 'No',
    until: (day) => `You can answer until ${day}.`,
    toPlan: 'To the plan',
    states: {
      expired: 'This question has expired. Do you still want to take part? Ask the initiator for a new link.',
      yes: 'You said yes. You apply with them. Sign in with this e-mail address to follow the plan.',
      no: 'You said no. Do you want to take part after all? Ask the initiator for a new link.',
      ended: 'This question holds no more.',
    },
  },
  mine: { ask: 'Say whether you apply for money with them' },
  mail: {
    asked: {
      subject: (title) => `Do you apply for money for: ${title}`,
      body: (title) =>
        `You are asked to apply for money for "${title}" together. Follow the link to see the plan and to answer.`,
      bodyFor: (title, organisation) =>
        `You are asked to apply for money for "${title}" for ${organisation}. Follow the link to see the plan and to answer.`,
      button: 'See the plan and answer',
      until: (day) => `The link works until ${day}.`,
      notYou: 'Do you not know what this is about? Then you need to do nothing.',
    },
    joined: {
      subject: (title) => `You apply with them for: ${title}`,
      body: (title) => `You said yes: you apply for money for "${title}" with them.`,
      bodyFor: (title, organisation) => `You said yes: ${organisation} applies for money for "${title}".`,
      button: 'See the plan',
      stop: 'Until the decision you can stop. You do so with the plan, under co-applicants.',
    },
    answered: {
      subject: (title, says) => `${says === 'yes' ? 'A co-applicant joined' : 'No co-applicant'}: ${title}`,
      body: (title, names, says) =>
        says === 'yes'
          ? `${names} applies for money for "${title}" as well.`
          : `${names} does not apply for money for "${title}".`,
      button: 'See the co-applicants',
    },
    left: {
      subject: (title) => `Co-applicant stopped: ${title}`,
      you: (title) => `You are no co-applicant of "${title}" any more.`,
      body: (title, names) => `${names} applies no more for "${title}".`,
      look: 'See whether the application still meets the rules.',
      subjectWaits: (title) => `Application waits for a legal entity: ${title}`,
      waits: 'For the amount asked a legal entity must apply. As long as there is none, no money comes.',
      ways: (amount) =>
        `What can be done: another organisation applies as well, at most ${amount} is granted, or the application is withdrawn.`,
      toCoApplicants: 'Look at the co-applicants',
      button: 'See the case',
    },
  },
}

/** Words about who applies for money together. */
export const texts = inLocale({ nl, en }, 'initiatives.co_applicants')
