import { casesByIds } from '../../cases/index.ts'
import { formatMoment } from '../../kit/dates.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { countJobs, type FailedJob, failedJobs, runAgain } from '../../kit/jobs.ts'
import type { Locale } from '../../kit/locale.ts'
import { countMail, retryMail, type TroubledMail, troubledMail } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { Figures } from '../../ui/figures/figures.tsx'
import { Form } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from './texts.ts'

const most = 100
const aDay = 24 * 60 * 60 * 1000

/** `/beheer/taken`: mail and jobs that wait, run or failed. Nobody's name, address or text is shown. */
export async function showTasks(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale, settings } = act
  const t = texts(locale).tasks
  const mail = await countMail(db, new Date(act.now.getTime() - aDay))
  const jobs = await countJobs(db, act.now)
  const troubled = await troubledMail(db, most)
  const failed = await failedJobs(db, most)
  const cases = await casesByIds(
    db,
    troubled.flatMap(({ about_kind, about_id }) => (about_kind === 'case' && about_id ? [about_id] : [])),
  )
  const about = ({ about_id }: TroubledMail): string => {
    const file = cases.get(about_id ?? '')
    return file ? t.aboutCase(file.number) : t.aboutOther
  }
  const done = c.req.query('klaar')
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: texts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {done === 'opnieuw' && (
        <Notice tone="success" announce title={t.retried}>
          <p>{t.retriedText}</p>
        </Notice>
      )}
      {done === 'weg' && <Notice announce title={t.gone} />}
      <Section title={t.mail}>
        {settings.smtpUrl === null && !settings.demo && (
          <Notice tone="warning" level={3} title={t.noServer}>
            <p>{t.noServerText}</p>
          </Notice>
        )}
        <Figures
          figures={(['sent', 'waiting', 'givenUp'] as const).map((key) => ({
            value: String(mail[key]),
            label: t.mailFigures[key],
          }))}
        />
        {troubled.length > 0 ? (
          <MailTable mails={troubled} about={about} locale={locale} />
        ) : (
          <p>{t.troubledNone}</p>
        )}
      </Section>
      <Section title={t.jobs}>
        <Figures
          figures={(['running', 'waiting', 'planned', 'givenUp'] as const).map((key) => ({
            value: String(jobs[key]),
            label: t.jobFigures[key],
          }))}
        />
        {failed.length > 0 ? <JobTable jobs={failed} locale={locale} /> : <p>{t.failedNone}</p>}
      </Section>
    </>,
  )
}

/** An error of a mail server often repeats the address; an error of a job may quote what somebody typed. */
export const withoutAddresses = (error: string | null, locale: Locale): string =>
  (error ?? '').replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, texts(locale).tasks.address).slice(0, 300)

function Retry(props: { readonly action: string; readonly about: string; readonly locale: Locale }) {
  const t = texts(props.locale).tasks
  return (
    <Form action={props.action} label={`${t.retry} ${t.retryAbout(props.about)}`}>
      <Button kind="secondary" about={t.retryAbout(props.about)}>
        {t.retry}
      </Button>
    </Form>
  )
}

function MailTable(props: {
  readonly mails: readonly TroubledMail[]
  readonly about: (mail: TroubledMail) => string
  readonly locale: Locale
}) {
  const { mails, about, locale } = props
  const t = texts(locale).tasks
  return (
    <Table
      locale={locale}
      caption={t.troubled}
      rows={mails}
      rowKey={(mail) => mail.id}
      columns={[
        { key: 'about', title: t.about, rowHeader: true, cell: about },
        {
          key: 'state',
          title: t.state,
          cell: (mail) =>
            mail.given_up_at ? (
              <StatusBadge tone="bad">{t.givenUp}</StatusBadge>
            ) : (
              <StatusBadge tone="wait">{t.again}</StatusBadge>
            ),
        },
        { key: 'made', title: t.made, cell: (mail) => formatMoment(mail.created_at, locale) },
        { key: 'attempts', title: t.attempts, numeric: true, cell: (mail) => String(mail.attempts) },
        { key: 'error', title: t.error, cell: (mail) => withoutAddresses(mail.last_error, locale) },
        {
          key: 'retry',
          title: t.retry,
          cell: (mail) => <Retry action={paths.retryMail(mail.id)} about={about(mail)} locale={locale} />,
        },
      ]}
    />
  )
}

function JobTable({ jobs, locale }: { readonly jobs: readonly FailedJob[]; readonly locale: Locale }) {
  const t = texts(locale).tasks
  const isGivenUp = (job: FailedJob): boolean => job.attempts >= job.max_attempts
  return (
    <Table
      locale={locale}
      caption={t.failed}
      rows={jobs}
      rowKey={(job) => job.id}
      columns={[
        { key: 'job', title: t.job, rowHeader: true, cell: (job) => job.name },
        {
          key: 'state',
          title: t.state,
          cell: (job) =>
            isGivenUp(job) ? (
              <StatusBadge tone="bad">{t.givenUp}</StatusBadge>
            ) : (
              <StatusBadge tone="wait">{t.again}</StatusBadge>
            ),
        },
        {
          key: 'next',
          title: t.next,
          cell: (job) => (isGivenUp(job) ? '' : formatMoment(job.run_at, locale)),
        },
        {
          key: 'attempts',
          title: t.attempts,
          numeric: true,
          cell: (job) => t.attemptsOf(job.attempts, job.max_attempts),
        },
        { key: 'error', title: t.error, cell: (job) => withoutAddresses(job.last_error, locale) },
        {
          key: 'retry',
          title: t.retry,
          cell: (job) => <Retry action={paths.retryJob(job.id)} about={job.name} locale={locale} />,
        },
      ]}
    />
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Tries a mail again that failed or was given up. */
export async function tryMailAgain(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const tried = uuid.test(id) && (await retryMail(c.var.act, id))
  return redirect(c, `${paths.administerTasks()}?klaar=${tried ? 'opnieuw' : 'weg'}`)
}

/** Lets a job run again that failed. */
export async function tryJobAgain(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const tried = /^\d{1,18}$/.test(id) && (await runAgain(c.var.act.db, id))
  return redirect(c, `${paths.administerTasks()}?klaar=${tried ? 'opnieuw' : 'weg'}`)
}
