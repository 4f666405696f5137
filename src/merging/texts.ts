import { inLocale } from '../kit/locale.ts'

const nl = {
  refusals: {
    itself: 'Een zaak kan niet met zichzelf worden samengevoegd.',
    from_ended: 'Deze zaak is al afgesloten. Daarom kan hij niet worden samengevoegd.',
    into_ended: 'De andere zaak is al afgesloten. Kies een zaak die nog loopt.',
    unfinished: 'Er is nog iets dat eerst af moet. Het staat bovenaan deze bladzijde.',
    answered: 'Hier is al op geantwoord.',
  },
  unfinished: {
    promise: (promise: string) => `Een toezegging: ${promise}`,
    meeting: (kind: string, when: string) => `Een afspraak: ${kind}, ${when}`,
    advice: (aspect: string) => `Een adviesvraag zonder antwoord: ${aspect}`,
    stuck: 'Een open "Ik loop vast"',
    application: 'Een aanvraag voor geld waarop nog niet is beslist',
    money: {
      to_pay: (scheme: string) => `${scheme}: het geld is verleend, maar nog niet betaald`,
      to_account: (scheme: string) => `${scheme}: het geld is nog niet verantwoord en vastgesteld`,
      to_come_back: (scheme: string) => `${scheme}: er moet nog geld terugkomen`,
    },
    weighing: 'Een afweging die nog loopt',
    spot: 'Een vraag of afspraak over een plek van de gemeente',
  },
  desk: {
    title: 'Voeg samen met een andere zaak',
    lead: (title: string) => `"${title}" stopt als eigen zaak en gaat verder in een andere.`,
    alike: 'Plannen die hierop lijken',
    samePeople: 'Plannen van dezelfde mensen',
    noneAlike: 'Wij vonden geen plan dat hierop lijkt en waaraan jij ook werkt.',
    chooseThis: (title: string, number: string) => `Bekijk samenvoegen met ${title} (${number})`,
    byNumber: 'Of vul het nummer in',
    nothing: 'Vul het nummer in van de zaak waarin dit plan verdergaat.',
    number: 'Nummer van de zaak waarin het verdergaat',
    numberHint: 'Bijvoorbeeld 2026-0042',
    look: 'Bekijk wat er gebeurt',
    notFound: 'Wij vonden geen zaak met dit nummer.',
    notYours: 'Aan die zaak werk je niet mee. Vraag de begeleider ervan of een coördinator.',
    confirmTitle: (from: string, into: string) => `${from} gaat verder in ${into}`,
    stops: 'Deze zaak stopt',
    goesOn: 'Hierin gaat het verder',
    turn: (title: string) => `Liever andersom: laat "${title}" stoppen`,
    other: 'Kies een andere zaak',
    finishTitle: 'Dit moet eerst af',
    finish:
      'Iemand wacht hier nog op, onder het nummer dat stopt. Rond het af, of trek het in en maak het opnieuw bij de andere zaak.',
    money: {
      title: 'Geld van de zaak die stopt',
      lead: (number: string) =>
        `Dit geld blijft in de boeken onder ${number} staan. Er gaat niets over naar de andere zaak. Heeft die geld nodig? Dan komt daar een eigen aanvraag voor.`,
      stands: (granted: string, paid: string) => `${granted} verleend, ${paid} betaald.`,
      settled: (settled: string) => `Vastgesteld op ${settled}.`,
      states: {
        done: 'Klaar: betaald en vastgesteld.',
        to_pay: 'Moet eerst worden betaald.',
        to_account: 'Moet eerst worden verantwoord en vastgesteld.',
        to_come_back: 'Eerst moet terugkomen wat te veel is betaald.',
      },
    },
    happens: 'Dit gebeurt er',
    happening: [
      'De zaak krijgt de uitkomst "Samengevoegd". In de cijfers telt hij niet als geweigerd of ingetrokken, en niet als tweede idee.',
      'De termijnen van deze zaak stoppen. Die van de andere zaak lopen gewoon door.',
      'Alles blijft staan: tijdlijn, gesprek, adviezen en bestanden. Beide zaken wijzen naar elkaar.',
      'Niemand gaat vanzelf mee. Wie meedoet, krijgt een mail met jouw reden en de naam en het telefoonnummer van de andere contactpersoon.',
      'Zij kiezen of ze mee willen doen. Daarna kiezen de initiatiefnemers van het andere plan. Pas dan zien ze elkaars naam en het gesprek.',
      'Steun van buren blijft bij het plan waarvoor zij tekenden.',
      'Stond het op de site? Dan blijft de pagina bestaan en zegt waar het verdergaat. In de lijst, op de kaart en in het zoeken staat het niet meer.',
    ],
    undo: 'Je kunt dit terugdraaien: open de zaak opnieuw. Dan gaat hij weer apart verder. Wie al meedoet met het andere plan, blijft daar meedoen.',
    reason: 'Waarom voeg je ze samen?',
    reasonHint:
      'Wie meedoet aan het plan dat stopt, leest dit in de mail. Schrijf niets over mensen van het andere plan.',
    submit: 'Voeg samen',
  },
  join: {
    title: 'Wil je meedoen met het andere plan?',
    lead: (title: string) => `Jouw plan "${title}" gaat verder in een ander plan.`,
    into: (title: string, number: string) => `Dat plan is "${title}" (${number}).`,
    hidden: (number: string) =>
      `Dat plan (${number}) staat niet op de site. Je contactpersoon vertelt je er meer over.`,
    explain:
      'Zeg je ja? Dan zien de initiatiefnemers van dat plan je naam. Zij kiezen of ze samen met jou verder willen. Daarna lees je hun gesprek met de gemeente en schrijf je mee.',
    keeps: 'Zeg je nee? Dan verandert er niets. Je eigen plan kun je blijven lezen.',
    question: 'Doe je mee?',
    yes: 'Ja, ik wil meedoen',
    no: 'Nee, ik doe niet mee',
    submit: 'Verstuur je antwoord',
    choose: 'Kies ja of nee.',
  },
  welcome: {
    title: (name: string) => `${name} wil meedoen`,
    lead: (title: string) => `Het gaat om jullie plan "${title}".`,
    explain: (name: string) =>
      `${name} had een plan dat hierop lijkt. Zeg je ja? Dan leest ${name} ook jullie gesprek met de gemeente, en schrijft mee.`,
    question: 'Is dat goed?',
    yes: 'Ja, welkom',
    no: 'Nee, liever niet',
  },
  done: {
    title: 'Je antwoord is verstuurd',
    turns: {
      joiner: '',
      initiators: 'De initiatiefnemers van het andere plan kiezen nu. Je hoort het van ons.',
      none: 'Er is niets meer te doen.',
    },
    back: 'Terug naar het plan',
  },
  onCase: {
    title: 'Meedoen met het andere plan',
    ask: 'Jouw plan gaat verder in een ander plan. Je kunt daarmee meedoen.',
    choose: 'Kies of je meedoet',
    waits: 'Je wilt meedoen. De initiatiefnemers van het andere plan kiezen nu.',
    no: 'Je koos om niet mee te doen. Bedacht je je? Bel je contactpersoon.',
    joined: 'Je doet mee met het andere plan.',
    refused:
      'De initiatiefnemers van het andere plan gaan liever zo verder. Je contactpersoon denkt met je mee.',
    wantsTitle: 'Iemand wil meedoen',
    wants: (name: string) => `${name} wil meedoen met jullie plan.`,
    answer: (name: string) => `Kies of ${name} welkom is`,
  },
  atDesk: {
    title: 'Samengevoegd',
    into: 'Gaat verder in',
    from: 'Hier ging in verder:',
    joined: (joined: number, asked: number) => `${joined} van de ${asked} deelnemers doen daar mee.`,
    waiting: (waiting: number) =>
      waiting === 1
        ? 'Van 1 deelnemer wachten wij op antwoord.'
        : `Van ${waiting} deelnemers wachten wij op antwoord.`,
    byHand:
      'Belt iemand dat die mee wil doen? Voeg hen toe als deelnemer, als de initiatiefnemers dat goed vinden.',
  },
  somebody: 'Iemand',
}

