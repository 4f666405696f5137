import type { Ctx } from '../../kit/http.ts'
import { mayEnter } from '../../people/index.ts'
import { type Area, allAreas, areaIdsWithin } from '../../places/index.ts'
import { standings, stateWords } from '../../projects/index.ts'
import { portfolio } from './facts.ts'
import { allRules, chosenRows, type PortfolioChoice, type SortKey, sortedRows, sortKeys } from './rules.ts'

const everything = 'alles'
const preparing = 'voorbereiding'

/** The projects that an address asks for, out of all. What it does not understand it leaves out. */
export async function askedPortfolio(c: Ctx) {
  const { act } = c.var
  const [rows, areas] = await Promise.all([portfolio(act), allAreas(act.db)])
  const districts = areas.filter(({ level, retired_on }) => level === 'district' && retired_on === null)
  const leaders = [
    ...new Map(rows.flatMap(({ leader }) => (leader ? [[leader.id, leader]] : []))).values(),
  ].sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  const area: Area | undefined = districts.find(({ slug }) => slug === c.req.query('gebied'))
  const stand = c.req.query('stand')
  const choice: PortfolioChoice = {
    standing:
      stand === everything
        ? 'all'
        : stand === preparing
          ? 'preparing'
          : (standings.find((one) => stateWords[one] === stand) ?? null),
    leaderId: leaders.find(({ id }) => id === c.req.query('leider'))?.id ?? null,
    areaIds: area ? areaIdsWithin(areas, area.id) : null,
    broken: allRules.find((key) => key === c.req.query('regel')) ?? null,
  }
  const order: SortKey = sortKeys.find((key) => key === c.req.query('volgorde')) ?? 'antwoord'
  return {
    all: rows,
    /** Works on projects: reads them at the desk. */
    readsAll: mayEnter('projects', act.actor),
    rows: sortedRows(chosenRows(rows, choice), order),
    areas,
    districts,
    leaders,
    area,
    choice,
    order,
  }
}

export type AskedPortfolio = Awaited<ReturnType<typeof askedPortfolio>>

/** The choices as an address holds them. */
export const queryOf = ({ choice, area, order }: Pick<AskedPortfolio, 'choice' | 'area' | 'order'>) => ({
  stand: standWord(choice.standing),
  leider: choice.leaderId ?? '',
  gebied: area?.slug ?? '',
  regel: choice.broken ?? '',
  volgorde: order === 'antwoord' ? '' : order,
})

/** A standing as an address names it; nothing for what is not over. */
export const standWord = (standing: PortfolioChoice['standing']): string =>
  standing === null
    ? ''
    : standing === 'all'
      ? everything
      : standing === 'preparing'
        ? preparing
        : stateWords[standing]
