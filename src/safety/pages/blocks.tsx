import type { Actor } from '../../kit/actor.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { offsetOf, pageAsked, pageRead } from '../../kit/paging.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { isRunning, waitsForAnswer } from '../rules.ts'
import { type Block, listBlocks } from '../store.ts'
import { texts } from '../texts.ts'

const perPage = 50

/** Where a block stands, in one word. */
export const stateOf = (block: Block, today: string): 'running' | 'objected' | 'over' => {
  if (!isRunning(block, today)) return 'over'
  return waitsForAnswer(block, today) ? 'objected' : 'running'
}

/** What a block is about; a link for who comes in there. */
export const About = (props: { readonly block: Block; readonly actor: Actor }) =>
  mayEnter('projects', props.actor) ? (
    <a href={props.block.about_path}>{props.block.about}</a>
  ) : (
    props.block.about
  )

/** `/werk/blokkades`: who is blocked until when, and who was. */
export async function showBlocks(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const asked = pageAsked(c.req.query('pagina'))
  const found = await listBlocks(act.db, today, { offset: offsetOf(asked, perPage), limit: perPage + 1 })
  const shown = pageRead(found, asked, perPage)
  const blocks = shown.items
  const pageAt = (number: number | null): string | undefined =>
    number === null ? undefined : paths.blocks(number === 1 ? {} : { pagina: String(number) })
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p>{t.rights}</p>
      {blocks.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.title}
          captionHidden
          rows={blocks}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              title: t.who,
              rowHeader: true,
              cell: ({ id, name }) => <a href={paths.block(id)}>{name ?? t.nameless}</a>,
            },
            { key: 'until', title: t.until, cell: ({ last_day }) => formatDay(last_day, locale) },
            {
              key: 'state',
              title: t.state,
              cell: (block) => {
                const state = stateOf(block, today)
                const tone = ({ running: 'active', objected: 'wait', over: 'neutral' } as const)[state]
                return <StatusBadge tone={tone}>{t.states[state]}</StatusBadge>
              },
            },
            {
              key: 'about',
              title: t.about,
              cell: (block) => <About block={block} actor={act.actor} />,
            },
          ]}
        />
      )}
      <Pagination locale={locale} previous={pageAt(shown.previous)} next={pageAt(shown.next)} />
      <p>{t.how}</p>
      <p class="small">{t.kept(municipality.safety.keep_block_months)}</p>
    </>,
  )
}
