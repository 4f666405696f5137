import { get, post, type Route } from '../../../people/index.ts'
import { piecePages } from '../drafts/piece.tsx'
import { textsKind } from './kind.ts'
import { showTexts, showTextsDraft } from './pages.tsx'
import { textPiece } from './piece.tsx'

const home = '/beheer/concepten/teksten/:sleutel'
const one = piecePages(textsKind, textPiece)

export const textsEditorRoutes: readonly Route[] = [
  get('/beheer/teksten', 'admin', showTexts),
  get(home, 'admin', showTextsDraft),
  get(`${home}/tekst/:tekst`, 'admin', one.show),
  post(`${home}/tekst/:tekst`, 'admin', one.save),
]
