import type { Area } from './store.ts'

type Branch = Pick<Area, 'id' | 'parent_id' | 'jury_area_id' | 'merged_into'>

/** An area with those it lies in or went up in: neighbourhood, district, jury area, municipality. */
export function areasAroundIn(areas: readonly Branch[], areaId: string | null): readonly string[] {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const found = new Set<string>()
  const visit = (id: string | null): void => {
    if (id === null || found.has(id)) return
    found.add(id)
    const area = byId.get(id)
    visit(area?.merged_into ?? null)
    visit(area?.jury_area_id ?? null)
    visit(area?.parent_id ?? null)
  }
  visit(areaId)
  return [...found]
}

/** An area with everything that lies in it or went up in it. */
export function areaIdsWithin(areas: readonly Branch[], id: string): readonly string[] {
  const found = new Set<string>()
  const visit = (one: string): void => {
    if (found.has(one)) return
    found.add(one)
    for (const { id, parent_id, jury_area_id, merged_into } of areas)
      if (parent_id === one || jury_area_id === one || merged_into === one) visit(id)
  }
  visit(id)
  return [...found]
}
