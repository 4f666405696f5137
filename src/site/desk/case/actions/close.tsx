import { z } from 'zod'
import { reopenCase, withdraw } from '../../../../cases/index.ts'
import {
  completeInitiative,
  type WhatEnds,
  WhatEndsNotice,
  whatEndsWith,
} from '../../../../initiatives/index.ts'
import { longText } from '../../../../kit/form-fields.ts'
import { say } from '../../../../kit/locale.ts'
import { RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { caseAction } from '../action-page.tsx'

/** Closes what was carried out, with its result and lessons. */
export const completeCaseRoutes = caseAction({
  key: 'complete_case',
  prepare: (act, opened): Promise<WhatEnds> => whatEndsWith(act, opened),
  words: ({ t }) => t.completeCase,
  schema: () => z.object({ resultaat: longText(5000), lessen: longText(5000).optional() }),
  labels: (t) => ({ resultaat: t.completeCase.result }),
  above: ({ act, known }) => <WhatEndsNotice act={act} ends={known} end="completed" />,
  fields: (field, { t }) => (
    <>
      <TextArea {...field('resultaat')} label={t.completeCase.result} max={5000} />
      <TextArea
        {...field('lessen')}
        label={t.completeCase.lessons}
        hint={t.completeCase.lessonsHint}
        max={5000}
        optional
      />
    </>
  ),
  files: 'photos',
  shown: ({ resultaat, lessen }) => [resultaat, lessen],
  confirm: ({ resultaat }, { t }) => (
    <>
      <Notice tone="warning" title={t.completeCase.confirmTitle}>
        <p>{t.completeCase.confirm}</p>
      </Notice>
      <blockquote class="keep-lines">{resultaat}</blockquote>
    </>
  ),
  work: (act, { resultaat, lessen }, { opened }, files) =>
    completeInitiative(act, {
      caseId: opened.file.id,
      result: resultaat,
      lessons: lessen ?? null,
      fileIds: files.map(({ id }) => id),
    }),
  faultField: 'resultaat',
})

/** Records that the initiator stops, for someone at the desk or on the telephone. */
export const withdrawRoutes = caseAction({
  key: 'withdraw',
  prepare: (act, opened): Promise<WhatEnds> => whatEndsWith(act, opened),
  words: ({ t }) => t.withdraw,
  schema: () => z.object({ reden: longText(2000).optional() }),
  above: ({ act, known }) => <WhatEndsNotice act={act} ends={known} end="withdrawn" />,
  fields: (field, { t }) => (
    <TextArea {...field('reden')} label={t.withdraw.reason} max={2000} rows={4} optional />
  ),
  confirm: (_, { t }) => (
    <Notice tone="warning" title={t.withdraw.confirmTitle}>
      <p>{t.withdraw.confirm}</p>
    </Notice>
  ),
  work: (act, { reden }, { opened }) => withdraw(act, { caseId: opened.file.id, reason: reden ?? null }),
  faultField: 'reden',
})

/** Takes up a closed case again. */
export const reopenRoutes = caseAction({
  key: 'reopen',
  prepare: async (_, { process }) => process.steps,
  words: ({ t }) => t.reopen,
  schema: ({ known }) => z.object({ stap: z.literal(known.map(({ key }) => key)), reden: longText(2000) }),
  labels: (t) => ({ stap: t.reopen.step, reden: t.reopen.reason }),
  fields: (field, { act, known, t }) => (
    <>
      <RadioGroup
        {...field('stap')}
        label={t.reopen.step}
        options={known.map((step) => ({ value: step.key, label: say(step.title, act.locale) }))}
      />
      <TextArea {...field('reden')} label={t.reopen.reason} max={2000} rows={4} />
    </>
  ),
  work: (act, { stap, reden }, { opened }) =>
    reopenCase(act, { caseId: opened.file.id, step: stap, reason: reden }),
  faultField: 'stap',
})
