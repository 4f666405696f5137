import type { FrameworkDefinition } from '../../../frameworks/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { CheckNotice } from '../drafts/frame.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { frameworkKind } from './kind.ts'
import { texts } from './texts.ts'

/** Every page that changes a part shows beside it whether the whole is right. */
export const withCheck =
  (make: MakePiece<FrameworkDefinition>): MakePiece<FrameworkDefinition> =>
  async (c, framework) => {
    const piece = await make(c, framework)
    const { locale } = c.var.act
    return (
      piece && {
        ...piece,
        preview: (shown) => (
          <Section title={texts(locale).check}>
            <CheckNotice faults={frameworkKind.check(shown)} locale={locale} />
          </Section>
        ),
      }
    )
  }
