import { caseTexts, isTeam, type ProcessVersion, type RunningCount, stuckNorm } from '../../../cases/index.ts'
import { addCounts, departmentWords, punctualityOf } from '../../../commitments/index.ts'
import { amountOf, isKind, type ListFilter, runningProgresses, scopeOf } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { say } from '../../../kit/locale.ts'
import { departmentName } from '../../../kit/municipality.ts'
import { paths } from '../../../paths.ts'
import { hasAnyRole, hasRole, type Role } from '../../../people/index.ts'
import { type Area, areaIdsWithin, areaLabel } from '../../../places/index.ts'
import { contactNorm } from '../../../reports/index.ts'
import { decisionSteps } from '../home/rules.ts'
import { advisers, type Chosen, type DeskFacts } from './read.ts'
import { texts } from './texts.ts'

/** A number with what it means, what it is measured against, and the list that it counts. */
export interface DeskNumber {
  readonly key: string
  readonly value: number
  readonly label: string
  readonly compare?: string | undefined
  readonly href?: string | undefined
}

export interface NumberGroup {
  readonly key: string
  readonly title: string
  readonly numbers: readonly DeskNumber[]
}

interface Given {
  readonly act: Act
  readonly facts: DeskFacts
  readonly chosen: Chosen
  readonly areas: readonly Area[]
  readonly processes: readonly ProcessVersion[]
}

/** Who looks at the city as a whole. */
const cityWide: readonly Role[] = [
  'councillor',
  'customer_contact',
  'project_leader',
  'participation_adviser',
  'volunteer',
]

/** What somebody needs to see at a glance, by their roles; only what they may open. */
export function numbersOf(given: Given): readonly NumberGroup[] {
  const { actor } = given.act
  const groups = [
    hasRole(actor, 'administrator') && adminGroup(given),
    isTeam(actor) && teamGroup(given),
    ...(hasRole(actor, 'area_manager') ? areaGroups(given) : []),
    ownGroup(given),
    hasAnyRole(actor, advisers) && adviceGroup(given),
    hasAnyRole(actor, advisers) && departmentGroup(given),
    hasRole(actor, 'fund_manager') && promiseGroup(given, 'money'),
    hasRole(actor, 'jury_member') && juryGroup(given),
    hasAnyRole(actor, cityWide) && cityGroup(given),
  ]
  return groups.filter((group) => group !== false && group !== null)
}

/** A list of cases with these choices, for as far as somebody chose. */
function casesHref(
  { kind, area }: Chosen,
  more: Readonly<Record<string, string>> = {},
  within: Area | null = area,
): string {
  return paths.deskCases({ soort: kind ?? undefined, gebied: within?.slug, ...more })
}

/** Counts of one kind and one area together. */
function sumOf({ facts, chosen, areas }: Given, area: Area | null, step?: string) {
  const ids = area === null ? null : new Set(areaIdsWithin(areas, area.id))
  const rows = facts.running.filter(
    ({ kind, area_id, step_key }) =>
      (chosen.kind === null || kind === chosen.kind) &&
      (ids === null || (area_id !== null && ids.has(area_id))) &&
      (step === undefined || `${kind}.${step_key}` === step),
  )
  const sum = (of: (row: RunningCount) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    cases: sum(({ cases }) => cases),
    overdue: sum(({ overdue }) => overdue),
    paused: sum(({ paused }) => paused),
    unguided: sum(({ unguided }) => unguided),
    unguidedOverdue: sum(({ unguidedOverdue }) => unguidedOverdue),
  }
}

interface Counts {
  readonly cases: number
  readonly overdue: number
  readonly paused: number
}

/** How many run, are late and wait for their initiator: the same three for a person, an area and the city. */
function caseNumbers(
  { act, chosen }: Given,
  { cases, overdue, paused }: Counts,
  more: Readonly<Record<string, string>>,
  area: Area | null,
  compare?: string,
): readonly DeskNumber[] {
  const t = texts(act.locale)
  const share = cases === 0 ? undefined : t.shareOf(Math.round((100 * overdue) / cases))
  return [
    {
      key: 'late',
      value: overdue,
      label: t.late(overdue),
      compare: [...(share ? [share] : []), t.norm].join(' '),
      href: casesHref(chosen, { ...more, telaat: 'ja' }, area),
    },
    {
      key: 'cases',
      value: cases,
      label: t.ownCases(cases),
      compare,
      href: casesHref(chosen, more, area),
    },
    {
      key: 'paused',
      value: paused,
      label: t.paused(paused),
      compare: t.clockStands,
      href: casesHref(chosen, { ...more, stand: 'wacht' }, area),
    },
  ]
}

