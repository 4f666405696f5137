/** Cents as a number of euros, for what a program or a spreadsheet reads. */
export function euros(cents: number): number
export function euros(cents: number | null): number | null
export function euros(cents: number | null): number | null {
  return cents === null ? null : cents / 100
}
