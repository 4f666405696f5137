import { inLocale } from '../kit/locale.ts'

const nl = {
  about: (number: string, title: string) => `${title} (${number})`,
  look: 'Bekijk hoe het staat',
  lookDesk: 'Open de zaak',
  answerAdvice: 'Geef advies',
  answer: 'Antwoord',
  nextStep: (step: string, day: string) => `De volgende stap is: ${step}. Uiterlijk ${day} hoor je meer.`,
  yourContact: (name: string, phone: string) =>
    `Je contactpersoon is ${name}. Je kunt altijd bellen: ${phone}.`,
  received: {
    subject: (number: string) => `We hebben je idee ontvangen: ${number}`,
    body: (title: string, number: string) =>
      `Bedankt voor je idee "${title}". Het nummer is ${number}. Noem dat nummer als je belt of schrijft.`,
    norm: (day: string) => `Uiterlijk ${day} weet je wie je begeleider is.`,
    privacy:
      'Alleen de mensen van de gemeente die je helpen, lezen wat je schreef. Anderen zien je idee pas als jij ja zegt.',
  },
  contactNamed: {
    subject: (name: string) => `${name} begeleidt je initiatief`,
    body: (name: string, title: string) => `Vanaf nu is ${name} je begeleider voor "${title}".`,
    call: (name: string, phone: string) => `Heb je een vraag? Bel ${name} op ${phone} of stuur een bericht.`,
    intake: (day: string) => `We maken uiterlijk ${day} kennis met elkaar.`,
  },
  assigned: {
    subject: (number: string) => `Je begeleidt nu ${number}`,
    body: (title: string) => `Je bent nu de begeleider van "${title}".`,
    norm: (day: string) => `De eerste termijn loopt tot en met ${day}.`,
  },
  joined: {
    subject: (title: string) => `Je doet mee aan ${title}`,
    body: (title: string, number: string) =>
      `Je organisatie doet mee aan "${title}" (${number}). Je ziet hoe het staat en kunt zelf iets toezeggen.`,
    wrong: 'Klopt dit niet? Laat het ons weten.',
  },
  newIdea: {
    subject: (number: string) => `Nieuw idee: ${number}`,
    body: (title: string) =>
      `Er is een nieuw idee: "${title}". Jij bent het aanspreekpunt tot er een begeleider is.`,
    norm: (day: string) => `Koppel uiterlijk ${day} een begeleider.`,
  },
  adviceAsked: {
    subject: (aspect: string, number: string) => `Advies gevraagd over ${aspect}: ${number}`,
    body: (title: string, day: string) =>
      `Wij vragen je advies over "${title}". Je hebt de tijd tot en met ${day}.`,
    note: 'Noem bij elke eis de wet of zeg dat het onze wens is. Schrijf ook op wat de eis kan oplossen.',
  },
  adviceReminder: {
    soon: (aspect: string, day: string) => `Nog tot en met ${day}: je advies over ${aspect}`,
    late: (aspect: string, number: string) => `Te laat: je advies over ${aspect} voor ${number}`,
    body: (title: string, day: string) =>
      `Je advies over "${title}" is gevraagd voor ${day}. De initiatiefnemer ziet dat wij erop wachten.`,
    help: 'Lukt het niet op tijd? Bel dan de begeleider.',
  },
  adviceAnswered: {
    subject: (aspect: string, number: string) => `Advies binnen over ${aspect}: ${number}`,
    body: (title: string) =>
      `Er is een advies binnen over "${title}". Deel het met de initiatiefnemer in gewone woorden.`,
  },
  adviceReleased: {
    subject: (aspect: string) => `Een advies over je plan: ${aspect}`,
    body: (title: string) => `Er is een advies over "${title}". Dit staat erin:`,
    requirements: 'Bij dit advies horen deze eisen:',
    law: (source: string) => `dit moet van de wet: ${source}`,
    wish: 'dit is onze wens',
    question: 'Vind je een eis onnodig? Vraag het ons met de knop "Is deze eis echt nodig?".',
  },
  decision: {
    subject: (title: string) => `Er is een beslissing over ${title}`,
    body: (bodyName: string, day: string) => `Op ${day} heeft ${bodyName} beslist over je plan.`,
    outcome: (label: string) => `De beslissing is: ${label}.`,
    reasons: 'Dit zijn de redenen:',
    criteria: 'Zo is het plan beoordeeld:',
    met: 'ja',
    notMet: 'nee',
    notRelevant: 'niet van toepassing',
    conditions: 'Hier horen voorwaarden bij:',
    otherWay: 'Er is wel een andere weg:',
    signed: (mandate: string) => `Ondertekend door ${mandate}.`,
    objectBy: (day: string) => `Bezwaar maken kan tot en met ${day}.`,
    address: (address: string) => `Stuur je bezwaar naar: ${address}.`,
  },
  stepMoved: {
    subject: (title: string, step: string) => `${title}: ${step}`,
    body: (left: string, outcome: string) => `De stap "${left}" is klaar: ${outcome}.`,
    now: (step: string, day: string) => `Nu begint de stap "${step}". Die duurt tot en met ${day}.`,
    needs: 'Dit vragen wij van je:',
  },
  completed: {
    subject: (title: string) => `${title} is afgerond`,
    body: (title: string) => `"${title}" is afgerond. Bedankt voor alles wat je hebt gedaan.`,
    ended: (title: string, outcome: string) => `"${title}" is afgesloten: ${outcome}.`,
  },
  message: {
    subject: (title: string) => `Nieuw bericht over ${title}`,
    from: (name: string) => `${name} schreef:`,
    files: (count: number) => (count === 1 ? 'Er is 1 bestand bij.' : `Er zijn ${count} bestanden bij.`),
  },
  update: {
    subject: (title: string) => `Nieuws over ${title}`,
    body: (title: string) => `Dit is het laatste nieuws over "${title}":`,
  },
  paused: {
    subject: (title: string) => `Wij hebben iets van je nodig voor ${title}`,
    body: 'Om verder te kunnen, vragen wij je het volgende:',
    until: (day: string) => `Antwoord uiterlijk ${day}. Tot dan staat de klok stil.`,
    lapse: 'Horen we niets, dan gaan we verder met wat we weten.',
  },
  resumed: {
    subject: (title: string) => `We gaan weer verder met ${title}`,
    answered: 'Bedankt voor je antwoord. De klok loopt weer.',
    lapsed: 'De tijd om te antwoorden is voorbij. De klok loopt weer. Je mag nog steeds antwoorden.',
    due: (day: string) => `Deze stap is uiterlijk ${day} klaar.`,
  },
  pauseEnds: {
    subject: (day: string) => `Nog tot en met ${day}: je antwoord`,
    body: (title: string, day: string) =>
      `Wij wachten nog op je antwoord over "${title}". Dat kan tot en met ${day}.`,
  },
  extended: {
    subject: (title: string) => `Wij hebben meer tijd nodig voor ${title}`,
    body: (step: string, day: string) => `De stap "${step}" duurt langer. De nieuwe laatste dag is ${day}.`,
    reason: 'Dit is de reden:',
    once: 'Verlengen kan maar één keer.',
  },
  withdrawn: {
    subject: (title: string) => `${title} is gestopt`,
    body: (title: string) => `Je bent gestopt met "${title}". Wij doen er niets meer mee.`,
    again: 'Wil je later toch verder? Dan openen we het opnieuw.',
    forStaff: (title: string) => `De initiatiefnemer is gestopt met "${title}".`,
  },
  stuckRaised: {
    subject: (number: string) => `Iemand loopt vast: ${number}`,
    requirement: (number: string) => `Is deze eis echt nodig? ${number}`,
    body: (title: string, day: string) =>
      `De initiatiefnemer van "${title}" vraagt om hulp van buiten de zaak. Geef antwoord uiterlijk ${day}.`,
    confirm: (day: string) =>
      `Wij hebben je vraag ontvangen. Een coördinator die buiten je zaak staat, antwoordt uiterlijk ${day}.`,
    confirmSubject: 'We hebben je vraag ontvangen',
    further: 'Komt er geen antwoord, dan gaat je vraag naar het bureau van de wethouder.',
  },
  stuckEscalated: {
    subject: (number: string) => `Nog geen antwoord op een vraag over ${number}`,
    office: (title: string, day: string) =>
      `De initiatiefnemer van "${title}" loopt vast en kreeg geen antwoord. Geef antwoord uiterlijk ${day}.`,
    initiator: (day: string) =>
      `Je kreeg niet op tijd antwoord. Dat spijt ons. Het bureau van de wethouder antwoordt uiterlijk ${day}.`,
  },
  stuckAnswered: {
    subject: (title: string) => `Antwoord op je vraag over ${title}`,
    outcome: (outcome: string) => `De uitkomst: ${outcome}.`,
  },
  termSoon: {
    subject: (what: string, number: string) => `Bijna de laatste dag voor ${what}: ${number}`,
    body: (title: string, what: string, day: string) => `Voor "${title}" is ${what} uiterlijk ${day} klaar.`,
  },
  termMissed: {
    subject: (what: string, number: string) => `Te laat met ${what}: ${number}`,
    body: (title: string, what: string, day: string) =>
      `Voor "${title}" had ${what} op ${day} klaar moeten zijn. Noem de initiatiefnemer een nieuwe datum met uitleg.`,
    initiatorSubject: (title: string) => `Wij zijn te laat met ${title}`,
    initiator: (what: string, day: string) =>
      `Wij zouden uiterlijk ${day} klaar zijn met ${what}. Dat is niet gelukt. Dat spijt ons.`,
    next: 'Je contactpersoon laat je weten wanneer het wel lukt.',
  },
  complaint: 'Kom je er niet uit?',
  byMail: {
    subject: (title: string) => `Je mail over ${title}`,
    cameIn: 'Je mail is binnengekomen. Hij staat in het gesprek op de site.',
    onlyFiles: '(Een mail met alleen bijlagen.)',
    notTaken: 'Deze bijlagen zijn niet overgenomen:',
    filesNotTaken: 'Deze bijlagen konden we niet overnemen. Stuur ze in een andere vorm, of bel ons.',
    refusals: {
      empty: 'het bestand is leeg',
      too_large: 'het bestand is te groot',
      wrong_type: 'dit soort bestand kunnen we niet gebruiken',
      unreadable: 'het bestand is niet te lezen',
    },
    ended: (title: string) =>
      `"${title}" is afgerond. Je contactpersoon leest je bericht, maar er loopt geen stap meer.`,
    noRight: (title: string) =>
      `Je hebt gemaild over "${title}". Je doet daar niet meer aan mee, dus je mail staat niet in het gesprek.`,
    call: (telephone: string) => `Klopt dat niet, of wil je iets kwijt? Bel ons: ${telephone}.`,
  },
  step: (title: string) => `de stap "${title}"`,
  aspects: {
    goals: 'doelen van de stad',
    space_permits: 'ruimte en vergunningen',
    money: 'geld',
    support: 'draagvlak',
    safety: 'veiligheid',
    continuity: 'onderhoud en toekomst',
    legal: 'regels en wet',
  },
}

