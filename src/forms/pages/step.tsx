import type { ComponentChildren, JSX } from 'preact'
import { Button } from '../../ui/button/button.tsx'
import { EnterGoesOn, ErrorSummary, Form, FormActions, HiddenField } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import type { FormPaths } from '../paths.ts'
import type { StepPosition } from '../progress.ts'
import type { FormField, FormSection } from '../schema.ts'
import { texts } from '../texts.ts'
import { FieldList, type Showing } from './fields.tsx'

/** One section of a form: one page, one subject. */
export function StepPage(
  props: Showing & {
    readonly paths: FormPaths
    readonly section: FormSection
    readonly fields: readonly FormField[]
    readonly step: StepPosition
    /** The reader came from the check page and goes back there. */
    readonly fromCheck: boolean
    /** Address of the section where the reader left off, when it is another one. */
    readonly resumeAt: string | null
    /** Before sending, the reader is asked to sign in better than they did. */
    readonly mustSignIn?: boolean
    /** A word of the address that fills something in when the form is begun. */
    readonly carried?: string
    /** What the domain says below the questions. */
    readonly below?: ComponentChildren
    /** The form is introduced on a page before this one. */
    readonly hasStartPage?: boolean
  },
): JSX.Element {
  const { form, locale, paths, section, state, step } = props
  const t = texts(locale)
  const isFirst = step.previous === null
  const intro = isFirst && !props.hasStartPage ? form.intro : undefined
  return (
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      <PageHeading
        kicker={`${form.title[locale]} · ${t.step(step)}`}
        title={section.title[locale]}
        lead={(intro ?? section.intro)?.[locale]}
      />
      {intro && section.intro && <p>{section.intro[locale]}</p>}
      {isFirst && props.mustSignIn && form.assurance && (
        <Notice>
          <p>{form.assurance.why[locale]}</p>
          <p>{t.assurance.before}</p>
        </Notice>
      )}
      {props.resumeAt && <DraftFound paths={paths} resumeAt={props.resumeAt} locale={locale} />}
      <div data-autosave={paths.autosave(section.slug)}>
        <Form
          action={paths.section(section.slug)}
          files={props.fields.some((field) => field.type === 'file')}
        >
          {props.fields.some((field) => field.type === 'file') && (
            <EnterGoesOn label={props.fromCheck ? t.backToCheck : t.next} />
          )}
          {props.fromCheck && <HiddenField name="terug" value="controleren" />}
          {props.carried && <HiddenField name="met" value={props.carried} />}
          <Questions {...props} />
          {props.below}
          <FormActions submit={props.fromCheck ? t.backToCheck : t.next}>
            {!isFirst && !props.fromCheck && (
              <Button kind="quiet" name="vorige" value="ja">
                {t.previous}
              </Button>
            )}
            <Button kind="quiet" name="later" value="ja">
              {t.saveForLater}
            </Button>
          </FormActions>
        </Form>
      </div>
      {isFirst && !props.hasStartPage && (
        <p class="no-print">
          <a href={paths.paper()}>{t.paperLink}</a>
        </p>
      )}
    </>
  )
}

/** The questions of a page; those of several sections each under their own heading. */
function Questions(
  props: Showing & { readonly section: FormSection; readonly fields: readonly FormField[] },
): JSX.Element {
  const { section, fields, locale } = props
  const parts = section.parts ?? []
  if (parts.length < 2) return <FieldList {...props} />
  const onThisPage = fields.map((field) => field.key)
  return (
    <>
      {parts.map((part) => (
        <Section key={part.title.nl} title={part.title[locale]}>
          {part.intro && <p>{part.intro[locale]}</p>}
          <FieldList
            {...props}
            fields={fields.filter((field) => part.keys.includes(field.key))}
            onThisPage={onThisPage}
          />
        </Section>
      ))}
    </>
  )
}

function DraftFound(
  props: Pick<Showing, 'locale'> & { readonly paths: FormPaths; readonly resumeAt: string },
) {
  const t = texts(props.locale)
  return (
    <Notice>
      <p>
        {t.draftFound} <a href={props.resumeAt}>{t.draftGoOn}</a>
      </p>
      <p>{t.startAgainQuestion}</p>
      <form method="post" action={props.paths.again()}>
        <Button kind="secondary">{t.startAgain}</Button>
      </form>
    </Notice>
  )
}
