import type { ExampleLetter } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { texts } from './texts.ts'

/** The invented idea that walks through a draft. */
export const exampleFrame = (act: Act) => ({
  locale: act.locale,
  municipality: act.municipality,
  title: texts(act.locale).exampleTitle,
  number: '2026-0000',
  contact: null,
})

/** A mail of the example: its subject and what it says. */
export const LetterText = ({ letter }: { readonly letter: ExampleLetter }) => (
  <blockquote class="flow">
    <p>
      <strong>{letter.subject}</strong>
    </p>
    {letter.lines.map((line) => (
      <p class="keep-lines">{line}</p>
    ))}
  </blockquote>
)