const en: typeof nl = {
  refusals: {
    itself: 'A case cannot be merged with itself.',
    from_ended: 'This case is closed already. So it cannot be merged.',
    into_ended: 'The other case is closed already. Choose one that still runs.',
    unfinished: 'Something must be finished first. It is at the top of this page.',
    answered: 'This was answered already.',
  },
  unfinished: {
    promise: (promise) => `A promise: ${promise}`,
    meeting: (kind, when) => `A meeting: ${kind}, ${when}`,
    advice: (aspect) => `A question for advice without an answer: ${aspect}`,
    stuck: 'An open "I am stuck"',
    application: 'An application for money that was not decided yet',
    money: {
      to_pay: (scheme) => `${scheme}: the money was granted, but not paid yet`,
      to_account: (scheme) => `${scheme}: the money was not accounted for and settled yet`,
      to_come_back: (scheme) => `${scheme}: money still has to come back`,
    },
    weighing: 'A weighing that still goes on',
    spot: 'A question or agreement about a place of the municipality',
  },
  desk: {
    title: 'Merge with another case',
    lead: (title) => `"${title}" stops as a case of its own and goes on in another.`,
    alike: 'Plans like this one',
    samePeople: 'Plans of the same people',
    noneAlike: 'We found no plan like this one on which you work too.',
    chooseThis: (title, number) => `Look at merging with ${title} (${number})`,
    byNumber: 'Or fill in the number',
    nothing: 'Fill in the number of the case in which this plan goes on.',
    number: 'Number of the case in which it goes on',
    numberHint: 'For example 2026-0042',
    look: 'See what will happen',
    notFound: 'We found no case with this number.',
    notYours: 'You do not work on that case. Ask its guide or a coordinator.',
    confirmTitle: (from, into) => `${from} goes on in ${into}`,
    stops: 'This case stops',
    goesOn: 'In this it goes on',
    turn: (title) => `Rather the other way round: let "${title}" stop`,
    other: 'Choose another case',
    finishTitle: 'This must be finished first',
    finish:
      'Somebody still waits for this, under the number that stops. Finish it, or withdraw it and make it anew with the other case.',
    money: {
      title: 'Money of the case that stops',
      lead: (number) =>
        `This money stays in the books under ${number}. Nothing is moved to the other case. Does that one need money? Then it gets an application of its own.`,
      stands: (granted, paid) => `${granted} granted, ${paid} paid.`,
      settled: (settled) => `Settled at ${settled}.`,
      states: {
        done: 'Done: paid and settled.',
        to_pay: 'Has to be paid first.',
        to_account: 'Has to be accounted for and settled first.',
        to_come_back: 'First what was paid too much has to come back.',
      },
    },
    happens: 'This is what happens',
    happening: [
      'The case gets the outcome "Merged". In the figures it counts neither as refused or withdrawn, nor as a second idea.',
      'The terms of this case stop. Those of the other case simply go on.',
      'Everything stays: timeline, conversation, advice and files. Both cases point at each other.',
      'Nobody is moved by itself. Who takes part gets a mail with your reason, and name and telephone number of the other contact.',
      'They choose whether they want to join. Then the initiators of the other plan choose. Only then do they see names and conversation.',
      'Support of neighbours stays with the plan they signed for.',
      'Was it on the site? Then its page stays and says where it goes on. It is no longer in the list, on the map or in the search.',
    ],
    undo: 'You can undo this: reopen the case. Then it goes on by itself again. Who joined the other plan by then stays there.',
    reason: 'Why do you merge them?',
    reasonHint:
      'Who takes part in the plan that stops reads this in the mail. Write nothing about people of the other plan.',
    submit: 'Merge',
  },
  join: {
    title: 'Do you want to join the other plan?',
    lead: (title) => `Your plan "${title}" goes on in another plan.`,
    into: (title, number) => `That plan is "${title}" (${number}).`,
    hidden: (number) => `That plan (${number}) is not on the site. Your contact tells you more about it.`,
    explain:
      'Do you say yes? Then the initiators of that plan see your name. They choose whether they want to go on with you. After that you read their conversation with the municipality and write in it.',
    keeps: 'Do you say no? Then nothing changes. You can still read your own plan.',
    question: 'Do you join?',
    yes: 'Yes, I want to join',
    no: 'No, I do not join',
    submit: 'Send your answer',
    choose: 'Choose yes or no.',
  },
  welcome: {
    title: (name) => `${name} wants to join`,
    lead: (title) => `It is about your plan "${title}".`,
    explain: (name) =>
      `${name} had a plan that is like this one. Do you say yes? Then ${name} also reads your conversation with the municipality, and writes in it.`,
    question: 'Is that fine?',
    yes: 'Yes, welcome',
    no: 'No, rather not',
  },
  done: {
    title: 'Your answer was sent',
    turns: {
      joiner: '',
      initiators: 'The initiators of the other plan choose now. You hear from us.',
      none: 'There is nothing more to do.',
    },
    back: 'Back to the plan',
  },
  onCase: {
    title: 'Joining the other plan',
    ask: 'Your plan goes on in another plan. You can join that one.',
    choose: 'Choose whether you join',
    waits: 'You want to join. The initiators of the other plan choose now.',
    no: 'You chose not to join. Did you change your mind? Call your contact.',
    joined: 'You take part in the other plan.',
    refused:
      'The initiators of the other plan would rather go on as they are. Your contact thinks along with you.',
    wantsTitle: 'Somebody wants to join',
    wants: (name) => `${name} wants to join your plan.`,
    answer: (name) => `Choose whether ${name} is welcome`,
  },
  atDesk: {
    title: 'Merged',
    into: 'Goes on in',
    from: 'These go on here:',
    joined: (joined, asked) => `${joined} of ${asked} who take part joined it.`,
    waiting: (waiting) =>
      waiting === 1 ? 'Of 1 of them we wait for an answer.' : `Of ${waiting} of them we wait for an answer.`,
    byHand: 'Does somebody call to join? Add them as a party, when the initiators are fine with that.',
  },
  somebody: 'Somebody',
}

export const texts = inLocale({ nl, en }, 'merging')
