import {
  caseTexts,
  exceptionsInPicture,
  type Outcome,
  type Process,
  pictureOf,
  publishedVersions,
  type Step,
  stepOf,
  validateProcess,
} from '../../cases/index.ts'
import { isKind, kindSlugs } from '../../initiatives/index.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { isRole, roles } from '../../people/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { ProcessPicture } from '../../ui/process-picture/process-picture.tsx'
import { Table } from '../../ui/table/table.tsx'
import { draftPanel } from './drafts/panel.tsx'
import { processKind } from './process-editor/kind.ts'
import { stateOfVersion, VersionTable } from './processes.tsx'
import { texts } from './texts.ts'

/** `/beheer/processen/{key}`: a published process to read: picture, promises, steps, decisions, check. */
export async function showProcessVersion(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).processes
  const versions = await publishedVersions(act.db, c.req.param('key') ?? '')
  const asked = c.req.query('versie')
  const version = asked
    ? versions.find((one) => String(one.process.version) === asked)
    : (versions.find((one) => one.retired_at === null) ?? versions[0])
  if (!version) throw new NotFound()
  const { process } = version
  const state = stateOfVersion(version, versions, locale)
  // Only what holds now is changed; an earlier version is there to read.
  const current = versions.find((one) => one.retired_at === null)
  const panel = version === current ? await draftPanel(c, processKind, process.key) : null
  return page(
    c,
    {
      title: say(process.title, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: texts(locale).home.title },
        { href: paths.administerProcesses(), title: t.title },
      ],
    },
    <>
      <PageHeading
        title={say(process.title, locale)}
        kicker={`${t.versionOf(process.version)}, ${state.label}`}
        lead={say(process.summary, locale)}
      />
      {panel}
      {isKind(process.kind) && (
        <p>
          <a href={paths.process(kindSlugs[process.kind])}>{t.publicPage}</a>
        </p>
      )}
      <Check process={process} locale={locale} />
      <Section title={t.picture}>
        <ProcessPicture
          locale={locale}
          steps={pictureOf(process, null, locale)}
          exceptions={exceptionsInPicture(process, locale)}
          branchesNote={t.branches}
        />
      </Section>
      <Norms process={process} locale={locale} />
      <Section title={t.steps}>
        {process.steps.map((step, index) => (
          <StepSection step={step} number={index + 1} process={process} locale={locale} />
        ))}
      </Section>
      <Decisions process={process} locale={locale} />
      {versions.length > 1 && (
        <Section title={t.versions}>
          <VersionTable versions={versions} locale={locale} />
        </Section>
      )}
    </>,
  )
}

interface Part {
  readonly process: Process
  readonly locale: Locale
}

function Check({ process, locale }: Part) {
  const t = texts(locale).processes
  const result = validateProcess(process)
  if (result.ok) return <Notice tone="success" title={t.sound} />
  return (
    <Notice tone="error" title={t.faults}>
      <ul>
        {result.faults.map((fault) => (
          <li>{say(fault.message, locale)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Norms({ process, locale }: Part) {
  const t = texts(locale).processes
  return (
    <Section title={t.norms}>
      <Table
        locale={locale}
        caption={t.norms}
        captionHidden
        rows={process.norms}
        rowKey={(norm) => norm.key}
        columns={[
          { key: 'norm', title: t.norm, rowHeader: true, cell: (norm) => say(norm.title, locale) },
          {
            key: 'term',
            title: t.within,
            cell: (norm) =>
              [caseTexts(locale).term(norm.term), norm.repeats ? t.repeats : ''].filter(Boolean).join(', '),
          },
        ]}
      />
    </Section>
  )
}

function StepSection({
  step,
  number,
  process,
  locale,
}: Part & { readonly step: Step; readonly number: number }) {
  const t = texts(locale).processes
  const words = caseTexts(locale)
  const term = [
    words.term(step.term),
    step.term.kind === 'legal' ? t.legal : '',
    step.counts_from === 'submission' ? t.fromSubmission : '',
  ]
  return (
    <Section title={`${number}. ${say(step.title, locale)}`} level={3}>
      <p>{say(step.explanation, locale)}</p>
      <DefinitionList
        items={[
          { term: t.actor, value: words.actors[step.actor] },
          { term: t.term, value: term.filter(Boolean).join(', ') },
          {
            term: t.outcomes,
            value: (
              <ul>
                {step.outcomes.map((outcome) => (
                  <li>{outcomeWords(outcome, process, locale)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  )
}

function outcomeWords(outcome: Outcome, process: Process, locale: Locale): string {
  const t = texts(locale).processes
  const label = say(outcome.label, locale)
  if (outcome.end) return t.end(label, caseTexts(locale).ended[outcome.end])
  const next = stepOf(process, outcome.next ?? null)
  return t.next(label, next ? say(next.title, locale) : (outcome.next ?? ''))
}

function Decisions({ process, locale }: Part) {
  const t = texts(locale).processes
  if (process.decision_types.length === 0) return null
  const roleName = (role: string): string => (isRole(role) ? say(roles[role], locale) : role)
  return (
    <Section title={t.decisions}>
      {process.decision_types.map((type) => (
        <Section title={say(type.title, locale)} level={3}>
          <DefinitionList
            items={[
              { term: t.body, value: say(type.body, locale) },
              { term: t.by, value: type.decided_by.map(roleName).join(', ') },
              {
                term: t.besluit,
                value: type.objection_weeks === null ? t.noObjection : t.objection(type.objection_weeks),
              },
              {
                term: t.criteria,
                value: (
                  <ul>
                    {type.criteria.map((criterion) => (
                      <li>{say(criterion.title, locale)}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </Section>
  )
}
