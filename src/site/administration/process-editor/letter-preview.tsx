import { outcomesTo, type Process, stepOf, walkExample } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { exampleFrame, LetterText } from './letters.tsx'
import { texts } from './texts.ts'

/** The mail with which a step begins, as an example would get it today. */
export function LetterPreview({
  process,
  step,
  act,
}: {
  readonly process: Process
  readonly step: string
  readonly act: Act
}) {
  const t = texts(act.locale)
  const today = dayOf(act.now)
  const [way] = outcomesTo(process, step)
  const from = way && stepOf(process, way.step.key)
  if (!way || !from) return null
  // An example that starts in the step before needs no walk through all steps before that.
  const before = { ...process, steps: [from, ...process.steps.filter((one) => one !== from)] }
  const walk = walkExample(before, today, [{ outcome: way.outcome.key, on: today }], exampleFrame(act))
  const letter = walk.stays.at(-1)?.letters.at(-1)
  if (!letter) return null
  return (
    <Section title={t.letterPreview}>
      <LetterText letter={letter} />
    </Section>
  )
}
