import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Participation } from '../participation.ts'
import { texts } from '../texts.ts'
import { metInWords } from './punctual.tsx'

/** Whether who put something in heard on the promised day what was done with it, in all and by project. */
export function ParticipationSection({
  participation,
  locale,
}: {
  readonly participation: Participation
  readonly locale: Locale
}) {
  const t = texts(locale).participation
  const { met, projects } = participation
  const open = projects.reduce((sum, one) => sum + one.open, 0)
  return (
    <Section title={t.title} id="participatie" more={{ href: paths.projects(), label: t.all }}>
      <p>{t.lead}</p>
      {met.share === null ? (
        <p>{t.none}</p>
      ) : (
        <p>
          <strong>{t.line(met.share, met.inTime, met.judged)}</strong> {open > 0 && t.open(open)}
        </p>
      )}
      {projects.length > 0 && (
        <Table
          locale={locale}
          caption={t.caption}
          rows={projects}
          rowKey={({ project }) => project.id}
          columns={[
            {
              key: 'project',
              title: t.project,
              rowHeader: true,
              cell: ({ project }) => (
                <a href={paths.project(project.slug)} lang={langOfWords(locale)}>
                  {project.title}
                </a>
              ),
            },
            {
              key: 'met',
              title: t.inTime,
              numeric: true,
              cell: (one) => metInWords(one.met, locale),
            },
            { key: 'open', title: t.waits, numeric: true, cell: (one) => one.open },
            {
              key: 'mark',
              title: t.mark,
              numeric: true,
              cell: ({ mark }) => (mark === null ? '–' : mark.toLocaleString(locale)),
            },
          ]}
        />
      )}
    </Section>
  )
}
