import { currentProcesses } from '../../../cases/index.ts'
import { newestForms } from '../../../forms/index.ts'
import { publishedFrameworks } from '../../../frameworks/index.ts'
import { currentSchemes } from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { Localised } from '../../../kit/locale.ts'

type Titles = ReadonlyMap<string, string>

/** What the keys of the configuration are called today, in the language of the reader. */
export interface Configured {
  /** Processes, forms, frameworks and schemes. */
  readonly wholes: Titles
  readonly steps: Titles
  readonly norms: Titles
  readonly outcomes: Titles
  readonly decisions: Titles
}

/** Two processes may call the same key differently; a row of the log does not say of which it is. */
function titlesOf(act: Act, named: readonly (readonly [key: string, title: Localised])[]): Titles {
  const titles = new Map<string, Set<string>>()
  for (const [key, title] of named) {
    titles.set(key, (titles.get(key) ?? new Set()).add(title[act.locale]))
  }
  return new Map([...titles].map(([key, said]) => [key, [...said].join(' / ')]))
}

/** Reads the titles of what is published now. */
export async function configuredNow(act: Act): Promise<Configured> {
  const processes = (await currentProcesses(act.db)).map(({ process }) => process)
  const forms = await newestForms(act.db)
  const frameworks = await publishedFrameworks(act.db)
  const schemes = await currentSchemes(act.db)
  const steps = processes.flatMap((process) => process.steps)
  return {
    wholes: titlesOf(act, [
      ...processes.map(({ key, title }) => [key, title] as const),
      ...forms.map(({ form }) => [form.key, form.title] as const),
      ...frameworks.map(({ definition }) => [definition.key, definition.title] as const),
      ...schemes.map(({ scheme }) => [scheme.key, scheme.title] as const),
    ]),
    steps: titlesOf(
      act,
      steps.map(({ key, title }) => [key, title] as const),
    ),
    norms: titlesOf(
      act,
      processes.flatMap(({ norms }) => norms.map(({ key, title }) => [key, title] as const)),
    ),
    outcomes: titlesOf(
      act,
      steps.flatMap(({ outcomes }) => outcomes.map(({ key, label }) => [key, label] as const)),
    ),
    decisions: titlesOf(
      act,
      processes.flatMap(({ decision_types }) =>
        decision_types.map(({ key, title }) => [key, title] as const),
      ),
    ),
  }
}

const wholeColumns: readonly string[] = ['key', 'form_key', 'framework_key', 'scheme_key', 'process_key']
const termKey = /^(step|norm):([a-z_]+)(?:#(\d+))?$/

/** What a value of this column or part of an event is called in the configuration; null when it is not of there. */
export function configuredName(configured: Configured, column: string, value: string): string | null {
  if (wholeColumns.includes(column)) return configured.wholes.get(value) ?? null
  if (column === 'step') return configured.steps.get(value) ?? null
  if (column === 'outcome') return configured.outcomes.get(value) ?? null
  if (column === 'type_key' || column === 'decisionType') return configured.decisions.get(value) ?? null
  const [, kind, key = '', nr] = (column === 'term' && termKey.exec(value)) || []
  const title = (kind === 'step' ? configured.steps : configured.norms).get(key)
  if (!title) return null
  return nr === undefined || nr === '1' ? title : `${title} (${nr})`
}