function ownGroup(given: Given): NumberGroup | null {
  const { act, facts, chosen } = given
  const t = texts(act.locale)
  // Who is in the team and guides nothing has the numbers of the team.
  if (facts.own === null || (facts.own.cases === 0 && !hasRole(act.actor, 'case_guide'))) return null
  return {
    key: 'own',
    title: t.groups.own,
    numbers: caseNumbers(given, facts.own, { van: 'mij' }, chosen.area, t.onlyYou),
  }
}

function teamGroup(given: Given): NumberGroup {
  const { act, facts, chosen, processes } = given
  const t = texts(act.locale)
  const counts = sumOf(given, chosen.area)
  const norm = contactNorm(
    processes.map(({ process }) => process).filter(({ kind }) => !chosen.kind || kind === chosen.kind),
  )
  const promised = norm ? t.promised(caseTexts(act.locale).term(norm)) : undefined
  return {
    key: 'team',
    title: t.groups.team,
    numbers: [
      {
        key: 'unguided',
        value: counts.unguided,
        label: t.unguided(counts.unguided),
        compare: promised,
        href: casesHref(chosen, { van: 'niemand' }),
      },
      {
        key: 'unguided_late',
        value: counts.unguidedOverdue,
        label: t.unguidedLate(counts.unguidedOverdue),
        compare: t.norm,
        href: casesHref(chosen, { van: 'niemand', telaat: 'ja' }),
      },
      ...caseNumbers(given, counts, {}, chosen.area),
      ...(hasRole(act.actor, 'coordinator')
        ? [
            {
              key: 'stuck',
              value: facts.stuck,
              label: t.stuck(facts.stuck),
              compare: t.stuckNorm(caseTexts(act.locale).term(stuckNorm)),
              href: paths.stuckRequests(),
            },
            latePromises(given, chosen.area),
          ]
        : []),
    ],
  }
}

/** Public promises of the municipality that are late, in the area that the counts are of. */
function latePromises({ act, facts }: Given, area: Area | null): DeskNumber {
  const t = texts(act.locale)
  const { lateNow, percentage } = punctualityOf(addCounts(facts.promises))
  return {
    key: 'promises_late',
    value: lateNow,
    label: t.promisesLate(lateNow),
    compare: percentage === null ? undefined : t.kept(percentage, null),
    href: paths.commitments({ van: 'gemeente', stand: 'te-laat', gebied: area?.slug }),
  }
}

/** The areas somebody manages, or the chosen one when it lies in one of them; null for the whole city. */
export function managedAreas({ act, chosen, areas }: Pick<Given, 'act' | 'chosen' | 'areas'>) {
  const grants = act.actor.roles.filter(({ role }) => role === 'area_manager')
  if (grants.some(({ scopeKind }) => scopeKind === 'city')) return [chosen.area]
  const own = areas.filter(({ id }) => grants.some(({ scopeId }) => scopeId === id))
  return own.map((area) =>
    chosen.area !== null && areaIdsWithin(areas, area.id).includes(chosen.area.id) ? chosen.area : area,
  )
}

function areaGroups(given: Given): readonly NumberGroup[] {
  const { act, chosen, processes } = given
  const { locale } = act
  const t = texts(locale)
  const steps = decisionSteps(processes, 'area_manager').filter(
    ({ kind }) => chosen.kind === null || kind === chosen.kind,
  )
  return managedAreas(given).map((area) => ({
    key: `area-${area?.slug ?? 'city'}`,
    title: t.areaGroup(area ? areaLabel(area, locale) : t.wholeCity),
    numbers: [
      ...steps.map(({ kind, step }) => {
        const { cases } = sumOf(given, area, `${kind}.${step}`)
        const process = processes.find((version) => version.process.kind === kind)?.process
        const title = process?.steps.find(({ key }) => key === step)?.title
        return {
          key: `decide-${kind}-${step}`,
          value: cases,
          label: t.decisions(process ? say(process.title, locale) : kind, title ? say(title, locale) : step),
          href: paths.deskCases({ stap: `${kind}.${step}`, gebied: area?.slug }),
        }
      }),
      ...caseNumbers(given, sumOf(given, area), {}, area),
    ],
  }))
}

function adviceGroup({ act, facts }: Given): NumberGroup {
  const t = texts(act.locale)
  const late = (advice: DeskFacts['advice']) =>
    t.adviceLate(advice.filter(({ due_day }) => due_day < facts.today).length)
  const { advice, departmentAdvice } = facts
  return {
    key: 'advice',
    title: t.groups.advice,
    numbers: [
      {
        key: 'advice',
        value: advice.length,
        label: t.advice(advice.length),
        compare: late(advice),
        href: `${paths.desk()}#advies`,
      },
      ...(departmentAdvice.length > 0
        ? [
            {
              key: 'department_advice',
              value: departmentAdvice.length,
              label: t.departmentAdvice(departmentAdvice.length),
              compare: late(departmentAdvice),
              href: `${paths.desk()}#advies-afdeling`,
            },
          ]
        : []),
    ],
  }
}

