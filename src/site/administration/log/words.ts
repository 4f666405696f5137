import { caseTexts } from '../../../cases/index.ts'
import type { AuditActor, DeedPart, Operation } from '../../../kit/audit.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { columns, deeds, things } from './all-words.ts'
import { texts } from './texts.ts'

/** Things that tell best what was done, when a deed touched more of them; what happened in a case goes before all. */
const tellingFirst = [
  'role_grant',
  'person',
  'organisation',
  'organisation_member',
  'absence',
  'officer_of_the_day',
  'initiative_edit',
  'initiative_receipt',
  'initiative_link',
  'front_door_referral',
  'meeting_participant',
  'meeting',
  'commitment',
  'commitment_entry',
  'initiative',
  'jury_round',
  'jury_wish',
  'jury_conflict',
  'jury_voter',
  'payment_batch',
  'payment',
  'ledger_entry',
  'application',
  'ceiling',
  'case_file',
]
/** Things that come along with others. */
const tellingLast = ['case_text', 'file', 'form_answer', 'framework_result', 'initiative_revision']

function rank(thing: string): number {
  if (tellingLast.includes(thing)) return 1000
  const place = tellingFirst.indexOf(thing)
  return place < 0 ? 500 : place
}

const mostEvents = 3

/** What was done, in a few words: "Begeleider gekoppeld", "Rol gegeven (3 keer)". */
export function deedInWords(parts: readonly DeedPart[], locale: Locale): string {
  const t = texts(locale)
  const events = parts.filter(({ thing, op }) => thing === 'case_event' && op === 'insert')
  const types = [...new Set(events.flatMap((part) => part.types))]
  if (types.length > 0) {
    const words = types.slice(0, mostEvents).map((type) => eventInWords(type, locale))
    return words.join(', ')
  }
  const [first] = [...parts].sort((one, other) => rank(one.thing) - rank(other.thing))
  if (!first) return ''
  const words = changeInWords(first.thing, first.op, locale)
  return first.amount > 1 ? t.times(words, first.amount) : words
}

/** One row: "Rol gegeven", "Bericht toegevoegd". */
export function changeInWords(thing: string, op: Operation, locale: Locale): string {
  const named = deeds.get(`${thing}.${op}`)
  if (named) return say(named, locale)
  const what = things.get(thing)
  return `${what ? say(what, locale) : thing} ${texts(locale).ops[op]}`
}

export function eventInWords(type: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = caseTexts(locale).events
  return words[type] ?? type
}

export function columnInWords(column: string, locale: Locale): string {
  const words = columns.get(column)
  return words ? say(words, locale) : column.replaceAll('_', ' ')
}

/** Who did it, for who has no name here. */
export function actorInWords(actor: AuditActor, command: string, locale: Locale): string {
  const { actors } = texts(locale)
  if (actor === 'outside') return actors.outside(command)
  return actor === 'person' ? actors.gone : actors[actor]
}

/** By which way it was done, before the name that technicians know it by. */
export function commandInWords(
  { actor, command }: { readonly actor: AuditActor; readonly command: string },
  locale: Locale,
): string {
  const { ways } = texts(locale)
  if (actor === 'outside') return ways.account
  if (command.startsWith('GET ')) return ways.page
  if (command.startsWith('POST ')) return ways.form
  if (command.startsWith('meemaken ')) return ways.command
  return command === 'demo' || command === 'start' || command === 'system' ? ways[command] : ways.job
}
