import type { Locale } from '../../kit/locale.ts'
import { areaLabel } from '../../places/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { AreaFigures } from '../figures.ts'
import { texts } from '../texts.ts'
import { metInWords } from './punctual.tsx'

interface AreasProps {
  readonly areas: readonly AreaFigures[]
  readonly locale: Locale
  /** Address of the figures of an area. */
  readonly hrefOf: (slug: string) => string
}

/** The same figures for every area; the names lead to all figures of that area. */
export function AreasSection({ areas, locale, hrefOf }: AreasProps) {
  const t = texts(locale).areas
  const ofLevel = (level: string) => areas.filter(({ area }) => area.level === level)
  const juries = ofLevel('jury_area')
  if (areas.length === 0) return null
  return (
    <Section title={t.title}>
      {juries.length > 0 && <AreaTable areas={juries} locale={locale} hrefOf={hrefOf} caption={t.juries} />}
      <Disclosure summary={t.districts}>
        <AreaTable areas={ofLevel('district')} locale={locale} hrefOf={hrefOf} caption={t.caption} />
      </Disclosure>
    </Section>
  )
}

function AreaTable({ areas, locale, hrefOf, caption }: AreasProps & { readonly caption: string }) {
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={caption}
      rows={areas}
      rowKey={({ area }) => area.id}
      columns={[
        {
          key: 'area',
          title: t.areas.area,
          rowHeader: true,
          cell: ({ area }) => <a href={hrefOf(area.slug)}>{areaLabel(area, locale)}</a>,
        },
        {
          key: 'submitted',
          title: t.areas.submitted,
          numeric: true,
          cell: ({ submitted }) => String(submitted),
        },
        {
          key: 'contact',
          title: t.areas.contact,
          numeric: true,
          cell: ({ contact }) =>
            contact.median === null ? t.page.few : t.waiting.workingDays(contact.median),
        },
        {
          key: 'terms',
          title: t.areas.terms,
          numeric: true,
          cell: ({ terms }) => metInWords(terms, locale),
        },
        {
          key: 'promises',
          title: t.areas.promises,
          numeric: true,
          cell: ({ promises }) => metInWords(promises, locale),
        },
      ]}
    />
  )
}
