import { dayOf, momentAt } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { docxOf } from '../../kit/word.ts'
import { paths } from '../../paths.ts'
import { projectPage, projectTexts, type ReachedProject, reachProject } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { type FormalSource, noticeBlocks, plainText, reasonsBlocks } from '../formal.ts'
import { formalTexts, instruments, instrumentWords } from '../formal-texts.ts'
import { knownFor, wordAnswer } from '../read.ts'
import { reportsOf } from '../store.ts'

/** What the texts of the address are made of; null while no plan is published, or where the plan is not the municipality's. */
async function sourceOf(c: Ctx, { project, plans, chosen }: ReachedProject): Promise<FormalSource | null> {
  const { act } = c.var
  const current = plans.find(({ state }) => state === 'published')
  if (!current?.published_at || project.owner_kind !== 'municipality') return null
  const [report] = await reportsOf(act.db, project.id)
  return {
    instrument: instruments.find((one) => instrumentWords[one] === c.req.query('voor')) ?? 'plan',
    title: project.title,
    owner: projectTexts(act.locale).owners.municipality(act.municipality.name),
    ...{ plan: current.plan, planPublishedOn: dayOf(current.published_at), chosen },
    ...{ facts: await knownFor(act, project, report), report: report ?? null },
    address: absolute(act, paths.project(project.slug)),
    reportAddress: absolute(act, paths.participationReport(project.slug)),
  }
}

/** `/werk/projecten/{nummer}/verslag/teksten`: the notice and the reasons of a decision, to copy or to take along. */
export async function showFormalTexts(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = formalTexts(locale)
  const reached = await reachProject(c)
  const { project } = reached
  const source = await sourceOf(c, reached)
  if (!source)
    return projectPage(c, project, {
      title: t.title,
      lead: project.owner_kind === 'municipality' ? t.noPlan : t.notOurs,
      body: null,
    })
  const voor = instrumentWords[source.instrument]
  const field = bindFields(
    freshForm({
      voor,
      kennisgeving: plainText(noticeBlocks(source, locale)),
      motivering: plainText(reasonsBlocks(source, locale)),
    }),
    locale,
  )
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    body: (
      <>
        <Form action={paths.deskReportTexts(project.number)} asks label={t.choose}>
          <RadioGroup
            {...field('voor')}
            label={t.choose}
            options={instruments.map((one) => ({ value: instrumentWords[one], label: t.instruments[one] }))}
          />
          <FormActions submit={t.show} kind="secondary" />
        </Form>
        <Notice>
          <p>{t.check}</p>
          {!source.report && <p>{t.noReport}</p>}
          {source.report && source.report.state !== 'published' && <p>{t.notFinal}</p>}
        </Notice>
        <Section title={t.notice}>
          <TextArea {...field('kennisgeving')} label={t.copyNotice} rows={14} optional="unsaid" />
        </Section>
        <Section title={t.reasons}>
          <TextArea {...field('motivering')} label={t.copyReasons} rows={20} optional="unsaid" />
        </Section>
        <div class="button-row">
          <LinkButton href={paths.deskReportTextsFile(project.number, { voor })}>{t.download}</LinkButton>
        </div>
      </>
    ),
  })
}

/** The same for Word. */
export async function downloadFormalTexts(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = formalTexts(act.locale)
  const reached = await reachProject(c)
  const { project } = reached
  const source = await sourceOf(c, reached)
  if (!source) throw new NotFound('plan')
  const bytes = docxOf({
    ...{ title: t.fileTitle(project.title), locale: act.locale, footer: project.number },
    at: momentAt(source.facts.on, '12:00'),
    blocks: [
      { kind: 'heading', level: 1, text: t.notice },
      ...noticeBlocks(source, act.locale),
      { kind: 'page_break' },
      { kind: 'heading', level: 1, text: t.reasons },
      ...reasonsBlocks(source, act.locale),
    ],
  })
  return wordAnswer(c, `${project.number}-kennisgeving-en-motivering.docx`, bytes)
}
