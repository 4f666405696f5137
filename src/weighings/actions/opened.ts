import { createHash } from 'node:crypto'
import { type OpenedCase, openedCaseByNumber } from '../../cases/index.ts'
import { type FrameworkVersion, publishedFramework } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { isOpen, type Sheet, type Stage, stageOf } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** A weighing with the version it was asked under, who weighs, and where it stands. */
export interface OpenedWeighing {
  readonly weighing: store.Weighing
  readonly framework: FrameworkVersion
  readonly assessors: readonly store.Assessor[]
  readonly stage: Stage
}

export async function openWeighing(act: Act, weighing: store.Weighing): Promise<OpenedWeighing> {
  const framework = await publishedFramework(act.db, weighing.framework_key, weighing.framework_version)
  if (!framework) throw new NotFound('framework')
  const assessors = await store.assessorsOf(act.db, weighing.id)
  return { weighing, framework, assessors, stage: stageOf(framework.definition, weighing, assessors) }
}

/** The latest weighing of a case; null when there was none. */
export async function latestWeighing(act: Act, caseId: string): Promise<OpenedWeighing | null> {
  const [latest] = await store.weighingsOf(act.db, caseId)
  return latest ? openWeighing(act, latest) : null
}

/** The same, of a case that was locked, for who is about to change it. */
export async function mustHaveWeighing(act: Act, caseId: string): Promise<OpenedWeighing> {
  const found = await latestWeighing(act, caseId)
  if (!found) throw new NotFound('weighing')
  return found
}

/** Refuses what only makes sense in one of these stages: somebody else may have been first. */
export function mustBeIn(act: Act, { stage }: Pick<OpenedWeighing, 'stage'>, ...stages: Stage[]): void {
  if (!stages.includes(stage)) throw new Conflict(texts(act.locale).faults.movedOn)
}

export function mustBeOpen(act: Act, { stage }: Pick<OpenedWeighing, 'stage'>): void {
  if (!isOpen(stage)) throw new Conflict(texts(act.locale).faults.movedOn)
}

/** Of an ended case nothing is weighed any more. */
export function mustRun(act: Act, opened: Pick<OpenedCase, 'state'>): void {
  if (opened.state.endedOn !== null) throw new Conflict(texts(act.locale).faults.ended)
}

/** Tells one content of a sheet from another, for who agrees with what they read. */
export const markOfSheet = (sheet: Sheet): string =>
  createHash('sha256').update(JSON.stringify(sheet)).digest('base64url').slice(0, 16)

/** The plan in an address; only a city wish is weighed by this framework. */
export async function weighedCase(act: Act, number: string): Promise<OpenedCase> {
  const opened = await openedCaseByNumber(act, number)
  if (opened.file.kind !== 'city_wish') throw new NotFound('weighing')
  return opened
}
