import { inLocale } from '../kit/locale.ts'

// Of an activity that nobody but who works on its project sees yet.

const nl = {
  stand: 'Dit is een concept. Alleen wie aan het project werkt, ziet het.',
  planned: (from: string, until: string) => `Open van ${from} tot en met ${until}, zodra je publiceert.`,
  past: (from: string) => `De eerste dag was ${from}. Publiceer je nu, dan is vandaag de eerste dag.`,
  over: (until: string) => `De laatste dag was ${until}. Kies eerst andere dagen.`,
  publish: 'Publiceer de activiteit',
  publishNow: 'Zet de activiteit open',
  lead: (from: string) =>
    `De activiteit komt op de pagina van het project. Meedoen kan vanaf ${from}. Tot die dag kun je haar nog veranderen.`,
  leadNow: 'De activiteit gaat meteen open. De vraag en de dagen staan dan vast. Stoppen kan altijd nog.',
  sure: 'Ik heb het voorbeeld bekeken. Zo mag iedereen het zien.',
  unsure: 'Bekijk het voorbeeld en zet hier een vinkje.',
  discard: 'Gooi dit concept weg',
  discardLead: 'Niemand deed nog mee. Weg is weg.',
  discardSure: 'Ja, gooi het weg',
  discardUnsure: 'Zet een vinkje als je het echt wilt weggooien.',
  preview:
    'Zo ziet de pagina eruit. Nu is het een concept en ziet niemand anders het. Is de activiteit open, dan staat hier ook de knop om mee te doen.',
  done: {
    open: 'De activiteit is open. Iedereen kan nu meedoen.',
    weggegooid: 'Het concept is weggegooid.',
  },
  survey: {
    fixLead:
      'Zet je de vragen voor het eerst vast, dan komt de vragenlijst op de pagina van het project. Tot de eerste dag kun je de vragen nog veranderen.',
    fixLeadNow:
      'Zet je de vragen vast, dan gaat de vragenlijst meteen open en verander je er niets meer aan. Stoppen kan altijd nog.',
  },
  task: (title: string) => `Publiceer dit concept of verander de dagen: ${title}`,
  firstDay: (day: string) => `eerste dag ${day}`,
}

const en: typeof nl = {
  stand: 'This is a draft. Only who works on the project sees it.',
  planned: (from, until) => `Open from ${from} until ${until}, once you publish it.`,
  past: (from) => `The first day was ${from}. If you publish it now, today is the first day.`,
  over: (until) => `The last day was ${until}. Choose other days first.`,
  publish: 'Publish the activity',
  publishNow: 'Open the activity',
  lead: (from) =>
    `The activity comes on the page of the project. People can take part from ${from}. Until that day you can still change it.`,
  leadNow: 'The activity opens at once. Its question and days then stand. You can always stop it.',
  sure: 'I looked at the preview. Everybody may see it like this.',
  unsure: 'Look at the preview and tick this box.',
  discard: 'Throw this draft away',
  discardLead: 'Nobody took part yet. It cannot be brought back.',
  discardSure: 'Yes, throw it away',
  discardUnsure: 'Tick the box if you really want to throw it away.',
  preview:
    'This is what the page looks like. It is a draft now and nobody else sees it. Once the activity is open, the button to take part is here too.',
  done: {
    open: 'The activity is open. Everybody can take part now.',
    weggegooid: 'The draft is thrown away.',
  },
  survey: {
    fixLead:
      'When you fix the questions for the first time, the survey comes on the page of the project. Until its first day you can still change the questions.',
    fixLeadNow:
      'When you fix the questions, the survey opens at once and you can change nothing in it any more. You can always stop it.',
  },
  task: (title) => `Publish this draft or change its days: ${title}`,
  firstDay: (day) => `first day ${day}`,
}

export const draftTexts = inLocale({ nl, en }, 'activities.draft')
