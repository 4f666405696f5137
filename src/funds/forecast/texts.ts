import { inLocale } from '../../kit/locale.ts'

const nl = {
  title: 'Hoe lang is er nog geld?',
  month: (month: string) => `in ${month}`,
  outlook: {
    dry: 'Het geld is op.',
    certain: (from: string, to: string, likely: string) =>
      `Het geld raakt op tussen ${from} en ${to}. Het meest waarschijnlijk is ${likely}.`,
    certainSoon: (when: string) => `Het geld raakt op ${when}.`,
    likely: (from: string, middle: string) =>
      `Het geld raakt waarschijnlijk op rond ${middle}. Het kan ook al in ${from}, of helemaal niet.`,
    unlikely: (from: string, until: string) =>
      `Er is waarschijnlijk genoeg geld tot en met ${until}. Als het toch opraakt, dan is dat op zijn vroegst in ${from}.`,
    enough: (until: string) => `Er is genoeg geld tot en met ${until}, verwachten wij.`,
  },
  chance: (chance: number) =>
    chance === 0
      ? 'De kans dat het geld in deze periode opraakt, is heel klein.'
      : chance === 100
        ? 'Het geld raakt in deze periode bijna zeker op.'
        : `De kans dat het geld in deze periode opraakt, is ongeveer ${chance} op de 100.`,
  advice: 'Een voorspelling is geen belofte. Wil je geld aanvragen? Wacht dan niet op de laatste maanden.',
  dryAdvice: 'Vertel je idee toch. Wij zoeken dan samen naar ander geld, of naar een volgende periode.',
  madeAt: (moment: string) => `Berekend op ${moment}.`,
  howTitle: 'Hoe weten wij dit?',
  how: [
    'Wij kijken hoe het de laatste drie jaar ging. Hoeveel aanvragen kwamen er, om hoeveel geld, en hoe vaak zeiden wij ja?',
    'Daarmee speelt de computer de rest van de periode 2.000 keer na, elke keer net anders. Aanvragen die nu wachten tellen mee.',
    'Wij rekenen niet met geld dat later terugkomt. En wij weten niet of er straks meer of minder mensen aanvragen dan eerst.',
    'Een voorspelling zegt niets over jouw aanvraag. Elk plan krijgt een eigen besluit.',
  ],
  few: (decisions: number): string =>
    decisions === 0
      ? 'Er is nog geen aanvraag beslist. Wij rekenen daarom met wat wij aannemen: twee van de drie complete aanvragen krijgen geld, en het plafond past ongeveer bij wat er komt. De voorspelling is dus heel onzeker.'
      : `Er zijn nog maar weinig aanvragen om van te leren. Daarom telt ook mee wat wij aannemen: twee van de drie complete aanvragen krijgen geld, en het plafond past ongeveer bij wat er komt. De voorspelling is dus onzeker.`,
  chart: {
    title: (unit: string) => `Geld dat nog niet verleend is, ${unit}`,
    thousands: 'in duizenden euro’s',
    euros: 'in euro’s',
    past: 'tot nu toe',
    band: 'in 8 van de 10 berekeningen',
    middle: 'het midden',
    moment: 'Op',
    low: 'In 1 van de 10 is er minder dan',
    middleColumn: 'In de helft is er minder dan',
    high: 'In 1 van de 10 is er meer dan',
    gone: 'Kans dat het geld op is',
    goneOf: (chance: number) => `${chance} van de 100`,
    was: (amount: string) => `${amount} over`,
  },
  more: 'Bekijk de grafiek en de tabel',
  desk: {
    title: 'Voorspelling',
    link: 'Bekijk de voorspelling',
    column: 'Raakt het geld op?',
    short: {
      dry: 'geld is op',
      around: (when: string) => `rond ${when}`,
      lasts: 'waarschijnlijk niet',
      chance: (chance: number) => `kans ${chance} op 100`,
    },
    none: 'Er is nog geen voorspelling. Die wordt elke dag gemaakt voor plafonds die nu gelden.',
    chancesTitle: 'Waarmee wij rekenen',
    chancesText:
      'Geleerd van aanvragen bij deze regeling in de laatste drie jaar. Wat wij aannemen, weegt mee zolang er weinig bekend is.',
    chancesCaption: 'Kansen, geleerd van het verleden',
    what: 'Wat',
    seen: 'Gezien',
    assumed: 'Aangenomen',
    reckoned: 'Gemiddeld gerekend',
    times: (yes: number, of: number) => (of === 0 ? 'nog niets' : `${yes} van de ${of}`),
    perCent: (share: number) => `${share}%`,
    complete: 'Een aanvraag wordt compleet',
    supplemented: 'Een aanvraag waar iets mist, wordt compleet',
    granted: 'Een complete aanvraag krijgt geld',
    share: 'Deel van het gevraagde dat wordt verleend',
    days: 'Dagen van ontvangst tot besluit',
    amount: 'Gevraagd bedrag',
    arrivals: 'Nieuwe aanvragen per jaar',
    ofSeen: (n: number) => (n === 1 ? '1 keer' : `${n} keer`),
    inDays: (count: number, days: number) => `${count} in ${days} dagen`,
    dayCount: (n: number) => (n === 1 ? '1 dag' : `${n} dagen`),
    pipelineTitle: 'Wat er nu wacht',
    pipelineNone: 'Er wacht nu geen aanvraag op een besluit.',
    pipelineCaption: 'Aanvragen zonder besluit, met de kans waarmee wij rekenen',
    state: 'Stand',
    number: 'Aanvragen',
    asked: 'Gevraagd',
    chance: 'Kans op geld',
    expected: 'Naar verwachting verleend',
    states: {
      received: 'Binnengekomen',
      incomplete: 'Wacht op aanvulling',
      complete: 'Compleet, wacht op besluit',
    },
    whatIfTitle: 'Wat als?',
    whatIfText: 'Reken uit wat een besluit zou doen. Er verandert niets aan de boeken.',
    raise: 'Plafond omhoog met',
    raiseHint: 'Laat leeg als het plafond blijft zoals het is.',
    all: 'Alle aanvragen die wachten krijgen alles wat ze vragen',
    reckon: 'Reken uit',
    now: 'Zoals het nu is',
    inCase: 'In dit geval',
    raised: (amount: string) => `Het plafond gaat ${amount} omhoog.`,
    allGranted: 'Alle aanvragen die wachten krijgen wat ze vragen.',
    whatIfCaption: 'Nu en in dit geval naast elkaar',
    lineOutlook: 'Verwachting',
    lineChance: 'Kans dat het geld in deze periode opraakt',
    lineLeft: (day: string) => `Midden van wat er over is op ${day}`,
    thresholdTitle: 'Waarschuwing',
    thresholdNow: (chance: number, weeks: number) =>
      `Je krijgt een mail als de kans ${chance} van de 100 is dat het geld binnen ${weeks} weken opraakt. Dit geldt voor alle gebieden van deze regeling.`,
    told: 'Die mail is verstuurd.',
    chanceLabel: 'Bij welke kans?',
    chanceHint: 'Een getal van 1 tot en met 99, van de 100.',
    weeksLabel: 'Binnen hoeveel weken?',
    weeksHint: 'Een getal van 1 tot en met 104.',
    save: 'Bewaar',
    saved: 'De grens voor de waarschuwing is bewaard.',
    seed: (seed: string) =>
      `Deze voorspelling is bewaard met alles waarmee zij is gemaakt. Zij is na te rekenen met startgetal ${seed}.`,
  },
  mail: {
    subject: (name: string) => `Het geld raakt op: ${name}`,
    text: (name: string, chance: number) =>
      `Wij verwachten dat het geld van ${name} binnenkort op is. De kans daarop is nu ${chance} van de 100 in deze periode.`,
    ask: 'Kijk op tijd of er geld bij moet, en vertel het aan wie wil aanvragen.',
    link: 'Bekijk de voorspelling',
    once: 'Deze mail krijg je één keer, tot de kans weer duidelijk lager is geweest.',
  },
}

