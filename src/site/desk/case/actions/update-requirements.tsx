import { z } from 'zod'
import { type Requirement, requirementsOf, updateRequirements } from '../../../../cases/index.ts'
import { Conflict } from '../../../../kit/errors.ts'
import { longText, oneOf } from '../../../../kit/form-fields.ts'
import { HiddenField, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'
import { RequirementTable } from '../requirements.tsx'
import { texts } from '../texts.ts'

const outcomes = ['stands', 'met', 'changed', 'dropped'] as const satisfies readonly Requirement['outcome'][]
const fieldOf = ({ id }: Pick<Requirement, 'id'>): string => `eis_${id}`
/** How it stood when the form was opened. */
const shownOf = ({ id }: Pick<Requirement, 'id'>): string => `was_${id}`

/** How each requirement stands now: who works on the case keeps it up to date, and the parties see it at once. */
export const updateRequirementsRoutes = caseAction({
  key: 'update_requirements',
  prepare: async (act, opened): Promise<readonly Requirement[]> => {
    const requirements = await requirementsOf(act.db, opened.file.id)
    if (requirements.length === 0) throw new Conflict(texts(act.locale).updateRequirements.none)
    return requirements
  },
  words: ({ t }) => t.updateRequirements,
  above: ({ act, known }) => <RequirementTable locale={act.locale} requirements={known} />,
  schema: ({ known }) =>
    z.object({
      ...Object.fromEntries(known.map((one) => [fieldOf(one), oneOf(outcomes)])),
      ...Object.fromEntries(known.map((one) => [shownOf(one), oneOf(outcomes).optional()])),
      toelichting: longText(2000).optional(),
    }),
  labels: (t) => ({ toelichting: t.updateRequirements.note }),
  filled: ({ known }) => Object.fromEntries(known.map((one) => [fieldOf(one), one.outcome])),
  fields: (field, { known, t }) => (
    <>
      {known.map((one) => (
        <HiddenField key={one.id} name={shownOf(one)} value={one.outcome} />
      ))}
      {known.map((one) => (
        <RadioGroup
          key={one.id}
          {...field(fieldOf(one))}
          label={one.text}
          options={outcomes.map((value) => ({ value, label: t.advice.outcomes[value] }))}
        />
      ))}
      <TextArea
        {...field('toelichting')}
        label={t.updateRequirements.note}
        hint={t.updateRequirements.noteHint}
        max={2000}
        rows={4}
        optional
      />
    </>
  ),
  work: (act, value, { opened, known }) => {
    const given = value as Readonly<Record<string, unknown>>
    return updateRequirements(act, {
      caseId: opened.file.id,
      outcomes: known.flatMap((one) => {
        const outcome = outcomes.find((each) => each === given[fieldOf(one)])
        const shown = given[shownOf(one)] ?? one.outcome
        if (!outcome || outcome === shown) return []
        // A colleague may have said otherwise since this form was opened.
        if (shown !== one.outcome) throw new Conflict(texts(act.locale).updateRequirements.changed(one.text))
        return outcome === one.outcome ? [] : [{ id: one.id, outcome }]
      }),
      note: value.toelichting ?? null,
    })
  },
  faultField: 'toelichting',
  view: 'advice',
})
