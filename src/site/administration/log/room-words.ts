import type { Localised } from '../../../kit/locale.ts'

/** Words of the log by name. */
export type Words = ReadonlyMap<string, Localised>

/** What the log calls the tables of a room, what is done to them, and their columns. */
export interface RoomWords {
  readonly things: Words
  /** What has a name of its own when it happens, by `table.operation`; without one it is the thing and the operation. */
  readonly deeds: Words
  readonly columns: Words
}

/** Reads lines of `name|Dutch|English`, one each. */
export function wordsIn(lines: string): Words {
  return new Map(
    lines
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name = '', nl = '', en = ''] = line.split('|')
        return [name, { nl, en }]
      }),
  )
}

/** The words of a room, each part in lines of `name|Dutch|English`. */
export function roomWords(parts: { readonly [Part in keyof RoomWords]?: string }): RoomWords {
  const { things = '', deeds = '', columns = '' } = parts
  return { things: wordsIn(things), deeds: wordsIn(deeds), columns: wordsIn(columns) }
}
