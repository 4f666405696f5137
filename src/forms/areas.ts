import type { Db } from '../kit/db.ts'
import { allAreas } from '../places/index.ts'
import type { AreaOption } from './describe.ts'

/** The districts somebody can choose in a location field, by code. */
export async function areaOptions(db: Db): Promise<readonly AreaOption[]> {
  const areas = await allAreas(db)
  return areas
    .filter((area) => area.level === 'district' && area.retired_on === null)
    .map(({ code, name }) => ({ value: code, label: name }))
}
