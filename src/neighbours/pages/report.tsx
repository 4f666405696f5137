import { dayOf, momentAt } from '../../kit/dates.ts'
import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { renderPdf } from '../../kit/pdf.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { reportFactsOf, unfinishedBy } from '../read-report.ts'
import { applicationText, reportBlocks } from '../report.ts'
import { texts } from '../texts.ts'
import { Blocks, pdfAnswer } from './document.tsx'
import { keptPage, reachKept } from './kept.tsx'

async function readReport(c: Ctx) {
  const { act } = c.var
  const kept = await reachKept(c)
  const facts = await reportFactsOf(act, kept.reached.initiative.case_id)
  return { kept, facts, unfinished: unfinishedBy(act, facts) }
}

/** `/initiatieven/{nummer}/buren/verslag`: what was done and what came of it, and the text for an application. */
export async function showReport(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const words = texts(locale)
  const t = words.report
  const { kept, facts, unfinished } = await readReport(c)
  const { number } = kept.reached.initiative
  return keptPage(c, kept.reached, {
    title: t.title,
    body: (
      <>
        {unfinished !== null && (
          <Notice title={t.notReady}>
            <p>{t.notReadyWhy[unfinished]}</p>
          </Notice>
        )}
        {facts.form === null && <p>{t.noForm}</p>}
        <Blocks blocks={reportBlocks(facts, locale)} locale={locale} />
        <div class="button-row no-print">
          <LinkButton href={paths.neighbourReportFile(number)}>{t.pdf}</LinkButton>
          <LinkButton kind="secondary" href={paths.caseNeighbours(number)}>
            {words.back}
          </LinkButton>
        </div>
        <Section title={t.dsoTitle}>
          <p>{t.dsoLead}</p>
          <TextArea
            {...bindFields(freshForm({ dso: applicationText(facts, locale, unfinished) }), locale)('dso')}
            label={t.dsoLabel}
            rows={12}
            optional="unsaid"
          />
        </Section>
      </>
    ),
  })
}

export async function downloadReport(c: Ctx): Promise<Response> {
  const { locale, now } = c.var.act
  const words = texts(locale)
  const { kept, facts, unfinished } = await readReport(c)
  const { title, number } = kept.reached.initiative
  const { notReady, notReadyWhy } = words.report
  const warning = unfinished === null ? [] : [`${notReady} ${notReadyWhy[unfinished]}`]
  const bytes = await renderPdf({
    title: words.report.subject(title),
    locale,
    at: momentAt(dayOf(now), '12:00'),
    footer: `${words.report.title}, ${number}`,
    blocks: [
      ...warning.map((text) => ({ kind: 'paragraph', text }) as const),
      ...reportBlocks(facts, locale),
    ],
  })
  return pdfAnswer(c, `${number}-buren.pdf`, bytes)
}
