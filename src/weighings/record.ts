import { explain, resultById } from '../frameworks/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import type { Fact } from '../kit/pdf.ts'
import { openWeighing } from './actions/opened.ts'
import { outcomeWords } from './pages/outcome.tsx'
import { weighingsOf } from './store.ts'
import { texts } from './texts.ts'

/**
 * The weighings of a plan for its dossier, the latest first. For the parties what was shared with them; for staff also
 * where the others stand. Who weighed and what each of them wrote is for neither: one answer came of it.
 */
export async function weighingsInRecord(
  act: Act,
  caseId: string,
  audience: 'staff' | 'parties',
): Promise<readonly Fact[]> {
  const { db, locale } = act
  const t = texts(locale)
  const facts: Fact[] = []
  for (const one of await weighingsOf(db, caseId)) {
    const { weighing, framework, stage } = await openWeighing(act, one)
    if (stage !== 'released' || weighing.sheet === null) {
      if (audience === 'staff')
        facts.push({
          term: t.title,
          value: [t.stages[stage], weighing.called_off_reason].filter(Boolean).join('\n'),
        })
      continue
    }
    const result = weighing.result_id === null ? null : await resultById(db, weighing.result_id)
    const { outcome, reasons } = explain(framework.definition, weighing.sheet.answers, locale)
    const deviation = result?.deviation ?? null
    facts.push({
      term: t.title,
      value: [
        weighing.released_at === null ? null : formatDay(dayOf(weighing.released_at), locale, 'long'),
        deviation ? outcomeWords({ framework, locale }, deviation.outcome) : outcome?.title,
        deviation?.reason,
        weighing.released_text,
        ...(deviation ? [] : reasons.map(({ text }) => text)),
      ]
        .filter(Boolean)
        .join('\n'),
    })
  }
  return facts
}
