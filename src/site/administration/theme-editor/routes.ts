import { get, post, type Route } from '../../../people/index.ts'
import type { Theme } from '../../own/theme.ts'
import { type MakePiece, piecePages } from '../drafts/piece.tsx'
import { themeKind } from './kind.ts'
import { showDraftSheet, showTheme, showThemeDraft, showThemeSample } from './pages.tsx'
import { colorsPiece, namePiece } from './pieces.tsx'

const home = '/beheer/concepten/huisstijl/:sleutel'

const piece = (path: string, make: MakePiece<Theme>): readonly Route[] => {
  const { show, save } = piecePages(themeKind, make)
  return [get(`${home}/${path}`, 'admin', show), post(`${home}/${path}`, 'admin', save)]
}

export const themeEditorRoutes: readonly Route[] = [
  get('/beheer/huisstijl', 'admin', showTheme),
  get(home, 'admin', showThemeDraft),
  get(`${home}/voorbeeld`, 'admin', showThemeSample),
  get(`${home}/stijl.css`, 'admin', showDraftSheet),
  ...piece('naam', namePiece),
  ...piece('licht', colorsPiece('light')),
  ...piece('donker', colorsPiece('dark')),
]
