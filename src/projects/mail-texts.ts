import { inLocale } from '../kit/locale.ts'

const nl = {
  submitted: {
    subject: (title: string) => `Een participatieplan om te bekijken: ${title}`,
    text: (who: string | null, title: string) =>
      `${who ?? 'De projectleider'} legt het participatieplan van "${title}" aan je voor.`,
    changed: 'Dit is er anders dan in de versie ervoor:',
    one: 'Zijn er meer participatieadviseurs? Dan hoeft maar één van jullie te kijken.',
    button: 'Bekijk het plan',
  },
  agreed: {
    subject: (title: string) => `Akkoord met het participatieplan: ${title}`,
    text: (title: string) =>
      `De participatieadviseur is akkoord met het plan van "${title}". Je kunt het nu publiceren.`,
    button: 'Naar het project',
  },
  returned: {
    subject: (title: string) => `Pas het participatieplan aan: ${title}`,
    text: (title: string) => `De participatieadviseur stuurt het plan van "${title}" terug. Dit is de reden:`,
    button: 'Naar het project',
  },
}

const en: typeof nl = {
  submitted: {
    subject: (title) => `A participation plan to look at: ${title}`,
    text: (who, title) => `${who ?? 'The project leader'} hands you the participation plan of "${title}".`,
    changed: 'This differs from the version before it:',
    one: 'Are there more participation advisers? Then only one of you needs to look.',
    button: 'See the plan',
  },
  agreed: {
    subject: (title) => `Agreed with the participation plan: ${title}`,
    text: (title) => `The participation adviser agrees with the plan of "${title}". You can publish it now.`,
    button: 'To the project',
  },
  returned: {
    subject: (title) => `Change the participation plan: ${title}`,
    text: (title) => `The participation adviser sends the plan of "${title}" back. This is the reason:`,
    button: 'To the project',
  },
}

/** What colleagues hear by mail about a project. */
export const mailTexts = inLocale({ nl, en }, 'projects.mail')
