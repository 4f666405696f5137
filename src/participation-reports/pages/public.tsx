import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { Blocks } from '../../neighbours/index.ts'
import { paths } from '../../paths.ts'
import { type Project, ProjectTitle, projectBySlug, projectTrail } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { reportBlocks } from '../blocks.ts'
import { knownFor, reportFile } from '../read.ts'
import { type ReportVersion, reportsOf } from '../store.ts'
import { texts } from '../texts.ts'

interface Shown {
  readonly project: Project
  /** The newest first. */
  readonly published: readonly ReportVersion[]
  readonly report: ReportVersion
}

/** The published report of the address, in the version it asks for. */
async function reachReport(c: Ctx): Promise<Shown> {
  const { db } = c.var.act
  const project = await projectBySlug(db, c.req.param('slug') ?? '')
  if (!project || project.published_on === null) throw new NotFound('project')
  const published = (await reportsOf(db, project.id)).filter(({ state }) => state === 'published')
  const asked = c.req.query('versie')
  const report = asked ? published.find(({ version }) => String(version) === asked) : published[0]
  if (!report) throw new NotFound('report')
  return { project, published, report }
}

/** `/meedoen/{naam}/verslag`: what was asked, who took part, what was done with it and what comes next. */
export async function showReport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { project, published, report } = await reachReport(c)
  const facts = await knownFor(act, project, report)
  const isNewest = report.version === published[0]?.version
  const version = isNewest ? {} : { versie: String(report.version) }
  const day = (one: ReportVersion): string =>
    one.published_at ? formatDay(dayOf(one.published_at), locale) : ''
  return page(
    c,
    {
      title: t.titleOf(project.title),
      description: t.description,
      current: 'projects',
      breadcrumbs: projectTrail(project, locale),
    },
    <>
      <PageHeading
        kicker={<ProjectTitle project={project} locale={locale} />}
        title={t.title}
        lead={t.lead}
      />
      {!isNewest && (
        <Notice tone="warning" title={t.older}>
          <p>
            <a href={paths.participationReport(project.slug)}>{t.newest}</a>
          </p>
        </Notice>
      )}
      <p>
        {t.version(report.version, day(report))} {t.numbersOf(formatDay(facts.on, locale))}
      </p>
      {report.change_note && report.version > 1 && (
        <Notice title={t.changed}>
          <p class="keep-lines" lang={langOfWords(locale)}>
            {report.change_note}
          </p>
        </Notice>
      )}
      <div class="flow">
        <Blocks blocks={reportBlocks(facts, report.words, locale)} locale={locale} />
      </div>
      <Section title={t.takeAlong}>
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.participationReportFile(project.slug, 'pdf', version)}>
            {t.pdf}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.participationReportFile(project.slug, 'docx', version)}>
            {t.docx}
          </LinkButton>
        </div>
        <ul>
          <li>
            <a href={paths.projectAnswers(project.slug)}>{t.answersLink}</a>
          </li>
          <li>
            <a href={paths.projectPlan(project.slug)}>{t.planLink}</a>
          </li>
        </ul>
      </Section>
      {published.length > 1 && (
        <Section title={t.versions}>
          <ul>
            {published.map((one) => (
              <li key={one.id}>
                <a href={paths.participationReport(project.slug, { versie: String(one.version) })}>
                  {t.version(one.version, day(one))}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.participationReport(project.slug))} />
    </>,
  )
}

/** The same as a file. */
export const downloadReport =
  (kind: 'pdf' | 'docx') =>
  async (c: Ctx): Promise<Response> => {
    const { project, report } = await reachReport(c)
    return reportFile(c, project, report, kind)
  }
