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
import type { Db } from '../kit/db.ts'
import { findLike, usesOf } from '../kit/search.ts'
import { absencesOn } from '../people/index.ts'
import {
  type Likeness,
  likenessOf,
  mostCounted,
  mostUses,
  sharedWords,
  type WordUse,
  weightOf,
} from './likeness.ts'
import * as store from './store.ts'

/** A plan that resembles the one at hand, and why. */
export interface Alike {
  readonly initiative: store.Initiative
  readonly likeness: Likeness
  /** The reader works on it. */
  readonly handled: boolean
}

/** What stands beside a plan: others like it, and others of the same people, which need not be like it. */
export interface PlansBeside {
  readonly alike: readonly Alike[]
  readonly samePeople: readonly Alike[]
}

const mostShown = 5
/** So many are looked at from each side: the same words, the same people, the same place. */
const mostLookedAt = 12

const noIds: readonly string[] = []

type Compared = Parameters<typeof sharedWords>[0]

/** How usual the words are that these plans share with each other: a word of many plans tells nothing about two. */
async function useOf(db: Db, pairs: readonly (readonly [Compared, Compared])[]): Promise<WordUse> {
  const words = [...new Set(pairs.flatMap(([one, other]) => sharedWords(one, other)))]
  const { things, using } = await usesOf(db, 'case', words, { things: mostCounted, uses: mostUses })
  return { plans: things, using }
}

/**
 * Plans like this one that the reader may see, most alike first: by the same telling words, or near and about the same.
 * Beside them what the same people do. What was linked already is left out, unless it is asked for.
 */
export async function plansAlike(
  act: Act,
  opened: OpenedCase,
  initiative: store.Initiative,
  { withLinked = false }: { readonly withLinked?: boolean } = {},
): Promise<PlansBeside> {
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
    withLinked ? noIds : store.linkedIdsOf(db, caseId),
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
  const use = await useOf(
    db,
    [...plans.values()].map((other) => [initiative, other] as const),
  )
  const beside = [...plans.values()].map((other) => ({
    initiative: other,
    likeness: likenessOf(initiative, other, theirs.includes(other.case_id), use),
    handled: handled.includes(other.case_id),
  }))
  const newestFirst = (one: Alike, other: Alike) => (one.initiative.number < other.initiative.number ? 1 : -1)
  const alike = beside
    .filter(({ likeness }) => weightOf(likeness) > 0)
    .toSorted((one, other) => weightOf(other.likeness) - weightOf(one.likeness) || newestFirst(one, other))
    .slice(0, mostShown)
  const samePeople = beside
    .filter((plan) => plan.likeness.samePerson && !alike.includes(plan))
    .toSorted(newestFirst)
    .slice(0, mostShown)
  return { alike, samePeople }
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
  const byId = new Map(plans.map((plan) => [plan.case_id, plan]))
  const use = await useOf(
    act.db,
    candidates.flatMap(({ idea_id, plan }) => {
      const idea = byId.get(idea_id)
      return idea ? [[idea, plan] as const] : []
    }),
  )
  return new Map(
    plans.flatMap((plan) => {
      const [most] = candidates
        .filter(({ idea_id }) => idea_id === plan.case_id)
        .map(({ plan: other, same_person }) => ({
          other,
          likeness: likenessOf(plan, other, same_person, use),
        }))
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
