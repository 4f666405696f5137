import { inLocale } from '../kit/locale.ts'

const nl = {
  open: 'Open de pagina van jullie plan',
  started: {
    subject: (title: string) => `Het staat er! En nu verder: ${title}`,
    body: (title: string) =>
      `"${title}" is uitgevoerd. Dank je wel. Vanaf nu houden jullie het zelf draaiend.`,
    ask: (months: number) =>
      months === 1
        ? 'Over een maand vragen wij hoe het ervoor staat.'
        : `Over ${months} maanden vragen wij hoe het ervoor staat.`,
    tell: 'Op de pagina van jullie plan zeg je wie meedoet. Ook kun je daar hulp vragen of goed stoppen. Een account is niet nodig.',
    once: 'Was het voor één keer, zoals een feest? Zeg dat dan op die pagina. Dan vragen wij niets meer.',
  },
  asked: {
    subject: (title: string) => `Hoe staat het ervoor? ${title}`,
    again: (title: string) => `Nog een keer: hoe staat het ervoor? ${title}`,
    body: (title: string) => `Hoe gaat het met "${title}"? Kies wat past. Het kost een halve minuut.`,
    well: 'Het gaat goed',
    help: 'Wij kunnen hulp gebruiken',
    takeover: 'Wij zoeken iemand die het overneemt',
    stopping: 'Het gaat stoppen',
    why: 'Wij vragen dit af en toe. Zo weten wij waar hulp nodig is, en ziet iedereen hoe het gaat.',
  },
  joined: {
    subject: (title: string) => `Je houdt mee draaiend: ${title}`,
    body: (title: string) => `Je staat nu bij wie "${title}" draaiend houdt.`,
    means: 'Af en toe vragen wij per mail hoe het ervoor staat. Op de website staat je naam niet.',
    not: 'Klopt dit niet, of wil je niet? Zeg op die pagina dat je er niet meer bij hoort.',
  },
  left: {
    subject: (title: string) => `Je houdt dit niet meer draaiend: ${title}`,
    body: (title: string) => `Wij hebben genoteerd dat je "${title}" niet meer draaiend houdt.`,
    thanks: 'Dank je wel voor alles wat je deed. Klopt dit niet? Bel of mail ons dan.',
  },
  takenOver: {
    subject: (title: string) => `Iemand neemt het over: ${title}`,
    body: (title: string) => `Er is iemand die met "${title}" verdergaat. Jij kunt het nu loslaten.`,
  },
  agreementEnds: {
    subject: (title: string) => `De afspraak loopt bijna af: ${title}`,
    body: (title: string, day: string) => `Onze afspraak over "${title}" loopt tot en met ${day}.`,
    choose:
      'Gaan jullie door? Dan verleng je met één klik. Iets anders? Zeg dat op de pagina van jullie plan.',
  },
  stopped: {
    subject: (title: string) => `Dank je wel: ${title}`,
    body: (title: string) => `"${title}" is gestopt. Dat is goed gedaan: netjes stoppen hoort erbij.`,
    lesson: 'Dit geven jullie door aan wie na jullie komt:',
    thanks: 'Dank je wel voor je tijd en je zorg. Heb je ooit een nieuw idee? Je bent welkom.',
  },
  wasOnce: {
    subject: (title: string) => `Het was voor één keer: ${title}`,
    body: (title: string) =>
      `Wij hoorden dat "${title}" voor één keer was. Wij vragen er niets meer over. Dank je wel voor wat je deed.`,
    wrong: 'Klopt dit niet? Bel of mail ons. Dan volgen wij jullie plan weer.',
  },
  declined: {
    subject: (title: string) => `Over je aanbod: ${title}`,
    body: (title: string) =>
      `Fijn dat je "${title}" wilde overnemen. Dit keer ging het naar iemand anders, bleef het zoals het was, of stopte het. Je gegevens hebben wij weggegooid.`,
    more: 'Bekijk wat er nog meer gebeurt in de stad',
  },
  concern: {
    subject: {
      help: (number: string) => `Vraagt om hulp: ${number}`,
      takeover: (number: string) => `Zoekt iemand die het overneemt: ${number}`,
      stopping: (number: string) => `Gaat stoppen: ${number}`,
      stopped: (number: string) => `Is gestopt: ${number}`,
      once: (number: string) => `Was voor één keer: ${number}`,
      nobody: (number: string) => `Niemand houdt het meer draaiend: ${number}`,
      offer: (number: string) => `Iemand wil het overnemen: ${number}`,
    },
    body: {
      help: (title: string) => `Wie "${title}" draaiend houdt, vraagt om hulp.`,
      takeover: (title: string) =>
        `Wie "${title}" draaiend houdt, zoekt iemand die het overneemt. Dat staat nu op de openbare pagina.`,
      stopping: (title: string) => `"${title}" gaat stoppen. Bel om samen goed af te ronden.`,
      stopped: (title: string) =>
        `"${title}" is gestopt. Kijk naar de les: daarna staat hij op de openbare pagina.`,
      once: (title: string) =>
        `Wie "${title}" draaiend hield, zegt dat het voor één keer was. Klopt dat niet? Volg de wens dan weer.`,
      nobody: (title: string) => `Niemand houdt "${title}" nu draaiend.`,
      offer: (title: string) => `Iemand wil "${title}" overnemen. Breng ze met elkaar in contact.`,
    },
    link: 'Open het op het bureau',
  },
}

