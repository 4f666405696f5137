import { inLocale } from '../../kit/locale.ts'

const nl = {
  /** What the letter and the timeline say of the money, before the reasons of who decides. */
  letter: {
    partly: (asked: string, granted: string) => `Er is ${asked} gevraagd. Daarvan wordt ${granted} verleend.`,
    grounds: 'De aanvraag wordt geweigerd op deze grond:',
    notTreated: 'De aanvraag wordt niet behandeld, want zij bleef onvolledig (art. 4:5 Awb).',
    pay: (term: string) => `Wij betalen binnen ${term} na dit besluit.`,
  },
  told: {
    granted: (amount: string) => `Er is ${amount} verleend.`,
    granted_partly: (amount: string, asked: string) =>
      `Er is ${amount} verleend van de ${asked} die was gevraagd.`,
    refused: 'Er is geen geld verleend.',
    not_treated: 'De aanvraag voor geld is niet behandeld.',
    referred: 'De aanvraag voor geld is doorverwezen.',
  },
  supplement: {
    missing: 'Wij missen nog:',
    else: 'Krijgen wij dit niet op tijd? Dan kunnen wij besluiten de aanvraag niet te behandelen (art. 4:5 Awb). Tot uw antwoord staat de termijn voor ons besluit stil (art. 4:15 Awb).',
  },
  booked: {
    complete: 'De aanvraag is compleet.',
    turn: 'Er is geld, en deze aanvraag is aan de beurt.',
    granted: 'Verleend met het besluit.',
    refused: 'Er is besloten om geen geld te verlenen.',
    not_treated: 'De aanvraag is niet behandeld.',
    referred: 'Het plan is doorverwezen.',
    withdrawn: 'De aanvrager heeft de aanvraag ingetrokken.',
    plan_ended: 'Het plan is afgelopen voordat over het geld is besloten.',
  },
  desk: {
    listTitle: 'Aanvragen',
    listLead: 'Elke aanvraag met haar plaats in de rij en de laatste dag voor het besluit.',
    listLink: 'Bekijk de aanvragen',
    listCaption: 'Aanvragen op volgnummer, wat nog geen nummer heeft onderaan',
    noNumber: 'nog geen',
    lineText:
      'Een aanvraag krijgt haar plaats op de dag dat zij compleet is. Mist er iets? Dan telt de dag waarop het laatste stuk binnenkwam, niet de dag van de eerste brief. Het laagste nummer gaat voor.',
    roundText:
      'Hier verdeelt een regiegroep het geld in rondes. Een volgnummer zegt alleen dat de aanvraag compleet is, niet wie er voorgaat.',
    from: (day: string) => `compleet op ${day}`,
    none: 'Er zijn geen aanvragen.',
    noneText: 'Komt er een aanvraag binnen? Dan staat zij hier meteen.',
    plan: 'Plan',
    received: 'Binnen op',
    asked: 'Gevraagd',
    granted: 'Verleend',
    state: 'Stand',
    sequence: 'Volgnummer',
    decideBy: 'Besluit uiterlijk',
    late: 'te laat',
    filterLabel: 'Welke aanvragen?',
    open: (n: number) => `Lopend (${n})`,
    all: (n: number) => `Alle (${n})`,
  },
  form: {
    title: 'Vraag geld aan',
    lead: (scheme: string) =>
      `Je vraagt aan bij: ${scheme}. Vul in wat het kost en wie meebetaalt. De rest is wat je vraagt.`,
    closed: 'Voor dit plan is er nu geen geld om aan te vragen.',
    has: 'Voor dit plan loopt al een aanvraag.',
    amounts: (least: string, most: string) => `Je kunt ${least} tot ${most} aanvragen.`,
    costsTitle: 'Wat kost het?',
    costsHint:
      'Zet op elke regel één ding. Heb je meer regels nodig? Kijk je aanvraag na en kies "Verander".',
    partnersTitle: 'Wie betaalt er mee?',
    partnersHint: 'Bijvoorbeeld een winkel, school of ander fonds. Alleen geld.',
    what: (n: number) => `Kosten ${n}: waarvoor?`,
    cents: (n: number) => `Kosten ${n}: bedrag`,
    partner: (n: number) => `Partner ${n}: wie?`,
    partnerCents: (n: number) => `Partner ${n}: bedrag`,
    own: 'Wat betaal je zelf?',
    crowdfunding: 'Wat komt er uit een inzameling?',
    notMoneyTitle: 'Wat geven mensen zonder geld?',
    hours: 'Hoeveel uren helpen mensen mee?',
    hoursHint: 'Uren tellen niet mee als geld. Ze laten wel zien wie meedoet.',
    goods: 'Welke spullen krijg of leen je?',
    startsOn: 'Wanneer begin je?',
    startsHint: (day: string) => `De regiegroep komt op ${day} bij elkaar. Begin pas na het besluit.`,
    needsPermit: 'Is er een vergunning nodig?',
    needsPermitHint:
      'Bijvoorbeeld om de straat af te sluiten. Weet je het niet? Kies ja, dan kijken wij mee.',
    about: (what: string) => `Gaat het om ${what}?`,
    hasStarted: 'Ben je al begonnen?',
    organisation: 'Vraagt een vereniging of stichting mee aan?',
    organisationHint: (amount: string) =>
      `Dat moet boven ${amount}. Na het versturen vraag je die organisatie om zelf ja te zeggen.`,
    organisationApplies: 'Er vraagt een organisatie mee aan.',
    receivedOn: 'Wanneer kwam de aanvraag binnen?',
    receivedHint: 'Alleen voor een aanvraag op papier.',
    dayInFuture: 'Deze dag is nog niet geweest.',
    closedThen: 'Op deze dag was er voor dit plan geen geld om aan te vragen.',
    halfLine: 'Vul bij deze regel ook het andere vak in.',
    check: 'Reken het uit',
    checkTitle: 'Klopt dit?',
    checkLead: 'Kijk na wat je vraagt. Daarna stuur je het in.',
    send: 'Stuur de aanvraag in',
    change: 'Verander',
    sums: 'Wat het kost en wat je vraagt',
    line: 'Waarvoor',
    amount: 'Bedrag',
    costsSum: 'Alle kosten',
    ownSum: 'Zelf betaald, gaat eraf',
    crowdfundingSum: 'Inzameling, gaat eraf',
    partnersSum: (who: string) => `Van ${who}, gaat eraf`,
    askedSum: 'Dit vraag je aan',
    /** The same, for who reads the budget of somebody else. */
    ofPlan: {
      sums: (title: string) => `Begroting van ${title}`,
      ownSum: 'Eigen geld, gaat eraf',
      askedSum: 'Dit wordt gevraagd',
    },
    rulesTitle: 'De regels',
    soFar: {
      title: 'Wat de regels nu zeggen',
      empty: 'Vul hierboven iets in. Dan staat hier wat de regels daarvan zeggen.',
      asked: (amount: string) => `Je vraagt nu ${amount} aan.`,
      look: 'Kijk wat de regels zeggen',
      verdicts: { met: 'In orde', must: 'Verander dit', mind: 'Let op', later: 'Later' },
    },
    rulesNotMet: 'De aanvraag voldoet nog niet aan een regel. Hieronder staat wat je kunt doen.',
    done: 'Je aanvraag is binnen.',
    invite: 'Kost je plan geld?',
    inviteText: (scheme: string, left: string) => `Bij ${scheme} is nog ${left} over.`,
    budgetTitle: 'De begroting',
    hoursGiven: (n: number) => `Mensen helpen samen ${n} uur mee.`,
    goodsGiven: (what: string) => `Spullen: ${what}`,
    short: {
      no_costs: 'Vul in wat het kost.',
      nothing_asked: 'Anderen betalen al alles. Dan is er niets om aan te vragen.',
      below_min: 'Wat je vraagt is minder dan het laagste bedrag van deze regeling.',
      above_max: 'Wat je vraagt is meer dan het hoogste bedrag van deze regeling.',
    },
  },
  findings: {
    met: 'In orde.',
    must: {
      legal_entity_above: () =>
        'Zoek een vereniging, stichting of andere rechtspersoon die mee aanvraagt, of vraag minder. Weet je nog niemand? Vraag het geld dan later aan.',
      permit_weeks_before: (day: string) =>
        `Begin op zijn vroegst op ${day}. Dan is er tijd voor de vergunning.`,
      latest_day_in_year: () => 'Vraag het volgend jaar aan.',
      weeks_before_meeting: () => 'Wacht op de volgende vergadering.',
      support_at_least: () => 'Verzamel eerst steun in de straat.',
      not_started: () =>
        'Begin pas na het besluit. Kies een latere dag, of vraag aan wat nog niet is gedaan.',
    },
    mind: {
      legal_entity_above:
        'Die organisatie moet zelf nog ja zeggen. Vraag dat bij je plan, bij de mede-aanvragers. Tot dan is je aanvraag niet compleet.',
      not_started:
        'Jij begint eerder. Is je wens al klaar voor het besluit? Dan krijg je geen geld. Kies liever een latere dag.',
    },
    tooFew: (has: number, needs: number) =>
      `Er zijn nu ${has} van de ${needs} steunbetuigingen. Je kunt je aanvraag al insturen. Verzamel de rest online of met een lijst op papier. Pas dan is je aanvraag compleet.`,
    later: (day: string, isNextYear: boolean) =>
      day === ''
        ? `Je wens gaat mee ${isNextYear ? 'naar volgend jaar' : 'in een latere ronde'}. Die ronde is nog niet gepland. Je hoort van ons wanneer dat is.`
        : `Je wens gaat mee in een latere ronde. De regiegroep bekijkt hem op ${day}. Je hoeft zelf niets te doen.`,
    /** Goes before what it means. */
    meets: (day: string) => `De regiegroep komt op ${day} bij elkaar.`,
    misses: (day: string) => `De regiegroep komt op ${day} bij elkaar. Daarvoor is je wens te laat.`,
  },
  panel: {
    title: 'De aanvraag voor geld',
    yours: 'Je aanvraag voor geld',
    scheme: 'Regeling',
    who: 'Wie vraagt aan',
    noLegalEntity:
      'Voor dit bedrag moet ook een vereniging, stichting of andere rechtspersoon aanvragen. Nog niemand zei ja.',
    steppedBack: 'De aanvraag wacht: er vraagt geen rechtspersoon meer mee aan',
    steppedBackText: (amount: string) =>
      `Er komt geen geld zolang dit zo is. Dit kan: een andere organisatie vraagt mee aan, er wordt hoogstens ${amount} verleend, of de aanvraag wordt ingetrokken.`,
    toCoApplicants: 'Vraag een andere organisatie',
    asked: 'Gevraagd',
    granted: 'Verleend',
    state: 'Stand',
    sequence: 'Volgnummer',
    ahead: (n: number) =>
      n === 0
        ? 'Er wacht niemand voor je.'
        : n === 1
          ? 'Er wacht 1 aanvraag voor je.'
          : `Er wachten ${n} aanvragen voor je.`,
    left: 'Nog vrij in het fonds',
    decideBy: 'Besluit uiterlijk',
    withPauses: 'De dagen waarop wij op een aanvulling wachtten, tellen niet mee.',
    missing: 'Wij missen nog',
    answer: 'Vul je aanvraag aan',
    withdraw: 'Trek de aanvraag in',
    check: 'Bekijk of de aanvraag compleet is',
    decide: 'Beslis over de aanvraag',
    receivedText: 'Wij kijken eerst of je aanvraag compleet is. Daarna krijg je een volgnummer.',
  },
  withdrawPage: {
    title: 'Trek je aanvraag in',
    lead: 'Weet je het zeker? Terugdraaien kan niet.',
    planGoesOn: 'Je vraagt dan geen geld meer. Je plan zelf gaat verder. Later opnieuw aanvragen kan.',
    planStops: 'Zonder dit geld kan je plan niet verder. Trek je de aanvraag in, dan stopt ook je plan.',
    reason: 'Waarom trek je de aanvraag in?',
    submit: 'Ja, trek mijn aanvraag in',
    none: 'Er is geen aanvraag die je kunt intrekken.',
  },
  received: (amount: string, scheme: string) => `${scheme}: er is ${amount} gevraagd.`,
  complete: (scheme: string, number: number) => `${scheme}: volgnummer ${number}.`,
  withdrawn: (scheme: string) => `De aanvraag bij ${scheme} is ingetrokken.`,
  faults: {
    amount_missing: 'Vul het bedrag in dat wordt verleend.',
    amount_above_request: 'Dit is meer dan er is gevraagd.',
    partly_needs_less: 'Verleen minder dan er is gevraagd, of noem een voorwaarde.',
    ground_missing: 'Kies de grond uit de regeling waarop je weigert.',
    criterion_not_met: 'Een aanvraag die niet aan een punt van de regeling voldoet, krijgt geen geld.',
    not_incomplete:
      'Niet behandelen kan alleen als wij om een aanvulling vroegen en de aanvraag daarna niet compleet werd (art. 4:5 Awb).',
    legal_entity_missing:
      'Voor dit bedrag moet een rechtspersoon aanvragen, en er vraagt geen mee aan. Wacht op een andere organisatie, verleen een lager bedrag, of laat de aanvraag intrekken.',
  },
  noLegalEntity:
    'Er vraagt nog geen organisatie mee aan. Zij moet eerst zelf ja zeggen, of je voegt haar toe als mede-initiatiefnemer.',
  notInThisStep: (step: string) => `Dit kan niet in de stap "${step}". Rond eerst die stap af.`,
}

