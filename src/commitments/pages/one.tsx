import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { acceptedTypes, acceptFile } from '../../kit/files.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, uploadedFiles } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  FileInput,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { explainLate, keepPromise, withdrawPromise } from '../actions.ts'
import { CommitmentRefused } from '../promised.ts'
import { doorsOf, mustReport } from '../rights.ts'
import { isOpen, keptFrom } from '../rules.ts'
import { commitmentById, entriesOf } from '../store.ts'
import { texts } from '../texts.ts'
import { type CommitmentView, viewCommitments } from '../views.ts'
import { History, readHistory } from './history.tsx'
import { CommitmentBadge } from './table.tsx'

const keepSchema = z.object({ keptOn: dayText(), evidence: longText(2000), file: uploadedFiles(5) })
const explainSchema = z.object({ reason: longText(2000), newDay: dayText() })
const withdrawSchema = z.object({ withdrawReason: longText(2000) })

/** What the fields are called, in the texts of errors. */
const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const { keptOn, evidence, file, reason, newDay, withdrawReason } = texts(locale).one
  return { keptOn, evidence, file, reason, newDay, withdrawReason }
}

const idOf = (c: Ctx): string => z.uuid().catch('').parse(c.req.param('id')) || notFound()

function notFound(): never {
  throw new NotFound()
}

export const showCommitment = (c: Ctx): Promise<Response> => commitmentPage(c, freshForm(), null)

type Report = 'nagekomen' | 'uitleg' | 'intrekken'

/** `/toezeggingen/{id}`: one promise with all that happened to it; its owner and the guide report here. */
async function commitmentPage(c: Ctx, form: FormState, asked: Report | null): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale).one
  const commitment = await commitmentById(db, idOf(c))
  if (!commitment) throw new NotFound()
  const opened = commitment.case_id === null ? null : await openedCase(act, commitment.case_id)
  const { maySee, mayReport: canReport, seesNames } = await doorsOf(act, commitment, opened)
  if (!maySee) throw new NotFound()
  const entries = await entriesOf(db, commitment.id)
  const [[view], history] = await Promise.all([
    viewCommitments(act, [commitment], seesNames ? 'parties' : 'everyone'),
    readHistory(act, entries),
  ])
  if (!view) throw new NotFound()
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const title = view.promise ?? texts(locale).erased
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'commitments',
      breadcrumbs: [{ title: texts(locale).list.title, href: paths.commitments() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        title={title}
        lang={langOfWords(locale)}
        kicker={t.kicker[view.about.kind](view.about.number)}
      />
      <p>
        <CommitmentBadge state={view.state} locale={locale} />
      </p>
      {!commitment.for_everyone && <p class="small">{t.onlyParties}</p>}
      <DefinitionList items={facts(view, commitment.made_on, locale)} />
      {canReport && isOpen(view.state.status) && (
        <ReportForms
          form={form}
          asked={asked}
          locale={locale}
          view={view}
          today={dayOf(act.now)}
          since={keptFrom(entries)}
        />
      )}
      <History data={history} locale={locale} />
    </>,
    formStatus(form.errors),
  )
}

function facts(view: CommitmentView, madeOn: string, locale: Locale): readonly Definition[] {
  const t = texts(locale)
  const { state, about } = view
  const { status, newDue, closedOn } = state
  const closing =
    status === 'withdrawn' ? t.one.withdrawnOn : status === 'ended' ? t.one.endedOn : t.one.closed
  return [
    { term: t.one.owner, value: view.owner },
    { term: t.one.kind, value: t.kinds[view.kind] },
    { term: t.one.made, value: formatDay(madeOn, locale) },
    { term: t.one.due, value: formatDay(state.firstDue, locale, 'long') },
    ...(newDue ? [{ term: t.one.newDue, value: formatDay(newDue, locale, 'long') }] : []),
    ...(closedOn ? [{ term: closing, value: formatDay(closedOn, locale, 'long') }] : []),
    {
      term: t.one.belongs[about.kind],
      value: (
        <a href={about.href} lang={langOfWords(locale)}>
          {about.title}
        </a>
      ),
    },
  ]
}

