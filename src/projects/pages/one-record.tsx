import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { StoredFile } from '../../kit/files.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { FileList } from '../../ui/file-list/file-list.tsx'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { PhaseLine } from '../../ui/phase-line/phase-line.tsx'
import { Timeline, type TimelineEntry } from '../../ui/timeline/timeline.tsx'
import type { PanelLink, ReportLink } from '../facts.ts'
import { phaseStates } from '../rules.ts'
import type { ProjectState } from '../schema.ts'
import type { Move, News, Phase, PlanVersion, ProjectDocument, ProjectPerson } from '../store.ts'
import { texts } from '../texts.ts'
import { phaseDays } from '../words.ts'

/** The phases of a project on a line; where we are today is said. */
export function Phases(props: {
  readonly phases: readonly Phase[]
  readonly state: ProjectState
  readonly today: Day
  readonly locale: Locale
}) {
  const { phases, locale } = props
  const t = texts(locale).one
  if (phases.length === 0) return null
  const states = phaseStates(phases, props)
  return (
    <Section title={t.timeline} id="planning">
      <PhaseLine
        here={t.phaseNow}
        phases={phases.map((phase, position) => ({
          key: phase.id,
          name: <span lang={langOfWords(locale)}>{phase.name}</span>,
          when: phaseDays(phase, locale),
          state: states[position] ?? 'ahead',
        }))}
      />
    </Section>
  )
}

export function NewsList({ news, locale }: { readonly news: readonly News[]; readonly locale: Locale }) {
  const t = texts(locale).one
  if (news.length === 0) return null
  const lang = langOfWords(locale)
  return (
    <Section title={t.news} id="nieuws">
      {news.map(({ id, title, body, published_at }) => (
        <article key={id} class="flow" lang={lang}>
          <Heading level={3}>{title}</Heading>
          <p class="small">
            <time dateTime={dayOf(published_at)} lang={locale}>
              {formatDay(dayOf(published_at), locale)}
            </time>
          </p>
          <p class="keep-lines">{body}</p>
        </article>
      ))}
    </Section>
  )
}

/** What happened, the newest first: plans and reports that were published, and how the project went on. */
export function Happened(props: {
  readonly moves: readonly Move[]
  readonly published: readonly PlanVersion[]
  readonly reports: readonly ReportLink[]
  readonly slug: string
  readonly locale: Locale
}) {
  const { moves, published, reports, slug, locale } = props
  const t = texts(locale).one
  const entry = (key: string, at: Date, rest: Omit<TimelineEntry, 'key' | 'when' | 'dateTime'>) => ({
    at,
    entry: { key, when: formatDay(dayOf(at), locale), dateTime: dayOf(at), ...rest },
  })
  const lang = langOfWords(locale)
  const entries = [
    // The first plan and the beginning of the project are one thing.
    ...moves
      .filter(({ state, body }) => state !== 'running' || body !== null)
      .map(({ id, at, state, body }) =>
        entry(id, at, {
          title: t.moved[state],
          important: true,
          // What came of it stands on top of the page.
          children:
            body && state !== 'closed' && state !== 'stopped' ? (
              <p class="keep-lines" lang={lang}>
                {body}
              </p>
            ) : null,
        }),
      ),
    ...published.flatMap(({ id, version, published_at, change_note }) =>
      published_at
        ? [
            entry(id, published_at, {
              title: t.planPublished(version),
              children: (
                <>
                  {change_note && (
                    <p class="keep-lines" lang={lang}>
                      {change_note}
                    </p>
                  )}
                  <p>
                    <a href={paths.projectPlan(slug, { versie: String(version) })}>
                      {t.planLink(version, formatDay(dayOf(published_at), locale))}
                    </a>
                  </p>
                </>
              ),
            }),
          ]
        : [],
    ),
    ...reports.map(({ id, at, title, note, label, href }) =>
      entry(id, at, {
        title,
        important: true,
        children: (
          <>
            {note && (
              <p class="keep-lines" lang={lang}>
                {note}
              </p>
            )}
            <p>
              <a href={href}>{label}</a>
            </p>
          </>
        ),
      }),
    ),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  return (
    <Section title={t.happened} id="tijdlijn">
      <Timeline locale={locale} level={3} entries={entries.map(({ entry }) => entry)} />
    </Section>
  )
}

/** Who to turn to, by function; without any the contact of the plan. */
export function People(props: {
  readonly people: readonly ProjectPerson[]
  readonly contact: string
  readonly locale: Locale
}) {
  const { people, contact, locale } = props
  const t = texts(locale).one
  const lang = langOfWords(locale)
  return (
    <Section title={t.people} id="contact">
      {people.length === 0 ? (
        <p class="keep-lines" lang={lang}>
          {contact}
        </p>
      ) : (
        <ul>
          {people.map(({ id, function: name, task, reach }) => (
            <li key={id} lang={lang}>
              <strong>{name}</strong>: {task}. {reach}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The groups that think along with the project. */
export function Panels({
  panels,
  locale,
}: {
  readonly panels: readonly PanelLink[]
  readonly locale: Locale
}) {
  if (panels.length === 0) return null
  return (
    <Section title={texts(locale).one.panels} id="groepen">
      <ul>
        {panels.map(({ title, kind, href, seeks }) => (
          <li key={href}>
            <a href={href} lang={langOfWords(locale)}>
              {title}
            </a>{' '}
            ({kind}){seeks && <>: {seeks}</>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const kindOf = ({ name }: StoredFile): string => (/\.([a-z]{3,4})$/.exec(name)?.[1] ?? '').toUpperCase()

export function Documents(props: {
  readonly documents: readonly ProjectDocument[]
  readonly files: readonly StoredFile[]
  readonly locale: Locale
}) {
  const { documents, files, locale } = props
  const listed = documents.flatMap(({ title, file_id }) => {
    const file = files.find(({ id }) => id === file_id)
    return file
      ? [{ name: title, href: paths.file(file.id, file.name), kind: kindOf(file), bytes: file.bytes }]
      : []
  })
  if (listed.length === 0) return null
  return (
    <Section title={texts(locale).one.documents} id="documenten">
      <FileList locale={locale} files={listed} />
    </Section>
  )
}