const en: typeof nl = {
  title: 'How long will there be money?',
  month: (month) => `in ${month}`,
  outlook: {
    dry: 'The money has run out.',
    certain: (from, to, likely) => `The money runs out between ${from} and ${to}. Most likely is ${likely}.`,
    certainSoon: (when) => `The money runs out ${when}.`,
    likely: (from, middle) =>
      `The money probably runs out around ${middle}. It may be as early as ${from}, or not at all.`,
    unlikely: (from, until) =>
      `There is probably enough money until ${until}. If it does run out, then in ${from} at the earliest.`,
    enough: (until) => `We expect that there is enough money until ${until}.`,
  },
  chance: (chance) =>
    chance === 0
      ? 'The chance that the money runs out in this period is very small.'
      : chance === 100
        ? 'The money almost certainly runs out in this period.'
        : `The chance that the money runs out in this period is about ${chance} in 100.`,
  advice: 'A forecast is not a promise. Do you want to apply? Then do not wait for the last months.',
  dryAdvice: 'Do tell your idea. We then look together for other money, or for a next period.',
  madeAt: (moment) => `Calculated on ${moment}.`,
  howTitle: 'How do we know?',
  how: [
    'We look at how it went in the last three years. How many applications came in, for how much money, and how often did we say yes?',
    'With that the computer plays the rest of the period 2,000 times, each time a little differently. Applications that wait now count too.',
    'We do not count on money that comes back later. And we do not know whether more or fewer people will apply than before.',
    'A forecast says nothing about your application. Every plan gets a decision of its own.',
  ],
  few: (decisions) =>
    decisions === 0
      ? 'No application was decided yet. So we reckon with what we assume: two of three complete applications get money, and the ceiling is about right for what comes in. The forecast is therefore very uncertain.'
      : 'There are only few applications to learn from. So what we assume counts too: two of three complete applications get money, and the ceiling is about right for what comes in. The forecast is therefore uncertain.',
  chart: {
    title: (unit) => `Money not granted yet, ${unit}`,
    thousands: 'in thousands of euros',
    euros: 'in euros',
    past: 'until now',
    band: 'in 8 of 10 calculations',
    middle: 'the middle',
    moment: 'On',
    low: 'In 1 of 10 there is less than',
    middleColumn: 'In half there is less than',
    high: 'In 1 of 10 there is more than',
    gone: 'Chance that the money has run out',
    goneOf: (chance) => `${chance} of 100`,
    was: (amount) => `${amount} left`,
  },
  more: 'See the chart and the table',
  desk: {
    title: 'Forecast',
    link: 'See the forecast',
    column: 'Does the money run out?',
    short: {
      dry: 'run out',
      around: (when) => `around ${when}`,
      lasts: 'probably not',
      chance: (chance) => `chance ${chance} in 100`,
    },
    none: 'There is no forecast yet. It is made every day for ceilings that hold now.',
    chancesTitle: 'What we reckon with',
    chancesText:
      'Learned from applications under this scheme in the last three years. What we assume weighs along while little is known.',
    chancesCaption: 'Chances, learned from the past',
    what: 'What',
    seen: 'Seen',
    assumed: 'Assumed',
    reckoned: 'Reckoned on average',
    times: (yes, of) => (of === 0 ? 'nothing yet' : `${yes} of ${of}`),
    perCent: (share) => `${share}%`,
    complete: 'An application becomes complete',
    supplemented: 'An application that lacks something becomes complete',
    granted: 'A complete application gets money',
    share: 'Part of what was asked that is granted',
    days: 'Days from receipt to decision',
    amount: 'Amount asked for',
    arrivals: 'New applications a year',
    ofSeen: (n) => (n === 1 ? 'once' : `${n} times`),
    inDays: (count, days) => `${count} in ${days} days`,
    dayCount: (n) => (n === 1 ? '1 day' : `${n} days`),
    pipelineTitle: 'What waits now',
    pipelineNone: 'No application waits for a decision now.',
    pipelineCaption: 'Applications without a decision, with the chance that we reckon with',
    state: 'State',
    number: 'Applications',
    asked: 'Asked for',
    chance: 'Chance of money',
    expected: 'Expected to be granted',
    states: {
      received: 'Received',
      incomplete: 'Waits for what is missing',
      complete: 'Complete, waits for a decision',
    },
    whatIfTitle: 'What if?',
    whatIfText: 'Calculate what a decision would do. Nothing changes in the books.',
    raise: 'Raise the ceiling by',
    raiseHint: 'Leave empty if the ceiling stays as it is.',
    all: 'All applications that wait get everything they ask for',
    reckon: 'Calculate',
    now: 'As it is now',
    inCase: 'In this case',
    raised: (amount) => `The ceiling goes up by ${amount}.`,
    allGranted: 'All applications that wait get what they ask for.',
    whatIfCaption: 'Now and in this case side by side',
    lineOutlook: 'Expectation',
    lineChance: 'Chance that the money runs out in this period',
    lineLeft: (day) => `Middle of what is left on ${day}`,
    thresholdTitle: 'Warning',
    thresholdNow: (chance, weeks) =>
      `You get a mail when the chance is ${chance} of 100 that the money runs out within ${weeks} weeks. This holds for all areas of this scheme.`,
    told: 'That mail was sent.',
    chanceLabel: 'At which chance?',
    chanceHint: 'A number from 1 to 99, of 100.',
    weeksLabel: 'Within how many weeks?',
    weeksHint: 'A number from 1 to 104.',
    save: 'Save',
    saved: 'The threshold of the warning is saved.',
    seed: (seed) =>
      `This forecast is kept with everything it was made of. It can be calculated again with seed ${seed}.`,
  },
  mail: {
    subject: (name) => `The money runs out: ${name}`,
    text: (name, chance) =>
      `We expect the money of ${name} to run out soon. The chance of that is now ${chance} of 100 in this period.`,
    ask: 'See in time whether money must be added, and tell those who want to apply.',
    link: 'See the forecast',
    once: 'You get this mail once, until the chance has been clearly lower again.',
  },
}

export const forecastTexts = inLocale({ nl, en }, 'forecast')
