import type { JSX } from 'preact'
import { valueIn } from '../../kit/form.ts'
import { ErrorMessage, type FieldProps, Fieldset, fieldId } from './field.tsx'

/** Questions on a scale and questions that are answered part by part. */

/** One part of a question; its input is named `<question>.<value>`. */
export interface QuestionPart {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A number between two ends that have words. */
export function Scale(
  props: FieldProps & {
    readonly steps: readonly number[]
    readonly low: string
    readonly high: string
    /** What the ends mean, in a sentence. */
    readonly ends: string
  },
): JSX.Element {
  const { name, steps, low, high } = props
  const chosen = valueIn(props.values ?? {}, name)
  return (
    <Fieldset {...props} extraHint={props.ends} radio>
      <div class="scale">
        <div class="scale__steps" data-steps={steps.length}>
          {steps.map((step, at) => {
            const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`
            return (
              <div key={step} class="scale__step">
                <input
                  class="utrecht-radio-button utrecht-radio-button--html-input choice__input"
                  type="radio"
                  id={id}
                  name={name}
                  value={step}
                  checked={String(step) === chosen}
                />
                <label for={id}>{step}</label>
              </div>
            )
          })}
        </div>
        <div class="scale__ends" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      </div>
    </Fieldset>
  )
}

interface PartsProps extends FieldProps {
  readonly parts: readonly QuestionPart[]
}

/** The same choice for every part: rows of buttons, each with its own words. */
export function ChoicePerPart(
  props: PartsProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
): JSX.Element {
  const { name, parts, options, locale, optional } = props
  return (
    <Fieldset {...props} target>
      {parts.map((part) => {
        const input = `${name}.${part.value}`
        const id = fieldId(input)
        const chosen = valueIn(props.values ?? {}, input)
        return (
          <div
            key={part.value}
            class={`choice-row ${part.error ? 'choice-row--invalid' : ''}`}
            role="radiogroup"
            aria-labelledby={`${id}-rij`}
            aria-required={!optional}
            {...(part.error ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-fout` } : {})}
          >
            <p class="choice-row__label" id={`${id}-rij`}>
              {part.label}
            </p>
            <ErrorMessage name={input} label={part.label} locale={locale} error={part.error} />
            <div class="choice-row__options">
              {options.map((option, at) => {
                const optionId = at === 0 ? id : `${id}-${at + 1}`
                return (
                  <div key={option.value} class="choice">
                    <input
                      class="utrecht-radio-button utrecht-radio-button--html-input choice__input"
                      type="radio"
                      id={optionId}
                      name={input}
                      value={option.value}
                      checked={option.value === chosen}
                    />
                    <label class="choice__label" for={optionId}>
                      {option.label}
                    </label>
                  </div>
                )
              })}
            </div>
          </div>
        )
      })}
    </Fieldset>
  )
}

/** A place for every part: a short list of numbers beside each, so that nothing needs to be dragged. */
export function PlacePerPart(
  props: PartsProps & { readonly places: number; readonly how: string; readonly empty: string },
): JSX.Element {
  const numbers = Array.from({ length: props.places }, (_, at) => String(at + 1))
  return (
    <Fieldset {...props} extraHint={props.how} target>
      {props.parts.map((part) => (
        <PartLine key={part.value} {...props} part={part}>
          {(control) => {
            const chosen = valueIn(props.values ?? {}, control.name)
            // A number that does not exist stays to be seen beside its message.
            const offered = chosen === '' || numbers.includes(chosen) ? numbers : [...numbers, chosen]
            return (
              <select class="utrecht-select utrecht-select--html-select" {...control}>
                <option value="">{props.empty}</option>
                {offered.map((number) => (
                  <option key={number} value={number} selected={number === chosen}>
                    {number}
                  </option>
                ))}
              </select>
            )
          }}
        </PartLine>
      ))}
    </Fieldset>
  )
}

/** An amount for every part, together `total`; where scripts run it says what is left. */
export function AmountPerPart(
  props: PartsProps & {
    readonly total: number
    readonly how: string
    readonly left: { readonly none: string; readonly left: string; readonly over: string }
  },
): JSX.Element {
  return (
    <Fieldset {...props} extraHint={props.how} target>
      <div
        class="part-lines"
        data-divide={props.total}
        data-none={props.left.none}
        data-left={props.left.left}
        data-over={props.left.over}
      >
        {props.parts.map((part) => (
          <PartLine key={part.value} {...props} part={part}>
            {(control) => (
              <input
                class="utrecht-textbox utrecht-textbox--html-input utrecht-textbox--numeric"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value={valueIn(props.values ?? {}, control.name)}
                {...control}
              />
            )}
          </PartLine>
        ))}
      </div>
    </Fieldset>
  )
}

interface Control {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

/** One part with its control: the words first, the control beside them. */
function PartLine(
  props: Pick<FieldProps, 'name' | 'locale'> & {
    readonly part: QuestionPart
    readonly children: (control: Control) => JSX.Element
  },
): JSX.Element {
  const { part, locale } = props
  const name = `${props.name}.${part.value}`
  const id = fieldId(name)
  const described = [part.hint ? `${id}-uitleg` : '', part.error ? `${id}-fout` : ''].filter(Boolean)
  return (
    <div class={`part-line ${part.error ? 'part-line--invalid' : ''}`}>
      <ErrorMessage name={name} label={part.label} locale={locale} error={part.error} />
      <div class="part-line__words">
        <label for={id}>{part.label}</label>
        {part.hint && (
          <p class="choice__hint" id={`${id}-uitleg`}>
            {part.hint}
          </p>
        )}
      </div>
      {props.children({
        id,
        name,
        ...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {}),
        ...(part.error ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  )
}
