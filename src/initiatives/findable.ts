import {
  audiencesOfCases,
  type CaseAudiences,
  deskAudience,
  type OpenedCase,
  partyAudience,
} from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { Db } from '../kit/db.ts'
import { everyone, type Findable, type FindableSource, putFindable } from '../kit/search.ts'
import { paths } from '../paths.ts'
import { publicAddress } from './rules.ts'
import { isSubject, type Subject } from './schema.ts'
import * as store from './store.ts'

/** Events after which others may find a running case, or find it elsewhere. */
const turning: readonly unknown[] = [
  'submitted',
  'officer_changed',
  'guide_appointed',
  'substitute_set',
  'party_joined',
  'party_left',
  'advice_asked',
  'zaaknummer_set',
  'consent_given',
  'consent_withdrawn',
  'published',
  'unpublished',
  'reopened',
]

export const isTurning = (what: unknown): boolean => turning.includes(what)

/** Keeps what people find in step with the case, in the same transaction. */
export async function findableFollowsCase(
  act: Act,
  opened: OpenedCase,
  initiative: store.Initiative,
): Promise<void> {
  const audiences = { parties: partyAudience(opened), desk: deskAudience(opened) }
  for (const thing of findablesOf(initiative, audiences)) await putFindable(act.db, thing)
}

/** The same after somebody changed what it says. */
export async function findableFollowsText(act: Act, caseId: string): Promise<void> {
  for (const thing of await findablesOfIds(act.db, [caseId])) await putFindable(act.db, thing)
}

/** An initiative has two faces: its page, and its case on the staff desk. */
function findablesOf(initiative: store.Initiative, { parties, desk }: CaseAudiences): readonly Findable[] {
  const { case_id, number, slug, title, summary, story, address, home_bound } = initiative
  const shared = {
    id: case_id,
    locale: null,
    title,
    summary,
    areaId: initiative.neighbourhood_id ?? initiative.district_id,
    at: initiative.created_at,
  }
  const place = publicAddress(address, home_bound)
  const about = isSubject(initiative.subject) ? subjectWords[initiative.subject] : ''
  return [
    {
      ...shared,
      kind: 'initiative',
      path: paths.initiative(number, slug),
      text: [number, place, story, initiative.result, about].filter(Boolean).join(' '),
      audience: initiative.public ? [everyone] : parties,
    },
    {
      ...shared,
      kind: 'case',
      path: paths.deskCase(number),
      text: [number, address, story, about].filter(Boolean).join(' '),
      audience: desk,
    },
  ]
}

/** What a plan is found by for its subject: words that fit all plans about it, so not those of `texts.ts`. */
const subjectWords: Readonly<Record<Subject, string>> = {
  green: 'groen green',
  food: 'eten food',
  meeting: 'ontmoeten meeting',
  play: 'spelen play',
  sport: 'sport bewegen sports',
  culture: 'kunst cultuur arts culture',
  care: 'zorg care',
  traffic: 'verkeer traffic',
  energy_water: 'energie water energy',
  safety: 'veiligheid safety',
  other: '',
}

async function findablesOfIds(db: Db, ids: readonly string[]): Promise<readonly Findable[]> {
  const audiences = await audiencesOfCases(db, ids)
  const initiatives = await store.initiativesByIds(db, ids)
  return [...initiatives.values()].flatMap((initiative) => {
    const own = audiences.get(initiative.case_id)
    return own ? findablesOf(initiative, own) : []
  })
}

/** All initiatives and their cases, for building the index anew. */
export const initiativesToFind: FindableSource = async function* (db) {
  let after: string | null = null
  for (;;) {
    const ids: readonly string[] = await store.initiativeIdsAfter(db, after, 500)
    yield* await findablesOfIds(db, ids)
    after = ids.at(-1) ?? null
    if (after === null) return
  }
}
