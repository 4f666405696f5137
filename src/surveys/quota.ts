import { formOfVersion } from '../forms/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict } from '../kit/errors.ts'
import type { Localised } from '../kit/locale.ts'
import { surveyToWorkOn } from './actions.ts'
import { canEnter, fullChoices, isFull, leastQuota, type Quota, quotaQuestions } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** Says how many answers a survey wants, as long as answers can come in. */
export async function setQuota(act: Act, activityId: string, quota: Quota): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, activity, survey } = await surveyToWorkOn(act, activityId)
    const t = texts(act.locale).refused
    const takes =
      canEnter(survey, activity, project.state, dayOf(act.now)) || activity.opens_on > dayOf(act.now)
    if (!takes || survey.form_version_id === null) throw new Conflict(t.closed)
    const { form } = await formOfVersion(act.db, survey.form_version_id)
    const known = quotaQuestions(form).map(({ key }) => key)
    if ([quota.most, quota.most_per_choice].some((one) => one !== null && one < leastQuota))
      throw new Conflict(t.quotaLeast)
    if ((quota.quota_question === null) !== (quota.most_per_choice === null)) throw new Conflict(t.quotaBoth)
    if (quota.quota_question !== null && !known.includes(quota.quota_question))
      throw new Conflict(t.quotaBoth)
    const { most, quota_question, most_per_choice } = quota
    await store.updateSurvey(
      act.db,
      activityId,
      { quota: { most, quota_question, most_per_choice } },
      { at: act.now, personId: act.actor.personId },
    )
  })
}

/** Of what there is enough: everything, or these answers to one question. */
export interface Enough {
  readonly all: boolean
  /** By value, with how the answer reads. */
  readonly choices: ReadonlyMap<string, Localised>
}

/** What a survey has enough of by now. */
export async function enoughOf({ db }: Pick<Act, 'db'>, survey: store.Survey): Promise<Enough> {
  const { activity_id, most, quota_question, form_version_id } = survey
  const all = most !== null && isFull(survey, (await store.surveyCounts(db, activity_id)).answers)
  if (quota_question === null || form_version_id === null) return { all, choices: new Map() }
  const { form } = await formOfVersion(db, form_version_id)
  const field = quotaQuestions(form).find(({ key }) => key === quota_question)
  const full = field ? fullChoices(survey, await store.choiceCounts(db, activity_id, quota_question)) : []
  const labels = field && 'options' in field ? field.options : yesAndNo
  return {
    all,
    choices: new Map(
      labels.flatMap(({ value, label }) => (full.includes(value) ? [[value, label] as const] : [])),
    ),
  }
}

const yesAndNo = [
  { value: 'true', label: { nl: 'Ja', en: 'Yes' } },
  { value: 'false', label: { nl: 'Nee', en: 'No' } },
]
