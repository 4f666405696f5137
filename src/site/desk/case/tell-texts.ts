import { inLocale } from '../../../kit/locale.ts'

const nl = {
  title: 'Bel of schrijf',
  lead: 'Deze mensen lezen geen e-mail. Vertel wat hier staat, of stuur het als brief.',
  none: 'Iedereen weet alles',
  noneText: 'Er is niets meer om te vertellen.',
  phone: 'Telefoon',
  noPhone: 'Wij hebben geen telefoonnummer.',
  noAddress: 'Wij hebben geen adres.',
  wants: { email: 'Heeft geen e-mail.', phone: 'Wil gebeld worden.', letter: 'Wil een brief.' },
  called: (name: string) => `Ik heb ${name} gebeld of gesproken`,
  posted: (name: string) => `De brief aan ${name} is op de post`,
  print: 'Print deze pagina. Op papier staan alleen de brieven.',
  done: 'Opgeslagen, met een notitie bij de zaak',
  subject: (subject: string) => `Onderwerp: ${subject}`,
  noted: {
    called: (name: string, subjects: string) => `${name} is gebeld of gesproken over: ${subjects}.`,
    posted: (name: string, subjects: string) => `Brief op de post aan ${name} over: ${subjects}.`,
  },
  back: 'Terug naar de zaak',
}

const en: typeof nl = {
  title: 'Call or write',
  lead: 'These people do not read e-mail. Tell them what it says here, or send it as a letter.',
  none: 'Everybody knows everything',
  noneText: 'There is nothing left to tell.',
  phone: 'Telephone',
  noPhone: 'We have no telephone number.',
  noAddress: 'We have no address.',
  wants: { email: 'Has no e-mail.', phone: 'Wants to be called.', letter: 'Wants a letter.' },
  called: (name) => `I called or spoke to ${name}`,
  posted: (name) => `The letter to ${name} is in the post`,
  print: 'Print this page. On paper there are only the letters.',
  done: 'Saved, with a note on the case',
  subject: (subject) => `Subject: ${subject}`,
  noted: {
    called: (name, subjects) => `${name} was called or spoken to about: ${subjects}.`,
    posted: (name, subjects) => `Letter in the post to ${name} about: ${subjects}.`,
  },
  back: 'Back to the case',
}

export const tellTexts = inLocale({ nl, en }, 'desk.tell')
