import { audiencesOf } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { type Found, find, type Hit, mostHits, suggest } from '../../kit/search.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { TextInput } from '../../ui/form/index.ts'
import { Heading, PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import { Marked } from './marked.tsx'
import { texts } from './texts.ts'

const longestText = 100
const pageSize = 20
const mostSuggestions = 6

const textOf = (c: Ctx): string => (c.req.query('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, longestText)
const lookingFor = ({ actor, locale }: Act, text: string) => ({ text, audiences: audiencesOf(actor), locale })

/** `/zoeken?q=`: everything that fits and that the reader may see, on one page. */
export async function showSearch(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const text = textOf(c)
  const found = text === '' ? null : await find(act.db, lookingFor(act, text))
  return page(
    c,
    { title: text === '' ? t.title : t.titleFor(text), current: 'search', islands: ['search'] },
    <>
      <PageHeading title={t.title} />
      <SearchForm locale={act.locale} text={text} />
      {found && <Results locale={act.locale} text={text} found={found} query={c.req.query()} />}
    </>,
  )
}

/** `/zoeken/suggesties?q=`: titles that begin so, for who is still typing. */
export async function suggestWhileTyping(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const hits = await suggest(act.db, lookingFor(act, textOf(c)), mostSuggestions)
  c.header('Cache-Control', 'private, max-age=30')
  return c.json({
    suggestions: hits.map(({ title, path, kind }) => ({ title, path, kind: t.kinds[kind] ?? '' })),
    said: t.suggested(hits.length),
  })
}

function SearchForm({ locale, text }: { readonly locale: Locale; readonly text: string }) {
  const t = texts(locale)
  return (
    <search class="search-form" aria-label={t.title}>
      <form method="get" action={paths.search()}>
        <meemaken-search data-url={paths.searchSuggestions()} data-label={t.suggestions}>
          <TextInput
            name="q"
            locale={locale}
            values={{ q: [text] }}
            label={t.label}
            hint={t.hint}
            type="search"
            optional="unsaid"
            autocomplete="off"
          />
        </meemaken-search>
        <Button icon="search">{t.button}</Button>
      </form>
    </search>
  )
}

interface ResultsProps {
  readonly locale: Locale
  readonly text: string
  readonly found: Found
  readonly query: Readonly<Record<string, string>>
}

function Results({ locale, text, found, query }: ResultsProps) {
  const t = texts(locale)
  if (found.hits.length === 0) return <NothingFound locale={locale} text={text} />
  const kinds = [...new Set(found.hits.map((hit) => hit.kind))]
  const kind = kinds.find((one) => one === query.soort)
  const hits = kind ? found.hits.filter((hit) => hit.kind === kind) : found.hits
  const last = Math.ceil(hits.length / pageSize)
  const number = Math.min(Math.max(Number.parseInt(query.pagina ?? '1', 10) || 1, 1), last)
  const shown = hits.slice((number - 1) * pageSize, number * pageSize)
  const address = (soort: string | undefined, pagina?: number) =>
    paths.search({ q: text, soort, pagina: pagina && pagina > 1 ? String(pagina) : undefined })
  const words = [text, ...found.corrected.map(({ meant }) => meant)].join(' ')
  return (
    <>
      {found.corrected.map(({ typed, meant }) => (
        <Notice tone="info" title={t.corrected(typed, meant)} />
      ))}
      {kinds.length > 1 && (
        <Tabs
          label={t.kindsLabel}
          tabs={[
            { key: '', label: t.all, href: address(undefined) },
            ...kinds.map((one) => ({ key: one, label: t.manyKinds[one] ?? one, href: address(one) })),
          ]}
          current={kind ?? ''}
        />
      )}
      <p role="status">{hits.length < mostHits ? t.found(hits.length) : t.foundMost(mostHits)}</p>
      <ol class="search-results" start={(number - 1) * pageSize + 1}>
        {shown.map((hit) => (
          <li>
            <Result locale={locale} hit={hit} words={words} />
          </li>
        ))}
      </ol>
      <Pagination
        locale={locale}
        previous={number > 1 ? address(kind, number - 1) : undefined}
        next={number < last ? address(kind, number + 1) : undefined}
      />
    </>
  )
}

function Result({
  locale,
  hit,
  words,
}: {
  readonly locale: Locale
  readonly hit: Hit
  readonly words: string
}) {
  return (
    <article class="search-result">
      <Heading level={2} class="search-result__title">
        <a href={hit.path}>
          <Marked text={hit.title} words={words} />
        </a>
      </Heading>
      <p class="small">{texts(locale).kinds[hit.kind] ?? hit.kind}</p>
      {hit.summary !== '' && (
        <p>
          <Marked text={hit.summary} words={words} />
        </p>
      )}
    </article>
  )
}

function NothingFound({ locale, text }: { readonly locale: Locale; readonly text: string }) {
  const t = texts(locale)
  return (
    <EmptyState
      level={2}
      title={t.none(text)}
      instead={
        <>
          <LinkButton href={paths.initiatives()} kind="secondary">
            {t.toInitiatives}
          </LinkButton>
          <LinkButton href={paths.tellIdea()} kind="secondary">
            {t.toIdea}
          </LinkButton>
        </>
      }
    >
      <p>{t.noneText}</p>
    </EmptyState>
  )
}
