import { freshForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs, type Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Card } from '../../ui/card/card.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { type Asks, askSlugs, askWords, type Kind, kindSlugs, kinds } from '../schema.ts'
import { allDoable, type Doable } from '../store.ts'
import { texts } from '../texts.ts'
import { asksBadge, nameOf } from '../words.ts'

interface Chosen {
  readonly kind: Kind | undefined
  readonly asks: Asks | undefined
}

/** `/gewoon-doen`: what residents may do, what is asked for it, and how long before. */
export async function showDoables(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).list
  const all = await allDoable(act.db)
  const chosen: Chosen = {
    kind: kinds.find((one) => kindSlugs[one] === c.req.query('soort')),
    asks: askWords.find((one) => askSlugs[one] === c.req.query('nodig')),
  }
  const found = all.filter(
    ({ kind, asks }) => (!chosen.kind || kind === chosen.kind) && (!chosen.asks || asks === chosen.asks),
  )
  return page(
    c,
    { title: t.title, description: t.description, current: 'idea' },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {all.length > 0 ? (
        <>
          <Filters chosen={chosen} locale={locale} />
          <Section title={t.found(found.length)}>
            {found.length > 0 ? (
              <ul class="plain-list card-list">
                {found.map((one) => (
                  <li key={one.id}>
                    <DoableCard one={one} locale={locale} />
                  </li>
                ))}
              </ul>
            ) : (
              <p>{t.none}</p>
            )}
          </Section>
          <Section title={t.otherTitle}>
            <p>{t.otherText}</p>
            <LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>
          </Section>
        </>
      ) : (
        <EmptyState
          title={t.empty}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>}
        >
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.doables())} />
    </>,
  )
}

function DoableCard({ one, locale }: { readonly one: Doable; readonly locale: Locale }) {
  const t = texts(locale)
  const summary = inTheirs(one.summary, one.summary_en, locale)
  return (
    <Card
      title={nameOf(one, locale)}
      href={paths.doable(one.slug)}
      level={3}
      status={asksBadge(one.asks, locale)}
      facts={[
        t.kinds[one.kind],
        ...(one.asks === 'nothing' || one.lead_days === null ? [] : [t.list.ahead(one.lead_days)]),
      ]}
    >
      <p lang={summary.lang}>{summary.text}</p>
    </Card>
  )
}

function Filters({ chosen, locale }: { readonly chosen: Chosen; readonly locale: Locale }) {
  const t = texts(locale)
  const values = {
    soort: chosen.kind ? kindSlugs[chosen.kind] : '',
    nodig: chosen.asks ? askSlugs[chosen.asks] : '',
  }
  const bound = bindFields(freshForm(values), locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const without = (name: keyof typeof values): string => paths.doables({ ...values, [name]: '' })
  return (
    <FilterBar
      locale={locale}
      label={t.list.filter}
      action={paths.doables()}
      active={[
        ...(chosen.kind ? [{ label: t.kinds[chosen.kind], removeHref: without('soort') }] : []),
        ...(chosen.asks ? [{ label: t.asks[chosen.asks], removeHref: without('nodig') }] : []),
      ]}
      resetHref={paths.doables()}
    >
      <Select
        {...field('soort')}
        label={t.list.kind}
        empty={t.list.any}
        options={kinds.map((one) => ({ value: kindSlugs[one], label: t.kinds[one] }))}
      />
      <Select
        {...field('nodig')}
        label={t.list.asks}
        empty={t.list.any}
        options={askWords.map((one) => ({ value: askSlugs[one], label: t.asks[one] }))}
      />
    </FilterBar>
  )
}
