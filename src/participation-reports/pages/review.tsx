import { z } from 'zod'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { mayReview, projectPage, type ReachedProject, reachProject } from '../../projects/index.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { reviewReport } from '../actions.ts'
import { factsOf } from '../facts.ts'
import { type ReportVersion, reportsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { ReadParts } from './desk.tsx'

const schema = z.object({ oordeel: oneOf(['akkoord', 'terug']), redenen: longText(3000).optional() })

async function reachReview(
  c: Ctx,
): Promise<{ readonly reached: ReachedProject; readonly report: ReportVersion | null }> {
  const reached = await reachProject(c)
  const [newest] = await reportsOf(c.var.act.db, reached.project.id)
  return { reached, report: newest?.state === 'review' ? newest : null }
}

/** `/werk/projecten/{nummer}/verslag/beoordelen`: the participation adviser reads a report, and agrees or sends it back. */
export async function showReportReview(c: Ctx): Promise<Response> {
  const { reached, report } = await reachReview(c)
  if (!report) return redirect(c, paths.deskReport(reached.project.number))
  return reviewPage(c, reached, report, freshForm())
}

async function reviewPage(
  c: Ctx,
  { project }: ReachedProject,
  report: ReportVersion,
  form: FormState,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return projectPage(c, project, {
    title: t.desk.reviewTitle,
    lead: t.desk.reviewLead,
    form,
    body: (
      <>
        {report.version > 1 && report.change_note && (
          <Notice title={t.changed}>
            <p class="keep-lines">{report.change_note}</p>
          </Notice>
        )}
        <ReadParts facts={await factsOf(act, project)} words={report.words} locale={locale} />
        <Section title={t.desk.choice}>
          {mayReview(act.actor, report) ? (
            <Form action={paths.deskReportReview(project.number)} label={t.desk.choice}>
              <OnceToken token={newOnceToken()} />
              <RadioGroup
                {...field('oordeel')}
                label={t.desk.choice}
                options={[
                  { value: 'akkoord', label: t.desk.agree },
                  { value: 'terug', label: t.desk.sendBack },
                ]}
              />
              <TextArea
                {...field('redenen')}
                label={t.desk.reasons}
                hint={t.desk.reasonsHint}
                max={3000}
                rows={4}
                optional
              />
              <FormActions submit={t.desk.send} />
            </Form>
          ) : (
            <Notice>
              <p>{t.desk.reviewOwn}</p>
            </Notice>
          )}
        </Section>
      </>
    ),
  })
}

export async function submitReportReview(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { reached, report } = await reachReview(c)
  if (!report) throw new NotFound('report')
  const input = await readForm(c)
  const t = texts(act.locale).desk
  const parsed = parseForm(schema, input, act.locale, { oordeel: t.choice, redenen: t.reasons })
  if (!parsed.ok) return reviewPage(c, reached, report, parsed)
  const agrees = parsed.value.oordeel === 'akkoord'
  try {
    const path = await once(act, input, async (act) => {
      await reviewReport(act, reached.project.id, { agrees, reasons: parsed.value.redenen ?? null })
      return paths.deskReport(reached.project.number, { klaar: 'beoordeeld' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return reviewPage(c, reached, report, withError(input.text, 'redenen', error.message))
  }
}
