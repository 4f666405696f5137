import { z } from 'zod'
import { setZaaknummer } from '../../../../cases/index.ts'
import { shortText } from '../../../../kit/form-fields.ts'
import { TextInput } from '../../../../ui/form/index.ts'
import { caseAction, nothingNeeded } from '../action-page.tsx'

/** The number of the case in the municipality's own records system (zaaksysteem). */
export const setZaaknummerRoutes = caseAction({
  key: 'set_zaaknummer',
  words: ({ t }) => t.zaaknummer,
  schema: () => z.object({ zaaknummer: shortText(60).optional() }),
  prepare: nothingNeeded,
  filled: ({ opened }) => ({ zaaknummer: opened.state.zaaknummer }),
  fields: (field, { t }) => (
    <TextInput
      {...field('zaaknummer')}
      label={t.zaaknummer.number}
      hint={t.zaaknummer.hint}
      autocomplete="off"
      optional="unsaid"
    />
  ),
  work: (act, { zaaknummer }, { opened }) =>
    setZaaknummer(act, { caseId: opened.file.id, zaaknummer: zaaknummer ?? null }),
  faultField: 'zaaknummer',
})
