import { inLocale } from '../kit/locale.ts'

const nl = {
  open: 'Open de pagina van je groen',
  toCase: 'Bekijk hoe het staat',
  planned: {
    subject: (number: string) => `Wij komen bij je langs: ${number}`,
    changed: (number: string) => `Een andere week: ${number}`,
    week: (title: string, day: string) => `"${title}" gaat door. Wij komen in de week van ${day}.`,
    before: {
      facade_garden:
        'Wij halen de tegels eruit en brengen verse grond. Je hoeft niet thuis te zijn. Haal fietsen en potten van de stoep. Daarna kun jij planten.',
      adopted_green:
        'Wij maken de plek klaar en brengen gereedschap. Je hoeft niet thuis te zijn. Daarna kun jij beginnen.',
    },
    cancel: 'Wil je het toch niet? Trek je verzoek dan in, of bel ons.',
  },
  nextYear: {
    subject: (number: string, year: number) => `Je staat op de lijst van ${year}: ${number}`,
    body: (title: string, year: number) =>
      `Dit jaar zijn alle plekken in jouw gebied vergeven. "${title}" staat nu op de lijst van ${year}.`,
    nothing:
      'Jij hoeft niets te doen. Vanaf januari plannen wij je in. Je hoort dan in welke week wij komen.',
    cancel: 'Wil je het toch niet? Trek je verzoek dan in, of bel ons.',
  },
  started: {
    subject: (title: string) => `Veel plezier met je groen: ${title}`,
    from: (title: string, day: string) => `Vanaf ${day} zorg jij voor "${title}". Dank je wel!`,
    until: (day: string) => `De afspraak loopt tot en met ${day}. Verlengen kan.`,
    open: 'De afspraak loopt door zo lang het gaat. Stoppen mag altijd.',
    help: {
      facade_garden:
        'Houd de planten van de stoep, zodat een rolstoel erlangs kan. Geef water als het lang droog is.',
      adopted_green:
        'Houd het netjes en geef water als het lang droog is. Is er iets kapot? Laat het ons weten.',
    },
    link: 'Op de pagina van je groen zeg je hoe het gaat, of geef je het terug. Een account is niet nodig.',
    call: 'Heb je hulp nodig, of geef je het terug? Bel ons.',
  },
  season: {
    subject: (title: string) => `Tips voor je groen: ${title}`,
    body: (title: string) => `Dit kun je nu doen voor "${title}":`,
    tips: {
      spring: [
        'Haal dode stengels weg en maak de grond los.',
        'Plant of zaai nu. Kies planten die tegen droogte kunnen.',
        'Geef nieuwe planten de eerste weken water.',
      ],
      summer: [
        'Geef één keer per week veel water, liever dan elke dag een beetje.',
        'Knip weg wat over de stoep hangt.',
        'Laat uitgebloeide bloemen staan: vogels eten het zaad.',
      ],
      autumn: [
        'Zet nu bollen in de grond voor het voorjaar.',
        'Laat blad tussen de planten liggen. Dat beschermt tegen kou.',
        'Veeg blad van de stoep, dan glijdt niemand uit.',
      ],
      winter: ['Laat stengels staan. Insecten overwinteren erin.', 'Strooi geen zout bij de planten.'],
    },
    stop: 'Liever geen tips meer? Met deze link stop je ze.',
    stopLink: 'Stuur mij geen tips meer',
  },
  inspection: {
    subject: (title: string) => `Staat het er nog goed bij? ${title}`,
    again: (title: string) => `Nog een keer: staat het er nog goed bij? ${title}`,
    body: (title: string) => `Hoe gaat het met "${title}"? Kies wat past. Het kost een halve minuut.`,
    good: 'Ja, het staat er goed bij',
    help: 'Ik kan hulp gebruiken',
    gone: 'Het is er niet meer, of ik wil stoppen',
    onPaper: (title: string) =>
      `Hoe gaat het met "${title}"? Staat het er goed bij, kun je hulp gebruiken, of wil je stoppen?`,
    call: 'Bel ons en zeg het. Het kost een paar minuten.',
    why: 'Wij vragen dit één keer per jaar. Zo weten wij waar hulp nodig is.',
  },
  endNear: {
    subject: (title: string) => `De afspraak loopt bijna af: ${title}`,
    body: (title: string, day: string) => `De afspraak voor "${title}" loopt tot en met ${day}.`,
    choose: 'Ga je door? Dan verleng je met één klik. Stop je? Dan kun je zeggen wie het overneemt.',
    call: 'Ga je door, of stop je? Bel ons en zeg het.',
    silent: 'Horen wij niets? Dan stopt de afspraak op die dag en zorgt de gemeente voor de plek.',
  },
  ended: {
    subject: (title: string) => `De afspraak is gestopt: ${title}`,
    how: {
      given_back: (title: string) => `Je gaf "${title}" terug. De gemeente zorgt weer voor de plek.`,
      taken_over: (title: string) => `Iemand anders zorgt nu voor "${title}".`,
      run_out: (title: string) =>
        `De afspraak voor "${title}" is afgelopen. De gemeente zorgt weer voor de plek.`,
      gone: (title: string) => `"${title}" is er niet meer. De afspraak is gestopt.`,
    },
    thanks: 'Dank je wel voor je zorg. Wil je ooit weer groen verzorgen? Je bent welkom.',
  },
  takeover: {
    subject: (asker: string) => `${asker} vraagt of je een stukje groen overneemt`,
    body: (asker: string, title: string) =>
      `${asker} zorgt voor "${title}" en vraagt of jij het wilt overnemen.`,
    means: 'Je houdt het netjes en geeft water als het droog is. Stoppen mag altijd.',
    link: 'Lees wat het is, en zeg ja of nee',
    notYou: 'Zegt dit je niets? Doe dan niets. Na 30 dagen gooien wij je adres weg.',
  },
  takeoverNo: {
    subject: (title: string) => `Je buur neemt het niet over: ${title}`,
    body: (title: string) =>
      `Je vroeg een buur om "${title}" over te nemen. Het antwoord is nee. Je kunt iemand anders vragen, of het teruggeven aan de gemeente.`,
  },
  concern: {
    subject: {
      help: (number: string) => `Een bewoner vraagt hulp bij groen: ${number}`,
      gone: (number: string) => `Groen is weg: ${number}`,
      given_back: (number: string) => `Groen is teruggegeven: ${number}`,
      run_out: (number: string) => `Afspraak over groen is afgelopen: ${number}`,
    },
    body: {
      help: (title: string) => `Wie zorgt voor "${title}" vraagt om hulp.`,
      gone: (title: string) => `"${title}" is er niet meer, of de bewoner wil stoppen.`,
      given_back: (title: string) => `"${title}" is teruggegeven. Niemand zorgt er nu voor.`,
      run_out: (title: string) => `De afspraak voor "${title}" is afgelopen. Niemand zorgt er nu voor.`,
    },
    link: 'Open het groen op het bureau',
  },
}

