import { inLocale } from '../kit/locale.ts'

const nl = {
  confirm: {
    subject: (title: string) => `Bevestig je e-mailadres: ${title}`,
    body: (title: string) =>
      `Je reageerde op het plan "${title}" en wilt horen wat ermee gebeurt. Is dit jouw adres? Klik op de link en bevestig daar.`,
    link: 'Bevestig mijn adres',
    without: 'Je reactie telt ook mee als je niets doet. Dan mailen wij je alleen niet.',
    notYou: 'Was jij dit niet? Doe dan niets. Na twee weken gooien wij je adres weg.',
  },
  told: {
    subject: (title: string) => `Wat er met je reactie gebeurt: ${title}`,
    reacted: (title: string) => `Je reageerde op het plan "${title}".`,
    wrote: (title: string) => `Je reageerde op het plan "${title}". Je schreef:`,
    answer: 'De initiatiefnemer antwoordt:',
    last: 'Dit is de enige mail hierover. Je e-mailadres is nu gewist.',
  },
  news: {
    subject: (title: string, amount: number) =>
      amount === 1 ? `Een buur reageerde: ${title}` : `${amount} buren reageerden: ${title}`,
    body: (title: string, amount: number) =>
      amount === 1
        ? `Er kwam een nieuwe reactie op "${title}".`
        : `Er kwamen ${amount} nieuwe reacties op "${title}".`,
    link: 'Lees en beantwoord de reacties',
    private: 'Alleen jij, wie meedoet en je begeleider lezen ze. Daarom staan ze niet in deze mail.',
    stop: 'Je krijgt hierover hoogstens één mail per dag. Liever niet? Op dezelfde pagina kies je "Stop deze mails".',
  },
  closed: {
    subject: (title: string) => `Het reactieformulier is gesloten: ${title}`,
    body: (title: string, count: number) =>
      count === 0
        ? `Het reactieformulier voor "${title}" is gesloten. Er kwam geen reactie.`
        : count === 1
          ? `Het reactieformulier voor "${title}" is gesloten. Er kwam 1 reactie.`
          : `Het reactieformulier voor "${title}" is gesloten. Er kwamen ${count} reacties.`,
    answer: (open: number) =>
      open === 1
        ? 'Eén reactie heeft nog geen antwoord. Daarna is het verslag klaar.'
        : `${open} reacties hebben nog geen antwoord. Daarna is het verslag klaar.`,
    ready: 'Het verslag is klaar.',
    link: 'Ga verder',
  },
}

const en: typeof nl = {
  confirm: {
    subject: (title) => `Confirm your e-mail address: ${title}`,
    body: (title) =>
      `You reacted to the plan "${title}" and want to hear what happens with it. Is this your address? Follow the link and confirm there.`,
    link: 'Confirm my address',
    without: 'Your reaction counts if you do nothing, too. Then we only do not mail you.',
    notYou: 'Was this not you? Do nothing. After two weeks we throw your address away.',
  },
  told: {
    subject: (title) => `What happens with your reaction: ${title}`,
    reacted: (title) => `You reacted to the plan "${title}".`,
    wrote: (title) => `You reacted to the plan "${title}". You wrote:`,
    answer: 'The initiator answers:',
    last: 'This is the only mail about it. Your e-mail address has now been erased.',
  },
  news: {
    subject: (title, amount) =>
      amount === 1 ? `A neighbour reacted: ${title}` : `${amount} neighbours reacted: ${title}`,
    body: (title, amount) =>
      amount === 1 ? `A new reaction to "${title}" came.` : `${amount} new reactions to "${title}" came.`,
    link: 'Read and answer the reactions',
    private: 'Only you, who takes part and your guide read them. That is why they are not in this mail.',
    stop: 'You get one mail a day about this at most. Rather not? On the same page choose "Stop these mails".',
  },
  closed: {
    subject: (title) => `The reaction form has closed: ${title}`,
    body: (title, count) =>
      count === 0
        ? `The reaction form for "${title}" has closed. No reaction came.`
        : count === 1
          ? `The reaction form for "${title}" has closed. 1 reaction came.`
          : `The reaction form for "${title}" has closed. ${count} reactions came.`,
    answer: (open) =>
      open === 1
        ? 'One reaction has no answer yet. After that the report is ready.'
        : `${open} reactions have no answer yet. After that the report is ready.`,
    ready: 'The report is ready.',
    link: 'Go on',
  },
}

/** Words of the mails about involving the neighbours. */
export const mailTexts = inLocale({ nl, en }, 'neighbours.mail')
