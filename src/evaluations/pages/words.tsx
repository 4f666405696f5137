import type { JSX } from 'preact'
import type { Act } from '../../kit/act.ts'
import { say } from '../../kit/locale.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { wordsOf } from '../actions.ts'
import type { Evaluation } from '../store.ts'
import { texts } from '../texts.ts'

/** What people wrote, by question, for who draws lessons from it. */
export async function WordsSection(props: {
  readonly act: Act
  readonly evaluation: Evaluation
}): Promise<JSX.Element> {
  const { act, evaluation } = props
  const t = texts(act.locale)
  const written = await wordsOf(act, evaluation)
  return (
    <Section title={t.desk.words} id="woorden">
      <p>{written.length === 0 ? t.desk.noWords : t.desk.wordsText}</p>
      {written.map(({ who, label, texts: all }) => {
        const title = `${t.report.groups[who]}: ${say(label, act.locale)}`
        return (
          <Disclosure key={`${who} ${label.nl}`} summary={`${title} (${all.length})`}>
            <ul>
              {all.map((text, at) => (
                <li key={`${at}`} class="keep-lines">
                  {text}
                </li>
              ))}
            </ul>
          </Disclosure>
        )
      })}
    </Section>
  )
}
