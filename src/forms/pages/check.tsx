import type { ComponentChildren, JSX } from 'preact'
import type { FormErrors } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { Button } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary, Form, FormActions } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { type AreaOption, describeAnswers, describeSums } from '../describe.ts'
import type { FormPaths } from '../paths.ts'
import type { StepPosition } from '../progress.ts'
import type { Answers, FormDefinition } from '../schema.ts'
import { texts } from '../texts.ts'

/** Everything once more before it is sent, each part with a link to change it (WCAG 3.3.4). */
export function CheckPage(props: {
  readonly form: FormDefinition
  readonly answers: Answers
  readonly errors: FormErrors
  readonly locale: Locale
  readonly areas: readonly AreaOption[]
  readonly paths: FormPaths
  readonly step: StepPosition
  /** In place of the button that sends, for who did not sign in well enough. */
  readonly instead?: ComponentChildren
  /** The domain's own part between the answers and the button: an outcome with its reason, a last choice. */
  readonly children?: ComponentChildren
}): JSX.Element {
  const { form, answers, locale, paths, step } = props
  const t = texts(locale)
  const sums = describeSums(form, answers, locale)
  return (
    <>
      <ErrorSummary errors={props.errors} locale={locale} />
      <PageHeading
        kicker={`${form.title[locale]} · ${t.step(step)}`}
        title={t.checkTitle}
        lead={t.checkLead}
      />
      {describeAnswers(form, answers, locale, props.areas).map((section) => (
        <section key={section.key} class="check-part flow">
          <div class="section__head">
            <h2>{section.title}</h2>
            <a href={paths.section(section.slug, 'check')}>
              {t.change}
              <span class="visually-hidden">{` ${t.changeAbout(section.title)}`}</span>
            </a>
          </div>
          <DefinitionList
            items={section.items.map(({ label, text }) => ({
              term: label,
              value: text ? <span class="keep-lines">{text}</span> : t.notAnswered,
            }))}
          />
        </section>
      ))}
      {sums.length > 0 && (
        <DefinitionList items={sums.map(({ label, text }) => ({ term: label, value: text }))} />
      )}
      {props.instead ?? (
        <Form action={paths.check()}>
          {props.children}
          <FormActions submit={t.send}>
            <Button kind="quiet" name="later" value="ja">
              {t.saveForLater}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
