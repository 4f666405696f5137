import type { Answers } from '../../forms/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type FormValues, valueIn } from '../../kit/form.ts'
import { type OpenNow, openNow } from '../applying.ts'
import { type Idea, isKind, isNeed, type Kind } from '../schema.ts'
import type { Initiative } from '../store.ts'
import { areasOf, needsOf, placeOf } from './idea.ts'

/** Name of the question whether somebody goes on with the money at once. */
export const moneyField = 'geld'
export const wantsMoneyNow = (values: FormValues): boolean => valueIn(values, moneyField) === 'ja'

/** Kinds whose application is so small that it goes with the idea in one go. */
const small: readonly Kind[] = ['neighbourhood_wish']

/** Where this idea can ask for money together with the idea itself; null where it does not, or later. */
export async function moneyStepOf(
  act: Act,
  idea: Pick<Idea, 'kind' | 'needs' | 'districtId' | 'neighbourhoodId'>,
): Promise<OpenNow | null> {
  if (!small.includes(idea.kind) || !idea.needs.includes('money')) return null
  const areaId = idea.neighbourhoodId ?? idea.districtId
  return openNow(act, { kind: idea.kind, areaId }, dayOf(act.now))
}

/** The same for an idea that became a plan. */
export async function moneyStepOfPlan(act: Act, plan: Initiative): Promise<OpenNow | null> {
  const { kind, needs, district_id: districtId, neighbourhood_id: neighbourhoodId } = plan
  return isKind(kind)
    ? moneyStepOf(act, { kind, needs: needs.filter(isNeed), districtId, neighbourhoodId })
    : null
}

/** The same for an idea that is still being told. */
export const moneyStepFor = async (act: Act, kind: Kind | null, answers: Answers): Promise<OpenNow | null> =>
  kind === null
    ? null
    : moneyStepOf(act, { kind, needs: needsOf(answers), ...(await areasOf(act, placeOf(answers))) })
