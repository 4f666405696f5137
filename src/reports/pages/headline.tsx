import { caseTexts, type Term } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Figure } from '../../ui/figures/figures.tsx'
import { type Choices, type Known, readChoices, type Work, workOf } from '../figures.ts'
import { contactNorm } from '../rules.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { texts } from '../texts.ts'
import { markInWords } from './marks.tsx'

/** Within how long everybody knows who their guide is, of the kinds that were chosen. */
export const normOf = ({ processes, kind }: Choices): Term | null =>
  contactNorm(processes.filter((process) => kind === null || process.kind === kind))

/** A headline figure that can be told from the others. */
interface Named extends Figure {
  readonly key: 'contact' | 'answer' | 'terms' | 'promises' | 'asked' | 'spontaneous' | 'mark'
}

const onFrontPage: readonly Named['key'][] = ['contact', 'promises', 'asked', 'spontaneous', 'mark']

/** The headline of the last twelve months in the whole city, for the front page. */
export async function usualHeadline(act: Act, known: Known): Promise<readonly Figure[]> {
  const choices = await readChoices(act, () => undefined, known)
  const figures = await workOf(act, choices)
  return headlineOf(act, figures, contactNorm(choices.processes)).filter(({ key }) =>
    onFrontPage.includes(key),
  )
}

/** The few figures that say most, each with what it is measured against; what cannot be said yet is left out. */
export function headlineOf(act: Act, figures: Work, norm: Term | null): readonly Named[] {
  const { locale, municipality } = act
  const t = texts(locale)
  const { contact, answer } = figures.times
  const { terms, promises } = figures
  const before = (origin: string) =>
    municipality.baseline.carried_out.find(({ key }) => key === origin)?.percentage ?? null
  return [
    ...(contact.median === null || contact.nineOfTen === null
      ? []
      : [
          {
            key: 'contact' as const,
            value: String(contact.median),
            label: t.headline.contact(contact.median),
            compare: [
              t.headline.nineOfTen(contact.nineOfTen),
              ...(norm ? [t.headline.promised(caseTexts(locale).term(norm))] : []),
            ].join(' '),
          },
        ]),
    ...(answer.median === null || answer.nineOfTen === null
      ? []
      : [
          {
            key: 'answer' as const,
            value: String(answer.median),
            label: t.headline.answer(answer.median),
            compare: t.headline.nineOfTen(answer.nineOfTen),
          },
        ]),
    ...(terms.share === null
      ? []
      : [
          {
            key: 'terms' as const,
            value: `${terms.share}%`,
            label: t.headline.terms,
            compare: t.headline.ofTerms(terms.inTime, terms.judged),
          },
        ]),
    ...(promises.share === null
      ? []
      : [
          {
            key: 'promises' as const,
            value: `${promises.share}%`,
            label: t.headline.promises,
            compare: t.headline.ofPromises(promises.inTime, promises.judged),
          },
        ]),
    ...figures.outcomes.flatMap(({ origin, share, ends, amount }) => {
      const earlier = before(origin)
      return share === null
        ? []
        : [
            {
              key: origin,
              value: `${share}%`,
              label: t.headline[origin],
              compare: [
                t.headline.ofEnded(
                  ends.completed,
                  amount,
                  figures.outcomesFrom && formatDay(figures.outcomesFrom, locale, 'month'),
                ),
                ...(earlier === null ? [] : [t.headline.before(`${earlier}%`)]),
              ].join(' '),
            },
          ]
    }),
    ...(figures.marks.all.average === null
      ? []
      : [
          {
            key: 'mark' as const,
            value: markInWords(figures.marks.all.average, locale),
            label: satisfactionTexts(locale).figures.headline,
            compare: [
              satisfactionTexts(locale).figures.ofAnswers(figures.marks.all.answers, figures.marks.asked),
              ...(figures.marks.from
                ? [satisfactionTexts(locale).figures.since(formatDay(figures.marks.from, locale, 'month'))]
                : []),
              ...municipality.baseline.marks
                .filter(({ key }) => key === 'initiators')
                .map(({ mark }) => t.headline.before(markInWords(mark, locale))),
            ].join(' '),
          },
        ]),
  ]
}
