import { inLocale } from '../../kit/locale.ts'

const nl = {
  /** What the letter and the timeline say of the money, before the reasons of who decides. */
  letter: {
    partly: (asked: string, granted: string) => `Er is ${asked} gevraagd. Daarvan wordt ${granted} verleend.`,
    grounds: 'De aanvraag wordt geweigerd op deze grond:',
    notTreated: 'De aanvraag wordt niet behandeld, want zij bleef onvolledig (art. 4:5 Awb).',
    pay: (term: string) => `Wij betalen binnen ${term} na dit besluit.`,
  },
  told: {
    granted: (amount: string) => `Er is ${amount} verleend.`,
    granted_partly: (amount: string, asked: string) =>
      `Er is ${amount} verleend van de ${asked} die was gevraagd.`,
    refused: 'Er is geen geld verleend.',
    not_treated: 'De aanvraag voor geld is niet behandeld.',
    referred: 'De aanvraag voor geld is doorverwezen.',
  },
  supplement: {
    missing: 'Wij missen nog:',
    else: 'Krijgen wij dit niet op tijd? Dan kunnen wij besluiten de aanvraag niet te behandelen (art. 4:5 Awb). Tot uw antwoord staat de termijn voor ons besluit stil (art. 4:15 Awb).',
  },
  booked: {
    complete: 'De aanvraag is compleet.',
    granted: 'Verleend met het besluit.',
    refused: 'Er is besloten om geen geld te verlenen.',
    not_treated: 'De aanvraag is niet behandeld.',
    referred: 'Het plan is doorverwezen.',
    withdrawn: 'De aanvrager heeft de aanvraag ingetrokken.',
  },
  desk: {
    listTitle: 'Aanvragen',
    listLead: 'Elke aanvraag met haar plaats in de rij en de laatste dag voor het besluit.',
    listLink: 'Bekijk de aanvragen',
    listCaption: 'Aanvragen, wat nog bekeken moet worden boven',
    none: 'Er zijn geen aanvragen.',
    noneText: 'Komt er een aanvraag binnen? Dan staat zij hier meteen.',
    plan: 'Plan',
    received: 'Binnen op',
    asked: 'Gevraagd',
    granted: 'Verleend',
    state: 'Stand',
    sequence: 'Volgnummer',
    decideBy: 'Besluit uiterlijk',
    late: 'te laat',
    filterLabel: 'Welke aanvragen?',
    open: (n: number) => `Lopend (${n})`,
    all: (n: number) => `Alle (${n})`,
    most: (most: number) => `Hier staan de nieuwste ${most}.`,
  },
  panel: {
    title: 'De aanvraag voor geld',
    yours: 'Je aanvraag voor geld',
    scheme: 'Regeling',
    asked: 'Gevraagd',
    granted: 'Verleend',
    state: 'Stand',
    sequence: 'Volgnummer',
    ahead: (n: number) =>
      n === 0
        ? 'Er wacht niemand voor je.'
        : n === 1
          ? 'Er wacht 1 aanvraag voor je.'
          : `Er wachten ${n} aanvragen voor je.`,
    left: 'Nog vrij in het fonds',
    decideBy: 'Besluit uiterlijk',
    withPauses: 'De dagen waarop wij op een aanvulling wachtten, tellen niet mee.',
    missing: 'Wij missen nog',
    answer: 'Vul je aanvraag aan',
    withdraw: 'Trek de aanvraag in',
    check: 'Bekijk of de aanvraag compleet is',
    decide: 'Beslis over de aanvraag',
    receivedText: 'Wij kijken eerst of je aanvraag compleet is. Daarna krijg je een volgnummer.',
  },
  received: (amount: string, scheme: string) => `${scheme}: er is ${amount} gevraagd.`,
  complete: (scheme: string, number: number) => `${scheme}: volgnummer ${number}.`,
  withdrawn: (scheme: string) => `De aanvraag bij ${scheme} is ingetrokken.`,
  faults: {
    amount_missing: 'Vul het bedrag in dat wordt verleend.',
    amount_above_request: 'Dit is meer dan er is gevraagd.',
    partly_needs_less: 'Verleen minder dan er is gevraagd, of noem een voorwaarde.',
    ground_missing: 'Kies de grond uit de regeling waarop je weigert.',
    criterion_not_met: 'Een aanvraag die niet aan een punt van de regeling voldoet, krijgt geen geld.',
  },
  notInThisStep: (step: string) => `Dit kan niet in de stap "${step}". Rond eerst die stap af.`,
}

