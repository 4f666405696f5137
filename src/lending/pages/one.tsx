import { addDays, addMonths, type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { inTheirs, type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Month } from '../../ui/month/month.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { freeOn, lastDay, monthIn } from '../rules.ts'
import { itemBySlug, type Loan, type LoanItem, takenFrom } from '../store.ts'
import { texts } from '../texts.ts'
import { nameOf, ownersOf } from '../words.ts'

export async function itemAsked(c: Ctx): Promise<LoanItem> {
  const item = await itemBySlug(c.var.act.db, c.req.param('slug') ?? '')
  if (!item) throw new NotFound('loan item')
  return item
}

/** `/lenen/{naam}`: everything about a thing, which days it is free, and the way to ask for it. */
export async function showItem(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const item = await itemAsked(c)
  const today = dayOf(act.now)
  const name = nameOf(item, locale)
  const summary = inTheirs(item.summary, item.summary_en, locale)
  const conditions = inTheirs(item.conditions, item.conditions_en, locale)
  const dutch = langOfWords(locale)
  const ownerOf = await ownersOf(act, [item])
  const taken = await takenFrom(act.db, [item.id], today)
  return page(
    c,
    {
      title: name,
      description: summary.text,
      breadcrumbs: [{ title: t.list.title, href: paths.loanItems() }],
    },
    <>
      <PageHeading kicker={t.one.kicker} title={name} />
      {item.retired_on !== null && (
        <Notice tone="warning" title={t.one.gone}>
          <p>
            {t.one.goneText} <a href={paths.loanItems()}>{t.list.all}</a>
          </p>
        </Notice>
      )}
      {item.is_example && (
        <Notice tone="warning" title={t.example}>
          <p>{t.exampleText}</p>
        </Notice>
      )}
      <p class="lead" lang={summary.lang}>
        {summary.text}
      </p>
      <DefinitionList
        items={[
          { term: t.one.owner, value: ownerOf(item) },
          { term: t.one.amount, value: String(item.amount) },
          { term: t.one.place, value: <span lang={dutch}>{item.place}</span> },
          { term: t.one.costs, value: <span lang={dutch}>{item.costs}</span> },
          { term: t.one.most, value: t.one.mostDays(item.most_days) },
          { term: t.one.ahead, value: t.one.aheadDays(item.lead_days) },
          { term: t.one.contact, value: <span lang={dutch}>{item.contact}</span> },
        ]}
      />
      <Section title={t.one.conditions}>
        {conditions.lang && <p class="small">{t.otherLanguage}</p>}
        <ul lang={conditions.lang}>
          {conditions.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </Section>
      {item.retired_on === null && (
        <>
          <Section title={t.one.calendar} id="vrij">
            <Calendar
              item={item}
              taken={taken}
              asked={c.req.query('maand') ?? ''}
              today={today}
              locale={locale}
            />
          </Section>
          <Section title={t.one.askTitle}>
            <p>{t.one.askText}</p>
            <LinkButton href={paths.askLoan(item.slug)}>{t.one.ask}</LinkButton>
          </Section>
        </>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.loanItem(item.slug))} />
    </>,
  )
}

/** A month with what is free on each day, from today until a year ahead. */
function Calendar(props: {
  readonly item: LoanItem
  readonly taken: readonly Loan[]
  readonly asked: string
  readonly today: Day
  readonly locale: Locale
}) {
  const { item, taken, today, locale } = props
  const t = texts(locale).one
  const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`
  const [first, last] = [firstOf(today), firstOf(lastDay(today))]
  const wanted = monthIn(props.asked)
  const month = wanted !== null && wanted >= first && wanted <= last ? wanted : first
  const href = (day: Day): string => `${paths.loanItem(item.slug, { maand: day.slice(0, 7) })}#vrij`
  const [before, after] = [addDays(month, -1), addMonths(month, 1)]
  return (
    <>
      <p>{t.calendarText}</p>
      <Month
        locale={locale}
        month={month}
        caption={formatDay(month, locale, 'month')}
        note={(day) => {
          if (day < today || day > lastDay(today)) return null
          const free = Math.max(0, freeOn(item, taken, day))
          return free > 0 ? { words: t.free(free) } : { words: t.none, isNone: true }
        }}
      />
      <ul class="plain-list row no-print">
        {firstOf(before) >= first && (
          <li>
            <a href={href(before)}>
              {t.previous}: {formatDay(before, locale, 'month')}
            </a>
          </li>
        )}
        {after <= last && (
          <li>
            <a href={href(after)}>
              {t.next}: {formatDay(after, locale, 'month')}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}