const en: typeof nl = {
  letter: {
    partly: (asked, granted) => `${asked} was asked for. Of that, ${granted} is granted.`,
    grounds: 'The application is refused on this ground:',
    notTreated: 'The application is not treated, because it stayed incomplete (art. 4:5 Awb).',
    pay: (term) => `We pay within ${term} after this decision.`,
  },
  told: {
    granted: (amount) => `${amount} was granted.`,
    granted_partly: (amount, asked) => `${amount} was granted of the ${asked} that was asked for.`,
    refused: 'No money was granted.',
    not_treated: 'The application for money was not treated.',
    referred: 'The application for money was sent on.',
  },
  supplement: {
    missing: 'We still miss:',
    else: 'Do we not get this in time? Then we may decide not to treat the application (art. 4:5 Awb). Until your answer the term for our decision stands still (art. 4:15 Awb).',
  },
  booked: {
    complete: 'The application is complete.',
    turn: 'There is money, and it is the turn of this application.',
    granted: 'Granted by the decision.',
    refused: 'It was decided not to grant money.',
    not_treated: 'The application was not treated.',
    referred: 'The plan was sent on.',
    withdrawn: 'The applicant withdrew the application.',
    plan_ended: 'The plan ended before it was decided on the money.',
  },
  desk: {
    listTitle: 'Applications',
    listLead: 'Every application with its place in line and the last day for its decision.',
    listLink: 'See the applications',
    listCaption: 'Applications by number, those without a number yet at the bottom',
    noNumber: 'none yet',
    lineText:
      'An application gets its place on the day it is complete. Is something missing? Then the day counts on which the last piece came in, not the day of the first letter. The lowest number goes first.',
    roundText:
      'Here a jury divides the money in rounds. A number only says that the application is complete, not who goes first.',
    from: (day) => `complete on ${day}`,
    none: 'There are no applications.',
    noneText: 'When an application comes in it stands here at once.',
    plan: 'Plan',
    received: 'Received on',
    asked: 'Asked for',
    granted: 'Granted',
    state: 'State',
    sequence: 'Number',
    decideBy: 'Decision by',
    late: 'late',
    filterLabel: 'Which applications?',
    open: (n) => `Open (${n})`,
    all: (n) => `All (${n})`,
  },
  form: {
    title: 'Apply for money',
    lead: (scheme) =>
      `You apply with: ${scheme}. Fill in what it costs and who pays along. The rest is what you ask for.`,
    closed: 'There is no money to apply for now for this plan.',
    has: 'There is an application for this plan already.',
    amounts: (least, most) => `You can apply for ${least} to ${most}.`,
    costsTitle: 'What does it cost?',
    costsHint:
      'Put one thing on each line. Do you need more lines? Check your application and choose "Change".',
    partnersTitle: 'Who pays along?',
    partnersHint: 'For instance a shop, school or other fund. Money only.',
    what: (n) => `Cost ${n}: for what?`,
    cents: (n) => `Cost ${n}: amount`,
    partner: (n) => `Partner ${n}: who?`,
    partnerCents: (n) => `Partner ${n}: amount`,
    own: 'What do you pay yourself?',
    crowdfunding: 'What comes from crowdfunding?',
    notMoneyTitle: 'What do people give without money?',
    hours: 'How many hours do people help?',
    hoursHint: 'Hours do not count as money. They do show who takes part.',
    goods: 'Which things do you get or borrow?',
    startsOn: 'When do you start?',
    startsHint: (day) => `The jury meets on ${day}. Start only after the decision.`,
    needsPermit: 'Is a permit needed?',
    needsPermitHint: 'For instance to close the street. Not sure? Choose yes, and we look with you.',
    about: (what) => `Is it about ${what}?`,
    hasStarted: 'Have you started already?',
    organisation: 'Does an association or foundation apply with you?',
    organisationHint: (amount) =>
      `It must above ${amount}. After sending you ask that organisation to say yes itself.`,
    organisationApplies: 'An organisation applies with you.',
    receivedOn: 'When did the application come in?',
    receivedHint: 'Only for an application on paper.',
    dayInFuture: 'This day has not been yet.',
    closedThen: 'On this day there was no money to apply for for this plan.',
    halfLine: 'Fill in the other field of this line too.',
    check: 'Work it out',
    checkTitle: 'Is this right?',
    checkLead: 'Check what you ask for. Then you send it in.',
    send: 'Send the application',
    change: 'Change',
    sums: 'What it costs and what you ask for',
    line: 'For what',
    amount: 'Amount',
    costsSum: 'All costs',
    ownSum: 'Paid by yourself, taken off',
    crowdfundingSum: 'Crowdfunding, taken off',
    partnersSum: (who) => `From ${who}, taken off`,
    askedSum: 'This is what you ask for',
    ofPlan: {
      sums: (title) => `Budget of ${title}`,
      ownSum: 'Own money, taken off',
      askedSum: 'This is what is asked',
    },
    rulesTitle: 'The rules',
    soFar: {
      title: 'What the rules say now',
      empty: 'Fill in something above. Then it says here what the rules say of it.',
      asked: (amount) => `You now ask for ${amount}.`,
      look: 'See what the rules say',
      verdicts: { met: 'In order', must: 'Change this', mind: 'Look at this', later: 'Later' },
    },
    rulesNotMet: 'The application does not meet a rule yet. Below you read what you can do.',
    done: 'Your application has come in.',
    invite: 'Does your plan cost money?',
    inviteText: (scheme, left) => `${scheme} has ${left} left.`,
    budgetTitle: 'The budget',
    hoursGiven: (n) => `People help ${n} hours together.`,
    goodsGiven: (what) => `Things: ${what}`,
    short: {
      no_costs: 'Fill in what it costs.',
      nothing_asked: 'Others pay everything already, so there is nothing to ask for.',
      below_min: 'What you ask for is less than the lowest amount of this scheme.',
      above_max: 'What you ask for is more than the highest amount of this scheme.',
    },
  },
  findings: {
    met: 'In order.',
    must: {
      legal_entity_above: () =>
        'Find an association, foundation or other legal entity that applies with you, or ask for less. You know none yet? Then apply for the money later.',
      permit_weeks_before: (day) => `Start on ${day} at the earliest. Then there is time for the permit.`,
      latest_day_in_year: () => 'Apply next year.',
      weeks_before_meeting: () => 'Wait for the next meeting.',
      support_at_least: () => 'Collect support in the street first.',
      not_started: () =>
        'Start only after the decision. Choose a later day, or apply for what is not done yet.',
    },
    mind: {
      legal_entity_above:
        'That organisation still has to say yes itself. Ask it with your plan, under co-applicants. Until then your application is not complete.',
      not_started:
        'You start before that. Is your wish done before the decision? Then you get no money. Better choose a later day.',
    },
    tooFew: (has, needs) =>
      `There are ${has} of ${needs} statements of support now. You can send your application already. Collect the rest online or with a list on paper. Only then it is complete.`,
    later: (day, isNextYear) =>
      day === ''
        ? `Your wish goes ${isNextYear ? 'along to next year' : 'into a later round'}. That round is not planned yet. You hear from us when it is.`
        : `Your wish goes into a later round. The jury looks at it on ${day}. You need not do anything.`,
    meets: (day) => `The jury meets on ${day}.`,
    misses: (day) => `The jury meets on ${day}. Your wish is too late for that.`,
  },
  panel: {
    title: 'The application for money',
    yours: 'Your application for money',
    scheme: 'Scheme',
    who: 'Who applies',
    noLegalEntity:
      'For this amount an association, foundation or other legal entity must apply as well. Nobody said yes yet.',
    steppedBack: 'The application waits: no legal entity applies any more',
    steppedBackText: (amount: string) =>
      `No money comes as long as this is so. What can be done: another organisation applies as well, at most ${amount} is granted, or the application is withdrawn.`,
    toCoApplicants: 'Ask another organisation',
    asked: 'Asked for',
    granted: 'Granted',
    state: 'State',
    sequence: 'Number',
    ahead: (n) =>
      n === 0
        ? 'Nobody waits before you.'
        : n === 1
          ? '1 application waits before you.'
          : `${n} applications wait before you.`,
    left: 'Left in the fund',
    decideBy: 'Decision by',
    withPauses: 'Days on which we waited for something missing do not count.',
    missing: 'We still miss',
    answer: 'Complete your application',
    withdraw: 'Withdraw the application',
    check: 'See whether the application is complete',
    decide: 'Decide on the application',
    receivedText: 'We first look whether your application is complete. Then you get a number.',
  },
  withdrawPage: {
    title: 'Withdraw your application',
    lead: 'Are you sure? This cannot be undone.',
    planGoesOn: 'You then ask for no money any more. Your plan itself goes on. You can apply again later.',
    planStops:
      'Your plan cannot go on without this money. If you withdraw the application, your plan stops too.',
    reason: 'Why do you withdraw the application?',
    submit: 'Yes, withdraw my application',
    none: 'There is no application that you can withdraw.',
  },
  received: (amount, scheme) => `${scheme}: ${amount} was asked for.`,
  complete: (scheme, number) => `${scheme}: number ${number}.`,
  withdrawn: (scheme) => `The application with ${scheme} was withdrawn.`,
  faults: {
    amount_missing: 'Fill in the amount that is granted.',
    amount_above_request: 'This is more than was asked for.',
    partly_needs_less: 'Grant less than was asked for, or name a condition.',
    ground_missing: 'Choose the ground of the scheme on which you refuse.',
    criterion_not_met: 'An application that does not meet a point of the scheme gets no money.',
    not_incomplete:
      'An application can only be left untreated when we asked for what was missing and it did not become complete (art. 4:5 Awb).',
    legal_entity_missing:
      'For this amount a legal entity must apply, and none does. Wait for another organisation, grant a lower amount, or have the application withdrawn.',
  },
  noLegalEntity:
    'No organisation applies with them yet. It has to say yes itself first, or you add it as a co-initiator.',
  notInThisStep: (step) => `This is not possible in the step "${step}". Finish that step first.`,
}

/** Words about applications: their decision, their form, what is missing. */
export const applyingTexts = inLocale({ nl, en }, 'funds.applying')
