import type { Act } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import type { Locale } from '../kit/locale.ts'
import { departmentName } from '../kit/municipality.ts'
import { organisationsByIds, personById } from '../people/index.ts'
import type { Promised } from './mails.ts'
import type { CommitmentRefusal } from './rules.ts'
import type * as store from './store.ts'
import { texts } from './texts.ts'

/** The rule that was broken, so that a page can show it at the right field. */
export class CommitmentRefused extends Conflict {
  constructor(
    act: Act,
    readonly refusal: CommitmentRefusal,
  ) {
    super(texts(act.locale).refusals[refusal])
  }
}

/** The promise as its letters tell it; the parties see who promised by name. */
export async function promisedBy(
  act: Act,
  commitment: Pick<
    store.Commitment,
    'id' | 'owner_person_id' | 'owner_organisation_id' | 'department' | 'first_due'
  >,
  text: string,
): Promise<Promised> {
  const person = await personById(act.db, commitment.owner_person_id)
  const organisationId = commitment.owner_organisation_id
  const organisation = (await organisationsByIds(act.db, [organisationId])).get(organisationId ?? '')
  const { department } = commitment
  const behind = (locale: Locale): string | null =>
    organisation?.name ?? (department && departmentName(act.municipality, department, locale))
  const name = person?.name ?? ''
  return {
    id: commitment.id,
    text,
    who: (locale) => (behind(locale) ? `${name} (${behind(locale)})` : name),
    firstDue: commitment.first_due,
  }
}