const en: typeof nl = {
  letter: {
    partly: (asked, granted) => `${asked} was asked for. Of that, ${granted} is granted.`,
    grounds: 'The application is refused on this ground:',
    notTreated: 'The application is not treated, because it stayed incomplete (art. 4:5 Awb).',
    pay: (term) => `We pay within ${term} after this decision.`,
  },
  told: {
    granted: (amount) => `${amount} was granted.`,
    granted_partly: (amount, asked) => `${amount} was granted of the ${asked} that was asked for.`,
    refused: 'No money was granted.',
    not_treated: 'The application for money was not treated.',
    referred: 'The application for money was sent on.',
  },
  supplement: {
    missing: 'We still miss:',
    else: 'Do we not get this in time? Then we may decide not to treat the application (art. 4:5 Awb). Until your answer the term for our decision stands still (art. 4:15 Awb).',
  },
  booked: {
    complete: 'The application is complete.',
    granted: 'Granted by the decision.',
    refused: 'It was decided not to grant money.',
    not_treated: 'The application was not treated.',
    referred: 'The plan was sent on.',
    withdrawn: 'The applicant withdrew the application.',
  },
  desk: {
    listTitle: 'Applications',
    listLead: 'Every application with its place in line and the last day for its decision.',
    listLink: 'See the applications',
    listCaption: 'Applications, those to be looked at on top',
    none: 'There are no applications.',
    noneText: 'When an application comes in it stands here at once.',
    plan: 'Plan',
    received: 'Received on',
    asked: 'Asked for',
    granted: 'Granted',
    state: 'State',
    sequence: 'Number',
    decideBy: 'Decision by',
    late: 'late',
    filterLabel: 'Which applications?',
    open: (n) => `Open (${n})`,
    all: (n) => `All (${n})`,
    most: (most) => `These are the newest ${most}.`,
  },
  panel: {
    title: 'The application for money',
    yours: 'Your application for money',
    scheme: 'Scheme',
    asked: 'Asked for',
    granted: 'Granted',
    state: 'State',
    sequence: 'Number',
    ahead: (n) =>
      n === 0
        ? 'Nobody waits before you.'
        : n === 1
          ? '1 application waits before you.'
          : `${n} applications wait before you.`,
    left: 'Left in the fund',
    decideBy: 'Decision by',
    withPauses: 'Days on which we waited for something missing do not count.',
    missing: 'We still miss',
    answer: 'Complete your application',
    withdraw: 'Withdraw the application',
    check: 'See whether the application is complete',
    decide: 'Decide on the application',
    receivedText: 'We first look whether your application is complete. Then you get a number.',
  },
  received: (amount, scheme) => `${scheme}: ${amount} was asked for.`,
  complete: (scheme, number) => `${scheme}: number ${number}.`,
  withdrawn: (scheme) => `The application with ${scheme} was withdrawn.`,
  faults: {
    amount_missing: 'Fill in the amount that is granted.',
    amount_above_request: 'This is more than was asked for.',
    partly_needs_less: 'Grant less than was asked for, or name a condition.',
    ground_missing: 'Choose the ground of the scheme on which you refuse.',
    criterion_not_met: 'An application that does not meet a point of the scheme gets no money.',
  },
  notInThisStep: (step) => `This is not possible in the step "${step}". Finish that step first.`,
}

/** Words about applications: their decision, their form, what is missing. */
export const applyingTexts = inLocale({ nl, en }, 'funds.applying')
