import { z } from 'zod'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../../kit/form.ts'
import { longText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { projectPage } from '../../../projects/index.ts'
import { SheetLinks } from '../../../ui/download/download.tsx'
import {
  bindFields,
  ErrorMessage,
  Form,
  FormActions,
  fieldId,
  OnceToken,
  TextArea,
  TextInput,
} from '../../../ui/form/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { NowBox } from '../../../ui/now-box/now-box.tsx'
import { type DeskReached, reachSurveyToWork } from '../../pages/reach.ts'
import { changeMailing, discardMailing, readyMailing, remindMailing } from '../actions.ts'
import { canRemind, eraseDay } from '../rules.ts'
import { type Mailing, mailingsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { partSize } from './files.ts'
import { Preview } from './preview.tsx'

const schema = z.object({
  onderwerp: shortText(120),
  tekst: longText(3000),
  herinnering: longText(3000),
  afzender: shortText(200),
})

/** A mailing with its survey, for who works on the project. */
export async function reachMailing(c: Ctx): Promise<DeskReached & { readonly mailing: Mailing }> {
  const reached = await reachSurveyToWork(c)
  const id = c.req.param('zending') ?? ''
  const mailing = (await mailingsOf(c.var.act.db, reached.activity.id)).find((one) => one.id === id)
  if (!mailing) throw new NotFound('mailing')
  return { ...reached, mailing }
}
type MailingReached = Awaited<ReturnType<typeof reachMailing>>

/** `.../brieven/{zending}`: what the letter says, how many there are, and the files to print them. */
export async function showMailing(c: Ctx): Promise<Response> {
  return mailingPage(c, await reachMailing(c), freshForm())
}

function mailingPage(c: Ctx, reached: MailingReached, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, mailing } = reached
  const t = texts(locale)
  const done: Readonly<Record<string, string>> = t.one.done
  const said = c.req.query('klaar') ?? ''
  const isDraft = mailing.ready_at === null
  const action = paths.deskMailing(project.number, activity.slug, mailing.id)
  return projectPage(c, project, {
    title: `${t.desk.title}: ${t.one.title(mailing.letters)}`,
    form,
    body: (
      <>
        {Object.hasOwn(done, said) && <Notice tone="success" announce title={done[said] ?? ''} />}
        <p>
          <a href={paths.deskMailings(project.number, activity.slug)}>
            {t.desk.title}: {activity.title}
          </a>
        </p>
        <Stand reached={reached} locale={locale} />
        {form.errors.gedaan !== undefined && (
          <div id={fieldId('gedaan')} tabIndex={-1}>
            <ErrorMessage {...bindFields(form, locale)('gedaan')} label={t.desk.title} />
          </div>
        )}
        {mailing.erased_at === null && (
          <>
            {!isDraft && <Files reached={reached} action={action} form={form} c={c} />}
            {mailing.reminded_at === null && (
              <TextForm mailing={mailing} action={action} form={form} locale={locale} />
            )}
            <Preview c={c} activity={activity} mailing={mailing} isReminder={false} />
            {!isDraft && mailing.reminders !== 0 && (
              <Preview c={c} activity={activity} mailing={mailing} isReminder />
            )}
            {isDraft && (
              <Section title={t.one.ready} id="klaar">
                <p>{t.one.readyLead}</p>
                <Form action={action} label={t.one.ready}>
                  <OnceToken token={newOnceToken()} />
                  <FormActions submit={t.one.ready} name="doe" value="klaar" />
                </Form>
                <Form action={action} label={t.one.discard}>
                  <OnceToken token={newOnceToken()} />
                  <p>{t.one.discardLead}</p>
                  <FormActions submit={t.one.discard} name="doe" value="weg" kind="secondary" />
                </Form>
              </Section>
            )}
          </>
        )}
      </>
    ),
  })
}

function Stand(props: { readonly reached: MailingReached; readonly locale: 'nl' | 'en' }) {
  const { locale } = props
  const { activity, mailing } = props.reached
  const t = texts(locale)
  const { ready_at, reminded_at, reminders, erased_at } = mailing
  const on = (at: Date): string => formatDay(dayOf(at), locale)
  const state = erased_at ? 'erased' : ready_at ? 'ready' : 'draft'
  return (
    <NowBox status={t.desk.state[state]} tone={state === 'draft' ? 'wait' : 'active'}>
      <p>{ready_at ? t.one.isReady(on(ready_at)) : t.one.counted(mailing.letters)}</p>
      {mailing.twice > 0 && <p>{t.one.twice(mailing.twice)}</p>}
      {ready_at === null && <p>{t.one.draft}</p>}
      {ready_at && <p>{t.one.used(mailing.used)}</p>}
      {reminded_at && <p>{t.one.reminded(reminders ?? 0, on(reminded_at))}</p>}
      <p>{erased_at ? t.one.erased(on(erased_at)) : t.desk.kept(formatDay(eraseDay(activity), locale))}</p>
    </NowBox>
  )
}

/** The letters as files: all of them, and the second ones. */
function Files(props: {
  readonly reached: MailingReached
  readonly action: string
  readonly form: FormState
  readonly c: Ctx
}) {
  const { act } = props.c.var
  const { locale } = act
  const { project, activity, mailing } = props.reached
  const t = texts(locale).one
  const files = (amount: number, soort?: string) => (
    <>
      <p>{t.mergeLead}</p>
      <p>
        <SheetLinks href={paths.mailingSheet(project.number, activity.slug, mailing.id, { soort })}>
          {`${t.merge} (CSV)`}
        </SheetLinks>
      </p>
      <ul>
        {Array.from({ length: Math.ceil(amount / partSize) }, (_, part) => (
          <li key={part}>
            <a
              href={paths.mailingPdf(project.number, activity.slug, mailing.id, {
                soort,
                deel: part === 0 ? undefined : String(part + 1),
              })}
            >
              {amount <= partSize
                ? t.pdfAll
                : t.pdf(part * partSize + 1, Math.min(amount, (part + 1) * partSize))}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
  return (
    <>
      <Section title={t.download} id="downloaden">
        {files(mailing.letters)}
        <p>{t.careful}</p>
      </Section>
      {mailing.reminded_at && (
        <Section title={t.reminders} id="herinnering">
          {mailing.reminders === 0 ? <p>{t.noReminders}</p> : files(mailing.reminders ?? 0, 'herinnering')}
        </Section>
      )}
      {canRemind(mailing, activity, dayOf(act.now)) && (
        <Section title={t.remind} id="herinnering">
          <p>{t.remindLead}</p>
          <Form action={props.action} label={t.remind}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.remind} name="doe" value="herinner" kind="secondary" />
          </Form>
        </Section>
      )}
    </>
  )
}

/** What the letter says, until it is ready; after that what the second one says. */
function TextForm(props: {
  readonly mailing: Mailing
  readonly action: string
  readonly form: FormState
  readonly locale: 'nl' | 'en'
}) {
  const { mailing, locale } = props
  const t = texts(locale).one
  const isDraft = mailing.ready_at === null
  const kept = {
    ...{ onderwerp: [mailing.subject], tekst: [mailing.body] },
    ...{ herinnering: [mailing.reminder], afzender: [mailing.sender] },
  }
  const field = bindFields({ ...props.form, values: { ...kept, ...props.form.values } }, locale)
  return (
    <Section title={t.textTitle} id="tekst">
      <Form action={props.action} label={t.textTitle}>
        <OnceToken token={newOnceToken()} />
        {isDraft && (
          <>
            <TextInput {...field('onderwerp')} label={t.subject} />
            <TextArea {...field('tekst')} label={t.body} hint={t.bodyHint} max={3000} rows={10} />
            <TextInput {...field('afzender')} label={t.sender} />
          </>
        )}
        <TextArea {...field('herinnering')} label={t.reminder} hint={t.reminderHint} max={3000} rows={7} />
        <FormActions submit={t.save} name="doe" value="bewaar" kind="secondary" />
      </Form>
    </Section>
  )
}

export async function submitMailing(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachMailing(c)
  const { project, activity, mailing } = reached
  const input = await readForm(c)
  const t = texts(act.locale).one
  const doe = valueIn(input.text, 'doe')
  const to = (klaar: string): string =>
    paths.deskMailing(project.number, activity.slug, mailing.id, { klaar })
  // Of a letter that is ready only the text of the second one can be changed.
  const known =
    mailing.ready_at === null
      ? {}
      : { onderwerp: [mailing.subject], tekst: [mailing.body], afzender: [mailing.sender] }
  const labels = { onderwerp: t.subject, tekst: t.body, herinnering: t.reminder, afzender: t.sender }
  const read =
    doe === 'bewaar'
      ? parseForm(schema, { ...input, text: { ...input.text, ...known } }, act.locale, labels)
      : null
  if (read && !read.ok) return mailingPage(c, reached, { values: input.text, errors: read.errors })
  try {
    const path = await once(act, input, async (act) => {
      if (read?.ok) {
        const { onderwerp, tekst, herinnering, afzender } = read.value
        const text = { subject: onderwerp, body: tekst, reminder: herinnering, sender: afzender }
        await changeMailing(act, activity.id, mailing.id, text)
        return to('bewaard')
      }
      if (doe === 'klaar') {
        await readyMailing(act, activity.id, mailing.id)
        return to('klaar')
      }
      if (doe === 'herinner') {
        await remindMailing(act, activity.id, mailing.id)
        return to('herinnerd')
      }
      if (doe === 'weg') {
        await discardMailing(act, activity.id, mailing.id)
        return paths.deskMailings(project.number, activity.slug, { klaar: 'weg' })
      }
      return to('')
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    // What is refused is not the fault of a field: it stands where the page says how far the letters are.
    return mailingPage(c, reached, withError(input.text, 'gedaan', error.message))
  }
}
