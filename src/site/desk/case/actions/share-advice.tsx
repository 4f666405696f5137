import { z } from 'zod'
import {
  type Advice,
  adviceOf,
  caseMailTexts,
  releaseAdvice,
  remindAdvice,
  requirementsOf,
} from '../../../../cases/index.ts'
import type { Act } from '../../../../kit/act.ts'
import { formatDay } from '../../../../kit/dates.ts'
import { NotFound } from '../../../../kit/errors.ts'
import { longText } from '../../../../kit/form-fields.ts'
import { departmentName } from '../../../../kit/municipality.ts'
import { personById } from '../../../../people/index.ts'
import { TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { caseAction } from '../action-page.tsx'
import { toRelease, toRemind } from '../possible.ts'
import { RequirementTable } from '../requirements.tsx'

/** The advice in the address, or the first one that fits. */
async function chosen(
  act: Act,
  caseId: string,
  id: string | undefined,
  fits: (advice: readonly Advice[]) => readonly Advice[],
): Promise<Advice> {
  const fitting = fits(await adviceOf(act.db, caseId))
  const advice = id === undefined ? fitting[0] : fitting.find((one) => one.id === id)
  if (!advice) throw new NotFound()
  return advice
}

/** Reminds who was asked; the clock does it too. */
export const remindAdviceRoutes = caseAction({
  key: 'remind_advice',
  prepare: async (act, { file }, query) => {
    const advice = await chosen(act, file.id, query('advies'), toRemind)
    const adviser = advice.adviser_id === null ? null : await personById(act.db, advice.adviser_id)
    return {
      advice,
      name: adviser?.name ?? departmentName(act.municipality, advice.department ?? '', act.locale),
    }
  },
  words: ({ act, known: { advice, name }, t }) => ({
    title: `${t.remindAdvice.title}: ${caseMailTexts(act.locale).aspects[advice.aspect]}`,
    lead: t.remindAdvice.lead(name, formatDay(advice.due_day, act.locale, 'long')),
    button: t.remindAdvice.button,
  }),
  schema: () => z.object({ advies: z.uuid() }),
  fields: (_, { known }) => <input type="hidden" name="advies" value={known.advice.id} />,
  work: (act, _, { known }) => remindAdvice(act, { adviceId: known.advice.id }),
  faultField: 'advies',
  view: 'advice',
})

/** Shares an advice in plain words; its requirements always go along. */
export const releaseAdviceRoutes = caseAction({
  key: 'release_advice',
  prepare: async (act, { file }, query) => {
    const advice = await chosen(act, file.id, query('advies'), toRelease)
    const requirements = (await requirementsOf(act.db, file.id)).filter(
      (requirement) => requirement.advice_id === advice.id,
    )
    return { advice, requirements }
  },
  words: ({ act, known, t }) => ({
    title: `${t.releaseAdvice.title}: ${caseMailTexts(act.locale).aspects[known.advice.aspect]}`,
    lead: t.releaseAdvice.lead,
    button: t.releaseAdvice.button,
  }),
  above: ({ act, known: { advice, requirements }, t }) => (
    <Section title={t.releaseAdvice.internal}>
      {advice.verdict && <p>{t.advice.verdicts[advice.verdict]}.</p>}
      <p class="keep-lines">{advice.answer}</p>
      {requirements.length > 0 ? (
        <RequirementTable locale={act.locale} requirements={requirements} />
      ) : (
        <p>{t.releaseAdvice.noRequirements}</p>
      )}
    </Section>
  ),
  schema: () => z.object({ tekst: longText(5000) }),
  labels: (t) => ({ tekst: t.releaseAdvice.text }),
  filled: ({ known }) => ({ tekst: known.advice.answer }),
  fields: (field, { t }) => <TextArea {...field('tekst')} label={t.releaseAdvice.text} max={5000} rows={8} />,
  work: (act, { tekst }, { known }) => releaseAdvice(act, { adviceId: known.advice.id, text: tekst }),
  faultField: 'tekst',
  view: 'advice',
})
