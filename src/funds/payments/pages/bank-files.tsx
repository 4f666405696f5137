import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import { SheetLinks } from '../../../ui/download/download.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import type { Batch } from '../store.ts'
import { texts } from '../texts.ts'

/** An approved batch for the bank, and as a table. */
export function BankFiles({ act, batch }: { readonly act: Act; readonly batch: Batch }) {
  const t = texts(act.locale).batch
  return (
    <Section title={t.filesTitle}>
      <ul class="plain-list stack">
        <li>
          {act.municipality.paying_account ? (
            <a href={paths.batchForBank(batch.id)} download>
              {t.xml}
            </a>
          ) : (
            t.noPayer
          )}
        </li>
        <li>
          <SheetLinks href={paths.batchFile(batch.id)}>{t.csv}</SheetLinks>
        </li>
      </ul>
    </Section>
  )
}
