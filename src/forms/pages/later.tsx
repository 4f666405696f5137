import type { JSX } from 'preact'
import type { FormState } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import type { FormPaths } from '../paths.ts'
import { texts } from '../texts.ts'

/** "Bewaar en ga later verder": what is kept, until when, and a link for another device. */
export function LaterPage(props: {
  readonly paths: FormPaths
  readonly locale: Locale
  readonly state: FormState
  readonly until: string
  readonly goOn: string
  /** Address the link was just sent to. */
  readonly sentTo: string | null
}): JSX.Element {
  const { locale, paths, state } = props
  const t = texts(locale)
  return (
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      <PageHeading title={t.laterTitle} lead={`${t.laterSaved} ${t.laterUntil(props.until)}`} />
      {props.sentTo && (
        <Notice tone="success" announce>
          <p>{t.laterSent(props.sentTo)}</p>
        </Notice>
      )}
      <p>{`${t.laterHere} ${t.laterMine}`}</p>
      <p>
        <LinkButton kind="secondary" href={props.goOn}>
          {t.goOnNow}
        </LinkButton>
      </p>
      <h2>{t.laterElsewhere}</h2>
      <Form action={paths.later()}>
        <TextInput
          {...bindFields(state, locale)('email')}
          label={t.laterEmail}
          why={t.laterEmailWhy}
          type="email"
          autocomplete="email"
        />
        <FormActions submit={t.laterSend} />
      </Form>
    </>
  )
}

/** Where an e-mailed link leads: a button, because programs that check mail open links too. */
export function ResumePage(props: {
  readonly action: string
  readonly title: string
  readonly locale: Locale
}): JSX.Element {
  const t = texts(props.locale)
  return (
    <>
      <PageHeading title={t.resumeTitle} lead={t.resumeLead(props.title)} />
      <Form action={props.action}>
        <FormActions submit={t.resumeButton} />
      </Form>
    </>
  )
}

/** A link that was used up, expired, or never existed: one answer for all three. */
export function ResumeGonePage(props: { readonly paths: FormPaths; readonly locale: Locale }): JSX.Element {
  const t = texts(props.locale)
  return (
    <>
      <PageHeading title={t.resumeGone} lead={t.resumeGoneText} />
      <p>
        <LinkButton href={props.paths.start()}>{t.startAgain}</LinkButton>
      </p>
    </>
  )
}
