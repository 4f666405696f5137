import type { JSX } from 'preact'
import { explainCondition } from '../explain.ts'
import { FieldList, type Showing } from './fields.tsx'

/**
 * A whole form on one page, for an official who enters it for somebody: same fields, numbered as on paper.
 * Goes inside the domain's own `Form`, between its own fields (channel, person) and `FormActions`.
 */
export function WholeForm(props: Showing & { readonly skip?: readonly string[] }): JSX.Element {
  const { form, locale } = props
  const onThisPage = form.sections.flatMap((section) => section.fields.map((field) => field.key))
  const sections = form.sections.filter((section) => !props.skip?.includes(section.key))
  return (
    <>
      {sections.map((section) => (
        <section
          class="form-part"
          key={section.key}
          aria-labelledby={`deel-${section.key}`}
          {...(section.when ? { 'data-when': JSON.stringify(section.when) } : {})}
        >
          <h2 id={`deel-${section.key}`}>{section.title[locale]}</h2>
          {section.when && (
            <p class="small" data-only-if="">
              {explainCondition(form, section.when, locale)}
            </p>
          )}
          <FieldList {...props} numbered withoutFiles fields={section.fields} onThisPage={onThisPage} />
        </section>
      ))}
    </>
  )
}
