import type { Act } from '../../kit/act.ts'
import type { FormState } from '../../kit/form.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { deskTexts } from '../desk-texts.ts'
import type { Reached } from '../rights.ts'
import { isReadFirst } from '../rules.ts'
import { texts } from '../texts.ts'
import { type Besides, ParagraphField, PlaceFields, PrivateField } from './besides.tsx'
import { type AsksEmail, formOf, WordsFields } from './fields.tsx'
import { viewOf } from './map.tsx'

interface FieldsProps {
  readonly act: Pick<Act, 'locale' | 'municipality'>
  readonly reached: Reached
  readonly besides: Besides
  readonly form: FormState
  readonly asksEmail: AsksEmail
  /** Address of who is signed in. */
  readonly email: string | null
}

/** What somebody fills in to take part, with who will read it. */
export function ContributionFields({ act, reached, besides, form, asksEmail, email }: FieldsProps) {
  const { locale, municipality } = act
  const { project, activity } = reached
  const t = texts(locale)
  return (
    <>
      <WordsFields form={form} about={activity.asks} asksEmail={asksEmail} locale={locale}>
        <ParagraphField form={form} besides={besides} locale={locale} />
        <PlaceFields
          form={form}
          besides={besides}
          view={viewOf(project)}
          municipality={municipality}
          locale={locale}
        />
        <PrivateField form={form} besides={besides} locale={locale} />
      </WordsFields>
      <p class="small">
        {besides.mayBePrivate ? t.privately.public : t.form.public}{' '}
        <a href={paths.conduct()}>{t.form.conduct}</a>. {isReadFirst(reached) && t.form.reviewFirst}{' '}
        {email !== null && t.form.signedIn(email)}
      </p>
    </>
  )
}

/** The form as somebody without an account will get it, to look at before it is open. */
export function FormPreview(props: Pick<FieldsProps, 'act' | 'reached' | 'besides'>) {
  const { activity } = props.reached
  const { locale } = props.act
  const t = deskTexts(locale)
  return (
    <Section title={texts(locale).asks[activity.asks].send} id="formulier">
      <p>{t.previewForm}</p>
      <fieldset class="preview-form flow" disabled>
        <legend class="visually-hidden">{texts(locale).asks[activity.asks].send}</legend>
        <ContributionFields
          {...props}
          form={formOf({ name: null })}
          asksEmail={activity.without_email ? 'may' : 'must'}
          email={null}
        />
      </fieldset>
    </Section>
  )
}
