import { sheetAddress } from '../../kit/sheet.ts'

interface SheetLinksProps {
  /** The address of the table as CSV. */
  readonly href: string
  /** What it is: "Download als spreadsheet (CSV)". */
  readonly children: string
}

/** A table to take along, as CSV and for Excel. */
export function SheetLinks({ href, children }: SheetLinksProps) {
  return (
    <span>
      <a href={href} download>
        {children}
      </a>
      {' · '}
      <a href={sheetAddress(href, 'xlsx')} download>
        Excel<span class="visually-hidden">: {children.replace(/ ?\(csv\)/i, '')}</span>
      </a>
    </span>
  )
}
