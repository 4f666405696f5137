/** How long an account number is in the countries of the single euro payments area that we meet most. */
const lengths: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  CH: 21,
  DE: 22,
  DK: 18,
  ES: 24,
  FR: 27,
  GB: 22,
  IE: 22,
  IT: 27,
  LT: 20,
  LU: 20,
  NL: 18,
  PL: 28,
  PT: 25,
  SE: 24,
}

/**
 * The account number as banks write it, without spaces; null when it cannot be one. Checks country, length and the two
 * check digits (ISO 13616, modulo 97).
 */
export function readIban(text: string): string | null {
  const bare = text.replace(/[\s.-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return null
  const length = lengths[bare.slice(0, 2)]
  if (length === undefined || bare.length !== length) return null
  return remainder(bare) === 1 ? bare : null
}

/** The number with its first four signs behind, letters as numbers, modulo 97: 1 when the check digits are right. */
function remainder(bare: string): number {
  let rest = 0
  for (const sign of `${bare.slice(4)}${bare.slice(0, 4)}`) {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** "NL91 ABNA 0417 1643 00": in fours, to read aloud and to compare. */
export const groupedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** Its country and last three signs: enough to recognise your own. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 2)}… ${iban.slice(-3)}`
