import { inLocale } from '../../../kit/locale.ts'

const nl = {
  title: 'Als je er niet bent',
  lead: 'Geef op wanneer je weg bent en wie er dan antwoordt. Bewoners zien dat bij hun zaak.',
  planned: 'Wat je opgaf',
  none: 'Je hebt nu niets opgegeven.',
  from: 'Eerste dag',
  until: 'Laatste dag',
  substitute: 'Vervanger',
  nobody: 'geen vervanger',
  substituteHint: 'Heeft een zaak een eigen vervanger, dan antwoordt die.',
  remove: 'Haal weg',
  removed: 'Weggehaald. Je bent er weer.',
  add: 'Vastleggen',
  added: 'Vastgelegd.',
  formTitle: 'Weg van en tot',
  passed: 'Kies een dag die nog komt, of vandaag.',
  lastBeforeFirst: 'De laatste dag ligt voor de eerste dag. Pas een van de twee aan.',
  chooseColleague: 'Kies een collega uit de lijst.',
  substituteAway: (name: string) => `${name} is dan ook weg. Kies iemand anders.`,
}

const en: typeof nl = {
  title: 'When you are away',
  lead: 'Say when you are away and who answers meanwhile. Residents see that at their case.',
  planned: 'What you recorded',
  none: 'You have recorded nothing now.',
  from: 'First day',
  until: 'Last day',
  substitute: 'Substitute',
  nobody: 'no substitute',
  substituteHint: 'If a case has a substitute of its own, that person answers.',
  remove: 'Remove',
  removed: 'Removed. You are back.',
  add: 'Record',
  added: 'Recorded.',
  formTitle: 'Away from and until',
  passed: 'Choose a day to come, or today.',
  lastBeforeFirst: 'The last day lies before the first day. Change one of them.',
  chooseColleague: 'Choose a colleague from the list.',
  substituteAway: (name) => `${name} is away then too. Choose somebody else.`,
}

export const texts = inLocale({ nl, en })
