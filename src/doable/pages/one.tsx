import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs, type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { allItems, lendingTexts } from '../../lending/index.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { linesOf, wayOf } from '../rules.ts'
import { type Doable, doableBySlug } from '../store.ts'
import { texts } from '../texts.ts'
import { asksBadge, nameOf } from '../words.ts'

/** What is asked for; a draft exists only for who administers it. */
export async function doableAsked(c: Ctx): Promise<Doable> {
  const { act } = c.var
  const one = await doableBySlug(act.db, c.req.param('slug') ?? '')
  if (!one || !(one.is_public || mayEnter('admin', act.actor))) throw new NotFound('doable')
  return one
}

/** `/gewoon-doen/{naam}`: what is needed for it, what to keep to, whom to call, and the way on. */
export async function showDoable(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const one = await doableAsked(c)
  const name = nameOf(one, locale)
  const summary = inTheirs(one.summary, one.summary_en, locale)
  return page(
    c,
    {
      title: name,
      description: summary.text,
      current: 'idea',
      breadcrumbs: [{ title: t.list.title, href: paths.doables() }],
    },
    <>
      {!one.is_public && <Notice title={t.one.gone} />}
      <PageHeading kicker={t.kinds[one.kind]} title={name} />
      <p class="lead" lang={summary.lang}>
        {summary.text}
      </p>
      <Example one={one} locale={locale} />
      <DefinitionList items={factsOf(one, locale)} />
      <Conditions one={one} locale={locale} />
      <Insurance one={one} locale={locale} />
      {await Borrow(c, one)}
      <Section title={t.one.yesTitle}>
        <p>{t.one.yesText[wayOf(one)]}</p>
        <div class="button-row no-print">
          <LinkButton href={paths.doDoable(one.slug)} iconEnd="arrow-right">
            {t.one.yes[wayOf(one)]}
          </LinkButton>
        </div>
      </Section>
      {mayEnter('admin', act.actor) && (
        <p class="no-print">
          <a href={paths.administerDoable(one.id)}>{t.one.change}</a>
        </p>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.doable(one.slug))} />
    </>,
  )
}

/** Says that the municipality has not made this rule its own. */
export function Example({ one, locale }: { readonly one: Doable; readonly locale: Locale }) {
  const t = texts(locale)
  return one.is_example ? (
    <Notice tone="warning" title={t.example}>
      <p>{t.exampleText}</p>
    </Notice>
  ) : null
}

function factsOf(one: Doable, locale: Locale): readonly Definition[] {
  const t = texts(locale).one
  const badge = asksBadge(one.asks, locale)
  const dutch = langOfWords(locale)
  const needs = one.asks === 'nothing' ? t.nothing : t[one.asks](one.lead_days ?? 0)
  return [
    {
      term: t.needs,
      value: (
        <>
          <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge> {needs}
        </>
      ),
    },
    ...(one.asks !== 'nothing' && one.decides
      ? [
          {
            term: one.asks === 'permit' ? t.decides : t.hears,
            value: <span lang={dutch}>{one.decides}</span>,
          },
        ]
      : []),
    ...(one.asks === 'nothing'
      ? []
      : [
          {
            term: t.where[one.asks],
            value: one.link ? (
              <a href={one.link}>{new URL(one.link).hostname}</a>
            ) : (
              <a href={paths.doDoable(one.slug)}>{t.onThisSite}</a>
            ),
          },
        ]),
    { term: t.contact, value: <span lang={dutch}>{one.contact}</span> },
    {
      term: t.basis,
      value: (
        <>
          {one.basis_link ? (
            <a href={one.basis_link} lang={dutch}>
              {one.basis}
            </a>
          ) : (
            <span lang={dutch}>{one.basis}</span>
          )}
          {one.is_example && ` (${t.localRule})`}
        </>
      ),
    },
    // Of an example nobody at the municipality has looked yet.
    ...(one.is_example ? [] : [{ term: t.checked, value: formatDay(one.checked_on, locale) }]),
  ]
}

function Conditions({ one, locale }: { readonly one: Doable; readonly locale: Locale }) {
  const t = texts(locale)
  const conditions = inTheirs(one.conditions, one.conditions_en, locale)
  return (
    <Section title={t.one.conditions} id="voorwaarden">
      {conditions.lang && <p class="small">{t.otherLanguage}</p>}
      <ul lang={conditions.lang}>
        {linesOf(conditions.text).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}

function Insurance({ one, locale }: { readonly one: Doable; readonly locale: Locale }) {
  if (!one.insurance) return null
  const insurance = inTheirs(one.insurance, one.insurance_en, locale)
  return (
    <Section title={texts(locale).one.insurance} id="verzekering">
      <p class="keep-lines" lang={insurance.lang}>
        {insurance.text}
      </p>
    </Section>
  )
}

/** Things in the register that come in handy for it. */
async function Borrow(c: Ctx, one: Doable) {
  const { db, locale } = c.var.act
  const items = (await allItems(db)).filter(({ kind }) => one.borrow.includes(kind))
  if (items.length === 0) return null
  const t = texts(locale).one
  return (
    <Section title={t.borrow} more={{ href: paths.loanItems(), label: t.borrowAll }}>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a href={paths.loanItem(item.slug)}>{inTheirs(item.name, item.name_en, locale).text}</a> (
            {lendingTexts(locale).list.amount(item.amount)})
          </li>
        ))}
      </ul>
    </Section>
  )
}
