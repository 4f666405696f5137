import { formKind } from '../form-editor/kind.ts'
import { frameworkKind } from '../framework-editor/kind.ts'
import { processKind } from '../process-editor/kind.ts'
import { schemeKind } from '../scheme-editor/kind.ts'
import { textsKind } from '../texts-editor/kind.ts'
import { themeKind } from '../theme-editor/kind.ts'
import type { AnyDraftKind } from './kind.ts'
import { type DraftKindName, draftKinds } from './rules.ts'

const kinds: Readonly<Partial<Record<DraftKindName, AnyDraftKind>>> = {
  process: processKind,
  form: formKind,
  framework: frameworkKind,
  scheme: schemeKind,
  theme: themeKind,
  texts: textsKind,
}

/** The kind with this name. */
export const kindNamed = (name: DraftKindName): AnyDraftKind | null => kinds[name] ?? null

/** The kind whose word stands in the address. */
export function kindAt(segment: string): AnyDraftKind | null {
  const name = (Object.keys(draftKinds) as DraftKindName[]).find((one) => draftKinds[one] === segment)
  return name ? kindNamed(name) : null
}
