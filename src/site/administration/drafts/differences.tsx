import type { Locale } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { byPart, type Difference } from './rules.ts'
import { texts } from './texts.ts'

const tones = { added: 'good', removed: 'bad', changed: 'active' } as const

/** Differences in words, part by part: what it says now and what it will say. */
export function Differences({
  differences,
  locale,
  titles,
}: {
  readonly differences: readonly Difference[]
  readonly locale: Locale
  /** Titles of the columns with the old and the new words, where they are not now and then. */
  readonly titles?: { readonly was: string; readonly is: string }
}) {
  const t = texts(locale)
  const { was, is } = titles ?? t
  if (differences.length === 0) {
    return (
      <Notice title={t.none}>
        <p>{t.noneText}</p>
      </Notice>
    )
  }
  return (
    <>
      {byPart(differences).map((group) => (
        <Section title={group.part} level={2}>
          <Table
            locale={locale}
            caption={group.part}
            captionHidden
            rows={group.differences}
            rowKey={({ id, change }) => `${id} ${change}`}
            columns={[
              {
                key: 'what',
                title: t.what,
                rowHeader: true,
                cell: ({ name, change }) => (
                  <>
                    {name} <StatusBadge tone={tones[change]}>{t.change[change]}</StatusBadge>
                  </>
                ),
              },
              {
                key: 'was',
                title: was,
                cell: (one) => (one.was === null ? t.nothing : <Words text={one.was} />),
              },
              {
                key: 'is',
                title: is,
                cell: (one) => (one.is === null ? t.nothing : <Words text={one.is} />),
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}

const Words = ({ text }: { readonly text: string }) => <span class="keep-lines">{text}</span>
