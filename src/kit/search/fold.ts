/** A word as people type it in a hurry: small letters, no accents, no apostrophes. `foto’s` is `fotos`, `ideeën` is `ideeen`. */
export const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()

/** The words of a text, folded, in order. Signs only part words; a figure counts as a word. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
