import type { ComponentChildren, JSX } from 'preact'
import { valueIn, valuesIn } from '../../kit/form.ts'
import { ErrorMessage, Field, type FieldProps, Fieldset, fieldId, hasDescription, wiring } from './field.tsx'
import { texts } from './texts.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  /** Of words of people, in a page of another language. */
  readonly lang?: 'nl' | undefined
  /** Among checkboxes: choosing it takes the others away, where scripts run. */
  readonly alone?: boolean | undefined
  /** Shows the fields of `WhenChosen` beside it. */
  readonly opens?: boolean | undefined
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[]
}

interface RadioProps extends ChoiceProps {
  /** Beside each other, on a phone too: for answers of a character or two, such as points. */
  readonly row?: boolean
}

/** One answer out of a few. None is chosen beforehand unless `values` says so. */
export function RadioGroup({ row = false, ...props }: RadioProps): JSX.Element {
  const chosen = valueIn(props.values ?? {}, props.name)
  const choices = props.options.map((option, index) => (
    <Choice
      key={option.value}
      kind="radio"
      id={optionId(props.name, index)}
      name={props.name}
      option={option}
      checked={option.value === chosen}
    />
  ))
  return (
    <Fieldset {...props} radio>
      {row ? <div class="choices-row">{choices}</div> : choices}
    </Fieldset>
  )
}

interface WhenChosenProps {
  /** Stays, also when nothing that opens it is chosen: something in it is wrong. */
  readonly kept?: boolean
  readonly children: ComponentChildren
}

/**
 * Fields that matter only after some answers (`opens` of an option) within the nearest `.opens`; without scripts too.
 * A browser that cannot do this shows them always.
 */
export const WhenChosen = ({ kept = false, children }: WhenChosenProps): JSX.Element => (
  <div class={kept ? 'flow' : 'flow opened'}>{children}</div>
)

/** Yes or no, sent as `ja` or `nee`. */
export function YesNo(props: FieldProps): JSX.Element {
  const t = texts(props.locale)
  const options = [
    { value: 'ja', label: t.yes },
    { value: 'nee', label: t.no },
  ]
  return <RadioGroup {...props} options={options} />
}

/** Any number of answers. */
export function CheckboxGroup(props: ChoiceProps): JSX.Element {
  const chosen = valuesIn(props.values ?? {}, props.name)
  return (
    <Fieldset {...props} extraHint={texts(props.locale).chooseMore}>
      {props.options.map((option, index) => (
        <Choice
          key={option.value}
          kind="checkbox"
          id={optionId(props.name, index)}
          name={props.name}
          option={option}
          checked={chosen.includes(option.value)}
        />
      ))}
    </Fieldset>
  )
}

/** One thing to agree with or switch on, sent as `ja`. */
export function Checkbox(props: FieldProps & { readonly value?: string }): JSX.Element {
  const { value = 'ja' } = props
  const id = fieldId(props.name)
  const hint = [props.hint, props.why ? `${texts(props.locale).why} ${props.why}` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div class={`field-checkbox ${props.error ? 'utrecht-form-field--invalid' : ''}`}>
      <ErrorMessage {...props} />
      <div class="choice">
        <input
          class="utrecht-checkbox utrecht-checkbox--html-input choice__input"
          type="checkbox"
          id={id}
          name={props.name}
          value={value}
          checked={valuesIn(props.values ?? {}, props.name).includes(value)}
          {...wiring(props)}
        />
        <label class="choice__label" for={id}>
          {props.optional === true ? `${props.label} ${texts(props.locale).optional}` : props.label}
        </label>
        {hint && (
          <p class="choice__hint" id={`${id}-uitleg`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

/** One answer out of many. */
export function Select(props: ChoiceProps & { readonly empty?: string | undefined }): JSX.Element {
  const chosen = valueIn(props.values ?? {}, props.name)
  return (
    <Field {...props}>
      <select
        class="utrecht-select utrecht-select--html-select"
        id={fieldId(props.name)}
        name={props.name}
        {...wiring(props, hasDescription(props))}
      >
        <option value="">{props.empty ?? texts(props.locale).choose}</option>
        {props.options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            lang={option.lang}
            selected={option.value === chosen}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** The first option carries the field's own identifier, so that an error summary can link to it. */
const optionId = (name: string, index: number): string =>
  index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`

function Choice(props: {
  readonly kind: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly option: Option
  readonly checked: boolean
}): JSX.Element {
  const { kind, id, option } = props
  const look =
    kind === 'radio'
      ? 'utrecht-radio-button utrecht-radio-button--html-input'
      : 'utrecht-checkbox utrecht-checkbox--html-input'
  return (
    <div class="choice">
      <input
        class={`${look} choice__input`}
        type={kind}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.checked}
        {...(option.alone ? { 'data-alone': '' } : {})}
        {...(option.opens ? { 'data-opens': '' } : {})}
        {...(option.hint ? { 'aria-describedby': `${id}-bij` } : {})}
      />
      <label class="choice__label" for={id}>
        {option.lang ? <span lang={option.lang}>{option.label}</span> : option.label}
      </label>
      {option.hint && (
        <p class="choice__hint" id={`${id}-bij`}>
          {option.hint}
        </p>
      )}
    </div>
  )
}
