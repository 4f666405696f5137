import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { FrameworkDefinition } from '../schema.ts'
import {
  type FrameworkVersion,
  type FrameworkVersionSummary,
  publishedFramework,
  publishedFrameworks,
  versionsOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { MethodList, QuestionList, RuleList, SumList } from './framework-parts.tsx'

/** Every framework in force, with its state. */
export async function showFrameworks(c: Ctx): Promise<Response> {
  const { db, locale } = c.var.act
  const t = texts(locale)
  const frameworks = await publishedFrameworks(db)
  return page(
    c,
    { title: t.listTitle, description: t.listLead },
    <>
      <PageHeading title={t.listTitle} lead={t.listLead} />
      <ul class="flow">
        {frameworks.map(({ definition, status }) => (
          <li key={definition.key}>
            <a href={paths.framework(definition.key)}>{say(definition.title, locale)}</a>{' '}
            {status === 'example' && <StatusBadge tone="wait">{t.example}</StatusBadge>}
          </li>
        ))}
      </ul>
    </>,
  )
}

/** One framework in plain words: questions, rules and reasons, its versions, and whether it is adopted. */
export async function showFramework(c: Ctx): Promise<Response> {
  const { db, locale } = c.var.act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const asked = c.req.query('versie')
  if (asked !== undefined && !/^[1-9]\d{0,5}$/.test(asked)) throw new NotFound()
  const framework = await publishedFramework(db, key, asked === undefined ? undefined : Number(asked))
  if (!framework) throw new NotFound()
  const versions = await versionsOf(db, key)
  const { definition } = framework
  const title = say(definition.title, locale)
  return page(
    c,
    {
      title,
      description: say(definition.summary, locale),
      breadcrumbs: [{ title: t.listTitle, href: paths.frameworks() }],
    },
    <>
      <PageHeading kicker={t.kicker} title={title} lead={say(definition.summary, locale)} />
      <Standing framework={framework} newest={versions[0]?.version ?? definition.version} locale={locale} />
      <Outcomes definition={definition} locale={locale} />
      <Section title={t.questionsTitle}>
        <QuestionList definition={definition} locale={locale} />
      </Section>
      {definition.sums.length > 0 && (
        <Section title={t.sumsTitle}>
          <SumList definition={definition} locale={locale} />
        </Section>
      )}
      <Section title={t.rulesTitle}>
        <RuleList definition={definition} locale={locale} />
      </Section>
      {definition.methods.length > 0 && (
        <Section title={t.methodsTitle}>
          <MethodList definition={definition} locale={locale} />
        </Section>
      )}
      <Section title={t.deviateTitle}>
        <p>{t.deviateText}</p>
        <p>
          <a href={paths.frameworkApplied(key)}>{t.applied.link}</a>
        </p>
      </Section>
      {definition.source && (
        <Section title={t.source}>
          <p>{say(definition.source, locale)}</p>
        </Section>
      )}
      <Section title={t.versionsTitle}>
        <Versions definition={definition} versions={versions} locale={locale} />
      </Section>
    </>,
  )
}

interface StandingProps {
  readonly framework: FrameworkVersion
  readonly newest: number
  readonly locale: Locale
}

function Standing({ framework, newest, locale }: StandingProps) {
  const t = texts(locale)
  const { definition, adoption } = framework
  return (
    <>
      {definition.version < newest && (
        <Notice tone="info" title={t.olderTitle}>
          <p>
            <a href={paths.framework(definition.key)}>{t.olderLink}</a>
          </p>
        </Notice>
      )}
      {adoption ? (
        <p>{t.adoptedBy(adoption.body, formatDay(adoption.date, locale), adoption.number)}</p>
      ) : (
        <Notice tone="warning" title={t.exampleTitle}>
          <p>{t.exampleText}</p>
        </Notice>
      )}
    </>
  )
}

interface DefinitionProps {
  readonly definition: FrameworkDefinition
  readonly locale: Locale
}

function Outcomes({ definition, locale }: DefinitionProps) {
  const t = texts(locale)
  return (
    <Section title={t.outcomesTitle}>
      <ul class="flow">
        {definition.outcomes.map((outcome) => (
          <li key={outcome.id}>
            <strong>{say(outcome.title, locale)}</strong>: {say(outcome.summary, locale)}
            {outcome.enabled === false && ` ${t.notEnabled}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Versions({
  definition,
  versions,
  locale,
}: DefinitionProps & { readonly versions: readonly FrameworkVersionSummary[] }) {
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.versionsTitle}
      captionHidden
      rows={versions}
      rowKey={({ version }) => String(version)}
      columns={[
        {
          key: 'version',
          title: t.version,
          rowHeader: true,
          cell: ({ version }) => (
            <a href={paths.framework(definition.key, version)}>{`${t.version} ${version}`}</a>
          ),
        },
        {
          key: 'published',
          title: t.published,
          cell: ({ publishedAt }) => formatDay(dayOf(publishedAt), locale),
        },
        {
          key: 'status',
          title: t.status,
          cell: ({ status }) => (status === 'adopted' ? t.adopted : t.example),
        },
      ]}
    />
  )
}
