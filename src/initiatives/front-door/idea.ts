import type { Answers, AnswerValue, FileAnswer, LocationAnswer } from '../../forms/index.ts'
import type { Act } from '../../kit/act.ts'
import { areaByCode, areaById, districtAt, neighbourhoodAt } from '../../places/index.ts'
import { type IdeaInput, isSubject, type Kind, type Need, needs } from '../schema.ts'

// Reads the answers of the form `idea`; a municipality may leave questions out, so nothing here is taken for granted.

const textOf = (value: AnswerValue | undefined): string | null => (typeof value === 'string' ? value : null)
const listOf = (value: AnswerValue | undefined): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : []

export const titleOf = (answers: Answers): string => textOf(answers.title) ?? ''
export const storyOf = (answers: Answers): string => textOf(answers.story) ?? ''
export const filesOf = (answers: Answers): readonly FileAnswer[] =>
  listOf(answers.files) as readonly FileAnswer[]

/** The place as it was written; null when there is none. */
export const placeOf = (answers: Answers): LocationAnswer | null =>
  typeof answers.where === 'object' && !Array.isArray(answers.where)
    ? (answers.where as LocationAnswer)
    : null

/** What everybody will read of it; nothing when it may not be on the site. */
export const wordsForEverybody = (answers: Answers): readonly string[] =>
  answers.may_publish === true ? [titleOf(answers), storyOf(answers), placeOf(answers)?.address ?? ''] : []

export const channels = ['email', 'phone', 'letter'] as const
export type Channel = (typeof channels)[number]

/** Who tells it and how to reach them. */
export interface Teller {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly channel: Channel
  readonly postalAddress: string | null
}

export function tellerOf(answers: Answers): Teller {
  const channel = textOf(answers.channel)
  return {
    name: textOf(answers.name) ?? '',
    email: textOf(answers.email),
    phone: textOf(answers.phone),
    channel: channels.find((one) => one === channel) ?? 'email',
    postalAddress: textOf(answers.postal_address),
  }
}

/** How somebody can be reached, in one line. */
export const reachOf = (teller: Teller): string =>
  [teller.email, teller.phone, teller.postalAddress?.replace(/\n/g, ', ')].filter(Boolean).join(', ')

/** The answers as an idea of a kind, ready to be submitted. */
export async function ideaFrom(
  act: Act,
  answers: Answers,
  how: {
    readonly kind: Kind
    readonly answersId: string
    readonly resultId: string | null
    readonly initiator: IdeaInput['initiator']
  },
): Promise<IdeaInput> {
  const place = placeOf(answers)
  const subject = textOf(answers.subject) ?? ''
  const organisation = textOf(answers.organisation_name)
  const origin = textOf(answers.origin)
  return {
    kind: how.kind,
    title: titleOf(answers),
    story: storyOf(answers),
    subject: isSubject(subject) ? subject : how.kind === 'green' ? 'green' : 'other',
    ...(await areasOf(act, place)),
    address: place?.address ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    homeBound: answers.green === 'facade_garden',
    needs: needsOf(answers),
    origin: origin === 'asked' || origin === 'spontaneous' ? origin : null,
    fileIds: filesOf(answers).map((file) => file.id),
    frameworkResultId: how.resultId,
    answersId: how.answersId,
    consentPublic: answers.may_publish === true,
    initiator: how.initiator,
    organisation: organisation ? { name: organisation } : null,
  }
}

/** District and neighbourhood: what was chosen counts, the point on the map fills in the rest. */
export async function areasOf(act: Act, place: LocationAnswer | null) {
  const point = place && place.lat !== null && place.lon !== null ? ([place.lon, place.lat] as const) : null
  const chosen = place?.area ? await areaByCode(act.db, place.area) : null
  const neighbourhood = point ? await neighbourhoodAt(act.db, point) : null
  const pointed = point ? await districtAt(act.db, point) : null
  const above = neighbourhood?.parent_id ? await areaById(act.db, neighbourhood.parent_id) : null
  const district = chosen ?? pointed ?? above
  const fits = neighbourhood !== null && district !== null && neighbourhood.parent_id === district.id
  return { districtId: district?.id ?? null, neighbourhoodId: fits ? neighbourhood.id : null }
}

/** Help is asked apart from money, so that "no help" is nothing only when no money is needed either. */
export function needsOf(answers: Answers): Need[] {
  const asked = listOf(answers.needs)
  const money = textOf(answers.needs_money) ?? 'none'
  const found = needs.filter((need) => (need === 'money' ? money !== 'none' : asked.includes(need)))
  return found.length > 1 ? found.filter((need) => need !== 'nothing') : found
}
