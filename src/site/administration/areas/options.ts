import type { KnownArea } from '../../../places/index.ts'
import type { Option } from '../../../ui/form/index.ts'

/** The areas of a level that somebody can choose. */
export const optionsOf = (
  known: readonly KnownArea[],
  level: KnownArea['level'],
  without?: string,
): readonly Option[] =>
  known
    .filter((area) => area.level === level && area.retired_on === null && area.id !== without)
    .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))
