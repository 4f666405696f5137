import type { ComponentChildren, JSX } from 'preact'
import type { FormValues } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { texts } from './texts.ts'

/** What every field part understands. `bindFields` gives name, values, error and language. */
export interface FieldProps {
  readonly name: string
  readonly locale: Locale
  readonly label: string
  /** What was typed so far, of the whole form. */
  readonly values?: FormValues | undefined
  readonly error?: string | undefined
  /** Explanation, read before the field. */
  readonly hint?: string | undefined
  /** Why we ask this; personal data always have one. */
  readonly why?: string | undefined
  /** Fields are required unless they say otherwise; the filters of a list need not say it. */
  readonly optional?: boolean | 'unsaid' | undefined
}

/** Identifier of the (first) control of a field: what an error summary links to. */
export const fieldId = (name: string): string => `veld-${name}`

/** Attributes that tie a control to its label, hint and error. */
export function wiring(field: FieldProps, hasHint = hasDescription(field)) {
  const id = fieldId(field.name)
  const describedBy = [hasHint ? `${id}-uitleg` : '', field.error ? `${id}-fout` : '']
    .filter(Boolean)
    .join(' ')
  return {
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(field.error ? { 'aria-invalid': true as const } : {}),
    ...(field.optional ? {} : { 'aria-required': true as const }),
  }
}

export const hasDescription = (field: FieldProps): boolean => Boolean(field.hint || field.why)

/** Label above, hint before the field, error right at the field. */
export function Field(
  props: FieldProps & { readonly extraHint?: string | undefined; readonly children: ComponentChildren },
): JSX.Element {
  const id = fieldId(props.name)
  return (
    <div class={`utrecht-form-field ${props.error ? 'utrecht-form-field--invalid' : ''}`}>
      <div class="utrecht-form-field__label">
        <label class="utrecht-form-label" for={id}>
          <LabelText {...props} />
        </label>
      </div>
      <Description {...props} />
      <ErrorMessage {...props} />
      <div class="utrecht-form-field__input">{props.children}</div>
    </div>
  )
}

/** A question with several controls (radio buttons, checkboxes, parts of an address). */
export function Fieldset(
  props: FieldProps & {
    readonly extraHint?: string | undefined
    /** Radio buttons answer one question together; other sets are a group. */
    readonly radio?: boolean
    /** An error about all parts together leads to the question itself. */
    readonly target?: boolean
    readonly children: ComponentChildren
  },
): JSX.Element {
  const {
    'aria-required': required,
    'aria-invalid': invalid,
    ...described
  } = wiring(props, hasDescription(props) || Boolean(props.extraHint))
  // Only a radio group may carry these two; for other groups the words say it.
  const radio = props.radio
    ? { role: 'radiogroup' as const, 'aria-required': required, 'aria-invalid': invalid }
    : {}
  return (
    <div class={`utrecht-form-fieldset ${props.error ? 'utrecht-form-fieldset--invalid' : ''}`}>
      <fieldset
        class="utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset"
        {...(props.target ? { id: fieldId(props.name), tabIndex: -1 } : {})}
        {...radio}
        {...described}
      >
        <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
          <LabelText {...props} />
        </legend>
        <Description {...props} />
        <ErrorMessage {...props} />
        {props.children}
      </fieldset>
    </div>
  )
}

function LabelText({ label, optional, locale }: FieldProps): JSX.Element {
  // One run of text, so that a browser's translation keeps it whole.
  return <>{optional === true ? `${label} ${texts(locale).optional}` : label}</>
}

function Description(props: FieldProps & { readonly extraHint?: string | undefined }): JSX.Element | null {
  if (!hasDescription(props) && !props.extraHint) return null
  const hint = [props.hint, props.extraHint].filter(Boolean).join(' ')
  return (
    <div class="utrecht-form-field-description" id={`${fieldId(props.name)}-uitleg`}>
      {hint && <p class="utrecht-form-field-description__text">{hint}</p>}
      {props.why && (
        <p class="utrecht-form-field-description__why">{`${texts(props.locale).why} ${props.why}`}</p>
      )}
    </div>
  )
}

export function ErrorMessage({ name, error, locale }: FieldProps): JSX.Element | null {
  if (!error) return null
  return (
    <p
      class="utrecht-form-field-error-message utrecht-form-field__error-message"
      id={`${fieldId(name)}-fout`}
    >
      <span class="visually-hidden">{texts(locale).errorLabel} </span>
      {error}
    </p>
  )
}
