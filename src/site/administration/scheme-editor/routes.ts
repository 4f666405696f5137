import type { Scheme } from '../../../funds/index.ts'
import { get, post, type Route } from '../../../people/index.ts'
import { sendAdoption, showAdoption } from '../drafts/adopt.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { pieceRoutes } from '../drafts/piece-routes.ts'
import { adoptableScheme } from './adopt.ts'
import { forWhomPiece, generalPiece, lettersPiece } from './general-pieces.tsx'
import { showSchemeDraft } from './home.tsx'
import { placesPiece, roundPiece } from './jury-pieces.tsx'
import { schemeKind } from './kind.ts'
import { showSchemeInForce, showSchemesInForce } from './list.tsx'
import { criterionPieces, groundPieces, wayPieces } from './list-pieces.tsx'
import { amountsPiece, divisionPiece, termsPiece } from './money-pieces.tsx'
import { payingPiece } from './payment-pieces.tsx'
import { rulePiece } from './rule-pieces.tsx'

const home = '/beheer/concepten/regelingen/:sleutel'

const piece = (path: string, make: MakePiece<Scheme>): readonly Route[] =>
  pieceRoutes(schemeKind, `${home}/${path}`, make)

export const schemeEditorRoutes: readonly Route[] = [
  get('/beheer/regelingen', 'admin', showSchemesInForce),
  get('/beheer/regelingen/:sleutel', 'admin', showSchemeInForce),
  get('/beheer/regelingen/:sleutel/vaststellen', 'admin', showAdoption(adoptableScheme)),
  post('/beheer/regelingen/:sleutel/vaststellen', 'admin', sendAdoption(adoptableScheme)),
  get(home, 'admin', showSchemeDraft),
  ...piece('algemeen', generalPiece),
  ...piece('voor-wie', forWhomPiece),
  ...piece('verdeling', divisionPiece),
  ...piece('regiegroep', roundPiece),
  ...piece('plekken', placesPiece),
  ...piece('bedragen', amountsPiece),
  ...piece('uitbetalen', payingPiece),
  ...piece('termijnen', termsPiece),
  ...piece('brieven', lettersPiece),
  ...piece('voorwaarde/:voorwaarde', rulePiece),
  ...piece('criterium-erbij', criterionPieces.fresh),
  ...piece('criterium/:criterium', criterionPieces.one),
  post(`${home}/criterium/:criterium/verplaatsen`, 'admin', criterionPieces.move),
  ...piece('weigering-erbij', groundPieces.fresh),
  ...piece('weigering/:weigering', groundPieces.one),
  post(`${home}/weigering/:weigering/verplaatsen`, 'admin', groundPieces.move),
  ...piece('andere-weg-erbij', wayPieces.fresh),
  ...piece('andere-weg/:andereweg', wayPieces.one),
  post(`${home}/andere-weg/:andereweg/verplaatsen`, 'admin', wayPieces.move),
]
