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
  handedOver: {
    subject: (title: string) => `Jij leidt nu dit project: ${title}`,
    text: (title: string) =>
      `Je neemt het project "${title}" over, met alle activiteiten, vragenlijsten en bijeenkomsten.`,
    promised: (day: string) => `Beloofd: uiterlijk op ${day} hoort iedereen wat er met de inbreng gebeurt.`,
    meeting: (title: string, moment: string) => `Bijeenkomst: ${title}, ${moment}`,
    people: 'Kijk of bij "Mensen" nog klopt bij wie bewoners terechtkunnen.',
    button: 'Naar het project',
  },
  leftTeam: {
    subject: (title: string) => `Wie doet dit nu in het project: ${title}?`,
    text: (name: string, title: string) =>
      `Een collega met de functie "${name}" werkt niet meer aan "${title}". De functie staat nog op de pagina. Kijk of telefoonnummer of adres nog kloppen.`,
    button: 'Naar de mensen van het project',
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
  handedOver: {
    subject: (title) => `You lead this project now: ${title}`,
    text: (title) => `You take over the project "${title}", with all its activities, surveys and meetings.`,
    promised: (day) => `Promised: by ${day} everybody hears what is done with what they put in.`,
    meeting: (title, moment) => `Meeting: ${title}, ${moment}`,
    people: 'See under "People" whether residents still turn to the right person.',
    button: 'To the project',
  },
  leftTeam: {
    subject: (title) => `Who does this now in the project: ${title}?`,
    text: (name, title) =>
      `A colleague with the function "${name}" works no more on "${title}". The function is still on the page. See whether telephone number or address are still right.`,
    button: 'To the people of the project',
  },
}

/** What colleagues hear by mail about a project. */
export const mailTexts = inLocale({ nl, en }, 'projects.mail')
