import { inLocale } from '../../../kit/locale.ts'

const nl = {
  title: (name: string) => `${name} draagt alles over`,
  lead: 'Kies bij elke regel wie het overneemt. Wij stellen voor wie past: wijk, onderwerp en ruimte tellen mee.',
  nothing: 'Deze medewerker heeft nu geen zaken, projecten, toezeggingen, adviesvragen of afspraken.',
  kinds: {
    case: 'Zaken',
    project: 'Projecten',
    promise: 'Toezeggingen',
    advice: 'Adviesvragen',
    meeting: 'Afspraken',
  },
  projectGoes:
    'Activiteiten, vragenlijsten, bijeenkomsten en beloofde antwoorden gaan mee. Alleen een projectleider kan een project overnemen.',
  noLeader: 'Er is geen andere projectleider',
  noLeaderText: 'Geef eerst een collega de rol projectleider. Daarna kan die de projecten overnemen.',
  noLeaderLink: 'Naar mensen en rollen',
  weighed: (amount: number) =>
    amount === 1
      ? 'Er loopt nog 1 afweging bij deze medewerker. De contactpersoon van de zaak krijgt een mail en vraagt een ander.'
      : `Er lopen nog ${amount} afwegingen bij deze medewerker. De contactpersoon van elke zaak krijgt een mail en vraagt een ander.`,
  by: (day: string) => `voor ${day}`,
  to: 'Gaat naar',
  toAbout: (what: string) => `Wie neemt ${what} over?`,
  allTo: 'Alles aan één collega geven',
  allToHint: 'Laat leeg om per regel te kiezen.',
  rest: 'Wie staat voortaan op het rooster en vervangt collega’s?',
  restHint: 'Alleen van belang als deze medewerker op het rooster staat of iemand vervangt.',
  submit: 'Alles overdragen en het werk beëindigen',
  what: 'Daarna eindigen alle rollen en sessies meteen. Initiatiefnemers krijgen een mail met hun nieuwe contactpersoon.',
  choose: 'Kies een collega.',
  stillOwns: (amount: number) =>
    `Er kwam net iets bij: nog ${amount}. Kijk opnieuw en kies ook daarvoor een collega.`,
  fromDay: 'Op welke dag gaat dit in?',
  fromDayHint: 'Die ochtend gaat alles over en eindigen de rollen. Laat leeg om het nu te doen.',
  plan: 'Plannen voor deze dag',
  fromDayMissing: 'Kies de dag waarop dit ingaat.',
  fromDayWrong: 'Kies een dag na vandaag, en binnen een jaar.',
  dayChosen: 'Je koos een dag. Kies "Plannen voor deze dag", of maak de dag leeg.',
  planned: (name: string, day: string) => `${name} vertrekt op ${day}`,
  plannedText: 'Tot die dag blijft alles zoals het is. Je kunt het plan hieronder veranderen.',
  plannedLater: 'Wat er nog bijkomt, gaat naar wie het best past.',
  stuck: 'Het lukte op die dag niet. Kijk of er nog een beheerder en een collega zijn, en plan opnieuw.',
  cancel: 'Vertrek annuleren',
  see: 'Bekijk of verander het plan',
  listTitle: 'Wie vertrekt er?',
  done: {
    gepland: 'Het vertrek is gepland. Wie het aangaat, krijgt een mail.',
    geannuleerd: 'Het vertrek is geannuleerd. Alles blijft zoals het is.',
  } as Readonly<Record<string, string>>,
  mails: {
    planned: {
      subject: 'Je werk wordt overgedragen',
      you: (day: string) =>
        `Op ${day} eindigt je werk bij Meemaken. Die ochtend gaat alles over naar collega’s.`,
      until: 'Tot die dag ben jij de contactpersoon. Initiatiefnemers horen het op de dag zelf van ons.',
    },
    changed: 'De overdracht van je werk is veranderd',
    goesTo: (name: string, amount: number) => `${name}: ${amount}`,
    calledOff: {
      subject: 'De overdracht van je werk gaat niet door',
      you: 'Je vertrek is geannuleerd. Je houdt je rollen en je zaken.',
    },
    yours: {
      subject: (name: string) => `Jij neemt werk over van ${name}`,
      text: (name: string, day: string, amount: number) =>
        `${name} vertrekt op ${day}. Jij krijgt dan ${amount} van de zaken, projecten, toezeggingen, adviesvragen of afspraken.`,
      until: 'Praat elkaar tot die dag bij. Initiatiefnemers horen op de dag zelf dat jij het overneemt.',
    },
    notYours: {
      subject: (name: string) => `Je neemt geen werk over van ${name}`,
      text: (name: string) =>
        `De overdracht van ${name} is veranderd of geannuleerd. Jij hoeft niets te doen.`,
    },
    stuck: {
      subject: (name: string) => `Het vertrek van ${name} lukte niet`,
      text: (name: string) =>
        `Vandaag zou ${name} vertrekken. Er is niemand die alles kan overnemen, of er blijft geen beheerder over.`,
      link: 'Bekijk de overdracht',
    },
    ended: {
      subject: (name: string) => `${name} heeft geen rol meer, en nog wel werk`,
      text: (name: string, amount: number) =>
        `De inlogdienst van de gemeente geeft ${name} geen rol meer. Er staat nog ${amount} op deze naam.`,
      next: 'Een collega vervangt tot het werk is overgedragen. Kies wie het overneemt.',
      desk: 'Bekijk wat er overgedragen moet worden',
    },
    lastAdministrator: {
      subject: 'Jij bent de laatste beheerder',
      text: 'De inlogdienst van de gemeente geeft je de rol beheerder niet meer. Je houdt hem, anders is er geen beheerder.',
      next: 'Geef een collega de rol beheerder. Daarna kan iemand jouw rol beëindigen.',
      link: 'Naar mensen en rollen',
    },
  },
  toHandOver: {
    title: 'Over te dragen',
    lead: 'Van deze zaken heeft de begeleider geen rol meer. Een collega vervangt. Kies wie de zaak overneemt.',
    of: (name: string) => `van ${name}`,
  },
  yourself: 'Je eigen werk beëindigt een andere beheerder.',
  ownsCases: (amount: number) =>
    `Deze medewerker heeft nog ${amount} lopende zaken. Draag die eerst over: open de medewerker en kies "Werk overdragen en beëindigen".`,
  leadsProjects: (amount: number) =>
    `Deze medewerker leidt nog ${amount === 1 ? '1 project' : `${amount} projecten`}. Draag die eerst over: open de medewerker en kies "Werk overdragen en beëindigen".`,
}

