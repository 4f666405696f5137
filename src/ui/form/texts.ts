import { inLocale } from '../../kit/locale.ts'

const nl = {
  optional: '(niet verplicht)',
  why: 'Waarom wij dit vragen:',
  maxCharacters: (max: number) => `Je kunt hier hoogstens ${max} tekens gebruiken.`,
  errorLabel: 'Fout:',
  summaryTitle: (count: number) =>
    count === 1
      ? 'Er ging iets mis. Verbeter dit ene punt'
      : `Er ging iets mis. Verbeter deze ${count} punten`,
  summaryKept: 'Alles wat je invulde, staat er nog.',
  dateExample: 'Bijvoorbeeld 31-12-2026.',
  timeExample: 'Bijvoorbeeld 19:30.',
  moneyExample: 'In euro’s, bijvoorbeeld 250 of 99,50.',
  moneyUnit: 'euro',
  choose: 'Maak een keuze',
  chooseMore: 'Je mag er meer kiezen.',
  fileRule: (kinds: string, megabytes: number) => `${kinds}. Een bestand mag hoogstens ${megabytes} MB zijn.`,
  fileKinds: 'Foto’s (jpg, png, webp), pdf en documenten (docx, odt, xlsx, ods)',
  pictureKinds: 'Foto’s (jpg, png, webp)',
  yes: 'Ja',
  no: 'Nee',
  conduct: 'Zeg wat je vindt van het plan, niet van een mens.',
  conductLink: 'Dit zijn onze gedragsregels',
  personal: {
    title: 'Er staan persoonsgegevens in de tekst',
    text: 'Iedereen kan dit straks lezen. Haal het weg als dat niet de bedoeling is.',
    leave: 'Toch zo laten staan',
    error: 'Haal de persoonsgegevens weg, of kies dat je ze laat staan.',
    kinds: {
      email: 'E-mailadres',
      phone: 'Telefoonnummer',
      bsn: 'Burgerservicenummer',
      iban: 'Rekeningnummer',
      plate: 'Kenteken',
    },
  },
}

const en: typeof nl = {
  optional: '(not required)',
  why: 'Why we ask this:',
  maxCharacters: (max) => `You can use at most ${max} characters here.`,
  errorLabel: 'Error:',
  summaryTitle: (count) =>
    count === 1
      ? 'Something went wrong. Correct this one point'
      : `Something went wrong. Correct these ${count} points`,
  summaryKept: 'Everything you filled in is still there.',
  dateExample: 'For example 31-12-2026.',
  timeExample: 'For example 19:30.',
  moneyExample: 'In euros, for example 250 or 99.50.',
  moneyUnit: 'euros',
  choose: 'Make a choice',
  chooseMore: 'You can choose more than one.',
  fileRule: (kinds, megabytes) => `${kinds}. A file can be at most ${megabytes} MB.`,
  fileKinds: 'Photos (jpg, png, webp), pdf and documents (docx, odt, xlsx, ods)',
  pictureKinds: 'Photos (jpg, png, webp)',
  yes: 'Yes',
  no: 'No',
  conduct: 'Say what you think of the plan, not of a person.',
  conductLink: 'These are our rules of conduct',
  personal: {
    title: 'There are personal data in the text',
    text: 'Everybody will be able to read this. Take it away if that is not meant.',
    leave: 'Leave it like this',
    error: 'Take the personal data away, or choose to leave them.',
    kinds: {
      email: 'E-mail address',
      phone: 'Telephone number',
      bsn: 'Citizen service number',
      iban: 'Account number',
      plate: 'Licence plate',
    },
  },
}

/** Words that the field parts print themselves. */
export const texts = inLocale({ nl, en }, 'fields')
