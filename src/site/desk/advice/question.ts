import {
  type Advice,
  adviceById,
  attachmentsOf,
  mayAnswerAdvice,
  mayHandle,
  type OpenedCase,
  openedCase,
  type Requirement,
  requirementsOf,
} from '../../../cases/index.ts'
import { applicationNow, type Budget, requestOf } from '../../../funds/index.ts'
import {
  type Initiative,
  initiativeById,
  type SupportBefore,
  type SupportCount,
  supportBefore,
  supportOfPlan,
} from '../../../initiatives/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import { filesByIds, type StoredFile } from '../../../kit/files.ts'
import type { Ctx } from '../../../kit/http.ts'
import { personById } from '../../../people/index.ts'
import { type Area, allAreas } from '../../../places/index.ts'
import { belongsToQuestion } from './files.ts'

/** What who was asked needs to answer, and nothing more: no names or numbers of the people behind the plan. */
export interface Question {
  readonly advice: Advice
  readonly opened: OpenedCase
  readonly initiative: Initiative | null
  readonly files: readonly StoredFile[]
  readonly requirements: readonly Requirement[]
  /** Who is for and against, in numbers; null where that is not asked. */
  readonly support: SupportCount | null
  /** The same of what the plan grew from. */
  readonly before: SupportBefore | null
  /** What the application for money says it costs; null where none was sent. */
  readonly budget: Budget | null
  readonly areas: ReadonlyMap<string, Area>
  readonly askedBy: string
  /** This person answers; others who may look only read. */
  readonly answers: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The question in the address, for who answers it or works on its case; for others it does not exist. */
export async function questionIn(c: Ctx): Promise<Question> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const advice = uuid.test(id) ? await adviceById(act.db, id) : null
  if (!advice) throw new NotFound()
  const opened = await openedCase(act, advice.case_id)
  const answers = mayAnswerAdvice(act.actor, advice)
  if (!answers && !mayHandle(act.actor, opened.relations)) throw new NotFound()
  const attachments = await attachmentsOf(act.db, advice.case_id)
  const shared = attachments.filter((one) => belongsToQuestion(act.actor, one))
  const initiative = await initiativeById(act.db, advice.case_id)
  const application = await applicationNow(act, advice.case_id)
  return {
    advice,
    opened,
    answers,
    initiative,
    support: initiative && (await supportOfPlan(act, initiative)),
    before: await supportBefore(act, advice.case_id),
    budget: (application && (await requestOf(act.db, application.id))?.budget) ?? null,
    files: await filesByIds(
      act.db,
      shared.map((one) => one.file_id),
    ),
    requirements: (await requirementsOf(act.db, advice.case_id)).filter(
      (requirement) => requirement.advice_id === id,
    ),
    areas: new Map((await allAreas(act.db)).map((area) => [area.id, area])),
    askedBy: (advice.asked_by && (await personById(act.db, advice.asked_by))?.name) || '',
  }
}
