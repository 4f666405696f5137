import { expect } from 'vitest'
import { faultsAgainst } from './testing-description.ts'

/** Holds answers against the description as it was published; gives their data. */
export function describedBy(published: unknown) {
  const faultsOf = faultsAgainst(published)
  return async (path: string, response: Response): Promise<Record<string, unknown>> => {
    const data = (await response.json()) as Record<string, unknown>
    expect(faultsOf(path, response, data)).toEqual([])
    expect(response.headers.get('API-Version')).toBe('1.0.0')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    return data
  }
}
