import type { ComponentChildren } from 'preact'
import { exceptionsInPicture, type Process, pictureOf } from '../../../cases/index.ts'
import type { Locale } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { ProcessPicture } from '../../../ui/process-picture/process-picture.tsx'
import { CheckNotice, DoubtsNotice } from '../drafts/frame.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { processKind } from './kind.ts'
import { texts } from './texts.ts'

/** Picture and check of a process as it is being edited. */
export function Preview({
  process,
  locale,
  children,
}: {
  readonly process: Process
  readonly locale: Locale
  readonly children?: ComponentChildren
}) {
  const t = texts(locale)
  return (
    <>
      {children}
      <Section title={t.picture}>
        <ProcessPicture
          locale={locale}
          steps={pictureOf(process, null, locale)}
          exceptions={exceptionsInPicture(process, locale)}
          branchesNote={t.branches}
        />
      </Section>
      <Section title={t.check}>
        <CheckNotice faults={processKind.check(process)} locale={locale} />
        <DoubtsNotice doubts={processKind.doubts?.(process) ?? []} locale={locale} />
      </Section>
    </>
  )
}

/** Every page that changes a part shows picture and check beside it. */
export const withPicture =
  (make: MakePiece<Process>): MakePiece<Process> =>
  async (c, process) => {
    const piece = await make(c, process)
    return (
      piece && {
        ...piece,
        preview: (shown) => (
          <Preview process={shown} locale={c.var.act.locale}>
            {piece.preview?.(shown)}
          </Preview>
        ),
      }
    )
  }
