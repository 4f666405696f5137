import { inLocale } from '../../../kit/locale.ts'

const nl = {
  title: (name: string) => `${name} draagt alles over`,
  lead: 'Kies bij elke regel wie het overneemt. Wij stellen voor wie past: wijk, onderwerp en ruimte tellen mee.',
  nothing: 'Deze medewerker heeft nu geen zaken, toezeggingen, adviesvragen of afspraken.',
  kinds: {
    case: 'Zaken',
    promise: 'Toezeggingen',
    advice: 'Adviesvragen',
    meeting: 'Afspraken',
  },
  by: (day: string) => `voor ${day}`,
  to: 'Gaat naar',
  toAbout: (what: string) => `Wie neemt ${what} over?`,
  allTo: 'Alles aan één collega geven',
  allToHint: 'Laat leeg om per regel te kiezen.',
  rest: 'Wie staat voortaan op het rooster en vervangt collega’s?',
  restHint: 'Alleen van belang als deze medewerker op het rooster staat of iemand vervangt.',
  submit: 'Alles overdragen en het werk beëindigen',
  what: 'Daarna eindigen alle rollen en sessies meteen. Initiatiefnemers krijgen een mail met hun nieuwe contactpersoon.',
  choose: 'Kies een collega.',
  stillOwns: (amount: number) =>
    `Er kwam net iets bij: nog ${amount}. Kijk opnieuw en kies ook daarvoor een collega.`,
  yourself: 'Je eigen werk beëindigt een andere beheerder.',
  ownsCases: (amount: number) =>
    `Deze medewerker heeft nog ${amount} lopende zaken. Draag die eerst over: open de medewerker en kies "Werk overdragen en beëindigen".`,
}

const en: typeof nl = {
  title: (name) => `${name} hands everything over`,
  lead: 'Choose who takes over each line. We suggest who fits: area, subject and room count.',
  nothing: 'This member of staff has no cases, promises, questions for advice or meetings now.',
  kinds: { case: 'Cases', promise: 'Promises', advice: 'Questions for advice', meeting: 'Meetings' },
  by: (day) => `by ${day}`,
  to: 'Goes to',
  toAbout: (what) => `Who takes over ${what}?`,
  allTo: 'Give everything to one colleague',
  allToHint: 'Leave empty to choose for each line.',
  rest: 'Who is on the roster and substitutes from now on?',
  restHint: 'Only matters when this member of staff is on the roster or substitutes for somebody.',
  submit: 'Hand everything over and end the work',
  what: 'Then all roles and sessions end at once. Initiators get a mail with their new contact.',
  choose: 'Choose a colleague.',
  stillOwns: (amount) =>
    `Something came in just now: ${amount} more. Look again and choose a colleague for that too.`,
  yourself: 'Your own work is ended by another administrator.',
  ownsCases: (amount) =>
    `This member of staff still has ${amount} running cases. Hand those over first: open the member of staff and choose "Hand over the work and end it".`,
}

export const texts = inLocale({ nl, en })
