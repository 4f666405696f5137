import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icon/icon.tsx'

/** `primary` is the one next action of a screen; `quiet` looks like a link; `danger` cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const classes: Readonly<Record<ButtonKind, string>> = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  quiet: 'utrecht-button utrecht-button--subtle',
  danger: 'utrecht-button utrecht-button--primary-action utrecht-button--danger',
}

interface Common {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** A sign after the words, for going forward. */
  readonly iconEnd?: IconName
  readonly children: ComponentChildren
  /** Words only a screen reader needs, to tell equal buttons apart: "Verwijder <voor foto 2>". */
  readonly about?: string
}

interface ButtonProps extends Common {
  readonly type?: 'submit' | 'button'
  readonly name?: string
  readonly value?: string
  /** `id` of a form elsewhere in the page. */
  readonly form?: string
  /** Posts to another address than the form's own, for a second choice such as "Bewaar en ga later verder". */
  readonly formaction?: string
}

const inside = ({ icon, iconEnd, children, about }: Common) => (
  <>
    {icon && <Icon name={icon} />}
    <span>
      {children}
      {about && <span class="visually-hidden"> {about}</span>}
    </span>
    {iconEnd && <Icon name={iconEnd} />}
  </>
)

/** A button that does something. Buttons are never disabled: they say what is missing when pressed. */
export function Button(props: ButtonProps) {
  const { kind = 'primary', type = 'submit', name, value, form, formaction } = props
  return (
    <button class={classes[kind]} type={type} name={name} value={value} form={form} formaction={formaction}>
      {inside(props)}
    </button>
  )
}

interface LinkButtonProps extends Common {
  readonly href: string
  readonly download?: boolean
}

/** A link that looks like a button, because it starts something. */
export function LinkButton(props: LinkButtonProps) {
  const { kind = 'primary', href, download } = props
  return (
    <a class={`${classes[kind]} link-button`} href={href} download={download ? '' : undefined}>
      {inside(props)}
    </a>
  )
}

/** Buttons beside each other; on a phone below each other, each as wide as the screen. */
export function ButtonRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="button-row">{children}</div>
}
