import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { projectTexts } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card, CardList } from '../../ui/card/card.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { takesMembers } from '../rules.ts'
import { memberCounts, publicPanels } from '../store.ts'
import { texts } from '../texts.ts'
import { panelBadge } from './parts.tsx'

/** `/meedenken`: every group, who looks for members first, what has stopped last. */
export async function showPanels(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const [found, counts] = await Promise.all([publicPanels(db), memberCounts(db)])
  const rank = (panel: (typeof found)[number]): number =>
    panel.ended_on !== null ? 2 : takesMembers(panel, today) ? 0 : 1
  const panels = [...found].sort((a, b) => rank(a) - rank(b))
  return page(
    c,
    {
      title: t.title,
      description: t.list.description,
      current: 'projects',
      breadcrumbs: [{ title: projectTexts(locale).title, href: paths.projects() }],
    },
    <>
      <PageHeading title={t.title} lead={t.list.lead} />
      {panels.length === 0 ? (
        <EmptyState
          title={t.list.none}
          level={2}
          scene="meeting"
          instead={<LinkButton href={paths.projects()}>{t.list.toProjects}</LinkButton>}
        >
          <p>{t.list.noneText}</p>
        </EmptyState>
      ) : (
        <CardList>
          {panels.map((panel) => (
            <Card
              key={panel.id}
              title={panel.name}
              lang={langOfWords(locale)}
              href={paths.panel(panel.slug)}
              level={2}
              status={panelBadge(panel, today, locale)}
              facts={[t.kinds[panel.kind], t.list.members(counts.get(panel.id)?.members ?? 0)]}
            >
              <p lang={langOfWords(locale)}>{panel.purpose}</p>
            </Card>
          ))}
        </CardList>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.panels())} />
    </>,
  )
}
