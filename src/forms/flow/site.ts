import type { ComponentChildren } from 'preact'
import type { Act } from '../../kit/act.ts'
import type { FormErrors, FormInput, FormState, FormValues } from '../../kit/form.ts'
import type { Handler } from '../../kit/http.ts'
import type { NavKey } from '../../ui/layout.tsx'
import type { OwnQuestions, Submission } from '../actions.ts'
import type { Answers, FormDefinition, FormSection } from '../schema.ts'

/** What was filled in: valid answers, and everything as it was typed. */
export interface Filled {
  readonly answers: Answers
  readonly typed: FormValues
}

/** A form as pages of the site, and what a domain does with it. */
export interface FormSite {
  readonly key: string
  /** Address it lives at, such as `/idee`. */
  readonly base: string
  readonly current?: NavKey
  /** Who sends it is not kept with the answers, nor in the log. */
  readonly unnamed?: boolean
  /** A start page of the domain's own at `base`; the first section then has its own address only. */
  readonly start?: Handler
  /** What we know of who fills it in, by input name: filled in beforehand where nothing was typed yet. */
  readonly known?: (act: Act) => Promise<FormValues> | FormValues
  /** What the word behind `?met=` fills in when somebody begins; nothing for a word that says nothing. */
  readonly begins?: (act: Act, word: string) => Promise<FormValues> | FormValues
  /** Below the questions of a section. */
  readonly below?: (
    act: Act,
    section: FormSection,
    filled: { readonly answers: Answers; readonly state: FormState },
  ) => Promise<ComponentChildren> | ComponentChildren
  /** Scripts that `below` uses, by section. */
  readonly islands?: (section: FormSection) => readonly string[]
  /** Questions of the domain's own, shown by `below` and checked by `alsoAsks`. */
  readonly own?: OwnQuestions
  /** What else must be right about what was filled in so far, by name of the input it is asked in. */
  readonly alsoAsks?: (act: Act, filled: Filled) => Promise<FormErrors> | FormErrors
  /** After a section that is right, going forward: a page to see first, or null to go on. */
  readonly afterSection?: (
    act: Act,
    at: { readonly draftId: string; readonly section: FormSection; readonly answers: Answers },
  ) => Promise<string | null>
  /** The domain's part of the check page, inside the form that sends. */
  readonly beforeSending?: (
    act: Act,
    filled: Filled & { readonly form: FormDefinition; readonly state: FormState },
  ) => Promise<ComponentChildren> | ComponentChildren
  /** Checks what the domain's part of the check page posted; an empty object when it is right. */
  readonly checkSending?: (act: Act, answers: Answers, input: FormInput) => Promise<FormErrors> | FormErrors
  /** Makes something of the answers, in the transaction that closes the draft; gives the path to go to. */
  readonly complete: (act: Act, submission: Submission) => Promise<string>
}
