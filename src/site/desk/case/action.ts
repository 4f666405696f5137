import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { OpenedCase } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { StoredFile } from '../../../kit/files.ts'
import type { FormErrors, FormValues } from '../../../kit/form.ts'
import type { DeskAction, DeskView } from '../../../paths.ts'
import type { bindFields } from '../../../ui/form/index.ts'
import type { texts } from './texts.ts'

export type Texts = ReturnType<typeof texts>

/** What every part of an action page can look at. */
export interface Given<Known> {
  readonly act: Act
  readonly opened: OpenedCase
  /** What `prepare` read. */
  readonly known: Known
  readonly t: Texts
}

export interface Words {
  readonly title: string
  readonly lead?: string
  readonly button: string
  /** Of the form, where it is read once more before `button` does it. */
  readonly review?: string
}

/**
 * A page on which staff do one thing with a case: shows a form, keeps what was typed when something is wrong (422),
 * asks to confirm where it matters, does the work once, and goes back to the case (303).
 */
export interface CaseAction<S extends z.ZodObject, Known> {
  readonly key: DeskAction
  readonly words: (given: Given<Known>) => Words
  readonly schema: (given: Given<Known>) => S
  /** Reads what the form needs; throws where the action makes no sense. `query` reads the address. */
  readonly prepare: (
    act: Act,
    opened: OpenedCase,
    query: (name: string) => string | undefined,
  ) => Promise<Known>
  readonly filled?: (given: Given<Known>) => Readonly<Record<string, string | null | undefined>>
  readonly fields: (field: ReturnType<typeof bindFields>, given: Given<Known>) => ComponentChildren
  /** A choice to make before there is a form, by links to this page with more in its address; null once made. */
  readonly choose?: (
    given: Given<Known>,
  ) => { readonly lead: string; readonly links: ComponentChildren } | null
  /** What stands above the form. */
  readonly above?: (given: Given<Known>) => ComponentChildren
  readonly labels?: (t: Texts, given: Given<Known>) => Readonly<Record<string, string>>
  /** Says that the case moved on while the form stood open; null when it is where the form left it. */
  readonly movedOn?: (values: FormValues, given: Given<Known>) => string | null
  /** Faults that the schema cannot see. */
  readonly check?: (value: z.output<S>, given: Given<Known>) => FormErrors
  /** What of it everybody will read: personal data in it are asked about first. */
  readonly shown?: (value: z.output<S>, given: Given<Known>) => readonly (string | null | undefined)[]
  /** What to read once more before it is done; null when it needs no confirmation. */
  readonly confirm?: (value: z.output<S>, given: Given<Known>) => ComponentChildren | null
  readonly files?: 'any' | 'photos'
  /** Words that the same person does not say twice in a row. */
  readonly isSaid?: true
  /** Does it. An address as answer is where to go instead of back to the case. */
  readonly work: (
    act: Act,
    value: z.output<S>,
    given: Given<Known>,
    files: readonly StoredFile[],
  ) => Promise<unknown>
  /** Field at which a refusal by the rules is shown. */
  readonly faultField: keyof z.output<S> & string
  /** View of the case where the result is seen. */
  readonly view?: DeskView
}

/** For an action whose form needs nothing but the case. */
export const nothingNeeded = async (): Promise<null> => null
