import type { FrameworkDefinition } from '../../../frameworks/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { CheckNotice } from '../drafts/frame.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { quickCheck } from './kind.ts'
import { texts } from './texts.ts'

/** Every page that changes a part shows beside it what others name that is not there. */
export const withCheck =
  (make: MakePiece<FrameworkDefinition>): MakePiece<FrameworkDefinition> =>
  async (c, framework) => {
    const piece = await make(c, framework)
    const { locale } = c.var.act
    return (
      piece && {
        ...piece,
        preview: (shown) => {
          const faults = quickCheck(shown)
          return (
            <Section title={texts(locale).check}>
              {faults.length > 0 ? (
                <CheckNotice faults={faults} locale={locale} />
              ) : (
                <p>{texts(locale).checkedWhole}</p>
              )}
            </Section>
          )
        },
      }
    )
  }