const en: typeof nl = {
  title: (name) => `${name} hands everything over`,
  lead: 'Choose who takes over each line. We suggest who fits: area, subject and room count.',
  nothing: 'This member of staff has no cases, projects, promises, questions for advice or meetings now.',
  kinds: {
    case: 'Cases',
    project: 'Projects',
    promise: 'Promises',
    advice: 'Questions for advice',
    meeting: 'Meetings',
  },
  projectGoes:
    'Activities, surveys, meetings and promised answers go with it. Only a project leader can take over a project.',
  noLeader: 'There is no other project leader',
  noLeaderText: 'First make a colleague project leader. Then they can take over the projects.',
  noLeaderLink: 'To people and roles',
  weighed: (amount) =>
    amount === 1
      ? 'This member of staff still weighs 1 plan. The contact of the case gets a mail and asks another.'
      : `This member of staff still weighs ${amount} plans. The contact of each case gets a mail and asks another.`,
  by: (day) => `by ${day}`,
  to: 'Goes to',
  toAbout: (what) => `Who takes over ${what}?`,
  allTo: 'Give everything to one colleague',
  allToHint: 'Leave empty to choose for each line.',
  rest: 'Who is on the roster and substitutes from now on?',
  restHint: 'Only matters when this member of staff is on the roster or substitutes for somebody.',
  submit: 'Hand everything over and end the work',
  what: 'Then all roles and sessions end at once. Initiators get a mail with their new contact.',
  choose: 'Choose a colleague.',
  stillOwns: (amount) =>
    `Something came in just now: ${amount} more. Look again and choose a colleague for that too.`,
  fromDay: 'On which day does this begin?',
  fromDayHint: 'That morning everything goes over and the roles end. Leave empty to do it now.',
  plan: 'Plan for this day',
  fromDayMissing: 'Choose the day on which this begins.',
  fromDayWrong: 'Choose a day after today, and within a year.',
  dayChosen: 'You chose a day. Choose "Plan for this day", or make the day empty.',
  planned: (name, day) => `${name} leaves on ${day}`,
  plannedText: 'Until that day everything stays as it is. You can change the plan below.',
  plannedLater: 'What still comes in goes to who fits best.',
  stuck:
    'It did not work on that day. See whether an administrator and a colleague are left, and plan again.',
  cancel: 'Call off the leave',
  see: 'See or change the plan',
  listTitle: 'Who leaves?',
  done: {
    gepland: 'The leave is planned. Whom it concerns gets a mail.',
    geannuleerd: 'The leave is called off. Everything stays as it is.',
  },
  mails: {
    planned: {
      subject: 'Your work is handed over',
      you: (day) => `On ${day} your work at Meemaken ends. That morning everything goes over to colleagues.`,
      until: 'Until that day you are the contact person. Initiators hear it from us on the day itself.',
    },
    changed: 'Handing over your work has changed',
    goesTo: (name, amount) => `${name}: ${amount}`,
    calledOff: {
      subject: 'Your work is not handed over',
      you: 'Your leave was called off. You keep your roles and your cases.',
    },
    yours: {
      subject: (name) => `You take over work of ${name}`,
      text: (name, day, amount) =>
        `${name} leaves on ${day}. You then get ${amount} of the cases, projects, promises, questions for advice or meetings.`,
      until: 'Talk it over until that day. Initiators hear on the day itself that you take over.',
    },
    notYours: {
      subject: (name) => `You take over no work of ${name}`,
      text: (name) =>
        `Handing over the work of ${name} has changed or was called off. You need not do anything.`,
    },
    stuck: {
      subject: (name) => `${name} could not leave as planned`,
      text: (name) =>
        `${name} was to leave today. Nobody can take over everything, or no administrator would be left.`,
      link: 'See what is handed over',
    },
    ended: {
      subject: (name) => `${name} has no role any more, and still has work`,
      text: (name, amount) =>
        `The sign-in service of the municipality gives ${name} no role any more. ${amount} things still have this name.`,
      next: 'A colleague substitutes until the work is handed over. Choose who takes it over.',
      desk: 'See what must be handed over',
    },
    lastAdministrator: {
      subject: 'You are the last administrator',
      text: 'The sign-in service of the municipality no longer makes you administrator. You stay one, or there would be none.',
      next: 'Make a colleague administrator. After that somebody can end your role.',
      link: 'To people and roles',
    },
  },
  toHandOver: {
    title: 'To be handed over',
    lead: 'The guide of these cases has no role any more. A colleague substitutes. Choose who takes the case over.',
    of: (name) => `of ${name}`,
  },
  yourself: 'Your own work is ended by another administrator.',
  ownsCases: (amount) =>
    `This member of staff still has ${amount} running cases. Hand those over first: open the member of staff and choose "Hand over the work and end it".`,
  leadsProjects: (amount) =>
    `This member of staff still leads ${amount === 1 ? '1 project' : `${amount} projects`}. Hand those over first: open the member of staff and choose "Hand over the work and end it".`,
}

export const texts = inLocale({ nl, en })
