import { openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { actorOf } from '../../people/index.ts'
import { answer, mailQuestions } from '../../reports/index.ts'

const hour = 60 * 60 * 1000

/** What people write after good, middling and bad help; most write nothing. */
const sentences = {
  contact: [
    [
      'Fijn dat er meteen iemand langskwam.',
      'Onze begeleider denkt echt mee.',
      'Ik kreeg dezelfde week nog een telefoontje.',
      'Eindelijk één naam en één nummer.',
      'Goed gesprek, we weten nu wat er moet gebeuren.',
    ],
    ['Prettig contact, maar het duurde wel even.', 'Ik moest mijn verhaal twee keer vertellen.'],
    ['Ik heb te lang op een reactie gewacht.', 'We werden eerst van het kastje naar de muur gestuurd.'],
  ],
  decision: [
    [
      'Ik wist de hele tijd waar ik aan toe was.',
      'Duidelijk uitgelegd waarom het mag.',
      'Snel ja, en met goede tips erbij.',
    ],
    ['Blij met het besluit, minder met de papieren.', 'Het duurde langer dan beloofd.'],
    ['Er kwamen steeds nieuwe eisen bij.'],
  ],
  ending: [
    ['Jammer, maar het is eerlijk uitgelegd.'],
    ['Ik snap het nee, alleen kwam het laat.', 'Goed dat we naar een andere regeling konden.'],
    ['Ik had liever eerder gehoord dat het niet kon.', 'Jammer van alle tijd die erin zat.'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>

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
    const said: readonly string[] = sentences[question.moment][mark >= 8 ? 0 : mark >= 6 ? 1 : 2] ?? []
    const words = pick(file.title, 3) === 0 ? said[pick(`${file.number}${chance}`, said.length)] : undefined
    await answer(
      { ...morning, now: evening, actor: await actorOf(morning.db, question.person_id) },
      question,
      { mark, sentence: words ?? null },
    )
  }
}
