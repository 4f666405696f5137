import { inLocale } from '../kit/locale.ts'

const nl = {
  title: 'Laat dit uitgroeien tot een stadswens',
  lead: (title: string) => `"${title}" krijgt een nieuw nummer en het proces van een stadswens.`,
  takes: 'Dit gaat mee:',
  taken: [
    'het verhaal, de foto en de bestanden',
    'de plek',
    'wie het plan indiende, wie meedoet en de partners',
    'de lessen tot nu toe',
    'hoeveel mensen voor en tegen waren, zonder hun namen',
    'de begeleider, als die er nog is',
  ],
  hears:
    'Wie het plan indiende, krijgt een mail met het nieuwe nummer. Dat is vanaf dan het enige nummer om te volgen.',
  means: 'Wat verandert er nog meer?',
  meaning: [
    {
      term: 'Steun',
      text: 'Steun van toen telt niet vanzelf mee. Wie de wens steunde en wie wij mogen mailen, krijgt één mail zodra de stadswens op de site staat. Wie daarin ja zegt, telt mee. Handtekeningen op papier blijven bij de wens.',
    },
    {
      term: 'Geld',
      text: 'Geld dat al is toegekend, hoort bij de wens en wordt daar verantwoord. Het gaat niet mee. Voor de stadswens vraag je opnieuw geld aan. Een aanvraag waarover nog niet is beslist, eindigt als de wens stopt.',
    },
    {
      term: 'Terug',
      text: 'Stopt de oude wens en wordt de stadswens toch niets? Dan kan het team de oude wens weer openen, met alles wat daar stond.',
    },
  ],
  old: 'Wat gebeurt er met de wens die er nu is?',
  olds: {
    stopt: 'Die stopt: alles gaat verder bij de stadswens',
    loopt: 'Die loopt door naast de stadswens',
  },
  leaves:
    'Stopt de oude wens, dan gaat die van de site. Anders lijkt het of er nog twee plannen lopen. Het plan komt terug als stadswens, onder het nieuwe nummer. Dat gebeurt zodra het team ernaar heeft gekeken. De pagina van de oude wens wijst wie erbij hoort de weg.',
  chooseOld: 'Kies of de oude wens stopt of doorloopt.',
  submit: 'Laat uitgroeien',
  already: 'Dit is al uitgegroeid tot een stadswens.',
  nobody: 'Er is niemand meer die dit plan indiende. Zoek eerst wie het verder wil brengen.',
  goesOnAs: (number: string) => `Gaat verder als stadswens ${number}.`,
  grewFrom: (number: string) => `Groeide uit ${number}, met verhaal, deelnemers, bestanden en lessen.`,
  note: (number: string, parties: number) =>
    parties === 1
      ? `Groeide uit ${number}. Er stond 1 deelnemer achter. Gesprek en beslissingen lees je daar.`
      : `Groeide uit ${number}. Er stonden ${parties} deelnemers achter. Gesprek en beslissingen lees je daar.`,
  learned: 'Wat wij tot nu toe leerden:',
  asks: (reason: string) => `Kan dit uitgroeien tot een stadswens?\n\n${reason}`,
  part: {
    title: 'Wordt je plan groter?',
    text: 'Een wens kan uitgroeien tot een stadswens. Alles wat er is, gaat mee.',
    link: 'Vraag om een stadswens',
    grown: (number: string) => `Dit groeide uit tot stadswens ${number}. Volg vanaf nu dat nummer.`,
    open: 'Open de stadswens',
  },
  ask: {
    title: 'Kan dit een stadswens worden?',
    lead: 'Vertel waarom het groter wordt. Je begeleider of het team kijkt met je mee.',
    reason: 'Waarom wordt het groter?',
    reasonHint: 'Bijvoorbeeld: er is een wachtlijst, of een andere wijk wil ook.',
    send: 'Vraag het',
    doneTitle: 'Je vraag is verstuurd',
    done: 'Je begeleider of het team neemt contact met je op.',
    back: 'Terug naar je plan',
  },
}

const en: typeof nl = {
  title: 'Let this grow into a city wish',
  lead: (title) => `"${title}" gets a new number and the process of a city wish.`,
  takes: 'This goes along:',
  taken: [
    'the story, the photo and the files',
    'the place',
    'who told the plan, who takes part and the partners',
    'the lessons so far',
    'how many people were for and against, without their names',
    'the guide, when still there',
  ],
  hears: 'Who told the plan gets a mail with the new number. From then on it is the only number to follow.',
  means: 'What else changes?',
  meaning: [
    {
      term: 'Support',
      text: 'Earlier support does not count by itself. Who supported the wish and may be mailed gets one mail as soon as the city wish is on the site. Who says yes there counts. Signatures on paper stay with the wish.',
    },
    {
      term: 'Money',
      text: 'Money that was granted belongs to the wish and is accounted for there. It does not go along. For the city wish you apply for money anew. An application that was not decided on ends when the wish stops.',
    },
    {
      term: 'Way back',
      text: 'Does the old wish stop and does the city wish come to nothing? Then the team can open the old wish again, with everything it held.',
    },
  ],
  old: 'What happens with the wish there is now?',
  olds: {
    stopt: 'It stops: everything goes on with the city wish',
    loopt: 'It goes on beside the city wish',
  },
  leaves:
    'If the old wish stops, it leaves the site. Otherwise it seems as if two plans are running. The plan comes back as a city wish, under its new number, as soon as the team has looked at it. The page of the old wish shows the way to those involved.',
  chooseOld: 'Choose whether the old wish stops or goes on.',
  submit: 'Let it grow',
  already: 'This has grown into a city wish already.',
  nobody: 'Nobody is left who told this plan. First find who wants to bring it further.',
  goesOnAs: (number) => `Goes on as city wish ${number}.`,
  grewFrom: (number) => `Grew from ${number}, with story, parties, files and lessons.`,
  note: (number, parties) =>
    `Grew from ${number}. Parties behind it: ${parties}. Conversation and decisions are there.`,
  learned: 'What we learned so far:',
  asks: (reason) => `Can this grow into a city wish?\n\n${reason}`,
  part: {
    title: 'Does your plan become bigger?',
    text: 'A wish can grow into a city wish. Everything there is goes along.',
    link: 'Ask for a city wish',
    grown: (number) => `This grew into city wish ${number}. Follow that number from now on.`,
    open: 'Open the city wish',
  },
  ask: {
    title: 'Can this become a city wish?',
    lead: 'Tell why it becomes bigger. Your guide or the team looks at it with you.',
    reason: 'Why does it become bigger?',
    reasonHint: 'For instance: there is a waiting list, or another district wants it too.',
    send: 'Ask it',
    doneTitle: 'Your question was sent',
    done: 'Your guide or the team contacts you.',
    back: 'Back to your plan',
  },
}

/** Words of a wish that grows into a city wish. */
export const growTexts = inLocale({ nl, en }, 'referrals.growth')
