import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { projectPage, reachProject } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { deskTexts } from '../desk-texts.ts'
import { draftTexts } from '../draft-texts.ts'
import { activitiesOf, countsOf } from '../store.ts'
import { phaseBadge } from '../words.ts'

/** Says what a project leader just did. */
export function DeskDone({ c, locale }: { readonly c: Ctx; readonly locale: Locale }) {
  const { open, weggegooid } = draftTexts(locale).done
  const words: Readonly<Record<string, string>> = { ...deskTexts(locale).done, open, weggegooid }
  const done = c.req.query('klaar') ?? ''
  if (!Object.hasOwn(words, done)) return null
  return <Notice tone="success" announce title={words[done] ?? ''} />
}

/** `/werk/projecten/{nummer}/activiteiten`: the ways to take part that are there, and what came in. */
export async function showDeskActivities(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { project, plans, canWork } = await reachProject(c)
  const t = deskTexts(locale)
  const activities = await activitiesOf(db, project.id)
  const counts = await countsOf(
    db,
    activities.map(({ id }) => id),
  )
  const canMake = project.state === 'running' && plans.some(({ state }) => state === 'published')
  const today = dayOf(act.now)
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    wide: true,
    body: (
      <>
        <DeskDone c={c} locale={locale} />
        {canWork && canMake && (
          <div class="button-row">
            <LinkButton href={paths.newActivity(project.number)}>{t.make}</LinkButton>
            <LinkButton kind="secondary" href={paths.newSurvey(project.number)}>
              {t.makeSurvey}
            </LinkButton>
          </div>
        )}
        {canWork && !canMake && <p>{t.needsPlan}</p>}
        {activities.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <Table
            locale={locale}
            caption={t.title}
            captionHidden
            rows={activities}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'title',
                title: t.columns.title,
                rowHeader: true,
                cell: ({ title, slug }) => <a href={paths.deskActivity(project.number, slug)}>{title}</a>,
              },
              {
                key: 'stand',
                title: t.columns.stand,
                cell: (activity) => {
                  const { label, tone } = phaseBadge(activity, today, locale)
                  return <StatusBadge tone={tone}>{label}</StatusBadge>
                },
              },
              {
                key: 'total',
                title: t.columns.total,
                numeric: true,
                cell: ({ id }) => counts.get(id)?.total ?? 0,
              },
              {
                key: 'open',
                title: t.columns.open,
                numeric: true,
                cell: ({ id, slug }) => (
                  <a href={paths.deskActivityPart(project.number, slug, 'antwoorden')}>
                    {counts.get(id)?.open ?? 0}
                  </a>
                ),
              },
              {
                key: 'held',
                title: t.columns.held,
                numeric: true,
                cell: ({ id, slug }) => (
                  <a href={paths.deskActivityPart(project.number, slug, 'toezicht')}>
                    {counts.get(id)?.held ?? 0}
                  </a>
                ),
              },
            ]}
          />
        )}
      </>
    ),
  })
}
