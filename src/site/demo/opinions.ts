import { openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { actorOf } from '../../people/index.ts'
import { answer, mailQuestions } from '../../reports/index.ts'

const hour = 60 * 60 * 1000

/** What people write with a mark of this height; most write nothing. */
const sentences: Readonly<Record<'high' | 'middle' | 'low', readonly string[]>> = {
  high: [
    'Fijn dat er meteen iemand langskwam.',
    'Ik wist de hele tijd waar ik aan toe was.',
    'Onze begeleider denkt echt mee.',
    'Alles wat beloofd was, kwam ook.',
  ],
  middle: [
    'Prettig contact, maar het duurde wel lang.',
    'Goed geholpen, alleen moest ik twee keer hetzelfde vertellen.',
    'De uitleg was duidelijk, de formulieren minder.',
  ],
  low: [
    'Ik had liever eerder gehoord dat het niet kon.',
    'We kregen pas laat te horen wat er nodig was.',
    'Jammer van alle tijd die erin zat.',
  ],
}

const usual = { contact: 8, decision: 8, ending: 6 } as const

/** The same number for the same words, from 0 up to `below`. */
function pick(words: string, below: number): number {
  let sum = 7
  for (const sign of words) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_003
  return sum % below
}

/** This morning's questions go out; three in four people answer them in the evening, lower where we were late. */
export async function sayWhatTheyThink(morning: Act, end: Date): Promise<void> {
  const evening = new Date(morning.now.getTime() + 14 * hour)
  for (const question of await mailQuestions(morning)) {
    const { file, events } = await openedCase(morning, question.case_id)
    const chance = `${file.title}${question.moment}`
    if (evening > end || pick(chance, 4) === 0) continue
    const late = events.filter(({ type }) => type === 'term_missed' || type === 'commitment_late').length
    const mark = Math.max(2, usual[question.moment] + pick(chance, 3) - 1 - Math.min(late, 3))
    const said = sentences[mark >= 8 ? 'high' : mark >= 6 ? 'middle' : 'low']
    await answer(
      { ...morning, now: evening, actor: await actorOf(morning.db, question.person_id) },
      question,
      { mark, sentence: pick(file.title, 3) === 0 ? (said[pick(chance, said.length)] ?? null) : null },
    )
  }
}
