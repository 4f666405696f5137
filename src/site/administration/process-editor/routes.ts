import type { Process } from '../../../cases/index.ts'
import { get, post, type Route } from '../../../people/index.ts'
import type { MakePiece } from '../drafts/piece.tsx'
import { pieceRoutes } from '../drafts/piece-routes.ts'
import { movePointOnce, showDecision } from './decision.tsx'
import {
  decisionRightsPiece,
  decisionWordsPiece,
  newDecisionPiece,
  newPointPiece,
  pointPiece,
  removeDecisionPiece,
} from './decision-pieces.tsx'
import { showProcessDraft } from './home.tsx'
import { processKind } from './kind.ts'
import { moveStepOnce } from './move.ts'
import { newOutcomePiece, outcomePiece } from './outcome-pieces.tsx'
import { withPicture } from './preview.tsx'
import { showStep } from './step.tsx'
import { decisionPiece, letterPiece, needsPiece, termPiece, wordsPiece } from './step-pieces.tsx'
import { generalPiece, newStepPiece, promisePiece, removeStepPiece } from './structure-pieces.tsx'
import { tryProcess } from './try.tsx'

const home = '/beheer/concepten/processen/:sleutel'

const piece = (path: string, make: MakePiece<Process>): readonly Route[] =>
  pieceRoutes(processKind, `${home}/${path}`, withPicture(make))

export const processEditorRoutes: readonly Route[] = [
  get(home, 'admin', showProcessDraft),
  get(`${home}/proberen`, 'admin', tryProcess),
  ...piece('algemeen', generalPiece),
  ...piece('belofte/:belofte', promisePiece),
  ...piece('besluit-erbij', newDecisionPiece),
  get(`${home}/besluit/:besluit`, 'admin', showDecision),
  ...piece('besluit/:besluit/woorden', decisionWordsPiece),
  ...piece('besluit/:besluit/wie', decisionRightsPiece),
  ...piece('besluit/:besluit/punt-erbij', newPointPiece),
  ...piece('besluit/:besluit/punt/:punt', pointPiece),
  post(`${home}/besluit/:besluit/punt/:punt/verplaatsen`, 'admin', movePointOnce),
  ...piece('besluit/:besluit/weghalen', removeDecisionPiece),
  ...piece('stap-erbij', newStepPiece),
  get(`${home}/stap/:stap`, 'admin', showStep),
  post(`${home}/stap/:stap/verplaatsen`, 'admin', moveStepOnce),
  ...piece('stap/:stap/woorden', wordsPiece),
  ...piece('stap/:stap/termijn', termPiece),
  ...piece('stap/:stap/aanleveren', needsPiece),
  ...piece('stap/:stap/brief', letterPiece),
  ...piece('stap/:stap/besluit', decisionPiece),
  ...piece('stap/:stap/uitkomst-erbij', newOutcomePiece),
  ...piece('stap/:stap/uitkomst/:uitkomst', outcomePiece),
  ...piece('stap/:stap/weghalen', removeStepPiece),
]
