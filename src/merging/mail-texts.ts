import { inLocale } from '../kit/locale.ts'

const nl = {
  merged: {
    subject: (title: string) => `"${title}" gaat verder in een ander plan`,
    body: (title: string, into: string, number: string) =>
      `Jouw plan "${title}" is samengevoegd met "${into}". Het gaat daar verder, onder nummer ${number}.`,
    hidden: (title: string, number: string) =>
      `Jouw plan "${title}" is samengevoegd met een ander plan. Het gaat daar verder, onder nummer ${number}. Dat plan staat niet op de site.`,
    why: 'Dit schrijft je contactpersoon erover:',
    helps: (name: string, phone: string) =>
      `Voor dat plan is ${name} je contactpersoon. Bel gerust: ${phone}.`,
    stays: 'Van jouw plan gaat niets weg. Alles wat er is gezegd en gedaan, kun je blijven lezen.',
    asks: 'Wil je meedoen met dat plan? Dat kies je zelf. De initiatiefnemers ervan kiezen daarna of ze samen met jou verder willen.',
    private:
      'Zij zien je naam pas als jij ja zegt. Je adres, je telefoonnummer en je berichten krijgen ze niet.',
    choose: 'Kies of je meedoet',
    look: 'Bekijk je plan',
  },
  into: {
    subject: (title: string) => `Een ander plan gaat verder in "${title}"`,
    another: 'Een ander plan',
    named: (title: string) => `Het plan "${title}"`,
    body: (what: string, title: string) => `${what} is samengevoegd met "${title}".`,
    mayJoin:
      'Wie dat plan bedacht, mag vragen om mee te doen. Je hoort het als iemand dat wil. Dan kies jij of dat goed is.',
    forStaff: 'Wie daaraan meedeed, hoort van ons dat jij nu de contactpersoon bent.',
    look: 'Bekijk je plan',
    desk: 'Bekijk de zaak',
  },
  wants: {
    subject: (name: string) => `${name} wil meedoen met je plan`,
    body: (name: string, title: string) =>
      `${name} had een plan dat op het jouwe lijkt. Die twee zijn samengevoegd. Nu wil ${name} meedoen met "${title}".`,
    sees: 'Zeg je ja? Dan leest wie meedoet ook het gesprek met de gemeente over dit plan.',
    choose: 'Kies of je dat goed vindt',
  },
  joined: {
    subject: (title: string) => `Je doet mee met "${title}"`,
    body: (title: string, number: string) =>
      `Welkom bij "${title}" (${number}). Je leest er het gesprek en je kunt meeschrijven.`,
    look: 'Bekijk het plan',
  },
  refused: {
    subject: 'Meedoen met het andere plan lukt niet',
    body: 'Je vroeg om mee te doen met het plan waarin jouw plan verdergaat. De initiatiefnemers willen liever zo verder.',
    contact: (name: string, phone: string) => `Wil je weten wat nog kan? Bel ${name}: ${phone}.`,
    stays: 'Wil je liever zelf verder met jouw plan? Ook dat kun je vragen.',
  },
}

const en: typeof nl = {
  merged: {
    subject: (title) => `"${title}" goes on in another plan`,
    body: (title, into, number) =>
      `Your plan "${title}" was merged with "${into}". It goes on there, under number ${number}.`,
    hidden: (title, number) =>
      `Your plan "${title}" was merged with another plan. It goes on there, under number ${number}. That plan is not on the site.`,
    why: 'This is what your contact writes about it:',
    helps: (name, phone) => `For that plan ${name} is your contact. Do call: ${phone}.`,
    stays: 'Nothing of your plan goes away. You can still read all that was said and done.',
    asks: 'Do you want to take part in that plan? You choose. Then its initiators choose whether they want to go on with you.',
    private:
      'They see your name only when you say yes. They do not get your address, telephone number or messages.',
    choose: 'Choose whether you join',
    look: 'Look at your plan',
  },
  into: {
    subject: (title) => `Another plan goes on in "${title}"`,
    another: 'Another plan',
    named: (title) => `The plan "${title}"`,
    body: (what, title) => `${what} was merged with "${title}".`,
    mayJoin:
      'Who thought of that plan may ask to join. You hear it when somebody wants to. Then you choose whether that is fine.',
    forStaff: 'Who took part in it hears from us that you are their contact now.',
    look: 'Look at your plan',
    desk: 'Look at the case',
  },
  wants: {
    subject: (name) => `${name} wants to join your plan`,
    body: (name, title) =>
      `${name} had a plan that is like yours. The two were merged. Now ${name} wants to join "${title}".`,
    sees: 'Do you say yes? Who joins also reads the conversation with the municipality about this plan.',
    choose: 'Choose whether that is fine',
  },
  joined: {
    subject: (title) => `You take part in "${title}"`,
    body: (title, number) =>
      `Welcome to "${title}" (${number}). You read its conversation and can write in it.`,
    look: 'Look at the plan',
  },
  refused: {
    subject: 'Joining the other plan is not possible',
    body: 'You asked to join the plan in which yours goes on. Its initiators would rather go on as they are.',
    contact: (name, phone) => `Do you want to know what is still possible? Call ${name}: ${phone}.`,
    stays: 'Would you rather go on with your own plan? You can ask for that too.',
  },
}

export const mailTexts = inLocale({ nl, en }, 'merging.mail')
