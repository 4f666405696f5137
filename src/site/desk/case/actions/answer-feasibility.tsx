import { z } from 'zod'
import { answerFeasibility } from '../../../../cases/index.ts'
import { longText, oneOf } from '../../../../kit/form-fields.ts'
import { RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { caseAction, nothingNeeded } from '../action-page.tsx'

const answers = ['feasible', 'feasible_if', 'not_feasible', 'not_known_yet'] as const

/** The first, honest answer on whether it can be done; no decision yet. */
export const answerFeasibilityRoutes = caseAction({
  key: 'answer_feasibility',
  words: ({ t }) => t.feasibility,
  schema: () => z.object({ antwoord: oneOf(answers), uitleg: longText(3000) }),
  labels: (t) => ({ antwoord: t.feasibility.answer, uitleg: t.feasibility.text }),
  prepare: nothingNeeded,
  fields: (field, { t }) => (
    <>
      <RadioGroup
        {...field('antwoord')}
        label={t.feasibility.answer}
        options={answers.map((value) => ({ value, label: t.feasibility.answers[value] }))}
      />
      <TextArea {...field('uitleg')} label={t.feasibility.text} max={3000} />
    </>
  ),
  work: (act, { antwoord, uitleg }, { opened }) =>
    answerFeasibility(act, { caseId: opened.file.id, answer: antwoord, text: uitleg }),
  faultField: 'uitleg',
})