const en: typeof nl = {
  about: (number, title) => `${title} (${number})`,
  look: 'See how it stands',
  lookDesk: 'Open the case',
  answerAdvice: 'Give advice',
  answer: 'Answer',
  nextStep: (step, day) => `The next step is: ${step}. You hear more by ${day}.`,
  yourContact: (name, phone) => `Your contact is ${name}. You can always call: ${phone}.`,
  received: {
    subject: (number) => `We received your idea: ${number}`,
    body: (title, number) =>
      `Thank you for your idea "${title}". Its number is ${number}. Mention that number when you call or write.`,
    norm: (day) => `By ${day} you will know who your guide is.`,
    privacy:
      'Only the people of the municipality who help you read what you wrote. Others see your idea only after your yes.',
  },
  contactNamed: {
    subject: (name) => `${name} guides your initiative`,
    body: (name, title) => `From now on ${name} is your guide for "${title}".`,
    call: (name, phone) => `A question? Call ${name} on ${phone} or send a message.`,
    intake: (day) => `We meet by ${day}.`,
  },
  assigned: {
    subject: (number) => `You now guide ${number}`,
    body: (title) => `You are now the guide of "${title}".`,
    norm: (day) => `The first term runs until ${day}.`,
  },
  joined: {
    subject: (title) => `You take part in ${title}`,
    body: (title, number) =>
      `Your organisation takes part in "${title}" (${number}). You see how it stands and can make promises.`,
    wrong: 'Is this not right? Let us know.',
  },
  newIdea: {
    subject: (number) => `New idea: ${number}`,
    body: (title) => `There is a new idea: "${title}". You are its contact until there is a guide.`,
    norm: (day) => `Name a guide by ${day}.`,
  },
  adviceAsked: {
    subject: (aspect, number) => `Advice asked on ${aspect}: ${number}`,
    body: (title, day) => `We ask your advice on "${title}". You have until ${day}.`,
    note: 'For each requirement name the law, or say that it is our wish. Also write down what could solve it.',
  },
  adviceReminder: {
    soon: (aspect, day) => `Until ${day}: your advice on ${aspect}`,
    late: (aspect, number) => `Late: your advice on ${aspect} for ${number}`,
    body: (title, day) =>
      `Your advice on "${title}" was asked by ${day}. The initiator sees that we wait for it.`,
    help: 'Not managing in time? Call the guide.',
  },
  adviceAnswered: {
    subject: (aspect, number) => `Advice received on ${aspect}: ${number}`,
    body: (title) => `Advice on "${title}" has come in. Share it with the initiator in plain words.`,
  },
  adviceReleased: {
    subject: (aspect) => `Advice on your plan: ${aspect}`,
    body: (title) => `There is advice on "${title}". This is what it says:`,
    requirements: 'These requirements come with it:',
    law: (source) => `the law asks this: ${source}`,
    wish: 'this is our wish',
    question:
      'Do you think a requirement is not needed? Ask us with the button "Is this requirement really needed?".',
  },
  decision: {
    subject: (title) => `There is a decision on ${title}`,
    body: (bodyName, day) => `On ${day} ${bodyName} decided on your plan.`,
    outcome: (label) => `The decision is: ${label}.`,
    reasons: 'These are the reasons:',
    criteria: 'This is how the plan was judged:',
    met: 'yes',
    notMet: 'no',
    notRelevant: 'does not apply',
    conditions: 'These conditions come with it:',
    otherWay: 'There is another way:',
    signed: (mandate) => `Signed by ${mandate}.`,
    objectBy: (day) => `You can object until ${day}.`,
    address: (address) => `Send your objection to: ${address}.`,
  },
  stepMoved: {
    subject: (title, step) => `${title}: ${step}`,
    body: (left, outcome) => `The step "${left}" is done: ${outcome}.`,
    now: (step, day) => `Now the step "${step}" starts. It takes until ${day}.`,
    needs: 'This is what we ask of you:',
  },
  completed: {
    subject: (title) => `${title} is completed`,
    body: (title) => `"${title}" is completed. Thank you for everything you did.`,
    ended: (title, outcome) => `"${title}" is closed: ${outcome}.`,
  },
  message: {
    subject: (title) => `New message about ${title}`,
    from: (name) => `${name} wrote:`,
    files: (count) => (count === 1 ? 'There is 1 file with it.' : `There are ${count} files with it.`),
  },
  update: {
    subject: (title) => `News about ${title}`,
    body: (title) => `This is the latest news about "${title}":`,
  },
  paused: {
    subject: (title) => `We need something from you for ${title}`,
    body: 'To go on, we ask you the following:',
    until: (day) => `Answer by ${day}. Until then the clock stands still.`,
    lapse: 'If we hear nothing, we go on with what we know.',
  },
  resumed: {
    subject: (title) => `We are going on with ${title}`,
    answered: 'Thank you for your answer. The clock runs again.',
    lapsed: 'The time to answer has passed. The clock runs again. You may still answer.',
    due: (day) => `This step is done by ${day}.`,
  },
  pauseEnds: {
    subject: (day) => `Until ${day}: your answer`,
    body: (title, day) => `We are still waiting for your answer about "${title}". You have until ${day}.`,
  },
  extended: {
    subject: (title) => `We need more time for ${title}`,
    body: (step, day) => `The step "${step}" takes longer. The new last day is ${day}.`,
    reason: 'This is the reason:',
    once: 'We can extend only once.',
  },
  withdrawn: {
    subject: (title) => `${title} has stopped`,
    body: (title) => `You stopped with "${title}". We do nothing more with it.`,
    again: 'Would you like to go on later after all? Then we reopen it.',
    forStaff: (title) => `The initiator stopped with "${title}".`,
  },
  stuckRaised: {
    subject: (number) => `Someone is stuck: ${number}`,
    requirement: (number) => `Is this requirement really needed? ${number}`,
    body: (title, day) =>
      `The initiator of "${title}" asks for help from outside the case. Answer by ${day}.`,
    confirm: (day) => `We received your question. A coordinator outside your case answers by ${day}.`,
    confirmSubject: 'We received your question',
    further: "If no answer comes, your question goes to the alderman's office.",
  },
  stuckEscalated: {
    subject: (number) => `No answer yet to a question about ${number}`,
    office: (title, day) => `The initiator of "${title}" is stuck and had no answer. Answer by ${day}.`,
    initiator: (day) => `You had no answer in time. We are sorry. The alderman's office answers by ${day}.`,
  },
  stuckAnswered: {
    subject: (title) => `Answer to your question about ${title}`,
    outcome: (outcome) => `The outcome: ${outcome}.`,
  },
  termSoon: {
    subject: (what, number) => `Almost the last day for ${what}: ${number}`,
    body: (title, what, day) => `For "${title}" ${what} is due by ${day}.`,
  },
  termMissed: {
    subject: (what, number) => `Late with ${what}: ${number}`,
    body: (title, what, day) =>
      `For "${title}" ${what} was due on ${day}. Give the initiator a new date with an explanation.`,
    initiatorSubject: (title) => `We are late with ${title}`,
    initiator: (what, day) => `We would be done with ${what} by ${day}. We did not manage. We are sorry.`,
    next: 'Your contact will tell you when it will be done.',
  },
  complaint: 'Can we not work it out together?',
  byMail: {
    subject: (title) => `Your mail about ${title}`,
    cameIn: 'Your mail has come in. It is in the conversation on the site.',
    onlyFiles: '(A mail with attachments only.)',
    notTaken: 'These attachments were not taken over:',
    filesNotTaken: 'We could not take over these attachments. Send them in another form, or call us.',
    refusals: {
      empty: 'the file is empty',
      too_large: 'the file is too large',
      wrong_type: 'we cannot use this type of file',
      unreadable: 'the file cannot be read',
    },
    ended: (title) =>
      `"${title}" has ended. Your contact reads your message, but no step is running any more.`,
    noRight: (title) =>
      `You mailed about "${title}". You no longer take part in it, so your mail is not in the conversation.`,
    call: (telephone) => `Is that not right, or is there something to say? Call us: ${telephone}.`,
  },
  step: (title) => `the step "${title}"`,
  aspects: {
    goals: 'goals of the city',
    space_permits: 'space and permits',
    money: 'money',
    support: 'support',
    safety: 'safety',
    continuity: 'upkeep and future',
    legal: 'rules and law',
  },
}

/** Words of the mails about cases, in the reader's language. */
export const mailTexts = inLocale({ nl, en }, 'cases.mail')
