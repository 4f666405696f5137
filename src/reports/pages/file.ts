import type { Act } from '../../kit/act.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { departmentName } from '../../kit/municipality.ts'
import { type Cell, giveSheet } from '../../kit/sheet.ts'
import { areaLabel } from '../../places/index.ts'
import { timesMeasured } from '../facts.ts'
import {
  type AreaFigures,
  type Choices,
  type Figures,
  figuresOf,
  figuresPerArea,
  readChoices,
} from '../figures.ts'
import { moments } from '../moments.ts'
import { type Participation, participationOf } from '../participation.ts'
import type { Met, Wait } from '../rules.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { texts } from '../texts.ts'
import { type FigurePart, figureParts } from './figures.tsx'

const metCells = ({ inTime, judged, share }: Met): readonly Cell[] => [inTime, judged, share]
const waitCells = ({ median, nineOfTen }: Wait): readonly Cell[] => [median, nineOfTen]
const none: readonly Cell[] = [null, null, null]

/** `/cijfers.csv` and `.xlsx`: the same figures for a spreadsheet. */
export async function downloadFigures(c: Ctx): Promise<Response> {
  const { act } = c.var
  const choices = await readChoices(act, (name) => c.req.query(name))
  const [figures, perArea, participation] = await Promise.all([
    figuresOf(act, choices),
    figuresPerArea(act, choices),
    participationOf(act, choices),
  ])
  const rows = [
    ...figureRows(act, choices, figures, perArea),
    ...(choices.kind === null ? participationRows(act, choices, participation) : []),
  ]
  return figuresFile(c, rows, texts(act.locale).csv.fileName)
}

/** Whether what people put in was answered in time: all together, and by project. */
function participationRows(
  { locale }: Pick<Act, 'locale'>,
  { area, period }: Choices,
  { met, projects }: Participation,
): readonly (readonly Cell[])[] {
  const t = texts(locale)
  const place = area ? areaLabel(area, locale) : t.page.everyArea
  return [{ title: '', met }, ...projects.map(({ project, met }) => ({ title: project.title, met }))].map(
    ({ title, met }) => [
      ...[t.csv.parts.participation, '', title, place, period.from, period.to, null],
      ...metCells(met),
    ],
  )
}

/** A spreadsheet with the columns of the figures; a shorter row is filled up. */
export function figuresFile(c: Ctx, rows: readonly (readonly Cell[])[], title: string): Response {
  const { columns } = texts(c.var.act.locale).csv
  return giveSheet(c, {
    title,
    columns,
    rows: rows.map((row) => columns.map((_, index) => row[index] ?? null)),
  })
}

/** Everything that the page of the figures says, as rows; what is too small to show there is not here either. */
export function figureRows(
  act: Act,
  choices: Choices,
  figures: Figures,
  perArea: readonly AreaFigures[],
  shown: readonly FigurePart[] = figureParts,
): readonly (readonly Cell[])[] {
  const { parts } = texts(act.locale).csv
  const partOf = new Map<Cell, FigurePart>([
    [parts.time, 'waiting'],
    [parts.norm, 'terms'],
    [parts.step, 'terms'],
    [parts.promise, 'promises'],
    [parts.outcome, 'outcomes'],
    [parts.afterwards, 'afterwards'],
    [parts.mark, 'marks'],
  ])
  return allRows(act, choices, figures, perArea).filter(([name]) => {
    const part = partOf.get(name ?? null)
    return part === undefined || shown.includes(part)
  })
}

function allRows(
  act: Act,
  choices: Choices,
  figures: Figures,
  perArea: readonly AreaFigures[],
): readonly (readonly Cell[])[] {
  const { locale, municipality } = act
  const t = texts(locale)
  const { parts } = t.csv
  const { from, to } = choices.period
  const place = choices.area ? areaLabel(choices.area, locale) : t.page.everyArea
  const chosen = choices.processes.find(({ kind }) => kind === choices.kind)
  const kind = chosen ? say(chosen.title, locale) : t.page.everyKind
  const of = (
    part: string,
    sort: string,
    what: string,
    amount: Cell,
    ...rest: readonly (readonly Cell[])[]
  ) => [part, sort, what, place, from, to, amount, ...rest.flat()] as const
  return [
    of(parts.submitted, kind, '', figures.submitted),
    ...timesMeasured.map((name) =>
      of(
        parts.time,
        kind,
        t.waiting.names[name],
        figures.times[name].amount,
        none,
        waitCells(figures.times[name]),
      ),
    ),
    ...figures.kinds.flatMap(({ process, norms, steps }) => [
      ...norms.map((norm) =>
        of(
          parts.norm,
          say(process.title, locale),
          say(process.norms.find(({ key }) => key === norm.name)?.title ?? { nl: '', en: '' }, locale),
          null,
          metCells(norm),
        ),
      ),
      ...steps.map((step) =>
        of(
          parts.step,
          say(process.title, locale),
          say(process.steps.find(({ key }) => key === step.name)?.title ?? { nl: '', en: '' }, locale),
          step.stay.amount,
          metCells(step),
          waitCells(step.stay),
        ),
      ),
    ]),
    ...figures.departments.map((one) =>
      of(parts.promise, kind, departmentName(municipality, one.name, locale), null, metCells(one)),
    ),
    ...figures.outcomes.flatMap(({ origin, ends, amount }) =>
      Object.entries(ends).map(([end, times]) => [
        parts.outcome,
        kind,
        `${t.outcomes.origins[origin]}: ${t.outcomes.ends[end as keyof typeof ends]}`,
        place,
        // A period with too few of them is counted from the beginning.
        figures.outcomesFrom ?? from,
        to,
        times,
        null,
        amount,
        Math.round((100 * times) / amount),
      ]),
    ),
    ...(['followed', 'takenUp', 'helped', 'workedOut', 'kept'] as const).map((name) => {
      const { part, whole, share } = figures.afterwards[name]
      return of(parts.afterwards, kind, t.afterwards.names[name], part, [null, whole, share])
    }),
    ...perArea.map(({ area, submitted, contact, terms }) => [
      parts.area,
      kind,
      '',
      areaLabel(area, locale),
      from,
      to,
      submitted,
      ...metCells(terms),
      ...waitCells(contact),
    ]),
    ...perArea.map(({ area, promises }) => [
      parts.promise,
      kind,
      '',
      areaLabel(area, locale),
      from,
      to,
      null,
      ...metCells(promises),
    ]),
    ...markRows(act, figures, (what, since) => [parts.mark, kind, what, place, since ?? from, to]),
  ]
}

/** What initiators think of us, as far as it is public. */
function markRows(
  { locale }: Pick<Act, 'locale'>,
  { marks }: Figures,
  start: (what: string, since: string | null) => readonly Cell[],
): readonly (readonly Cell[])[] {
  const t = satisfactionTexts(locale).figures
  const { all, each, asked, from } = marks
  const filler = [...none, null, null]
  return [
    [...start(t.asked, from), asked],
    ...(all.average === null ? [] : [[...start(t.all, from), all.answers, ...filler, all.average]]),
    ...moments.flatMap((moment) => {
      const { average, answers } = each[moment]
      return average === null ? [] : [[...start(t.moments[moment], from), answers, ...filler, average]]
    }),
    ...(all.spread ?? []).map((amount, index) => [...start(`${t.spreadMark} ${index + 1}`, from), amount]),
  ]
}
