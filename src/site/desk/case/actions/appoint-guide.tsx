import { z } from 'zod'
import { appointGuide, caseTexts, type SuggestedGuide, suggestGuidesFor } from '../../../../cases/index.ts'
import { initiativeById, isSubject, subjectName } from '../../../../initiatives/index.ts'
import { formatDay } from '../../../../kit/dates.ts'
import type { Locale } from '../../../../kit/locale.ts'
import { RadioGroup } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'
import { texts } from '../texts.ts'

/** Why somebody fits, in one line; how many cases they have is not said (rule 9). */
export function reasonsInWords({ reasons }: SuggestedGuide, locale: Locale): string {
  const words = caseTexts(locale).guideReasons
  const told = reasons.map((reason) => {
    if (reason.code === 'away') return words.away(formatDay(reason.until, locale, 'day_month'))
    if (reason.code !== 'expertise') return words[reason.code]
    const subjects = reason.subjects.filter(isSubject).map((subject) => subjectName(subject, locale))
    return subjects.length > 0 ? `${words.expertise} (${subjects.join(', ')})` : words.expertise
  })
  return told.length > 0 ? told.join(' · ') : texts(locale).appoint.noReason
}

/** Names the guide, with who fits best on top. */
export const appointGuideRoutes = caseAction({
  key: 'appoint_guide',
  prepare: async (act, { file }) => {
    const subject = (await initiativeById(act.db, file.id))?.subject
    return suggestGuidesFor(act, file.id, subject ? [subject] : [])
  },
  words: ({ opened, t }) => ({
    title: opened.state.guideId === null ? t.appoint.title : t.appoint.titleAgain,
    lead: t.appoint.lead,
    button: t.appoint.button,
  }),
  schema: ({ known }) => z.object({ begeleider: z.literal(known.map(({ id }) => id)) }),
  labels: (t) => ({ begeleider: t.appoint.guide }),
  filled: ({ known, opened }) => ({
    begeleider: known.find(({ id }) => id !== opened.state.guideId)?.id,
  }),
  fields: (field, { act, known, opened, t }) => (
    <RadioGroup
      {...field('begeleider')}
      label={t.appoint.guide}
      hint={t.appoint.hint}
      options={known.map((suggestion) => {
        const { id, person } = suggestion
        const reasons = reasonsInWords(suggestion, act.locale)
        return {
          value: id,
          label: person.job_title ? `${person.name}, ${person.job_title}` : person.name,
          hint: id === opened.state.guideId ? `${t.appoint.now} · ${reasons}` : reasons,
        }
      })}
    />
  ),
  work: (act, { begeleider }, { opened }) =>
    appointGuide(act, { caseId: opened.file.id, guideId: begeleider }),
  faultField: 'begeleider',
})