function ReportForms(props: {
  readonly form: FormState
  readonly asked: Report | null
  readonly locale: Locale
  readonly view: CommitmentView
  readonly today: string
  /** First day on which it can have been kept. */
  readonly since: string
}) {
  const { form, asked, locale, view, today, since } = props
  const t = texts(locale).one
  const field = bindFields(form, locale)
  const who = view.forEveryone ? t.publicText : t.partiesText
  const action = paths.commitment(view.id)
  return (
    <Section title={t.nextTitle}>
      <Disclosure summary={t.keep} open={asked === 'nagekomen'}>
        <Form action={action} files label={t.keep}>
          <OnceToken token={newOnceToken()} />
          <DateInput {...field('keptOn')} label={t.keptOn} min={since} max={today} />
          <TextArea
            {...field('evidence')}
            label={t.evidence}
            hint={`${t.evidenceHint} ${who}`}
            max={2000}
            rows={4}
          />
          {view.about.kind === 'case' && (
            <FileInput {...field('file')} label={t.file} accept={acceptedTypes} multiple optional />
          )}
          <FormActions submit={t.keepButton} name="doen" value="nagekomen" />
        </Form>
      </Disclosure>
      <Disclosure summary={t.explain} open={asked === 'uitleg'}>
        <Form action={action} label={t.explain}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...field('reason')} label={t.reason} hint={who} max={2000} rows={4} />
          <DateInput {...field('newDay')} label={t.newDay} hint={t.newDayHint} min={today} />
          <FormActions submit={t.explainButton} name="doen" value="uitleg" />
        </Form>
      </Disclosure>
      <Disclosure summary={t.withdraw} open={asked === 'intrekken'}>
        <Form action={action} label={t.withdraw}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...field('withdrawReason')}
            label={t.withdrawReason}
            hint={`${t.withdrawHint} ${who}`}
            max={2000}
            rows={4}
          />
          <FormActions submit={t.withdrawButton} name="doen" value="intrekken" kind="danger" />
        </Form>
      </Disclosure>
    </Section>
  )
}

export async function reportOnCommitment(c: Ctx): Promise<Response> {
  await mayReportHere(c)
  const input = await readForm(c)
  const asked = input.text.doen?.[0]
  if (asked === 'nagekomen') return reportKept(c, input)
  if (asked === 'uitleg') return reportLate(c, input)
  if (asked === 'intrekken') return reportWithdrawn(c, input)
  return commitmentPage(c, freshForm(), null)
}

/** Who may not report hears so before anything they sent is read or kept. */
async function mayReportHere(c: Ctx): Promise<void> {
  const { act } = c.var
  const commitment = await commitmentById(act.db, idOf(c))
  if (!commitment) throw new NotFound()
  await mustReport(
    act,
    commitment,
    commitment.case_id === null ? null : await openedCase(act, commitment.case_id),
  )
}

async function reportKept(c: Ctx, input: FormInput): Promise<Response> {
  const { act } = c.var
  const parsed = parseForm(keepSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok) return commitmentPage(c, parsed, 'nagekomen')
  const { keptOn, evidence, file } = parsed.value
  return submit(c, input, 'nagekomen', 'keptOn', async (act, id) => {
    const fileIds: string[] = []
    for (const upload of file) {
      const accepted = await acceptFile(act, upload)
      if (!accepted.ok) throw new FileRefused()
      fileIds.push(accepted.file.id)
    }
    await keepPromise(act, id, { keptOn, evidence, fileIds })
    return 'nagekomen'
  })
}

class FileRefused extends Error {}

async function reportLate(c: Ctx, input: FormInput): Promise<Response> {
  const parsed = parseForm(explainSchema, input, c.var.act.locale, labelsOf(c.var.act.locale))
  if (!parsed.ok) return commitmentPage(c, parsed, 'uitleg')
  const { newDay, reason } = parsed.value
  return submit(c, input, 'uitleg', 'newDay', async (act, id) => {
    await explainLate(act, id, { newDue: newDay, reason })
    return 'uitleg'
  })
}

async function reportWithdrawn(c: Ctx, input: FormInput): Promise<Response> {
  const parsed = parseForm(withdrawSchema, input, c.var.act.locale, labelsOf(c.var.act.locale))
  if (!parsed.ok) return commitmentPage(c, parsed, 'intrekken')
  return submit(c, input, 'intrekken', 'withdrawReason', async (act, id) => {
    await withdrawPromise(act, id, { reason: parsed.value.withdrawReason })
    return 'ingetrokken'
  })
}

/** Does the work once and goes on; what a rule refuses comes back at its field. */
async function submit(
  c: Ctx,
  input: FormInput,
  asked: Report,
  fieldOfRule: string,
  work: (act: Act, id: string) => Promise<string>,
): Promise<Response> {
  const { act } = c.var
  const id = idOf(c)
  try {
    const path = await once(act, input, async (act) => `${paths.commitment(id)}?klaar=${await work(act, id)}`)
    return redirect(c, path)
  } catch (error) {
    if (error instanceof FileRefused) {
      return commitmentPage(c, withError(input.text, 'file', texts(act.locale).faults.wrong_file), asked)
    }
    if (error instanceof CommitmentRefused && error.refusal !== 'already_closed') {
      return commitmentPage(c, withError(input.text, fieldOfRule, error.message), asked)
    }
    throw error
  }
}
