import { inLocale } from '../../kit/locale.ts'

const nl = {
  home: {
    title: 'Samen maken we de stad',
    description: 'Vertel je idee voor je straat, wijk of stad, en zie van elk plan hoe het staat.',
    hero: 'Samen maken we de stad.',
    lead: (term: string | null) =>
      `Heb je een idee? ${term ? `Binnen ${term} heb je één vaste contactpersoon. ` : ''}Je ziet altijd wie er aan zet is en wanneer je antwoord krijgt.`,
    doors: {
      idea: 'Ik heb een idee',
      ideaText: 'Vertel het in je eigen woorden. Wij zoeken de snelste weg.',
      area: 'Wat gebeurt er bij mij?',
      areaText: 'Kies je wijk en zie welke plannen daar lopen.',
      doable: 'Wat mag ik gewoon doen?',
      doableText: 'Straatfeest, bankje of opruimdag: zie wat mag en wat je even meldt.',
      projects: 'Denk mee over plannen',
      projectsText: (amount: number) =>
        amount === 1
          ? 'Over 1 plan in de stad kun je nu iets zeggen. Je leest wat ermee gebeurt.'
          : `Over ${amount} plannen in de stad kun je nu iets zeggen. Je leest wat ermee gebeurt.`,
      projectsTextNone: 'Lees wat er met de inbreng van bewoners is gedaan.',
    },
    running: 'Nu bezig in de stad',
    runningAll: 'Alle initiatieven',
    runningNone: 'Er loopt nu geen plan dat iedereen mag zien. Jouw idee kan het eerste zijn.',
    takePart: 'Nu meedoen',
    takePartAll: (count: number) =>
      count === 1 ? 'Het project dat nu open is' : `Alle ${count} projecten die nu open zijn`,
    achieved: 'Wat is er gelukt?',
    achievedAll: 'Alles wat klaar is',
    chooseTitle: 'Wat gebeurt er bij mij in de buurt?',
    choose: 'Kies je wijk',
    figures: 'Hoe doen wij het?',
    figuresSource:
      'Deze cijfers gaan over de laatste 12 maanden. Waren het er te weinig? Dan staat erbij sinds wanneer wij tellen. Wij tellen uit de dossiers zelf. Niemand typt ze in.',
    figuresAll: 'Alle cijfers',
  },
  areas: {
    title: 'Mijn buurt',
    lead: 'Kies je wijk op de kaart of in de lijst. Je ziet dan welke plannen er lopen en wat er is beloofd.',
    description: 'Alle wijken en buurten, met hun initiatieven en toezeggingen.',
    choose: 'Kies je wijk of buurt',
    chooseMissing: 'Kies eerst een wijk of buurt.',
    mapLabel: 'Kaart van de stad: kies een wijk',
    districts: 'Alle wijken',
    amount: (amount: number) => (amount === 1 ? '1 plan' : `${amount} plannen`),
    coloursTitle: 'Hoe donkerder een wijk, hoe meer plannen:',
    range: (from: number, to: number) => `${from} tot en met ${to} plannen`,
    noneAtAll: 'Er zijn nog geen wijken ingelezen.',
    wholeCity: 'Voor de hele stad',
    wholeCityAll: 'Bekijk alle plannen in de stad',
  },
  area: {
    follow: (name: string) => `Volg ${name}`,
    feed: 'Nieuws over de plannen, in je nieuwslezer (Atom)',
    calendar: 'De beloofde datums, in je agenda (iCalendar)',
    levels: {
      municipality: 'Gemeente',
      jury_area: 'Gebied van een regiegroep',
      district: 'Wijk',
      neighbourhood: 'Buurt',
    },
    lead: (name: string, running: number, done: number) =>
      `In ${name} ${running === 0 ? 'loopt nu geen plan' : running === 1 ? 'loopt 1 plan' : `lopen ${running} plannen`}. ${
        done === 0
          ? 'Er is nog niets klaar.'
          : done === 1
            ? 'Er is 1 plan klaar.'
            : `Er zijn ${done} plannen klaar.`
      }`,
    description: (name: string) => `Initiatieven en toezeggingen in ${name}.`,
    mapLabel: (name: string) => `Kaart van de stad met ${name}`,
    running: 'Nu bezig',
    runningNone: 'Hier loopt nu geen plan dat iedereen mag zien.',
    done: 'Klaar',
    doneNone: 'Hier is nog geen plan afgerond.',
    wishes: 'Geld voor een wens hier: tot wanneer je kunt insturen, en wat er over is',
    all: (name: string) => `Alle plannen in ${name}`,
    commitments: 'Toezeggingen',
    commitmentsNone: 'Hier is nog niets toegezegd.',
    commitmentsAll: 'Alle toezeggingen hier',
    tellIdea: 'Vertel je idee',
    inside: (name: string) => `Onderdeel van ${name}`,
    partOf: 'Hoort bij',
    merged: 'Hierin opgegaan',
    retired: (day: string) => `Dit gebied bestaat niet meer sinds ${day}`,
    retiredText: 'Wat hier gebeurde, blijft staan.',
    goesOn: (name: string) => `Nu hoort het bij ${name}.`,
    parts: { district: 'Wijken', neighbourhood: 'Buurten' },
    otherDistricts: 'Andere wijken',
    population: (people: string) => `${people} inwoners`,
  },
}

