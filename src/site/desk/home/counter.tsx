import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import { mayEnter } from '../../../people/index.ts'
import { type Door, Doors } from '../../../ui/doors/doors.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { texts } from './texts.ts'

/** What who helps somebody at the desk or on the telephone starts with. */
export function CounterSection({ act }: { readonly act: Act }) {
  const t = texts(act.locale).counter
  const doors: readonly Door[] = [
    ...(mayEnter('intake', act.actor)
      ? [
          { title: t.enter, href: paths.enterIdea(), text: t.enterText, tone: 'signal' as const },
          {
            title: t.garden,
            href: paths.enterGreen('facade_garden'),
            text: t.gardenText,
            tone: 'good' as const,
          },
        ]
      : []),
    ...(mayEnter('lookup', act.actor) ? [{ title: t.find, href: paths.findCase(), text: t.findText }] : []),
  ]
  return (
    <Section title={t.title}>
      <Doors doors={doors} level={3} />
    </Section>
  )
}
