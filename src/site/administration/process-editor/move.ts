import { moveStep } from '../../../cases/index.ts'
import { moveHandler } from '../drafts/move.tsx'
import { orderOf } from './home.tsx'
import { editPath, processKind } from './kind.ts'

/** Moves a step one place earlier or later. */
export const moveStepOnce = moveHandler(processKind, (c) => ({
  order: orderOf,
  apply: (process, by) => moveStep(process, c.req.param('stap') ?? '', by),
  back: editPath(c.req.param('sleutel') ?? ''),
}))
