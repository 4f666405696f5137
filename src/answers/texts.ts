import { inLocale } from '../kit/locale.ts'

const many = (amount: number, one: string, more: string): string => `${amount} ${amount === 1 ? one : more}`

const nl = {
  outcomes: {
    adopted: 'Nemen wij over',
    partly: 'Nemen wij deels over',
    not: 'Nemen wij niet over',
    already: 'Is al zo',
    out_of_scope: 'Valt buiten dit project',
    passed_on: (to: string) => (to ? `Doorgegeven aan ${to}` : 'Geven wij door'),
  },
  refused: {
    reasons: 'Schrijf waarom. Zonder redenen is het geen antwoord.',
    passed_to: 'Vul in aan wie je het doorgeeft.',
    own_reason:
      'Deze woorden staan al bij een andere groep. Schrijf waarom wij juist van deze groep de inbreng niet overnemen.',
    open: (amount: number) =>
      `${many(amount, 'inbreng heeft', 'inbrengen hebben')} nog geen antwoord. Beantwoord eerst alles. Dan kun je het project afronden.`,
    over: 'Dit project is klaar of gestopt. Je kunt niets meer beantwoorden.',
    notAdopted: 'Iets toezeggen kan als het antwoord is dat wij het overnemen, helemaal of deels.',
    private: 'Wat alleen voor het team is, kan geen openbare toezegging krijgen.',
    nameTaken: 'Er is al een groep met deze naam. Kies een andere naam.',
    nothingChosen: 'Kies eerst inbreng.',
    nameMissing: 'Vul een naam in voor de groep.',
    summaryMissing: 'Schrijf in het kort wat deze mensen zeggen.',
  },
  mail: {
    subject: (title: string) => `Ons antwoord op wat je instuurde: ${title}`,
    wrote: (title: string) => `Je stuurde dit in bij "${title}":`,
    outcome: (label: string) => `Wat wij ermee doen: ${label}.`,
    group: (name: string, summary: string) =>
      `Meer mensen schreven hierover (${name}). Samen zeggen zij: ${summary}`,
    why: 'Waarom:',
    button: 'Bekijk je inbreng met ons antwoord',
    disagree: (telephone: string) =>
      `Ben je het er niet mee eens, of heb je een vraag? Bel ons op ${telephone}.`,
  },
  promiseMail: {
    subject: {
      made: (title: string) => `Wij beloven iets op wat je instuurde: ${title}`,
      kept: (title: string) => `Onze toezegging is nagekomen: ${title}`,
      explained_late: (title: string) => `Onze toezegging wordt later: ${title}`,
      withdrawn: (title: string) => `Wij trekken een toezegging in: ${title}`,
    },
    wrote: (title: string) => `Je stuurde dit in bij "${title}":`,
    promise: 'Daarop beloven wij:',
    made: (owner: string, day: string) => `${owner} zorgt daarvoor, uiterlijk ${day}.`,
    promised: 'Daarop beloofden wij:',
    kept: (day: string) => `Dat is gedaan, op ${day}. Dit is wat wij deden:`,
    explained_late: (first: string, day: string) =>
      `Wij halen ${first} niet. De nieuwe datum is ${day}. Dit is de uitleg:`,
    withdrawn: 'Dat doen wij toch niet. Dit is de reden:',
    button: 'Bekijk de toezegging',
    own: 'Bekijk je inbreng met ons antwoord',
  },
  progress: (answered: number, total: number) => `${answered} van ${total} beantwoord`,
  public: {
    title: 'Wat is er met de inbreng gedaan',
    lead: (title: string) => `Hier lees je wat mensen zeiden over ${title}, wat wij ermee doen, en waarom.`,
    description: 'Wat mensen inbrachten in dit project, wat daarmee is gedaan, en waarom.',
    own: 'Wat jij inbracht',
    waits: 'Nog geen antwoord',
    promise: (day: string) => `Uiterlijk ${day} is alles beantwoord.`,
    none: 'Er is nog niets ingebracht.',
    noAnswers: 'Wij hebben nog niets beantwoord.',
    size: (amount: number) => many(amount, 'inbreng', 'keer ingebracht'),
    alone: 'Apart beantwoord',
    see: 'Bekijk alle inbreng',
    numbers: 'De cijfers',
    outcome: 'Wat wij ermee doen',
    amount: 'Aantal',
    open: 'Nog niet beantwoord',
  },
}

const en: typeof nl = {
  outcomes: {
    adopted: 'We adopt this',
    partly: 'We adopt a part of this',
    not: 'We do not adopt this',
    already: 'Is already so',
    out_of_scope: 'Is outside this project',
    passed_on: (to) => (to ? `Passed on to ${to}` : 'We pass it on'),
  },
  refused: {
    reasons: 'Write why. Without reasons it is no answer.',
    passed_to: 'Fill in to whom you pass it on.',
    own_reason:
      'These words stand with another group already. Write why we do not adopt what this group in particular says.',
    open: (amount) =>
      `${many(amount, 'contribution has', 'contributions have')} no answer yet. Answer everything first. Then you can close the project.`,
    over: 'This project is over or stopped. You cannot answer anything any more.',
    notAdopted: 'Something can be promised when the answer is that we adopt it, all or in part.',
    private: 'What is for the team alone can have no public promise.',
    nameTaken: 'There is a group with this name already. Choose another name.',
    nothingChosen: 'Choose contributions first.',
    nameMissing: 'Fill in a name for the group.',
    summaryMissing: 'Write in short what these people say.',
  },
  mail: {
    subject: (title) => `Our answer to what you sent in: ${title}`,
    wrote: (title) => `You sent this in at "${title}":`,
    outcome: (label) => `What we do with it: ${label}.`,
    group: (name, summary) => `More people wrote about this (${name}). Together they say: ${summary}`,
    why: 'Why:',
    button: 'See your contribution with our answer',
    disagree: (telephone) => `Do you disagree, or do you have a question? Call us on ${telephone}.`,
  },
  promiseMail: {
    subject: {
      made: (title) => `We promise something on what you sent in: ${title}`,
      kept: (title) => `Our promise is kept: ${title}`,
      explained_late: (title) => `Our promise will be later: ${title}`,
      withdrawn: (title) => `We take back a promise: ${title}`,
    },
    wrote: (title) => `You sent this in with "${title}":`,
    promise: 'On that we promise:',
    made: (owner, day) => `${owner} sees to it, by ${day}.`,
    promised: 'On that we promised:',
    kept: (day) => `That is done, on ${day}. This is what we did:`,
    explained_late: (first, day) =>
      `We do not make ${first}. The new date is ${day}. This is the explanation:`,
    withdrawn: 'We will not do that after all. This is the reason:',
    button: 'See the promise',
    own: 'See your contribution with our answer',
  },
  progress: (answered, total) => `${answered} of ${total} answered`,
  public: {
    title: 'What was done with what people put in',
    lead: (title) => `Here you read what people said about ${title}, what we do with it, and why.`,
    description: 'What people put in to this project, what was done with it, and why.',
    own: 'What you put in',
    waits: 'No answer yet',
    promise: (day) => `By ${day} everything is answered.`,
    none: 'Nothing was put in yet.',
    noAnswers: 'We have not answered anything yet.',
    size: (amount) => many(amount, 'contribution', 'contributions'),
    alone: 'Answered by themselves',
    see: 'See all contributions',
    numbers: 'The figures',
    outcome: 'What we do with it',
    amount: 'Number',
    open: 'Not answered yet',
  },
}

export const texts = inLocale({ nl, en }, 'answers')
