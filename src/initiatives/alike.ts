import {
  audiencesOf,
  caseIdsOfPeople,
  casesByIds,
  mayHandle,
  maySee,
  type OpenedCase,
  openedCases,
} from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { findLike } from '../kit/search.ts'
import { absencesOn } from '../people/index.ts'
import { type Likeness, likenessOf, weightOf } from './likeness.ts'
import * as store from './store.ts'

/** A plan that resembles the one at hand, and why. */
export interface Alike {
  readonly initiative: store.Initiative
  readonly likeness: Likeness
  /** The reader works on it. */
  readonly handled: boolean
}

const mostShown = 5
/** So many are looked at from each side: the same words, the same people, the same place. */
const mostLookedAt = 12

/**
 * Plans like this one that the reader may see, most alike first: by the same words, the same people, or near. What was
 * linked already is left out.
 */
export async function plansAlike(
  act: Act,
  opened: OpenedCase,
  initiative: store.Initiative,
): Promise<readonly Alike[]> {
  const { db, actor, locale } = act
  const caseId = opened.file.id
  const initiators = opened.parties.flatMap(({ role, person_id }) =>
    role === 'partner' || person_id === null ? [] : [person_id],
  )
  const [words, theirs, near, about, linked] = await Promise.all([
    findLike(
      db,
      { text: initiative.title, audiences: audiencesOf(actor), locale, kinds: ['initiative', 'case'] },
      mostLookedAt * 2,
    ),
    caseIdsOfPeople(db, initiators, mostLookedAt),
    store.initiativeIdsNear(db, initiative, mostLookedAt),
    store.initiativeIdsAbout(db, initiative, mostLookedAt),
    store.linkedIdsOf(db, caseId),
  ])
  const ids = [...new Set([...words.map(({ id }) => id), ...theirs, ...near, ...about])].filter(
    (id) => id !== caseId && !linked.includes(id),
  )
  // What was merged goes on in another plan, which is found itself.
  const files = [...(await casesByIds(db, ids)).values()].filter(({ outcome }) => outcome !== 'merged')
  const others = await openedCases(act, files, await absencesOn(db, dayOf(act.now)))
  const seen = others.filter(({ relations }) => maySee(actor, relations)).map(({ file }) => file.id)
  const plans = await store.initiativesByIds(db, seen)
  const handled = others.filter(({ relations }) => mayHandle(actor, relations)).map(({ file }) => file.id)
  return [...plans.values()]
    .map((other) => ({
      initiative: other,
      likeness: likenessOf(initiative, other, theirs.includes(other.case_id)),
      handled: handled.includes(other.case_id),
    }))
    .filter(({ likeness }) => weightOf(likeness) > 0)
    .toSorted(
      (one, other) =>
        weightOf(other.likeness) - weightOf(one.likeness) ||
        (one.initiative.number < other.initiative.number ? 1 : -1),
    )
    .slice(0, mostShown)
}

/** The plan that one of many is most like, and why. */
export interface MostAlike {
  readonly number: string
  readonly title: string
  readonly likeness: Likeness
}

/**
 * For each of these plans the one it is most like, in one query for all of them; what is like none is left out. Only for
 * who may see every case: new ideas are looked at by the team.
 */
export async function mostAlikeOf(
  act: Act,
  plans: readonly store.Initiative[],
): Promise<ReadonlyMap<string, MostAlike>> {
  const candidates = await store.candidatesFor(
    act.db,
    plans.map(({ case_id }) => case_id),
  )
  return new Map(
    plans.flatMap((plan) => {
      const [most] = candidates
        .filter(({ idea_id }) => idea_id === plan.case_id)
        .map(({ plan: other, same_person }) => ({ other, likeness: likenessOf(plan, other, same_person) }))
        .filter(({ likeness }) => weightOf(likeness) > 0)
        .toSorted(
          (one, other) =>
            weightOf(other.likeness) - weightOf(one.likeness) ||
            (one.other.number < other.other.number ? 1 : -1),
        )
      if (!most) return []
      const { number, title } = most.other
      return [[plan.case_id, { number, title, likeness: most.likeness }] as const]
    }),
  )
}
