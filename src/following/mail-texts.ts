import { inLocale } from '../kit/locale.ts'

const nl = {
  confirm: {
    subject: 'Bevestig dat je wilt volgen wat er gebeurt',
    body: (municipality: string) =>
      `Iemand vulde dit e-mailadres in om te volgen wat er gebeurt in ${municipality}. Was jij dat?`,
    link: 'Bekijk wat je gaat volgen en bevestig het',
    nothingYet: 'Je volgt nog niets. Wij mailen je pas als je het bevestigt.',
    notYou: (days: number) => `Was jij dit niet? Doe dan niets. Na ${days} dagen wissen wij je adres.`,
  },
  news: {
    subjectOne: (kind: string, title: string) => `${kind}: ${title}`,
    subject: (count: number) => `${count} keer nieuws over wat je volgt`,
    lead: 'Dit gebeurde er met wat je volgt.',
    more: (count: number) =>
      count === 1
        ? 'Er is nog 1 ander bericht. Je vindt het op de website.'
        : `Er zijn nog ${count} andere berichten. Je vindt ze op de website.`,
    moreLink: 'Bekijk alle initiatieven',
    why: 'Je krijgt deze mail omdat je dit adres hebt bevestigd.',
    change: 'Verander wat je volgt, of stop',
  },
}

const en: typeof nl = {
  confirm: {
    subject: 'Confirm that you want to follow what happens',
    body: (municipality) =>
      `Somebody filled in this e-mail address to follow what happens in ${municipality}. Was that you?`,
    link: 'See what you will follow and confirm it',
    nothingYet: 'You follow nothing yet. We only mail you when you confirm it.',
    notYou: (days) => `Was this not you? Do nothing. After ${days} days we erase your address.`,
  },
  news: {
    subjectOne: (kind, title) => `${kind}: ${title}`,
    subject: (count) => `${count} pieces of news about what you follow`,
    lead: 'This happened with what you follow.',
    more: (count) =>
      count === 1
        ? 'There is 1 more message. You find it on the website.'
        : `There are ${count} more messages. You find them on the website.`,
    moreLink: 'See all initiatives',
    why: 'You get this mail because you confirmed this address.',
    change: 'Change what you follow, or stop',
  },
}

export const mailTexts = inLocale({ nl, en })