const en: typeof nl = {
  open: 'Open the page of your green',
  toCase: 'See how it stands',
  planned: {
    subject: (number) => `We are coming: ${number}`,
    changed: (number) => `Another week: ${number}`,
    week: (title, day) => `"${title}" goes ahead. We come in the week of ${day}.`,
    before: {
      facade_garden:
        'We take out the tiles and bring fresh soil. You need not be at home. Please take bicycles and pots off the pavement. Then you can plant.',
      adopted_green: 'We prepare the place and bring tools. You need not be at home. Then you can start.',
    },
    cancel: 'Changed your mind? Withdraw your request, or call us.',
  },
  nextYear: {
    subject: (number, year) => `You are on the list of ${year}: ${number}`,
    body: (title, year) =>
      `All places in your area are taken this year. "${title}" is now on the list of ${year}.`,
    nothing: 'You need not do anything. From January on we plan you in, and tell you the week.',
    cancel: 'Changed your mind? Withdraw your request, or call us.',
  },
  started: {
    subject: (title) => `Enjoy your green: ${title}`,
    from: (title, day) => `From ${day} on you look after "${title}". Thank you!`,
    until: (day) => `The agreement runs until ${day}. You can go on longer.`,
    open: 'The agreement runs as long as it goes. You may always stop.',
    help: {
      facade_garden:
        'Keep the plants off the pavement, so that a wheelchair can pass. Water them in long dry weather.',
      adopted_green: 'Keep it tidy and water it in long dry weather. Is something broken? Let us know.',
    },
    link: 'On the page of your green you say how it goes, or give it back. You need no account.',
    call: 'Do you need help, or do you give it back? Call us.',
  },
  season: {
    subject: (title) => `Tips for your green: ${title}`,
    body: (title) => `This is what you can do now for "${title}":`,
    tips: {
      spring: [
        'Take away dead stems and loosen the soil.',
        'Plant or sow now. Choose plants that stand drought.',
        'Water new plants in the first weeks.',
      ],
      summer: [
        'Water well once a week, rather than a little every day.',
        'Cut what hangs over the pavement.',
        'Leave faded flowers: birds eat the seeds.',
      ],
      autumn: [
        'Plant bulbs now for the spring.',
        'Leave leaves between the plants. They protect against cold.',
        'Sweep leaves off the pavement, so that nobody slips.',
      ],
      winter: ['Leave the stems. Insects spend the winter in them.', 'Spread no salt near the plants.'],
    },
    stop: 'No more tips? With this link you stop them.',
    stopLink: 'Send me no more tips',
  },
  inspection: {
    subject: (title) => `Is it still well? ${title}`,
    again: (title) => `Once more: is it still well? ${title}`,
    body: (title) => `How is "${title}" doing? Choose what fits. It takes half a minute.`,
    good: 'Yes, it is well',
    help: 'I could use help',
    gone: 'It is no longer there, or I want to stop',
    onPaper: (title) => `How is "${title}" doing? Is it well, could you use help, or do you want to stop?`,
    call: 'Call us and tell. It takes a few minutes.',
    why: 'We ask this once a year, so that we know where help is needed.',
  },
  endNear: {
    subject: (title) => `The agreement ends soon: ${title}`,
    body: (title, day) => `The agreement for "${title}" runs until ${day}.`,
    choose: 'Going on? You extend it with one click. Stopping? You can say who takes over.',
    call: 'Are you going on, or stopping? Call us and tell.',
    silent: 'If we hear nothing, the agreement ends on that day and the municipality looks after the place.',
  },
  ended: {
    subject: (title) => `The agreement ended: ${title}`,
    how: {
      given_back: (title) => `You gave back "${title}". The municipality looks after the place again.`,
      taken_over: (title) => `Somebody else looks after "${title}" now.`,
      run_out: (title) =>
        `The agreement for "${title}" has ended. The municipality looks after the place again.`,
      gone: (title) => `"${title}" is no longer there. The agreement has ended.`,
    },
    thanks: 'Thank you for your care. You are welcome to look after green again.',
  },
  takeover: {
    subject: (asker) => `${asker} asks whether you take over a piece of green`,
    body: (asker, title) => `${asker} looks after "${title}" and asks whether you want to take over.`,
    means: 'You keep it tidy and water it in dry weather. You may always stop.',
    link: 'Read what it is, and say yes or no',
    notYou: 'Does this mean nothing to you? Do nothing. After 30 days we throw away your address.',
  },
  takeoverNo: {
    subject: (title) => `Your neighbour does not take over: ${title}`,
    body: (title) =>
      `You asked a neighbour to take over "${title}". The answer is no. You can ask somebody else, or give it back to the municipality.`,
  },
  concern: {
    subject: {
      help: (number) => `A resident asks help with green: ${number}`,
      gone: (number) => `Green is gone: ${number}`,
      given_back: (number) => `Green was given back: ${number}`,
      run_out: (number) => `Agreement on green has ended: ${number}`,
    },
    body: {
      help: (title) => `Who looks after "${title}" asks for help.`,
      gone: (title) => `"${title}" is no longer there, or the resident wants to stop.`,
      given_back: (title) => `"${title}" was given back. Nobody looks after it now.`,
      run_out: (title) => `The agreement for "${title}" has ended. Nobody looks after it now.`,
    },
    link: 'Open the green at the desk',
  },
}

/** Words of the mails about simple green. */
export const mailTexts = inLocale({ nl, en }, 'green.mail')
