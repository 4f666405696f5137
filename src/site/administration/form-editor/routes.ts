import { type FormDefinition, pageOf, pageWith } from '../../../forms/index.ts'
import { get, post, type Route } from '../../../people/index.ts'
import type { MakePiece } from '../drafts/piece.tsx'
import { pieceRoutes } from '../drafts/piece-routes.ts'
import { fillingPiece } from './filling-piece.tsx'
import { showFormDraft } from './home.tsx'
import { formKind } from './kind.ts'
import { showForm, showForms } from './list.tsx'
import { moveOptionOnce, movePageOnce, moveQuestionOnce, moveRowOnce } from './moves.ts'
import { newOptionPiece, optionPiece } from './option-pieces.tsx'
import { showPage } from './page.tsx'
import { generalPiece, newPagePiece, pageWordsPiece, removePagePiece } from './page-pieces.tsx'
import { withPage } from './preview.tsx'
import { showQuestion } from './question.tsx'
import {
  deskPiece,
  newQuestionPiece,
  otherPagePiece,
  questionWordsPiece,
  removeQuestionPiece,
} from './question-pieces.tsx'
import { newRowPiece, rowPiece } from './row-pieces.tsx'
import { goOnTrial, showTrial } from './try.tsx'
import { pageWhenPiece, questionWhenPiece } from './when-pieces.tsx'

const home = '/beheer/concepten/formulieren/:sleutel'

const piece = (path: string, make: MakePiece<FormDefinition>): readonly Route[] =>
  pieceRoutes(
    formKind,
    `${home}/${path}`,
    withPage(make, (form, { page, question }) =>
      question ? pageWith(form, question) : page ? pageOf(form, page) : form.sections.at(-1),
    ),
  )

export const formEditorRoutes: readonly Route[] = [
  get('/beheer/formulieren', 'admin', showForms),
  get('/beheer/formulieren/:sleutel', 'admin', showForm),
  get(home, 'admin', showFormDraft),
  get(`${home}/proberen`, 'admin', showTrial),
  post(`${home}/proberen`, 'admin', goOnTrial),
  ...piece('algemeen', generalPiece),
  ...piece('pagina-erbij', newPagePiece),
  get(`${home}/pagina/:pagina`, 'admin', showPage),
  post(`${home}/pagina/:pagina/verplaatsen`, 'admin', movePageOnce),
  ...piece('pagina/:pagina/woorden', pageWordsPiece),
  ...piece('pagina/:pagina/wanneer', pageWhenPiece),
  ...piece('pagina/:pagina/vraag-erbij', newQuestionPiece),
  ...piece('pagina/:pagina/weghalen', removePagePiece),
  get(`${home}/vraag/:vraag`, 'admin', showQuestion),
  post(`${home}/vraag/:vraag/verplaatsen`, 'admin', moveQuestionOnce),
  ...piece('vraag/:vraag/woorden', questionWordsPiece),
  ...piece('vraag/:vraag/invullen', fillingPiece),
  ...piece('vraag/:vraag/wanneer', questionWhenPiece),
  ...piece('vraag/:vraag/balie', deskPiece),
  ...piece('vraag/:vraag/andere-pagina', otherPagePiece),
  ...piece('vraag/:vraag/weghalen', removeQuestionPiece),
  ...piece('vraag/:vraag/antwoord-erbij', newOptionPiece),
  ...piece('vraag/:vraag/antwoord/:antwoord', optionPiece),
  post(`${home}/vraag/:vraag/antwoord/:antwoord/verplaatsen`, 'admin', moveOptionOnce),
  ...piece('vraag/:vraag/rij-erbij', newRowPiece),
  ...piece('vraag/:vraag/rij/:rij', rowPiece),
  post(`${home}/vraag/:vraag/rij/:rij/verplaatsen`, 'admin', moveRowOnce),
]
