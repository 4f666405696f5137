import type { FrameworkDefinition } from '../../../frameworks/index.ts'
import { get, post, type Route } from '../../../people/index.ts'
import { sendAdoption, showAdoption } from '../drafts/adopt.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { pieceRoutes } from '../drafts/piece-routes.ts'
import { adoptableFramework } from './adopt.ts'
import { answerPiece, newAnswerPiece } from './answer-pieces.tsx'
import { flagPiece, newFlagPiece } from './flag-pieces.tsx'
import { assessorsPiece, generalPiece, modePiece } from './general-pieces.tsx'
import { showFrameworkDraft } from './home.tsx'
import { frameworkKind } from './kind.ts'
import { showFramework, showFrameworks } from './list.tsx'
import { methodPiece, newMethodPiece, removeMethodPiece } from './method-pieces.tsx'
import { moveAnswerOnce, moveThingOnce } from './moves.ts'
import { newOutcomePiece, outcomePiece } from './outcome-pieces.tsx'
import { withCheck } from './preview.tsx'
import { newQuestionPiece, questionWordsPiece, removeQuestionPiece } from './question-pieces.tsx'
import { effectPiece, newRulePiece, reasonPiece, removeRulePiece } from './rule-pieces.tsx'
import { newSumPiece, sumPiece } from './sum-pieces.tsx'
import { showMethod, showQuestion, showRule } from './things.tsx'
import { tryFramework } from './try.tsx'
import { methodWhenPiece, questionWhenPiece, ruleWhenPiece } from './when-pieces.tsx'

const home = '/beheer/concepten/afwegingskaders/:sleutel'

const piece = (path: string, make: MakePiece<FrameworkDefinition>): readonly Route[] =>
  pieceRoutes(frameworkKind, `${home}/${path}`, withCheck(make))

export const frameworkEditorRoutes: readonly Route[] = [
  get('/beheer/afwegingskaders', 'admin', showFrameworks),
  get('/beheer/afwegingskaders/:sleutel', 'admin', showFramework),
  get('/beheer/afwegingskaders/:sleutel/vaststellen', 'admin', showAdoption(adoptableFramework)),
  post('/beheer/afwegingskaders/:sleutel/vaststellen', 'admin', sendAdoption(adoptableFramework)),
  get(home, 'admin', showFrameworkDraft),
  get(`${home}/proberen`, 'admin', tryFramework),
  ...piece('algemeen', generalPiece),
  ...piece('tellen', modePiece),
  ...piece('beoordelaars', assessorsPiece),
  ...piece('vraag-erbij', newQuestionPiece),
  get(`${home}/vraag/:vraag`, 'admin', showQuestion),
  post(`${home}/vraag/:vraag/verplaatsen`, 'admin', moveThingOnce('questions')),
  ...piece('vraag/:vraag/woorden', questionWordsPiece),
  ...piece('vraag/:vraag/wanneer', questionWhenPiece),
  ...piece('vraag/:vraag/weghalen', removeQuestionPiece),
  ...piece('vraag/:vraag/antwoord-erbij', newAnswerPiece),
  ...piece('vraag/:vraag/antwoord/:antwoord', answerPiece),
  post(`${home}/vraag/:vraag/antwoord/:antwoord/verplaatsen`, 'admin', moveAnswerOnce),
  ...piece('uitkomst-erbij', newOutcomePiece),
  ...piece('uitkomst/:uitkomst', outcomePiece),
  post(`${home}/uitkomst/:uitkomst/verplaatsen`, 'admin', moveThingOnce('outcomes')),
  ...piece('regel-erbij', newRulePiece),
  get(`${home}/regel/:regel`, 'admin', showRule),
  post(`${home}/regel/:regel/verplaatsen`, 'admin', moveThingOnce('rules')),
  ...piece('regel/:regel/wanneer', ruleWhenPiece),
  ...piece('regel/:regel/gevolg', effectPiece),
  ...piece('regel/:regel/reden', reasonPiece),
  ...piece('regel/:regel/weghalen', removeRulePiece),
  ...piece('som-erbij', newSumPiece),
  ...piece('som/:som', sumPiece),
  post(`${home}/som/:som/verplaatsen`, 'admin', moveThingOnce('sums')),
  ...piece('manier-erbij', newMethodPiece),
  get(`${home}/manier/:manier`, 'admin', showMethod),
  post(`${home}/manier/:manier/verplaatsen`, 'admin', moveThingOnce('methods')),
  ...piece('manier/:manier/woorden', methodPiece),
  ...piece('manier/:manier/wanneer', methodWhenPiece),
  ...piece('manier/:manier/weghalen', removeMethodPiece),
  ...piece('waarschuwing-erbij', newFlagPiece),
  ...piece('waarschuwing/:waarschuwing', flagPiece),
  post(`${home}/waarschuwing/:waarschuwing/verplaatsen`, 'admin', moveThingOnce('flags')),
]
