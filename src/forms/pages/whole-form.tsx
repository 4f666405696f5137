import type { JSX } from 'preact'
import { canWait } from '../entered.ts'
import { explainCondition } from '../explain.ts'
import type { FormField } from '../schema.ts'
import { FieldList, type Showing } from './fields.tsx'

/**
 * A form on one page, for an official who enters it for somebody: inside the domain's own `Form`, between its own
 * fields (channel, person) and `FormActions`.
 * - `paper`: everything in order, with the numbers that stand on paper.
 * - `first` and `later`: what must be asked, and apart from it what has a usual answer.
 */
export function WholeForm(props: Showing & { readonly part: 'paper' | 'first' | 'later' }): JSX.Element {
  const { form, locale, part } = props
  const onThisPage = form.sections.flatMap((section) => section.fields.map((field) => field.key))
  const belongs = (field: FormField): boolean => part === 'paper' || canWait(field) === (part === 'later')
  const sections = form.sections
    .map((section) => ({ ...section, fields: section.fields.filter(belongs) }))
    .filter(({ fields }) => fields.some((field) => field.type !== 'file' || part === 'paper'))
  return (
    <>
      {sections.map((section) => (
        <section
          class="form-part"
          key={section.key}
          {...(part === 'later' ? {} : { 'aria-labelledby': `deel-${section.key}` })}
          {...(section.when ? { 'data-when': JSON.stringify(section.when) } : {})}
        >
          {part !== 'later' && <h2 id={`deel-${section.key}`}>{section.title[locale]}</h2>}
          {section.when && (
            <p class="small" data-only-if="">
              {explainCondition(form, section.when, locale)}
            </p>
          )}
          <FieldList
            {...props}
            numbered={part === 'paper'}
            withoutFiles
            fields={section.fields}
            onThisPage={onThisPage}
          />
        </section>
      ))}
    </>
  )
}
