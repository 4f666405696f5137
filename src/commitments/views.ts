import { casesByIds, caseTexts } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { departmentName } from '../kit/municipality.ts'
import { slugOf } from '../kit/slug.ts'
import { paths } from '../paths.ts'
import { isStaff, organisationsByIds, peopleByIds } from '../people/index.ts'
import { type CommitmentKind, type CommitmentState, type OwnerKind, stateOfSummary } from './rules.ts'
import { projectsOfPromises } from './store/projects.ts'
import { type Commitment, lastTextIds } from './store.ts'
import { texts } from './texts.ts'
import { bodiesOf, wordsIdOf } from './words.ts'

/** Where an answer with promises stands on its page. */
export const answerAnchor = (id: string): string => `antwoord-${id}`
const anchorOf = ({ group_id, contribution_id }: Commitment): string =>
  answerAnchor(group_id ?? contribution_id ?? '')

/** A promise as a page shows it, in the words its reader may read. */
export interface CommitmentView {
  readonly id: string
  /** What was promised; null when it was erased. */
  readonly promise: string | null
  readonly kind: CommitmentKind
  readonly ownerKind: OwnerKind
  /** In public a department, an organisation or "the initiator"; the parties see the name too. */
  readonly owner: string
  readonly state: CommitmentState
  /** The last thing said about it: why it is later, what was done, why it was withdrawn or ended. */
  readonly explanation: string | null
  readonly forEveryone: boolean
  /** The case or project it belongs to; of a project the page where the answer stands. */
  readonly about: {
    readonly kind: 'case' | 'project'
    readonly number: string
    readonly title: string
    readonly href: string
  }
}

/** `parties` sees who promised by name, `everyone` never does (rule 9). */
export type Audience = 'everyone' | 'parties'

/** What a list or table shows of these promises; a fixed number of queries, however many there are. */
export async function viewCommitments(
  act: Act,
  commitments: readonly Commitment[],
  audience: Audience,
): Promise<readonly CommitmentView[]> {
  const { db } = act
  const lastTexts = await lastTextIds(
    db,
    commitments.map((one) => one.id),
  )
  const [bodies, projects, cases, organisations, people] = await Promise.all([
    bodiesOf(db, commitments, [...lastTexts.values()]),
    projectsOfPromises(db, commitments),
    casesByIds(
      db,
      commitments.flatMap((one) => one.case_id ?? []),
    ),
    organisationsByIds(
      db,
      commitments.map((one) => one.owner_organisation_id),
    ),
    audience === 'parties'
      ? peopleByIds(
          db,
          commitments.map((one) => one.owner_person_id),
        )
      : new Map<string, { readonly name: string }>(),
  ])
  const today = dayOf(act.now)
  return commitments.map((commitment) => {
    const file = cases.get(commitment.case_id ?? '')
    const project = projects.get(commitment.project_id ?? '')
    const { ended_because: because } = commitment
    return {
      id: commitment.id,
      promise: bodies.get(wordsIdOf(commitment)) ?? null,
      kind: commitment.kind,
      ownerKind: commitment.owner_kind,
      owner: ownerName(
        act,
        commitment,
        organisations.get(commitment.owner_organisation_id ?? '')?.name,
        people.get(commitment.owner_person_id)?.name,
      ),
      state: stateOfSummary(commitment, today),
      explanation: because
        ? caseTexts(act.locale).endedBecause[because]
        : (bodies.get(lastTexts.get(commitment.id)?.id ?? '') ?? null),
      forEveryone: commitment.for_everyone,
      about: project
        ? {
            ...{ kind: 'project', number: project.number, title: project.title },
            href: `${paths.projectAnswers(project.slug)}#${anchorOf(commitment)}`,
          }
        : {
            kind: 'case',
            number: file?.number ?? '',
            title: file?.title ?? '',
            href: caseHref(act, commitment, audience, file?.number ?? '', file?.title ?? ''),
          },
    }
  })
}

function ownerName(
  act: Act,
  { owner_kind, department }: Commitment,
  organisation: string | undefined,
  person: string | undefined,
): string {
  const t = texts(act.locale)
  const named = departmentName(act.municipality, department ?? '', act.locale)
  const behind = owner_kind === 'municipality' ? `${t.theMunicipality}, ${named}` : organisation
  if (behind && person) return `${person} (${behind})`
  if (behind) return behind
  return person ?? t.aPerson[owner_kind === 'partner' ? 'partner' : 'initiator']
}

/** Who sees what the parties see goes to where they work on it; in public everybody goes to the same page. */
function caseHref(
  act: Act,
  commitment: Commitment,
  audience: Audience,
  number: string,
  title: string,
): string {
  if (audience === 'parties' && isStaff(act.actor)) return paths.deskCase(number)
  return commitment.case_public ? paths.initiative(number, slugOf(title)) : paths.myCase(number)
}
