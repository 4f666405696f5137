/** An answer by mail: what this person wrote now, and what stood below it from earlier. */
export interface Answer {
  readonly own: string
  readonly quoted: string | null
}

const isQuoted = (line: string): boolean => line.startsWith('>')
const isEmpty = (line: string): boolean => line.trim() === ''

/** "Op ma 3 nov 2026 om 10:12 schreef Noor <...>:", over at most three lines. */
const introduction = /^(op|on|am|le)\b.{5,300}(schreef|wrote|schrieb|a écrit)\b.{0,120}:$/is
const rule = /^(?:-{2,}\s*(?:oorspronkelijk bericht|original message)\s*-{2,}|_{10,})$/i
const sender = /^\*?(van|from)\s*:\*?\s.+/i
const sentOn = /^\*?(verzonden|sent|datum|date)\s*:\*?\s.+/i
const recipient = /^\*?(aan|to)\s*:\*?\s.+/i

/** At which line of an introduction the quoted lines after it begin; null when it is none. */
function afterIntroduction(lines: readonly string[], at: number): number | null {
  for (const length of [1, 2, 3]) {
    const words = lines
      .slice(at, at + length)
      .join(' ')
      .trim()
    if (!introduction.test(words)) continue
    const next = lines.findIndex((line, index) => index >= at + length && !isEmpty(line))
    if (next >= 0 && isQuoted(lines[next] ?? '')) return next
  }
  return null
}

/** Whether the head of an earlier mail stands here, as Outlook writes it: from, sent, to. */
function isHead(lines: readonly string[], at: number): boolean {
  if (!sender.test(lines[at] ?? '')) return false
  const next = lines.slice(at + 1, at + 6)
  return next.some((line) => sentOn.test(line)) && next.some((line) => recipient.test(line))
}

/** Below this everything is from earlier; -1 when nothing says so. */
function beginOfHistory(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    if (rule.test(line.trim()) && lines.slice(at + 1, at + 4).some((_, step) => isHead(lines, at + 1 + step)))
      return at
    if (isHead(lines, at)) return at
    const quote = isQuoted(line) ? at : afterIntroduction(lines, at)
    if (quote === null) continue
    // Words below or between what is quoted are part of the answer: then nothing is cut.
    return lines.slice(quote).every((one) => isQuoted(one) || isEmpty(one)) ? at : -1
  }
  return -1
}

/**
 * Parts an answer from the earlier mail below it. Nothing is thrown away: what is not sure to be from earlier stays
 * with the answer, and an answer without words of its own stays whole. Signatures are the writer's words.
 */
export function partAnswer(text: string): Answer {
  const whole = text.replace(/\r\n?/g, '\n').trim()
  const lines = whole.split('\n')
  const begin = beginOfHistory(lines)
  const own = lines.slice(0, Math.max(begin, 0)).join('\n').trim()
  if (begin < 0 || own === '') return { own: whole, quoted: null }
  return { own, quoted: lines.slice(begin).join('\n').trim() }
}
