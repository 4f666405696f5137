import { get, post, type Route } from '../../../people/index.ts'
import type { DraftKind } from './kind.ts'
import { type MakePiece, piecePages } from './piece.tsx'

/** The two routes of a page on which one piece of a draft is changed. */
export function pieceRoutes<T>(kind: DraftKind<T>, path: string, make: MakePiece<T>): readonly Route[] {
  const { show, save } = piecePages(kind, make)
  return [get(path, 'admin', show), post(path, 'admin', save)]
}
