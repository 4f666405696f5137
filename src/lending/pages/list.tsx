import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card } from '../../ui/card/card.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { itemKindSlugs, itemKinds } from '../schema.ts'
import { allItems } from '../store.ts'
import { texts } from '../texts.ts'
import { nameOf, ownersOf } from '../words.ts'

/** `/lenen`: what can be borrowed, and whose it is. */
export async function showItems(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const items = await allItems(act.db)
  const ownerOf = await ownersOf(act, items)
  const kind = itemKinds.find((one) => itemKindSlugs[one] === c.req.query('soort'))
  const found = items.filter((item) => !kind || item.kind === kind)
  const bound = bindFields(freshForm({ soort: kind ? itemKindSlugs[kind] : '' }), locale)
  return page(
    c,
    { title: t.list.title, description: t.list.description },
    <>
      <PageHeading title={t.list.title} lead={t.list.lead} />
      {items.length > 0 ? (
        <>
          <FilterBar
            locale={locale}
            label={t.list.filter}
            action={paths.loanItems()}
            active={kind ? [{ label: t.kinds[kind], removeHref: paths.loanItems() }] : []}
            resetHref={paths.loanItems()}
          >
            <Select
              {...bound('soort')}
              optional="unsaid"
              label={t.list.kind}
              empty={t.list.any}
              options={itemKinds.map((one) => ({ value: itemKindSlugs[one], label: t.kinds[one] }))}
            />
          </FilterBar>
          <Section title={t.list.found(found.length)}>
            {found.length > 0 ? (
              <ul class="plain-list card-list">
                {found.map((item) => {
                  const summary = inTheirs(item.summary, item.summary_en, locale)
                  return (
                    <li key={item.id}>
                      <Card
                        title={nameOf(item, locale)}
                        href={paths.loanItem(item.slug)}
                        level={3}
                        facts={[t.kinds[item.kind], ownerOf(item), t.list.amount(item.amount)]}
                      >
                        <p lang={summary.lang}>{summary.text}</p>
                      </Card>
                    </li>
                  )
                })}
              </ul>
            ) : (
              <p>{t.list.none}</p>
            )}
            <SheetLinks href={paths.loanItemsFile(kind ? { soort: itemKindSlugs[kind] } : {})}>
              {t.sheet.link}
            </SheetLinks>
          </Section>
        </>
      ) : (
        <EmptyState
          title={t.list.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.list.tellIdea}</LinkButton>}
        >
          <p>{t.list.empty}</p>
        </EmptyState>
      )}
      <p>
        <a href={paths.doables()}>{t.list.doable}</a>
      </p>
      <PrintSource locale={locale} address={absolute(act, paths.loanItems())} />
    </>,
  )
}