const en: typeof nl = {
  home: {
    title: 'Together we make the city',
    description: 'Tell your idea for your street, district or city, and see for every plan how it stands.',
    hero: 'Together we make the city.',
    lead: (term) =>
      `Do you have an idea? ${term ? `Within ${term} you have one contact person. ` : ''}You always see whose turn it is and when you get an answer.`,
    doors: {
      idea: 'I have an idea',
      ideaText: 'Tell it in your own words. We look for the quickest way.',
      area: 'What is happening near me?',
      areaText: 'Choose your district and see which plans are under way there.',
      doable: 'What may I just do?',
      doableText: 'Street party, bench or clean-up: see what you may do and what you tell us.',
      projects: 'Have your say on plans',
      projectsText: (amount) =>
        amount === 1
          ? 'You can say something about 1 plan in the city now. You read what is done with it.'
          : `You can say something about ${amount} plans in the city now. You read what is done with it.`,
      projectsTextNone: 'Read what was done with what residents put in.',
    },
    running: 'Under way in the city',
    runningAll: 'All initiatives',
    runningNone: 'There is no plan under way that everyone may see. Your idea can be the first.',
    takePart: 'Take part now',
    takePartAll: (count) =>
      count === 1 ? 'The project that is open now' : `All ${count} projects that are open now`,
    achieved: 'What was achieved?',
    achievedAll: 'Everything that is done',
    chooseTitle: 'What is happening in my neighbourhood?',
    choose: 'Choose your district',
    figures: 'How are we doing?',
    figuresSource:
      'These figures are about the last 12 months. Were there too few? Then it says since when we count. They are counted from the cases themselves. Nobody types them in.',
    figuresAll: 'All figures',
  },
  areas: {
    title: 'My neighbourhood',
    lead: 'Choose your district on the map or in the list. You will see which plans are under way and what was promised.',
    description: 'All districts and neighbourhoods, with their initiatives and promises.',
    choose: 'Choose your district or neighbourhood',
    chooseMissing: 'Choose a district or neighbourhood first.',
    mapLabel: 'Map of the city: choose a district',
    districts: 'All districts',
    amount: (amount) => (amount === 1 ? '1 plan' : `${amount} plans`),
    coloursTitle: 'The darker a district, the more plans:',
    range: (from, to) => `${from} to ${to} plans`,
    noneAtAll: 'No districts have been read in yet.',
    wholeCity: 'For the whole city',
    wholeCityAll: 'See all plans in the city',
  },
  area: {
    follow: (name) => `Follow ${name}`,
    feed: 'News about the plans, in your news reader (Atom)',
    calendar: 'The promised days, in your calendar (iCalendar)',
    levels: {
      municipality: 'Municipality',
      jury_area: 'Area of a jury',
      district: 'District',
      neighbourhood: 'Neighbourhood',
    },
    lead: (name, running, done) =>
      `In ${name} ${running === 0 ? 'no plan is' : running === 1 ? '1 plan is' : `${running} plans are`} under way. ${
        done === 0 ? 'Nothing is done yet.' : done === 1 ? '1 plan is done.' : `${done} plans are done.`
      }`,
    description: (name) => `Initiatives and promises in ${name}.`,
    mapLabel: (name) => `Map of the city with ${name}`,
    running: 'Under way',
    runningNone: 'No plan that everyone may see is under way here.',
    done: 'Done',
    wishes: 'Money for a wish here: until when one can send it, and what is left',
    doneNone: 'No plan has been completed here yet.',
    all: (name) => `All plans in ${name}`,
    commitments: 'Promises',
    commitmentsNone: 'Nothing has been promised here yet.',
    commitmentsAll: 'All promises here',
    tellIdea: 'Tell your idea',
    inside: (name) => `Part of ${name}`,
    partOf: 'Belongs to',
    merged: 'Went up in it',
    retired: (day) => `This area no longer exists since ${day}`,
    retiredText: 'What happened here stays.',
    goesOn: (name) => `It belongs to ${name} now.`,
    parts: { district: 'Districts', neighbourhood: 'Neighbourhoods' },
    otherDistricts: 'Other districts',
    population: (people) => `${people} residents`,
  },
}

/** Words of the public pages of the site: the front page and the areas. */
export const texts = inLocale({ nl, en }, 'public')
