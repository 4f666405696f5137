import type { Locale } from '../../kit/locale.ts'
import { Icon } from '../icon/icon.tsx'

export interface ListedFile {
  readonly name: string
  readonly href: string
  /** "PDF", "foto". */
  readonly kind: string
  readonly bytes: number
}

/** A size people can judge: "470 kB", "2,3 MB". */
export function sizeInWords(bytes: number, locale: Locale): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  const digits = unit === 'MB' && value < 10 ? 1 : 0
  const shown = unit === 'kB' ? Math.max(1, value) : value
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(shown)} ${unit}`
}

/** Files to open, each with its kind and size in the link. */
export function FileList({
  locale,
  files,
}: {
  readonly locale: Locale
  readonly files: readonly ListedFile[]
}) {
  return (
    <ul class="file-list">
      {files.map((file) => (
        <li key={file.href + file.name}>
          <Icon name="file" />
          <a href={file.href}>
            {file.name}{' '}
            <span class="file-list__kind">
              ({file.kind}, {sizeInWords(file.bytes, locale)})
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
