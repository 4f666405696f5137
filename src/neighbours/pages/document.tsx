import type { Ctx } from '../../kit/http.ts'
import type { DocumentBlock } from '../../kit/pdf.ts'
import { Heading } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'

/** The blocks of a PDF as a part of a page: what is printed and what is read are the same. */
export function Blocks({
  blocks,
  locale,
}: {
  readonly blocks: readonly DocumentBlock[]
  readonly locale: 'nl' | 'en'
}) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={`${index}`} block={block} locale={locale} />
      ))}
    </>
  )
}

function Block({ block, locale }: { readonly block: DocumentBlock; readonly locale: 'nl' | 'en' }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level === 1 ? 2 : 3}>{block.text}</Heading>
    case 'paragraph':
      return <p class="keep-lines">{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Table
          locale={locale}
          caption={block.header.join(', ')}
          captionHidden
          columns={block.header.map((title, column) => ({
            key: `${column}`,
            title,
            rowHeader: column === 0,
            cell: (row: readonly string[]) => row[column] ?? '',
          }))}
          rows={block.rows}
          rowKey={(row) => row.join('|')}
        />
      )
    default:
      return null
  }
}

/** A PDF as an answer, to be shown. */
export function pdfAnswer(c: Ctx, name: string, bytes: Uint8Array): Response {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}
