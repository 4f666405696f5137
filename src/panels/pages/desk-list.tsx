import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { deskTexts } from '../desk-texts.ts'
import { isActive, isDigital, takesMembers } from '../rules.ts'
import { allPanels, memberCounts, openRequests, type Panel } from '../store.ts'
import { texts } from '../texts.ts'

/** `/werk/panels`: every group, for who makes them. */
export async function showDeskPanels(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = deskTexts(locale)
  const words = texts(locale)
  const today = dayOf(act.now)
  const [panels, counts, requests] = await Promise.all([allPanels(db), memberCounts(db), openRequests(db)])
  const standing = (panel: Panel): string => {
    if (panel.ended_on !== null) return t.standings.ended
    if (!isActive(panel)) return t.standings.draft
    return !isDigital(panel) && takesMembers(panel, today) ? t.standings.seeks : t.standings.active
  }
  const waits = (panel: Panel): string => {
    const applied = counts.get(panel.id)?.applied ?? 0
    const advised = requests.filter((one) => one.panel_id === panel.id && one.advised_at !== null).length
    return [applied > 0 && t.applied(applied), advised > 0 && t.toAnswer(advised)].filter(Boolean).join(', ')
  }
  return page(
    c,
    {
      title: t.title,
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.toDesk, href: paths.desk() }],
    },
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<LinkButton href={paths.newPanel()}>{t.make}</LinkButton>}
      />
      {panels.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.title}
          captionHidden
          rows={panels}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.columns.name,
              rowHeader: true,
              cell: ({ slug, name }) => <a href={paths.deskPanel(slug)}>{name}</a>,
            },
            { key: 'kind', title: t.columns.kind, cell: ({ kind }) => words.kinds[kind] },
            {
              key: 'members',
              title: t.columns.members,
              numeric: true,
              cell: ({ id }) => counts.get(id)?.members ?? 0,
            },
            { key: 'state', title: t.columns.state, cell: standing },
            { key: 'open', title: t.columns.open, cell: waits },
          ]}
        />
      )}
    </>,
  )
}
