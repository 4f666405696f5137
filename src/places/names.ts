import { inLocale, type Locale } from '../kit/locale.ts'
import type { Area } from './store.ts'

const texts = inLocale({
  nl: { juryArea: (name: string) => `Regiegroep ${name}` },
  en: { juryArea: (name: string) => `Jury ${name}` },
})

/** Name of an area on its own: Centrum alone could be a district or the area of a jury. */
export const areaLabel = ({ level, name }: Pick<Area, 'level' | 'name'>, locale: Locale): string =>
  level === 'jury_area' ? texts(locale).juryArea(name) : name

/** What people choose an area from: the districts, then the areas of the juries. */
export function areaChoices(
  areas: readonly Area[],
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] {
  const ofLevel = (level: Area['level']) =>
    areas.filter((area) => area.level === level && area.retired_on === null)
  return [...ofLevel('district'), ...ofLevel('jury_area')].map((area) => ({
    value: area.slug,
    label: areaLabel(area, locale),
  }))
}
