import type { Locale } from '../../../kit/locale.ts'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
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

/** Whether every pair of colours that meets on a page differs enough: what does not comes first. */
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
  const all = measure(theme, mode)
  const wrong = all.filter(({ enough }) => !enough)
  const caption = `${t.contrast} ${t.modes[mode]}`
  return (
    <Section title={t.contrast}>
      {wrong.length === 0 ? (
        <Notice tone="success" title={t.allGood} level={3} />
      ) : (
        <Pairs rows={wrong} caption={`${caption}: ${t.tooLittle}`} locale={locale} />
      )}
      <Disclosure summary={t.allPairs}>
        <p>{t.contrastText}</p>
        <Pairs rows={all} caption={caption} locale={locale} />
      </Disclosure>
    </Section>
  )
}

/** Pairs as rows, the worst first. */
function Pairs(props: {
  readonly rows: readonly Measured[]
  readonly caption: string
  readonly locale: Locale
}) {
  const { locale } = props
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={props.caption}
      captionHidden
      rows={[...props.rows].sort((a, b) => a.ratio / a.least - b.ratio / b.least)}
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
