import { z } from 'zod'
import {
  type Application,
  applicationNow,
  planStopsWithout,
  withdrawApplication,
} from '../../../../funds/index.ts'
import { type WhatEnds, WhatEndsNotice, whatEndsWith } from '../../../../initiatives/index.ts'
import { NotFound } from '../../../../kit/errors.ts'
import { longText } from '../../../../kit/form-fields.ts'
import { TextArea } from '../../../../ui/form/index.ts'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { caseAction } from '../action-page.tsx'

interface Known {
  readonly application: Application
  /** What ends with the plan, where the plan stops without money. */
  readonly ends: WhatEnds | null
}

/** Records that the applicant asks for the money no more, for someone at the desk or on the telephone. */
export const withdrawApplicationRoutes = caseAction({
  key: 'withdraw_application',
  prepare: async (act, opened): Promise<Known> => {
    const application = await applicationNow(act, opened.file.id)
    if (!application) throw new NotFound()
    return { application, ends: planStopsWithout(opened) ? await whatEndsWith(act, opened) : null }
  },
  words: ({ t }) => t.withdrawApplication,
  schema: () => z.object({ reden: longText(2000).optional() }),
  above: ({ act, known: { ends } }) => ends && <WhatEndsNotice act={act} ends={ends} end="withdrawn" />,
  fields: (field, { t }) => (
    <TextArea {...field('reden')} label={t.withdrawApplication.reason} max={2000} rows={4} optional />
  ),
  confirm: (_, { known: { ends }, t }) => (
    <Notice tone="warning" title={t.withdrawApplication.confirmTitle}>
      <p>{ends ? t.withdrawApplication.planStops : t.withdrawApplication.planGoesOn}</p>
    </Notice>
  ),
  work: (act, { reden }, { known: { application } }) =>
    withdrawApplication(act, { applicationId: application.id, reason: reden ?? null }),
  faultField: 'reden',
})