function departmentGroup({ act, facts, chosen }: Given): NumberGroup | null {
  const { locale, municipality } = act
  const t = texts(locale)
  const known = departmentWords(municipality).find(({ name }) => name === facts.department)
  if (!known) return null
  const own = punctualityOf(addCounts(facts.promises.filter(({ department }) => department === known.name)))
  const city = punctualityOf(addCounts(facts.promises))
  const href = (stand: string) =>
    paths.commitments({ van: 'gemeente', afdeling: known.word, stand, gebied: chosen.area?.slug })
  return {
    key: 'department',
    title: t.departmentGroup(departmentName(municipality, known.name, locale)),
    numbers: twoOf(act, own, city.percentage, href),
  }
}

/** Money that was promised: what there is of a fund until it has a ledger of its own. */
function promiseGroup({ act, facts, chosen }: Given, of: 'money'): NumberGroup {
  const own = punctualityOf(addCounts(facts[of]))
  const city = punctualityOf(addCounts(facts.promises))
  return {
    key: of,
    title: texts(act.locale).groups[of],
    numbers: twoOf(act, own, city.percentage, (stand) =>
      paths.commitments({ van: 'gemeente', soort: 'geld', stand, gebied: chosen.area?.slug }),
    ),
  }
}

/** Late and running promises, against those of the whole municipality. */
function twoOf(
  { locale }: Act,
  own: ReturnType<typeof punctualityOf>,
  city: number | null,
  href: (stand: string) => string,
): readonly DeskNumber[] {
  const t = texts(locale)
  return [
    {
      key: 'promises_late',
      value: own.lateNow,
      label: t.promisesLate(own.lateNow),
      compare: own.percentage === null ? undefined : t.kept(own.percentage, city),
      href: href('te-laat'),
    },
    {
      key: 'promises_running',
      value: own.running,
      label: t.promisesRunning(own.running),
      href: href('loopt'),
    },
  ]
}

/** A part of the public list of initiatives, with the number it has. */
function publicNumber(
  { facts, areas }: Given,
  filter: ListFilter,
  query: Readonly<Record<string, string | undefined>>,
): { readonly value: number; readonly href: string } {
  const { districtIds } = scopeOf(areas, query.gebied ?? null)
  const value = amountOf(facts.publicCounts, { ...filter, districtIds: districtIds ?? undefined }) ?? 0
  return { value, href: paths.initiatives(query) }
}

function cityGroup(given: Given): NumberGroup {
  const { act, chosen } = given
  const t = texts(act.locale)
  const kind = chosen.kind !== null && isKind(chosen.kind) ? chosen.kind : undefined
  const query = { soort: kind, gebied: chosen.area?.slug }
  const running = publicNumber(given, { kind, progresses: runningProgresses }, { ...query, stand: 'lopend' })
  const completed = publicNumber(given, { kind, progresses: ['completed'] }, { ...query, stand: 'completed' })
  return {
    key: 'city',
    title: t.groups.city,
    numbers: [
      { key: 'running', label: t.running(running.value), ...running },
      { key: 'completed', label: t.completed(completed.value), ...completed },
      latePromises(given, chosen.area),
    ],
  }
}

function juryGroup(given: Given): NumberGroup {
  const { act, areas } = given
  const t = texts(act.locale)
  const grant = act.actor.roles.find(({ role }) => role === 'jury_member')
  const area = areas.find(({ id }) => id === grant?.scopeId)
  const of = (progresses: NonNullable<ListFilter['progresses']>, stand: string) =>
    publicNumber(
      given,
      { kind: 'neighbourhood_wish', progresses },
      { soort: 'neighbourhood_wish', gebied: area?.slug, stand },
    )
  const assessed = of(['assessment'], 'assessment')
  const running = of(runningProgresses, 'lopend')
  const completed = of(['completed'], 'completed')
  return {
    key: 'jury',
    title: t.juryGroup(area ? areaLabel(area, act.locale) : t.wholeCity),
    numbers: [
      { key: 'assessed', label: t.toAssess(assessed.value), ...assessed },
      { key: 'running', label: t.running(running.value), ...running },
      { key: 'completed', label: t.completed(completed.value), ...completed },
    ],
  }
}

function adminGroup({ act, facts }: Given): NumberGroup {
  const t = texts(act.locale)
  const href = paths.administerTasks()
  return {
    key: 'admin',
    title: t.groups.admin,
    numbers: [
      { key: 'failed', value: facts.failed, label: t.failed(facts.failed), compare: t.norm, href },
      { key: 'mail', value: facts.waitingMail, label: t.waitingMail(facts.waitingMail), href },
    ],
  }
}
