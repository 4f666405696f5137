import type { JSX } from 'preact'
import { maxFileMegabytes } from '../../kit/files.ts'
import { valueIn } from '../../kit/form.ts'
import { Field, type FieldProps, fieldId, hasDescription, wiring } from './field.tsx'
import { texts } from './texts.ts'

type InputMode = 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url'

export interface TextInputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'color' | undefined
  /** Token of the HTML standard, such as `email` or `street-address` (WCAG 1.3.5). */
  readonly autocomplete?: string | undefined
  readonly inputmode?: InputMode | undefined
  /** Width in characters, for fields with a known length. */
  readonly width?: 'short' | 'medium' | undefined
}

const typedIn = (props: FieldProps): string => valueIn(props.values ?? {}, props.name)

/** One line of text. A password is never shown again. */
export function TextInput(props: TextInputProps): JSX.Element {
  const { type = 'text' } = props
  return (
    <Field {...props}>
      <input
        class={`utrecht-textbox utrecht-textbox--html-input ${props.width ? `field-${props.width}` : ''}`}
        id={fieldId(props.name)}
        name={props.name}
        // The types tell inputs apart by a literal `type`; these share everything used here.
        type={type as 'text'}
        value={type === 'password' ? '' : typedIn(props)}
        {...(props.autocomplete ? { autocomplete: props.autocomplete as 'on' } : {})}
        {...(props.inputmode ? { inputmode: props.inputmode } : {})}
        {...(type === 'email' || type === 'url' ? { spellcheck: false, autocapitalize: 'none' } : {})}
        {...wiring(props)}
      />
    </Field>
  )
}

/** Several lines of text; the maximum is said in words and never cuts off what is pasted. */
export function TextArea(
  props: FieldProps & {
    readonly max?: number | undefined
    readonly rows?: number | undefined
    readonly autocomplete?: string | undefined
  },
): JSX.Element {
  const extraHint = props.max ? texts(props.locale).maxCharacters(props.max) : undefined
  return (
    <Field {...props} extraHint={extraHint}>
      <textarea
        class="utrecht-textarea utrecht-textarea--html-textarea"
        id={fieldId(props.name)}
        name={props.name}
        rows={props.rows ?? 6}
        {...(props.autocomplete ? { autocomplete: props.autocomplete as 'on' } : {})}
        {...wiring(props, hasDescription(props) || Boolean(extraHint))}
        value={typedIn(props)}
      />
    </Field>
  )
}

/**
 * A day. The browser's own date field where there is one; elsewhere a text field that takes 31-12-2026.
 * What was typed wrongly is shown as text, because a date field would throw it away.
 */
export function DateInput(
  props: FieldProps & {
    readonly min?: string | undefined
    readonly max?: string | undefined
    readonly autocomplete?: string | undefined
  },
): JSX.Element {
  const value = typedIn(props)
  const isDay = value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)
  return (
    <Field {...props} extraHint={texts(props.locale).dateExample}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input field-medium"
        id={fieldId(props.name)}
        name={props.name}
        type={(isDay ? 'date' : 'text') as 'date'}
        value={value}
        {...(props.min ? { min: props.min } : {})}
        {...(props.max ? { max: props.max } : {})}
        {...(props.autocomplete ? { autocomplete: props.autocomplete as 'on' } : {})}
        {...wiring(props, true)}
      />
    </Field>
  )
}

/** A time of day. */
export function TimeInput(props: FieldProps): JSX.Element {
  const value = typedIn(props)
  const isTime = value === '' || /^\d{2}:\d{2}$/.test(value)
  return (
    <Field {...props} extraHint={texts(props.locale).timeExample}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input field-short"
        id={fieldId(props.name)}
        name={props.name}
        type={(isTime ? 'time' : 'text') as 'time'}
        value={value}
        {...wiring(props, true)}
      />
    </Field>
  )
}

/** An amount in euros; `moneyText()` of kit reads it as integer cents. */
export function MoneyInput(props: FieldProps): JSX.Element {
  return (
    <Field {...props} extraHint={texts(props.locale).moneyExample}>
      <span class="field-money">
        <span aria-hidden="true">€</span>
        <input
          class="utrecht-textbox utrecht-textbox--html-input utrecht-textbox--numeric field-medium"
          id={fieldId(props.name)}
          name={props.name}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={typedIn(props)}
          {...wiring(props, true)}
        />
      </span>
    </Field>
  )
}

/** A whole number. Not `type="number"`: that changes by scrolling and drops what it does not understand. */
export const NumberInput = (props: FieldProps): JSX.Element => (
  <TextInput {...props} inputmode="numeric" autocomplete="off" width="short" />
)

/** One or more files, with what may be sent in words. The form must have `files`. */
export function FileInput(
  props: FieldProps & {
    readonly accept: string
    readonly multiple?: boolean | undefined
    readonly imagesOnly?: boolean | undefined
    /** What may be sent, in words, where that is something else. */
    readonly kinds?: string | undefined
  },
): JSX.Element {
  const t = texts(props.locale)
  const rule = t.fileRule(props.kinds ?? (props.imagesOnly ? t.pictureKinds : t.fileKinds), maxFileMegabytes)
  return (
    <Field {...props} extraHint={rule}>
      <input
        class="field-file"
        id={fieldId(props.name)}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple ?? false}
        {...wiring(props, true)}
      />
    </Field>
  )
}
