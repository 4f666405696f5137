import type { Act } from '../../../kit/act.ts'
import type { Locale, Localised } from '../../../kit/locale.ts'
import type { DraftKindName, Fact } from './rules.ts'

/** Something wrong in a draft: in words, and the page on which it is mended. */
export interface DraftFault {
  readonly message: Localised
  readonly href: string | null
}

export interface Version<T> {
  readonly version: number
  readonly definition: T
}

/** What the general pages of drafts need to know about one kind of configuration. */
export interface DraftKind<T> {
  readonly name: DraftKindName
  /** What was stored, as a value of this kind. */
  read(stored: unknown): T
  /** The version in force; null when there is none. */
  current(act: Act, key: string): Promise<Version<T> | null>
  /** The version before that: what undoing the last publication goes back to. */
  previous(act: Act, key: string): Promise<Version<T> | null>
  check(definition: T): readonly DraftFault[]
  /** What is wrong with it beside other configuration that holds now, such as a question that a framework needs. */
  checkAround?(act: Act, definition: T): Promise<readonly DraftFault[]>
  /** What is allowed but worth a second look before it is published. */
  doubts?(definition: T): readonly DraftFault[]
  /** Everything it says, for the comparison. */
  facts(definition: T, locale: Locale): readonly Fact[]
  /** Publishes it under the next number, in the name of a person; answers that number. */
  publish(act: Act, definition: T, by: string): Promise<number>
  /** After publishing was committed: what this process keeps in memory is read again. */
  renew?(act: Act): Promise<void>
  title(definition: T, locale: Locale): string
  /** What publishing means for what runs already. */
  readonly consequence: Localised
  /** Where the version in force is read. */
  readonly published: (key: string) => string
  /** Where the draft is tried before it is published; null where there is nothing to try. */
  readonly trial: (key: string) => { readonly href: string; readonly label: Localised } | null
}

/** Everything wrong in a draft: in itself first, then beside what holds now. */
export async function faultsIn<T>(
  act: Act,
  kind: DraftKind<T>,
  definition: T,
): Promise<readonly DraftFault[]> {
  const own = kind.check(definition)
  return own.length > 0 ? own : ((await kind.checkAround?.(act, definition)) ?? [])
}

/** A kind whose type of definition does not matter to who uses it. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of kinds with different definitions
export type AnyDraftKind = DraftKind<any>
