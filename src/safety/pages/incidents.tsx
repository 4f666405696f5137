import { auditNote } from '../../kit/audit.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { incidentTexts } from '../incident-texts.ts'
import { incidentFigures } from '../incidents.ts'
import { keepsIncidents } from '../rights.ts'
import { listIncidents } from '../store.ts'

const perPage = 50

/** `/werk/incidenten`: what somebody reported or follows up; all of it for coordinators. */
export async function showIncidents(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor, municipality } = act
  const t = incidentTexts(locale)
  const all = keepsIncidents(actor)
  const asked = pageAsked(c.req.query('pagina'))
  const stretch = { offset: offsetOf(asked, perPage), limit: perPage + 1 }
  const shown = pageRead(await listIncidents(db, all ? null : actor.personId, stretch), asked, perPage)
  const incidents = shown.items
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : paths.incidents(number === 1 ? {} : { pagina: String(number) })
  const people = await peopleByIds(
    db,
    incidents.map(({ follow_up_id }) => follow_up_id),
  )
  return page(
    c,
    { title: t.list.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.list.title} lead={t.list.lead} />
      <p>
        <strong>{t.list.danger}</strong>
      </p>
      <div class="button-row no-print">
        <LinkButton href={paths.newIncident()}>{t.list.report}</LinkButton>
      </div>
      <p>{t.list.seenBy}</p>
      {incidents.length === 0 ? (
        <p>{t.list.none}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.list.title}
          captionHidden
          rows={incidents}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'incident',
              title: t.list.columns.incident,
              rowHeader: true,
              cell: ({ nr }) => <a href={paths.incident(nr)}>{t.list.name(nr)}</a>,
            },
            {
              key: 'day',
              title: t.list.columns.day,
              cell: ({ happened_on }) => formatDay(happened_on, locale),
            },
            {
              key: 'kind',
              title: t.list.columns.kind,
              cell: ({ kind, setting }) => `${t.kinds[kind]}, ${t.settings[setting]}`,
            },
            {
              key: 'state',
              title: t.list.columns.state,
              cell: ({ closed_at }) => (
                <StatusBadge tone={closed_at ? 'neutral' : 'wait'}>
                  {closed_at ? t.list.closed : t.list.open}
                </StatusBadge>
              ),
            },
            {
              key: 'follow',
              title: t.list.columns.followUp,
              cell: ({ follow_up_id, follow_up_on }) =>
                follow_up_id === null || follow_up_on === null
                  ? t.list.nobody
                  : t.list.by(people.get(follow_up_id)?.name ?? '', formatDay(follow_up_on, locale)),
            },
          ]}
        />
      )}
      <Pagination locale={locale} previous={pageAt(shown.previous)} next={pageAt(shown.next)} />
      {all && (
        <>
          <p>
            <SheetLinks href={paths.incidentFigures()}>{t.list.figures}</SheetLinks>
          </p>
          <p class="small">{t.list.kept(municipality.safety.keep_incident_months)}</p>
        </>
      )}
    </>,
  )
}

/** `/werk/incidenten/cijfers.csv`: how often what happened in each year, without anybody's name. */
export async function downloadIncidentFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = incidentTexts(act.locale)
  const counts = await incidentFigures(act)
  await auditNote(act, { what: 'incident_figures', details: { rows: counts.length } })
  return giveSheet(c, {
    title: t.list.figuresFile,
    columns: t.list.figureColumns,
    rows: counts.map((one) => [
      ...[one.year, t.kinds[one.kind], t.targets[one.target], t.settings[one.setting]],
      ...[one.amount, one.to_police, one.open],
    ]),
  })
}
