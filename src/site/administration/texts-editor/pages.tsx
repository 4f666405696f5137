import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Select, TextInput } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { textsKey } from '../../own/load.ts'
import { ownVersions } from '../../own/store.ts'
import { type OwnTexts, ownTextsSchema, type TextEntry, textEntries } from '../../own/texts.ts'
import { mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { draftPanel } from '../drafts/panel.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { textPath, textsKind, textsPath } from './kind.ts'
import { texts } from './texts.ts'

const mostShown = 50

/** `/beheer/teksten`: the words of the municipality's own that hold now. */
export async function showTexts(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const versions = await ownVersions(act.db, 'texts', textsKey)
  const [current] = versions
  const own = current ? ownTextsSchema.parse(current.definition) : {}
  const entries = textEntries().filter(({ id }) => Object.hasOwn(own, id))
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: administrationTexts(locale).home.title }],
    },
    <>
      <PageHeading
        title={t.title}
        lead={t.lead}
        {...(current ? { kicker: t.version(current.version) } : {})}
      />
      {await draftPanel(c, textsKind, textsKey)}
      <Section title={t.own}>
        {entries.length === 0 ? <p>{t.ownNone}</p> : <List entries={entries} own={own} locale={locale} />}
      </Section>
      {versions.length > 0 && (
        <Section title={t.versions}>
          <ul>
            {versions.map(({ version, published_at }) => (
              <li>
                {t.version(version)}, {t.published(formatDay(dayOf(published_at), locale, 'long'))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Texts with all these words in them, in one of both languages, as they are said now. */
function matching(own: OwnTexts, asked: string, module: string): readonly TextEntry[] {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  return textEntries().filter((entry) => {
    if (module !== '' && entry.module !== module) return false
    const said = own[entry.id] ?? entry.ours
    const both = fold(`${said.nl} ${said.en} ${entry.ours.nl} ${entry.ours.en}`)
    return words.every((word) => both.includes(word))
  })
}

/** The texts to search in and to choose from. */
export async function showTextsDraft(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(c.var.act, textsKind, key)
  const own = draft.definition
  const asked = (c.req.query('zoek') ?? '').slice(0, 200)
  const module = c.req.query('deel') ?? ''
  const isAsked = asked.trim() !== '' || module !== ''
  const found = isAsked
    ? matching(own, asked, module)
    : textEntries().filter(({ id }) => Object.hasOwn(own, id))
  const shown = found.slice(0, mostShown)
  return draftPage(
    c,
    { kind: textsKind, key, draft, view: 'edit', lead: t.editLead },
    <>
      <form class="form" method="get" action={textsPath()} role="search">
        <TextInput
          name="zoek"
          locale={locale}
          label={t.search}
          type="search"
          values={{ zoek: [asked] }}
          optional="unsaid"
        />
        <Select
          name="deel"
          locale={locale}
          label={t.part}
          values={{ deel: [module] }}
          empty={t.anywhere}
          optional="unsaid"
          options={Object.entries(t.modules).map(([value, label]) => ({ value, label }))}
        />
        <div class="button-row">
          <Button>{t.find}</Button>
        </div>
      </form>
      <Section title={isAsked ? t.found(shown.length, found.length) : t.own}>
        {!isAsked && found.length === 0 && <p>{t.ownNone}</p>}
        {shown.length > 0 && <List entries={shown} own={own} locale={locale} linked />}
      </Section>
      <p class="small">{t.limits}</p>
    </>,
  )
}

function List({
  entries,
  own,
  locale,
  linked = false,
}: {
  readonly entries: readonly TextEntry[]
  readonly own: OwnTexts
  readonly locale: Locale
  readonly linked?: boolean
}) {
  const t = texts(locale)
  const said = (entry: TextEntry) => own[entry.id] ?? entry.ours
  return (
    <Table
      locale={locale}
      caption={t.title}
      captionHidden
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'nl',
          title: t.dutch,
          rowHeader: true,
          cell: (entry) => (
            <>
              {linked ? (
                <a href={textPath(entry.id)} lang="nl">
                  {said(entry).nl}
                </a>
              ) : (
                <span lang="nl">{said(entry).nl}</span>
              )}{' '}
              {Object.hasOwn(own, entry.id) && <StatusBadge>{t.isOwn}</StatusBadge>}
            </>
          ),
        },
        { key: 'en', title: t.english, cell: (entry) => <span lang="en">{said(entry).en}</span> },
        { key: 'where', title: t.where, cell: ({ module }) => t.modules[module] ?? module },
      ]}
    />
  )
}
