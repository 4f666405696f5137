import { z } from 'zod'
import { activityById } from '../../activities/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf } from '../../kit/dates.ts'
import {
  codesOf,
  enterSurvey,
  fixQuestions,
  labelIn,
  makeMailing,
  makeSurvey,
  publishSurveyResults,
  readyMailing,
  saveQuestion,
  surveyOf,
} from '../../surveys/index.ts'

const ago = z.number().int().nonnegative()

const survey = z.object({
  project: z.string(),
  way: z.string(),
  title: z.string(),
  question: z.string(),
  explanation: z.string().nullable(),
  identity: z.enum(['anonymous', 'signed_in', 'invited']),
  opens_in_days: z.number().int(),
  closes_in_days: z.number().int(),
  made_days_ago: ago,
  /** The last one that was entered. */
  entered_days_ago: ago,
  published_days_ago: ago.nullable(),
  /** Letters with a code, to invented addresses; codes of some were used with what was entered. */
  letters: z
    .object({
      sent_days_ago: ago,
      used: z.number().int(),
      place: z.string(),
      streets: z.array(
        z.object({ name: z.string(), postcode: z.string(), from: z.number().int(), until: z.number().int() }),
      ),
    })
    .nullable()
    .default(null),
  questions: z.array(
    z.object({
      type: z.enum(['choice', 'multi_choice', 'scale', 'long_text', 'location', 'ranking']),
      label: z.string(),
      required: z.boolean(),
      options: z.array(z.string()).default([]),
      low: z.string().nullable().default(null),
      high: z.string().nullable().default(null),
    }),
  ),
  /** What people answered on paper and at the door, a question a place, and how many of them did. */
  answers: z.array(
    z.object({
      times: z.number().int(),
      given: z.array(z.union([z.string(), z.array(z.string()), z.null()])),
    }),
  ),
})

/** `config/demo/surveys.json`: surveys of the projects of the demo city. */
export type DemoSurvey = z.infer<typeof survey>
export const readSurveys = (json: unknown): readonly DemoSurvey[] => z.array(survey).parse(json)

/** What happens with a survey, day by day: made, entered from paper, published. */
export function playsOfSurvey(
  act: Act,
  demo: DemoSurvey,
  by: { readonly projectId: string; readonly leader: (daysAgo: number, time: string) => Act },
): readonly { readonly days_ago: number; readonly play: () => Promise<void> }[] {
  const { projectId, leader } = by
  const today = dayOf(act.now)
  let surveyId = ''
  const make = async (): Promise<void> => {
    const led = leader(demo.made_days_ago, '13:05')
    const { id } = await makeSurvey(led, projectId, {
      ...{ way_key: demo.way, title: demo.title, question: demo.question, explanation: demo.explanation },
      ...{ identity: demo.identity, answer_on: null },
      opens_on: addDays(today, demo.opens_in_days),
      closes_on: addDays(today, demo.closes_in_days),
    })
    surveyId = id
    for (const { type, label, required, options, low, high } of demo.questions)
      await saveQuestion(
        led,
        id,
        {
          ...{ type, label: labelIn(label), hint: null, required, options: options.map(labelIn), rows: [] },
          ...{ low: low === null ? null : labelIn(low), high: high === null ? null : labelIn(high) },
          ...{ to: type === 'scale' ? 5 : null, total: null, when: null },
        },
        { page: 'page_1', own: null },
      )
    await fixQuestions(led, id)
  }
  // Codes that come back on paper, in the order of the letters.
  const codes: string[] = []
  const send = async (): Promise<void> => {
    if (!demo.letters) return
    const { sent_days_ago, used, place, streets } = demo.letters
    const led = leader(sent_days_ago, '11:15')
    const addresses = streets.flatMap(({ name, postcode, from, until }) =>
      Array.from({ length: Math.floor((until - from) / 2) + 1 }, (_, nth) => ({
        ...{ street: name, number: String(from + nth * 2), addition: '', postcode, place },
      })),
    )
    const { id } = await makeMailing(led, surveyId, { addresses, twice: 0 })
    await readyMailing(led, surveyId, id)
    codes.push(...(await codesOf(led, surveyId, id)).slice(0, used))
  }
  const enter = async (): Promise<void> => {
    const led = leader(demo.entered_days_ago, '15:20')
    const activity = await activityById(led.db, surveyId)
    if (!activity) throw new Error(`${demo.title} was not made before it was filled`)
    const { draft } = (await surveyOf(led, activity)).survey
    const fields = draft.sections.flatMap(({ fields }) => fields)
    for (const { times, given } of demo.answers) {
      const text = Object.fromEntries(
        fields.flatMap((field, nr) => {
          const values = [given[nr] ?? []].flat().map((answer) => {
            const options = 'options' in field ? field.options : []
            return options.find(({ label }) => label.nl === answer)?.value ?? answer
          })
          return values.length === 0 ? [] : [[field.key, values]]
        }),
      )
      for (let nth = 0; nth < times; nth += 1) {
        const code = codes.shift() ?? null
        const entered = { input: { text, files: {} }, channel: 'paper' as const, source: null, code }
        const done = await enterSurvey(led, surveyId, entered, [])
        if (!done.ok) throw new Error(`${demo.title}: ${Object.values(done.errors).join(' ')}`)
      }
    }
  }
  const { published_days_ago } = demo
  return [
    { days_ago: demo.made_days_ago, play: make },
    ...(demo.letters ? [{ days_ago: demo.letters.sent_days_ago, play: send }] : []),
    { days_ago: demo.entered_days_ago, play: enter },
    ...(published_days_ago === null
      ? []
      : [
          {
            days_ago: published_days_ago,
            play: async () => {
              await publishSurveyResults(leader(published_days_ago, '10:20'), surveyId, [])
            },
          },
        ]),
  ]
}
