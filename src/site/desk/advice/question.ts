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
import { type Initiative, initiativeById } from '../../../initiatives/index.ts'
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
  return {
    advice,
    opened,
    answers,
    initiative: await initiativeById(act.db, advice.case_id),
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
