import type { EventData } from '../../../cases/index.ts'
import { type Locale, type Localised, say } from '../../../kit/locale.ts'

type NamesOf<T> = T extends unknown ? keyof T & string : never
/** Every name that the data of an event can have. */
type DataName = NamesOf<EventData[keyof EventData]>

/** What the log calls the parts of what an event records. */
const words: Readonly<Record<DataName, Localised>> = {
  adviceId: { nl: 'advies', en: 'advice' },
  answer: { nl: 'antwoord', en: 'answer' },
  applicationId: { nl: 'aanvraag', en: 'application' },
  as: { nl: 'hoe', en: 'how' },
  aspect: { nl: 'onderwerp', en: 'aspect' },
  because: { nl: 'omdat', en: 'because' },
  body: { nl: 'wie beslist', en: 'who decides' },
  caseId: { nl: 'zaak', en: 'case' },
  cents: { nl: 'bedrag in centen', en: 'amount in cents' },
  commitmentId: { nl: 'toezegging', en: 'promise' },
  decisionId: { nl: 'beslissing', en: 'decision' },
  decisionType: { nl: 'soort beslissing', en: 'kind of decision' },
  due: { nl: 'uiterlijk', en: 'at the latest' },
  fileIds: { nl: 'bestanden', en: 'files' },
  from: { nl: 'vanaf', en: 'from' },
  fromId: { nl: 'uit zaak', en: 'from case' },
  guideId: { nl: 'begeleider', en: 'guide' },
  id: { nl: 'kenmerk', en: 'reference' },
  intoId: { nl: 'in zaak', en: 'into case' },
  kind: { nl: 'soort', en: 'kind' },
  length: { nl: 'hoeveel', en: 'how many' },
  meetingId: { nl: 'afspraak', en: 'meeting' },
  messageId: { nl: 'bericht', en: 'message' },
  officerId: { nl: 'collega van de dag', en: 'officer of the day' },
  on: { nl: 'op', en: 'on' },
  outcome: { nl: 'uitkomst', en: 'outcome' },
  outcomes: { nl: 'uitkomsten', en: 'outcomes' },
  partyId: { nl: 'wie meedoet', en: 'who takes part' },
  plannedOn: { nl: 'gepland op', en: 'planned on' },
  relation: { nl: 'soort band', en: 'kind of link' },
  requirementId: { nl: 'voorwaarde', en: 'requirement' },
  requirements: { nl: 'aantal voorwaarden', en: 'number of requirements' },
  role: { nl: 'rol', en: 'role' },
  sequence: { nl: 'volgnummer', en: 'sequence number' },
  spent: { nl: 'uitgegeven, in centen', en: 'spent, in cents' },
  spot: { nl: 'plek', en: 'place' },
  startsAt: { nl: 'begint op', en: 'starts at' },
  step: { nl: 'stap', en: 'step' },
  stuckId: { nl: 'waar het vastzit', en: 'where it is stuck' },
  substituteId: { nl: 'vervanger', en: 'substitute' },
  term: { nl: 'termijn', en: 'term' },
  toId: { nl: 'naar', en: 'to' },
  unit: { nl: 'eenheid', en: 'unit' },
  unspent: { nl: 'over, in centen', en: 'left, in cents' },
  until: { nl: 'tot en met', en: 'up to and including' },
  version: { nl: 'versie', en: 'version' },
  weighingId: { nl: 'afweging', en: 'weighing' },
  what: { nl: 'wat', en: 'what' },
  zaaknummer: { nl: 'zaaknummer', en: 'number of the case file' },
}

const known: Readonly<Record<string, Localised>> = words

/** A part of what an event records, in words; null when no event records it. */
export function dataNameInWords(name: string, locale: Locale): string | null {
  const said = known[name]
  return said ? say(said, locale) : null
}
