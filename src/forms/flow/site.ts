import type { ComponentChildren } from 'preact'
import type { Act } from '../../kit/act.ts'
import type { FormErrors, FormInput, FormState } from '../../kit/form.ts'
import type { NavKey } from '../../ui/layout.tsx'
import type { Submission } from '../actions.ts'
import type { Answers, FormDefinition } from '../schema.ts'

/** A form as pages of the site, and what a domain does with it. */
export interface FormSite {
  readonly key: string
  /** Address it lives at, such as `/idee`. */
  readonly base: string
  readonly current?: NavKey
  /** The domain's part of the check page, inside the form that sends. */
  readonly beforeSending?: (
    act: Act,
    filled: { readonly form: FormDefinition; readonly answers: Answers; readonly state: FormState },
  ) => Promise<ComponentChildren> | ComponentChildren
  /** Checks what the domain's part of the check page posted; an empty object when it is right. */
  readonly checkSending?: (act: Act, answers: Answers, input: FormInput) => Promise<FormErrors> | FormErrors
  /** Makes something of the answers, in the transaction that closes the draft; gives the path to go to. */
  readonly complete: (act: Act, submission: Submission) => Promise<string>
}