const en: typeof nl = {
  open: 'Open the page of your plan',
  started: {
    subject: (title) => `It is there! And now on: ${title}`,
    body: (title) => `"${title}" was carried out. Thank you. From now on you keep it going yourselves.`,
    ask: (months) =>
      months === 1 ? 'In one month we ask how it stands.' : `In ${months} months we ask how it stands.`,
    tell: 'On the page of your plan you say who takes part. You can also ask for help there, or stop well. You need no account.',
    once: 'Was it for once, such as a party? Then say so on that page, and we ask nothing more.',
  },
  asked: {
    subject: (title) => `How does it stand? ${title}`,
    again: (title) => `Once more: how does it stand? ${title}`,
    body: (title) => `How is "${title}" going? Choose what fits. It takes half a minute.`,
    well: 'It goes well',
    help: 'We could use help',
    takeover: 'We look for somebody to take it over',
    stopping: 'It is going to stop',
    why: 'We ask this now and then, to know where help is needed and to show everybody how it goes.',
  },
  joined: {
    subject: (title) => `You help to keep this going: ${title}`,
    body: (title) => `You are now among those who keep "${title}" going.`,
    means: 'Now and then we ask by mail how it stands. Your name is not on the website.',
    not: 'Is this wrong, or do you not want it? Say on that page that you no longer take part.',
  },
  left: {
    subject: (title) => `You no longer keep this going: ${title}`,
    body: (title) => `We wrote down that you no longer keep "${title}" going.`,
    thanks: 'Thank you for all you did. Is this wrong? Please call or mail us.',
  },
  takenOver: {
    subject: (title) => `Somebody takes it over: ${title}`,
    body: (title) => `Somebody goes on with "${title}". You can let it go now.`,
  },
  agreementEnds: {
    subject: (title) => `The agreement ends soon: ${title}`,
    body: (title, day) => `Our agreement on "${title}" runs until ${day}.`,
    choose: 'Going on? You extend it with one click. Something else? Say so on the page of your plan.',
  },
  stopped: {
    subject: (title) => `Thank you: ${title}`,
    body: (title) => `"${title}" has stopped. Well done: stopping well is part of it.`,
    lesson: 'This is what you pass on to who comes after you:',
    thanks: 'Thank you for your time and care. You are welcome with a new idea.',
  },
  wasOnce: {
    subject: (title) => `It was for once: ${title}`,
    body: (title) =>
      `We heard that "${title}" was for once. We ask nothing more about it. Thank you for what you did.`,
    wrong: 'Is this wrong? Call or mail us, and we follow your plan again.',
  },
  declined: {
    subject: (title) => `About your offer: ${title}`,
    body: (title) =>
      `It was good of you to offer to take over "${title}". This time it went to somebody else, stayed as it was, or stopped. We threw away your details.`,
    more: 'See what else happens in the city',
  },
  concern: {
    subject: {
      help: (number) => `Asks for help: ${number}`,
      takeover: (number) => `Looks for somebody to take over: ${number}`,
      stopping: (number) => `Is going to stop: ${number}`,
      stopped: (number) => `Has stopped: ${number}`,
      once: (number) => `Was for once: ${number}`,
      nobody: (number) => `Nobody keeps it going any more: ${number}`,
      offer: (number) => `Somebody wants to take it over: ${number}`,
    },
    body: {
      help: (title) => `Who keeps "${title}" going asks for help.`,
      takeover: (title) =>
        `Who keeps "${title}" going looks for somebody to take it over. The public page says so now.`,
      stopping: (title) => `"${title}" is going to stop. Call, to round it off well together.`,
      stopped: (title) => `"${title}" has stopped. Look at the lesson: then it stands on the public page.`,
      once: (title) =>
        `Who kept "${title}" going says that it was for once. Is that wrong? Then follow the wish again.`,
      nobody: (title) => `Nobody keeps "${title}" going now.`,
      offer: (title) => `Somebody wants to take over "${title}". Bring them together.`,
    },
    link: 'Open it at the desk',
  },
}

/** Words of the mails about what goes on after a wish was carried out. */
export const mailTexts = inLocale({ nl, en }, 'continuity.mail')
