/** One page of a list, with the numbers of the pages beside it; null where there is none. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly number: number
  readonly previous: number | null
  readonly next: number | null
}

/** Which page of a list an address asks for, from 1; what is no number is the first. */
export const pageAsked = (text: string | undefined): number =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1

/** How many rows come before a page. */
export const offsetOf = (number: number, perPage: number): number => (number - 1) * perPage

/** A page of what was read from its first row on: one row more than fits says that there is another. */
export const pageRead = <T>(found: readonly T[], number: number, perPage: number): Page<T> => ({
  items: found.slice(0, perPage),
  number,
  previous: number > 1 ? number - 1 : null,
  next: found.length > perPage ? number + 1 : null,
})

/** A page of a list that is there as a whole; past its end the last one. */
export function pageOf<T>(all: readonly T[], asked: number, perPage: number): Page<T> {
  const number = Math.min(asked, Math.max(1, Math.ceil(all.length / perPage)))
  return pageRead(all.slice(offsetOf(number, perPage)), number, perPage)
}
