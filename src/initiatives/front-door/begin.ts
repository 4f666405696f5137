import type { FormValues } from '../../kit/form.ts'
import type { Area } from '../../places/index.ts'
import { type Kind, kindBySlug, kindSlugs } from '../schema.ts'

const between = '.'

/** What the address carries along for who begins: what kind of plan it is, and in which district. */
export const wordOfStart = (kind: Kind | null, district: string | null): string =>
  [kind ? `${kindSlugs[kind]}${between}` : '', district ?? ''].join('')

/** What that fills in: the district, and for a wish that it is a plan of one's own and no garden. */
export function filledBy(word: string, areas: readonly Area[]): FormValues {
  const at = word.indexOf(between)
  const kind = at < 0 ? undefined : kindBySlug(word.slice(0, at))
  const slug = word.slice(at + 1)
  const district = areas.find(
    (one) => one.slug === slug && one.level === 'district' && one.retired_on === null,
  )
  return {
    ...(kind === 'neighbourhood_wish' ? { about: ['own_plan'], green: ['other'] } : {}),
    ...(district ? { 'where.area': [district.code] } : {}),
  }
}
