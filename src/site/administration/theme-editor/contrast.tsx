import type { Locale } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { type Measured, type Mode, measure, type Theme } from '../../own/theme.ts'
import { ratioWords } from './kind.ts'
import { texts } from './texts.ts'

/** Two colours on each other, drawn: a style sheet cannot know them and a page has no styles of its own. */
const Swatch = ({ front, ground }: { readonly front: string; readonly ground: string }) => (
  <svg class="swatch" viewBox="0 0 56 32" aria-hidden="true" focusable="false">
    <rect width="56" height="32" rx="6" fill={ground} />
    <text x="28" y="22" text-anchor="middle" font-size="18" font-weight="700" fill={front}>
      Aa
    </text>
  </svg>
)

/** The contrast of every pair that meets on a page, the worst first. */
export function Contrast({
  theme,
  mode,
  locale,
}: {
  readonly theme: Theme
  readonly mode: Mode
  readonly locale: Locale
}) {
  const t = texts(locale)
  const rows = [...measure(theme, mode)].sort((a, b) => a.ratio / a.least - b.ratio / b.least)
  return (
    <Section title={t.contrast}>
      <p>{t.contrastText}</p>
      <Table
        locale={locale}
        caption={`${t.contrast} ${t.modes[mode]}`}
        captionHidden
        rows={rows}
        rowKey={({ front, ground }) => `${front} ${ground}`}
        columns={[
          {
            key: 'front',
            title: t.front,
            rowHeader: true,
            cell: (one) => (
              <>
                <Swatch front={one.frontColor} ground={one.groundColor} /> {t.colors[one.front]}
              </>
            ),
          },
          { key: 'ground', title: t.ground, cell: (one) => t.colors[one.ground] },
          { key: 'ratio', title: t.ratio, cell: (one) => <Verdict one={one} locale={locale} /> },
        ]}
      />
    </Section>
  )
}

function Verdict({ one, locale }: { readonly one: Measured; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <>
      {ratioWords(one.ratio, locale)}{' '}
      <StatusBadge tone={one.enough ? 'good' : 'bad'}>{one.enough ? t.enough : t.tooLittle}</StatusBadge>{' '}
      <span class="small">{t.atLeast(ratioWords(one.least, locale))}</span>
    </>
  )
}
