import type { JSX } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { steps } from '../answer-field.ts'
import { placesOf } from '../answer-parts.ts'
import type { AreaOption } from '../describe.ts'
import { explainCondition } from '../explain.ts'
import { partTexts } from '../part-texts.ts'
import { fieldNumbers, paperCode } from '../rules.ts'
import type { FormDefinition, FormField } from '../schema.ts'
import { texts } from '../texts.ts'

/** The whole form to fill in with a pen: boxes, lines, and the code with which staff enter it. */
export function PaperForm(props: {
  readonly form: FormDefinition
  readonly locale: Locale
  readonly areas: readonly AreaOption[]
  /** Where to hand it in or send it. */
  readonly returnTo: string
  /** Level of its title: the page itself, or a part of one with a heading of its own. */
  readonly level?: 1 | 2
}): JSX.Element {
  const { form, locale, level = 1 } = props
  const [Title, Part] = level === 2 ? (['h2', 'h3'] as const) : (['h1', 'h2'] as const)
  const t = texts(locale)
  const numbers = fieldNumbers(form)
  return (
    <div class="paper">
      <p class="paper__code">{t.paperCode(paperCode(form))}</p>
      <Title>{form.title[locale]}</Title>
      <p>{`${t.paperHow} ${props.returnTo}`}</p>
      {form.sections.map((section) => (
        <section key={section.key}>
          <Part>{section.title[locale]}</Part>
          {section.when && <p>{explainCondition(form, section.when, locale)}</p>}
          {section.fields.map((field) => (
            <PaperField key={field.key} {...props} field={field} number={numbers[field.key] ?? 0} />
          ))}
        </section>
      ))}
      <p class="paper__code">{t.paperCode(paperCode(form))}</p>
    </div>
  )
}

function PaperField(props: {
  readonly form: FormDefinition
  readonly field: FormField
  readonly locale: Locale
  readonly areas: readonly AreaOption[]
  readonly number: number
  readonly level?: 1 | 2
}): JSX.Element {
  const { field, locale } = props
  const Label = props.level === 2 ? 'h4' : 'h3'
  return (
    <div class="paper__field">
      <Label>{`${props.number}. ${field.label[locale]}`}</Label>
      {field.when && <p>{explainCondition(props.form, field.when, locale)}</p>}
      {field.hint && <p>{field.hint[locale]}</p>}
      <Room field={field} locale={locale} />
    </div>
  )
}

const linesFor = (characters: number): number => Math.min(12, Math.max(1, Math.ceil(characters / 200)))

function Room({ field, locale }: { readonly field: FormField; readonly locale: Locale }): JSX.Element {
  const t = texts(locale)
  switch (field.type) {
    case 'choice':
      return <Boxes how={t.paperTick} labels={field.options.map((option) => option.label[locale])} />
    case 'multi_choice':
      return <Boxes how={t.paperTickMore} labels={field.options.map((option) => option.label[locale])} />
    case 'yes_no':
      return <Boxes how={t.paperTick} labels={[t.yes, t.no]} />
    case 'consent':
      return <Boxes how="" labels={[t.yes]} />
    case 'file':
      return <p>{t.paperFiles}</p>
    case 'long_text':
      return <Lines count={linesFor(field.max)} />
    case 'location':
      return (
        <>
          <p>{field.house_number ? t.house : t.address}</p>
          <Lines count={1} />
          <p>{t.area}</p>
          <Lines count={1} />
        </>
      )
    case 'scale':
    case 'matrix':
    case 'ranking':
    case 'points':
      return <PartsRoom field={field} locale={locale} />
    default:
      return <Lines count={1} />
  }
}

/** Room for a question on a scale, or one that is answered part by part. */
function PartsRoom(props: {
  readonly field: Extract<FormField, { type: 'scale' | 'matrix' | 'ranking' | 'points' }>
  readonly locale: Locale
}): JSX.Element {
  const { field, locale } = props
  const t = partTexts(locale)
  if (field.type === 'scale') {
    return (
      <>
        <p>{`${t.paperScale} ${t.ends(field.from, field.low[locale], field.to, field.high[locale])}`}</p>
        <p class="paper__scale">
          {steps(field).map((step) => (
            <span key={step}>{step}</span>
          ))}
        </p>
      </>
    )
  }
  if (field.type === 'matrix') {
    return (
      <>
        <p>{t.paperMatrix}</p>
        <table class="paper__table">
          <thead>
            <tr>
              <th scope="col">{t.paperRow}</th>
              {field.options.map(({ value, label }) => (
                <th key={value} scope="col">
                  {label[locale]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {field.rows.map(({ value, label }) => (
              <tr key={value}>
                <th scope="row">{label[locale]}</th>
                {field.options.map((option) => (
                  <td key={option.value}>☐</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </>
    )
  }
  const places = field.type === 'ranking' ? placesOf(field) : 0
  const how =
    field.type === 'ranking'
      ? t.rankHow(places, places === field.options.length)
      : `${t.pointsHow(field.total)} ${t.paperPoints(field.total)}`
  return (
    <>
      <p>{how}</p>
      <ul class="plain-list paper__boxes">
        {field.options.map(({ value, label }) => (
          <li key={value}>
            <span class="paper__number" aria-hidden="true" />
            {label[locale]}
          </li>
        ))}
      </ul>
    </>
  )
}

const Lines = ({ count }: { readonly count: number }): JSX.Element => (
  <div aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <div class="writing-line" key={index} />
    ))}
  </div>
)

const Boxes = (props: { readonly how: string; readonly labels: readonly string[] }): JSX.Element => (
  <>
    {props.how && <p>{props.how}</p>}
    <ul class="plain-list paper__boxes">
      {props.labels.map((label) => (
        <li key={label}>
          <span class="paper__box" aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  </>
)
