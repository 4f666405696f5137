import { inLocale } from '../kit/locale.ts'

/** Why a piece is in the pack, as the rest of a sentence; a fact without words here goes unsaid. */
type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>

const reasonsNl: Reasons = {
  kind: {
    green: 'het om eenvoudig groen gaat',
    neighbourhood_wish: 'het een wijkwens is',
    city_wish: 'het een stadswens is',
  },
  needs: {
    money: 'je geld nodig hebt',
    place: 'je een plek nodig hebt',
    hands: 'je helpende handen zoekt',
    permit: 'je een vergunning nodig hebt',
    advice: 'je advies vraagt',
  },
  permit: { unknown: 'je nog niet weet of het mag' },
  place: { long: 'je lang een plek nodig hebt', short: 'je even een plek nodig hebt' },
  subject: {
    green: 'het over groen gaat',
    food: 'het over eten gaat',
    meeting: 'het over ontmoeten gaat',
    play: 'het over spelen gaat',
    sport: 'het over sport gaat',
    culture: 'het over cultuur gaat',
    care: 'het over zorg voor elkaar gaat',
    traffic: 'het over verkeer gaat',
    energy_water: 'het over energie of water gaat',
    safety: 'het over veiligheid gaat',
  },
}

const reasonsEn: Reasons = {
  kind: {
    green: 'it is about simple green',
    neighbourhood_wish: 'it is a neighbourhood wish',
    city_wish: 'it is a city wish',
  },
  needs: {
    money: 'you need money',
    place: 'you need a place',
    hands: 'you look for helping hands',
    permit: 'you need a permit',
    advice: 'you ask for advice',
  },
  permit: { unknown: 'you do not know yet whether it is allowed' },
  place: { long: 'you need a place for a long time', short: 'you need a place for a short time' },
  subject: {
    green: 'it is about green',
    food: 'it is about food',
    meeting: 'it is about meeting each other',
    play: 'it is about playing',
    sport: 'it is about sport',
    culture: 'it is about culture',
    care: 'it is about caring for each other',
    traffic: 'it is about traffic',
    energy_water: 'it is about energy or water',
    safety: 'it is about safety',
  },
}

const nl = {
  reasons: reasonsNl,
  because: (reasons: readonly string[]) => `Dit staat erin, omdat ${reasons.join(' en ')}.`,
  forEveryone: 'Dit staat in elk pakket.',
  pack: {
    title: 'Informatiepakket',
    lead: 'Wat je moet weten voor jouw plan, bij elkaar gezocht door je begeleider.',
    sent: (version: number, day: string) => `Versie ${version}, verstuurd op ${day}.`,
    fromGuide: 'Van je begeleider',
    example: 'Bekijk dit initiatief',
    none: 'Er is nog geen informatiepakket gestuurd.',
  },
  compose: {
    title: 'Informatiepakket samenstellen',
    lead: 'Deze stukken passen bij dit initiatief. Haal weg wat niet helpt, en voeg zelf iets toe.',
    ownLine: 'Wil je er zelf iets bij schrijven?',
    ownLineHint: 'Dit komt bovenaan te staan.',
    send: 'Verstuur het pakket',
    before: (version: number, day: string) =>
      `Versie ${version} is verstuurd op ${day}. Als je opnieuw verstuurt, krijgt de initiatiefnemer een nieuwe versie.`,
    nothing: 'Laat ten minste één stuk staan, of schrijf zelf iets.',
    done: 'Het pakket is verstuurd. De initiatiefnemer heeft een mail en vindt het bij het initiatief.',
  },
  mail: {
    subject: (title: string) => `Informatie voor je plan: ${title}`,
    text: (title: string) => `Wij hebben informatie voor "${title}" bij elkaar gezocht.`,
    see: 'Bekijk en print het pakket',
    question: 'Mis je iets, of snap je iets niet? Vraag het je begeleider.',
  },
}

const en: typeof nl = {
  reasons: reasonsEn,
  because: (reasons) => `This is in because ${reasons.join(' and ')}.`,
  forEveryone: 'This is in every pack.',
  pack: {
    title: 'Information pack',
    lead: 'What you need to know for your plan, put together by your guide.',
    sent: (version, day) => `Version ${version}, sent on ${day}.`,
    fromGuide: 'From your guide',
    example: 'See this initiative',
    none: 'No information pack was sent yet.',
  },
  compose: {
    title: 'Compose the information pack',
    lead: 'These pieces fit this initiative. Take out what does not help, and add something of your own.',
    ownLine: 'Would you like to add something yourself?',
    ownLineHint: 'This will stand at the top.',
    send: 'Send the pack',
    before: (version, day) =>
      `Version ${version} was sent on ${day}. If you send again, the initiator gets a new version.`,
    nothing: 'Leave at least one piece in, or write something yourself.',
    done: 'The pack was sent. The initiator has a mail and finds it with the initiative.',
  },
  mail: {
    subject: (title) => `Information for your plan: ${title}`,
    text: (title) => `We put together information for "${title}".`,
    see: 'See and print the pack',
    question: 'Do you miss something, or is something not clear? Ask your guide.',
  },
}

export const texts = inLocale({ nl, en }, 'knowledge')
