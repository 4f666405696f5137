import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { isRole, roles } from '../../../people/index.ts'
import {
  type AreaImport,
  areaImports,
  type KnownArea,
  knownAreas,
  lastImport,
} from '../../../places/index.ts'
import { ButtonRow, LinkButton } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { AreasMap } from './map.tsx'
import { type RoleHere, rolesOfAreas } from './roles.ts'
import { type AreaUse, usesOfAreas } from './store.ts'
import { texts } from './texts.ts'

const done = ['taken', 'dropped', 'undone', 'saved'] as const

/** `/beheer/gebieden`: every area with what hangs on it, and the files that were taken. */
export async function showAreasAdministration(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const [known, useOf, rolesOf, imports] = [
    await knownAreas(db),
    await usesOfAreas(db),
    await rolesOfAreas(act),
    await areaImports(db),
  ]
  const last = await lastImport(db)
  const live = known.filter(({ retired_on }) => retired_on === null)
  const gone = known.filter(({ retired_on }) => retired_on !== null)
  const ofLevel = (level: KnownArea['level']) => live.filter((area) => area.level === level)
  const said = done.find((one) => one === c.req.query('klaar'))
  const facts = { known, useOf, rolesOf, locale }
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: t.administration }],
    },
    <>
      {said && <Notice tone="success" announce title={t[said]} />}
      <PageHeading title={t.title} lead={t.lead} />
      <ButtonRow>
        <LinkButton href={paths.importAreas()}>{t.upload}</LinkButton>
        <LinkButton kind="secondary" href={paths.newArea()}>
          {t.add}
        </LinkButton>
      </ButtonRow>
      {live.length === 0 && (
        <EmptyState
          title={t.none}
          level={2}
          scene="city"
          instead={<LinkButton href={paths.importAreas()}>{t.upload}</LinkButton>}
        />
      )}
      <AreasMap
        label={t.mapLabel}
        areas={ofLevel('district').map((area) => ({ area, href: paths.administerArea(area.id) }))}
      />
      {(['jury_area', 'district'] as const).map((level) => (
        <AreaSection key={level} level={level} areas={ofLevel(level)} {...facts} />
      ))}
      {ofLevel('neighbourhood').length > 0 && (
        <Disclosure summary={t.amountOf(t.plural.neighbourhood, ofLevel('neighbourhood').length)}>
          <AreaTable caption={t.plural.neighbourhood} areas={ofLevel('neighbourhood')} {...facts} />
        </Disclosure>
      )}
      {gone.length > 0 && (
        <Section title={t.amountOf(t.retired, gone.length)}>
          <Table
            locale={locale}
            caption={t.retired}
            captionHidden
            rows={gone}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', title: t.name, rowHeader: true, cell: nameCell },
              { key: 'level', title: t.level, cell: ({ level }) => t.levels[level] },
              {
                key: 'since',
                title: t.since,
                cell: ({ retired_on }) => (retired_on ? formatDay(retired_on, locale) : ''),
              },
              {
                key: 'on',
                title: t.goesOn,
                cell: ({ merged_into }) => known.find(({ id }) => id === merged_into)?.name ?? '',
              },
              { key: 'cases', title: t.cases, cell: ({ id }) => casesIn(useOf(id), locale) },
            ]}
          />
        </Section>
      )}
      <Imports imports={imports} lastId={last?.id ?? null} locale={locale} />
    </>,
  )
}

const nameCell = ({ id, name }: KnownArea) => <a href={paths.administerArea(id)}>{name}</a>

export const casesIn = ({ cases, running }: AreaUse, locale: Locale): string =>
  texts(locale).casesOf(cases, running)

/** A line for each role: "begeleider: Mila Sandberg, Joke Terpstra". */
function roleLines(all: readonly RoleHere[], locale: Locale) {
  const held = [...new Set(all.map(({ role }) => role))]
  if (held.length === 0) return ''
  const namesOf = (wanted: string): string =>
    all.flatMap(({ role, name }) => (role === wanted ? [name] : [])).join(', ')
  return (
    <ul class="plain-list">
      {held.map((role) => (
        <li key={role}>
          {isRole(role) ? say(roles[role], locale) : role}: {namesOf(role)}
        </li>
      ))}
    </ul>
  )
}

interface Facts {
  readonly known: readonly KnownArea[]
  readonly useOf: (id: string) => AreaUse
  readonly rolesOf: (id: string) => readonly RoleHere[]
  readonly locale: Locale
}

function AreaSection({
  level,
  areas,
  ...facts
}: Facts & { readonly level: KnownArea['level']; readonly areas: readonly KnownArea[] }) {
  const t = texts(facts.locale)
  if (areas.length === 0) return null
  return (
    <Section title={t.amountOf(t.plural[level], areas.length)}>
      <AreaTable caption={t.plural[level]} areas={areas} {...facts} />
    </Section>
  )
}

function AreaTable({
  caption,
  areas,
  known,
  useOf,
  rolesOf,
  locale,
}: Facts & { readonly caption: string; readonly areas: readonly KnownArea[] }) {
  const t = texts(locale)
  const above = ({ parent_id, jury_area_id }: KnownArea) =>
    known.find(({ id }) => id === (parent_id ?? jury_area_id))?.name ?? t.nowhere
  const isJury = areas.every(({ level }) => level === 'jury_area')
  return (
    <Table
      locale={locale}
      caption={caption}
      captionHidden
      rows={areas}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t.name, rowHeader: true, cell: nameCell },
        { key: 'code', title: t.code, cell: ({ code }) => code },
        ...(isJury ? [] : [{ key: 'in', title: t.liesIn, cell: above }]),
        {
          key: 'people',
          title: t.population,
          numeric: true,
          cell: ({ population }) => population?.toLocaleString(locale) ?? '',
        },
        { key: 'cases', title: t.cases, cell: ({ id }) => casesIn(useOf(id), locale) },
        {
          key: 'roles',
          title: t.roles,
          cell: ({ id }) => roleLines(rolesOf(id), locale),
        },
      ]}
    />
  )
}

function Imports({
  imports,
  lastId,
  locale,
}: {
  readonly imports: readonly AreaImport[]
  /** The only one that can be taken back. */
  readonly lastId: string | null
  readonly locale: Locale
}) {
  const t = texts(locale)
  return (
    <Section title={t.imports}>
      {imports.length === 0 ? (
        <p>{t.importsNone}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.imports}
          captionHidden
          rows={imports}
          rowKey={({ id }) => id}
          columns={[
            { key: 'file', title: t.file, rowHeader: true, cell: ({ file_name }) => file_name },
            {
              key: 'when',
              title: t.when,
              cell: ({ done_at, made_at }) => formatDay(dayOf(done_at ?? made_at), locale, 'long'),
            },
            {
              key: 'status',
              title: t.status,
              cell: ({ status }) => (
                <StatusBadge tone={status === 'open' ? 'wait' : status === 'done' ? 'good' : 'neutral'}>
                  {t.statuses[status]}
                </StatusBadge>
              ),
            },
            {
              key: 'what',
              title: t.what,
              cell: ({ status, added, changed, retired }) =>
                status === 'open' ? '' : t.counts(added, changed, retired),
            },
            {
              key: 'do',
              title: t.happens,
              cell: (one) => {
                if (one.status === 'open') return <a href={paths.importedAreas(one.id)}>{t.goOn}</a>
                return one.id === lastId ? <a href={paths.undoAreaImport(one.id)}>{t.undo}</a> : ''
              },
            },
          ]}
        />
      )}
    </Section>
  )
}
