import type { ComponentChildren, JSX } from 'preact'
import { asset } from '../../kit/assets.ts'
import type { FormErrors, FormState, FormValues } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { onceField } from '../../kit/once.ts'
import { Button, type ButtonKind, ButtonRow } from '../button/button.tsx'
import { fieldId } from './field.tsx'
import { texts } from './texts.ts'

/** A form that posts, with our own errors instead of the browser's (`novalidate`). */
export function Form(props: {
  readonly action: string
  /** Puts what is filled in into the address instead: nothing is kept, and the page can be bookmarked. */
  readonly asks?: boolean
  /** True when the form has a file field; where scripts run, people then see how much of it has been sent. */
  readonly files?: boolean
  readonly id?: string
  readonly label?: string
  /** As wide as the page, for a list with a choice on every line. */
  readonly wide?: boolean
  /** For who fills in the same form all day: choices and questions beside each other where there is room. */
  readonly compact?: boolean
  readonly children: ComponentChildren
}): JSX.Element {
  return (
    <form
      class={props.compact ? 'form form--compact' : props.wide ? 'form form--wide' : 'form'}
      method={props.asks ? 'get' : 'post'}
      action={props.action}
      noValidate
      {...(props.id ? { id: props.id } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      {...(props.files ? { enctype: 'multipart/form-data' } : {})}
    >
      {props.children}
      {props.files && <script type="module" src={asset('sending.js')} />}
    </form>
  )
}

/**
 * What Enter in a text field does. A browser presses the first button of a form, which may be one that takes a file
 * away; this one comes first, unseen, and goes on.
 */
export const EnterGoesOn = ({ label }: { readonly label: string }): JSX.Element => (
  <button class="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
    {label}
  </button>
)

/** Hidden field with a one-time token (`newOnceToken()`); makes `once` do a double post once. */
export const OnceToken = ({ token }: { readonly token: string }): JSX.Element => (
  <input type="hidden" name={onceField} value={token} />
)

export const HiddenField = (props: { readonly name: string; readonly value: string }): JSX.Element => (
  <input type="hidden" name={props.name} value={props.value} />
)

/**
 * Ties fields to a form's state: `const field = bindFields(form, locale)`, then
 * `<TextInput {...field('title')} label={t.title} />`.
 */
export function bindFields(form: FormState, locale: Locale) {
  return (name: string): { name: string; locale: Locale; values: FormValues; error: string | undefined } => ({
    name,
    locale,
    values: form.values,
    error: Object.hasOwn(form.errors, name) ? form.errors[name] : undefined,
  })
}

/**
 * All errors together, first on the page, each a link to its field. The heading takes the focus by itself
 * (`autofocus` works on a focusable heading without script), so that a screen reader starts here.
 */
export function ErrorSummary({
  errors,
  locale,
  hrefOf,
}: {
  readonly errors: FormErrors
  readonly locale: Locale
  /** Where an error is mended, when that is on another page; nothing was typed here then. */
  readonly hrefOf?: ((name: string) => string) | undefined
}) {
  const list = Object.entries(errors)
  if (list.length === 0) return null
  const t = texts(locale)
  return (
    <section class="utrecht-alert utrecht-alert--error error-summary" aria-labelledby="fouten">
      <div class="utrecht-alert__content">
        <h2 class="error-summary__title" id="fouten" tabIndex={-1} autofocus>
          {t.summaryTitle(list.length)}
        </h2>
        <ul class="error-summary__list">
          {list.map(([name, message]) => (
            <li key={name}>
              <a href={hrefOf ? hrefOf(name) : `#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
        {!hrefOf && <p>{t.summaryKept}</p>}
      </div>
    </section>
  )
}

/** The buttons under a form, at the start of the line; the main one first. More buttons: `Button` as children. */
export function FormActions(props: {
  readonly submit: string
  /** Tells the post which button was pressed, when there are more. */
  readonly name?: string
  readonly value?: string
  readonly kind?: ButtonKind
  readonly children?: ComponentChildren
}): JSX.Element {
  const sent = props.name ? { name: props.name, value: props.value ?? 'ja' } : {}
  return (
    <div class="form-actions">
      <ButtonRow>
        <Button kind={props.kind ?? 'primary'} {...sent}>
          {props.submit}
        </Button>
        {props.children}
      </ButtonRow>
    </div>
  )
}
