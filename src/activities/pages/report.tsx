import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { visitorAddress } from '../../people/index.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { reportContribution } from '../actions.ts'
import type { Reached } from '../rights.ts'
import { reportKinds } from '../schema.ts'
import { type Contribution, contributionById, contributionByNr } from '../store.ts'
import { texts } from '../texts.ts'
import { byLine, headingOf } from '../words.ts'
import { reachedIn } from './activity.tsx'

interface Reported extends Reached {
  readonly one: Contribution
  /** On whose page it stands. */
  readonly on: Contribution
}

async function reportedIn(c: Ctx): Promise<Reported> {
  const reached = await reachedIn(c)
  const { db } = c.var.act
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  const one = await contributionByNr(db, nr)
  const isHere = one?.activity_id === reached.activity.id && one.kind !== 'support' && one.state === 'shown'
  const on = one?.target_id ? await contributionById(db, one.target_id) : one
  if (!one || !on || !isHere) throw new NotFound('contribution')
  return { ...reached, one, on }
}

/** `/meedoen/{project}/{activiteit}/{nr}/melden`: anybody says that something should not stand there. */
export async function showReport(c: Ctx): Promise<Response> {
  return reportPage(c, await reportedIn(c), freshForm())
}

function reportPage(c: Ctx, reported: Reported, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const { project, activity, one, on } = reported
  const t = texts(locale).report
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'projects',
      breadcrumbs: [
        { title: activity.title, href: paths.activity(project.slug, activity.slug) },
        { title: headingOf(on), href: paths.contribution(project.slug, activity.slug, on.nr) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <a href={paths.conduct()}>{t.conduct}</a>
      </p>
      <blockquote>
        <p class="keep-lines">{[one.title, one.body].filter(Boolean).join('\n')}</p>
        <p class="small">{byLine(one, locale)}</p>
      </blockquote>
      <Form action={paths.reportContribution(project.slug, activity.slug, one.nr)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('wat')}
          label={t.kind}
          options={reportKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextArea {...field('toelichting')} label={t.body} max={1000} rows={3} optional />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

const schema = z.object({ wat: oneOf(reportKinds), toelichting: longText(1000).optional() })

export async function submitReport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reported = await reportedIn(c)
  const { project, activity, one, on } = reported
  const input = await readForm(c)
  const t = texts(act.locale).report
  const parsed = parseForm(schema, input, act.locale, { wat: t.kind, toelichting: t.body })
  if (!parsed.ok) return reportPage(c, reported, parsed)
  const path = await once(act, input, async (act) => {
    const { wat, toelichting } = parsed.value
    await reportContribution(act, one, { kind: wat, body: toelichting ?? null, visitor: visitorAddress(c) })
    return paths.contribution(project.slug, activity.slug, on.nr, { klaar: 'gemeld' })
  })
  return redirect(c, path)
}
