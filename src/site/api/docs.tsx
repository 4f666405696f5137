import { listPublicWhole } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { type ProblemStatus, problemWords } from '../../kit/problem.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { limits } from './caller.ts'
import { about, CallInWords, type Description, NamedSchema } from './docs-parts.tsx'
import { apiDocument } from './document.ts'
import { problemEnglish } from './operation.ts'
import { apiVersion } from './schema.ts'
import { texts } from './texts.ts'

/** Statuses that are not in the description of every question have their place here too. */
const statuses: readonly ProblemStatus[] = [400, 401, 403, 404, 405, 406, 415, 429, 500]

/** `/api`: what the API gives, made from its own description; all examples work on this very site. */
export async function showApiPage(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).docs
  // The description is what `/api/v1/openapi.json` gives, so it is read as the data that it is.
  const described = JSON.parse(JSON.stringify(apiDocument(act))) as Description
  const examples = await examplesOf(act)
  const [district] = (await allAreas(act.db)).filter(({ level }) => level === 'district')
  const team = municipality.team
  return page(
    c,
    { title: t.title, description: t.description, alternates: alternates(locale, t) },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.start} id="voorbeelden">
        <p>{t.startText}</p>
        <ul class="plain-list stack">
          {examples.map(({ title, address, accept }) => (
            <li key={title}>
              <a href={address}>{title}</a>
              <br />
              <code>
                curl {accept && `-H "Accept: ${accept}" `}"{absolute(act, address)}"
              </code>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.follow} id="volgen">
        <p>{t.followText}</p>
        <ul>
          <li>
            <a href={paths.initiativesFeed(locale)}>{t.feed}</a>
          </li>
          <li>
            <a href={paths.commitmentsCalendar(locale)}>{t.calendar}</a>
          </li>
        </ul>
        {district && (
          <p>
            {t.followArea}{' '}
            <a href={paths.initiativesFeed(locale, { gebied: district.slug })}>
              {absolute(act, paths.initiativesFeed(locale, { gebied: district.slug }))}
            </a>
          </p>
        )}
      </Section>
      <Section title={t.rules} id="regels">
        <ul>
          {[
            t.rule.read,
            t.rule.public,
            t.rule.form,
            t.rule.pages,
            t.rule.exact,
            t.rule.cache,
            t.rule.browser,
            t.rule.version(apiVersion),
          ].map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.keys} id="sleutels">
        <p>{t.keysText(limits.visitor.attempts, limits.key.attempts, limits.visitor.seconds / 60)}</p>
        <p>{t.keysWhat}</p>
        <p>
          {t.keysHow} <a href={`mailto:${team.email}`}>{team.email}</a>
        </p>
        <p>{t.keysSend}</p>
        <p>
          <code>curl -H "Authorization: Bearer mm_..." "{absolute(act, paths.api('initiatieven'))}"</code>
        </p>
      </Section>
      <Section title={t.faults} id="fouten">
        <p>{t.faultsText}</p>
        <Table
          locale={locale}
          caption={t.faults}
          captionHidden
          rows={statuses}
          rowKey={String}
          columns={[
            {
              key: 'status',
              title: t.status,
              rowHeader: true,
              cell: (status) => <span id={`fout-${status}`}>{status}</span>,
            },
            {
              key: 'meaning',
              title: t.meaning,
              cell: (status) => (locale === 'en' ? problemEnglish[status] : problemWords[status][0]),
            },
            ...(locale === 'nl'
              ? [{ key: 'todo', title: t.todo, cell: (status: ProblemStatus) => problemWords[status][1] }]
              : []),
          ]}
        />
      </Section>
      <Section title={t.reference} id="vragen">
        <p>
          <a href={paths.api('openapi.json')}>{t.machine}</a>
        </p>
        {described.tags.map((tag) => (
          <Section title={tag.name} level={3}>
            <p>{about(tag, locale)}</p>
            {Object.entries(described.paths)
              .filter(([, { get }]) => get.tags.includes(tag.name))
              .map(([path, { get }]) => (
                <CallInWords path={path} call={get} locale={locale} />
              ))}
          </Section>
        ))}
      </Section>
      <Section title={t.fields} id="gegevens">
        {Object.entries(described.components.schemas).map(([name, schema]) => (
          <NamedSchema name={name} schema={schema} locale={locale} />
        ))}
      </Section>
    </>,
  )
}

const alternates = (
  locale: Locale,
  t: { readonly machine: string; readonly feed: string; readonly calendar: string },
) => [
  { type: 'application/json', title: t.machine, href: paths.api('openapi.json') },
  { type: 'application/atom+xml', title: t.feed, href: paths.initiativesFeed(locale) },
  { type: 'text/calendar', title: t.calendar, href: paths.commitmentsCalendar(locale) },
]

interface Example {
  readonly title: string
  readonly address: string
  readonly accept?: string
}

/** Questions with an answer in this city; one about a plan as soon as there is a plan. */
async function examplesOf(act: Act): Promise<readonly Example[]> {
  const t = texts(act.locale).docs.examples
  const [newest] = await listPublicWhole(act.db, {}, { sort: 'changed', from: null, limit: 1 })
  const running = `${paths.api('initiatieven')}?stand=lopend&aantal=5`
  return [
    { title: t.running, address: running },
    { title: t.map, address: running, accept: 'application/geo+json' },
    ...(newest ? [{ title: t.one, address: paths.api('initiatieven', newest.number) }] : []),
    { title: t.process, address: paths.api('processen', 'stadswens') },
    { title: t.late, address: `${paths.api('toezeggingen')}?stand=te-laat` },
    { title: t.areas, address: `${paths.api('gebieden')}?niveau=wijk` },
    { title: t.figures, address: paths.api('cijfers') },
  ]
}
