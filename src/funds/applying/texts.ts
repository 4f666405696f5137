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
  booked: {
    granted: 'Verleend met het besluit.',
    refused: 'Er is besloten om geen geld te verlenen.',
    not_treated: 'De aanvraag is niet behandeld.',
    referred: 'Het plan is doorverwezen.',
    withdrawn: 'De aanvrager heeft de aanvraag ingetrokken.',
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
  booked: {
    granted: 'Granted by the decision.',
    refused: 'It was decided not to grant money.',
    not_treated: 'The application was not treated.',
    referred: 'The plan was sent on.',
    withdrawn: 'The applicant withdrew the application.',
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
