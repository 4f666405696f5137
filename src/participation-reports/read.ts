import type { Act } from '../kit/act.ts'
import { dayOf, formatDay, momentAt } from '../kit/dates.ts'
import type { Ctx } from '../kit/http.ts'
import { type PdfDocument, renderPdf } from '../kit/pdf.ts'
import { docxOf } from '../kit/word.ts'
import type { Project } from '../projects/index.ts'
import { reportBlocks } from './blocks.ts'
import { factsOf } from './facts.ts'
import type { ReportFacts } from './schema.ts'
import type { ReportVersion } from './store.ts'
import { texts } from './texts.ts'

/** A version with what was known when it was published, or what is known now. */
export const knownFor = async (
  act: Act,
  project: Project,
  report: Pick<ReportVersion, 'facts'> | undefined,
): Promise<ReportFacts> => report?.facts ?? factsOf(act, project)

/** The report as a file: the same blocks as on the page. */
export async function reportFile(
  c: Ctx,
  project: Project,
  report: ReportVersion,
  kind: 'pdf' | 'docx',
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const facts = await knownFor(act, project, report)
  const long = formatDay(facts.on, locale, 'long')
  const intro = report.published_at
    ? `${t.version(report.version, formatDay(dayOf(report.published_at), locale, 'long'))} ${t.numbersOf(long)}`
    : t.draftOf(long)
  const document: PdfDocument = {
    title: t.titleOf(project.title),
    locale,
    at: momentAt(facts.on, '12:00'),
    footer: `${t.title}, ${project.number}`,
    blocks: [
      { kind: 'paragraph', text: intro },
      ...(report.change_note && report.version > 1
        ? [{ kind: 'paragraph', text: `${t.changed}: ${report.change_note}` } as const]
        : []),
      ...reportBlocks(facts, report.words, locale),
    ],
  }
  const name = `${project.number}-verslag-${report.version}.${kind}`
  if (kind === 'docx') return wordAnswer(c, name, docxOf(document))
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}"`)
  return c.body(new Uint8Array(await renderPdf(document)))
}

/** A document for Word as an answer, to keep. */
export function wordAnswer(c: Ctx, name: string, bytes: Uint8Array): Response {
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}
