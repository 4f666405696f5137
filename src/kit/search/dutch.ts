import { fold } from './fold.ts'

/**
 * Dutch words brought back to keys, so that `initiatieven` finds `initiatief` and `gewandeld` finds `wandelen`.
 * Two words are the same for a search when they share a key. Where the spelling alone cannot tell (`tuintje` is a
 * small `tuin`, `puntje` a small `punt`) a word gets both keys. The way of working is that of Kraaij and Pohlmann
 * (Porter's stemming algorithm for Dutch, 1994), with the lengthening of vowels and the plurals of the written language.
 */
export function keysOf(written: string): readonly string[] {
  const word = fold(written)
  if (word.length <= 3 || /\d/.test(word)) return [irregular.get(word) ?? word]
  const keys = new Set<string>()
  for (const form of withoutParticiple(word)) for (const key of nounKeys(form)) keys.add(key)
  return [...keys]
}

/** Words of which the stem itself changes, alone or as the last part of a longer word (`binnenstad`, `binnensteden`). */
const irregularPlurals: readonly (readonly [string, string])[] = [
  ['steden', 'stad'],
  ['schepen', 'schip'],
  ['leden', 'lid'],
  ['kinderen', 'kind'],
  ['eieren', 'ei'],
  ['bladeren', 'blad'],
  ['liederen', 'lied'],
  ['goederen', 'goed'],
  ['volkeren', 'volk'],
  ['kalveren', 'kalf'],
  ['lammeren', 'lam'],
  ['runderen', 'rund'],
  ['musea', 'museum'],
  ['centra', 'centrum'],
  ['koeien', 'koe'],
  ['vlooien', 'vlo'],
  ['lieden', 'mens'],
]
const irregular = new Map<string, string>([...irregularPlurals, ['zag', 'zie'], ['was', 'was']])

/** Words with a short vowel that becomes long in the plural: `pad`, `paden`. */
const lengthened = (
  'bad blad dag dak dal gat glas graf pad rad slag staf vat bedrag verdrag verslag gebed gebrek bevel ' +
  'spel weg hof hol lot schot slot god oorlog'
).split(' ')
const shortPlurals = new Map(lengthened.map((short) => [plural(short), short]))

function plural(short: string): string {
  return `${short.replace(/f$/, 'v').replace(/s$/, 'z')}en`
}

const separable = 'aan achter af bij door in mee na om onder op over schoon samen terug toe uit vast voor weg'
const participle = new RegExp(`^(${separable.replaceAll(' ', '|')}|)ge([a-z]{3,})$`)

/** Words that begin with ge- and end as a participle does, and are none. */
const noParticiple = new Set(
  'gebied gebouw gebruik gedicht gelaat geld gelijk geluid gemoed geniet gerecht gerucht geslacht geweld gewest gewicht gezicht gezond'.split(
    ' ',
  ),
)

/** `gewandeld` is also read as `wandel`, `opgeruimd` as `opruim`; the word itself stays a reading (`gebied`). */
function withoutParticiple(word: string): readonly string[] {
  const [, before = '', verb = ''] = participle.exec(word) ?? []
  if (noParticiple.has(word) || !/[td]$|en$/.test(verb) || !/[aeiouy].*[^aeiouy]/.test(verb)) return [word]
  // After a sounded letter a weak verb ends in d, so there a t belongs to the verb itself: `geplant`, from `planten`.
  const stems = /en$|[^kfscphx]t$/.test(verb)
    ? [verb]
    : /[nlr]d$/.test(verb)
      ? [verb, verb.slice(0, -1)]
      : [verb.slice(0, -1)]
  return [word, ...stems.filter((stem) => stem.length >= 3).map((stem) => before + voiceless(stem))]
}

/** `opgegraven` ends a stem in f, `gereisd` in s. */
const voiceless = (stem: string): string => stem.replace(/([^v])v$/, '$1f').replace(/([^z])z$/, '$1s')

function nounKeys(word: string): readonly string[] {
  for (const [many, one] of irregularPlurals)
    if (word.endsWith(many)) return [word.slice(0, -many.length) + one]
  const small = /^(.+)jes?$/.exec(word)?.[1]
  if (small && small.length >= 3) return diminutive(small)
  if (/[^aeiou]ieen$|eeen$/.test(word)) return [word.slice(0, -2)]
  if (/.{3}heden$/.test(word)) return [`${word.slice(0, -5)}heid`]
  if (/.{2}[^oi]en$|.uien$|.eien$/.test(word)) return closed(word.slice(0, -2), word)
  if (/.{3}(el|er|en|em|aar|oor|eur|ie)s$/.test(word)) return nounKeys(word.slice(0, -1))
  if (/.{3}[aeiouymbpf]s$/.test(word)) return both(word, nounKeys(word.slice(0, -1)))
  if (/.{3}[^aeiouj]ing$/.test(word)) return both(word, closed(word.slice(0, -3), word))
  if (/(oo|aa|oe|ui|ei)ie?e$/.test(word)) return [word.slice(0, -1)]
  if (/.{3}[^iej]e$/.test(word)) return closed(word.slice(0, -1), word)
  return verbKeys(word)
}

const both = (key: string, others: readonly string[]): readonly string[] => [key, ...others]

/** What is left when `-je` is gone: `boomp`, `tuint`, `huis`, `brugget`. */
function diminutive(rest: string): readonly string[] {
  const one = (key: string) => [key]
  if (/ink$/.test(rest)) return [rest, `${rest.slice(0, -1)}g`]
  if (/([^aeiou])\1et$/.test(rest)) return one(rest.slice(0, -3))
  if (/([aeiou]{2}|[lr])mp$|[eu]mp$/.test(rest)) return one(rest.slice(0, -1))
  if (/[lrmng]et$/.test(rest)) return [rest, rest.slice(0, -2)]
  if (/oot$/.test(rest)) return [rest, rest.slice(0, -2), rest.slice(0, -1)]
  // After a short vowel the n would have been doubled (`pannetje`), so here the t belongs to the word (`plantje`).
  if (/[^aeiou][aiou]nt$/.test(rest)) return one(rest)
  if (/[lnrwaeiouyj]t$/.test(rest)) return [rest, rest.slice(0, -1)]
  return one(rest)
}

/**
 * The stem of a word that lost its ending, spelled as it stands alone: `plann` is `plan`, `strat` is `straat`,
 * `briev` is `brief`.
 * @param whole the word with its ending, to know the nouns that lengthen their vowel
 */
function closed(base: string, whole: string): readonly string[] {
  const short = [...shortPlurals].find(([many]) => whole.endsWith(many))
  const extra = short ? [whole.slice(0, -short[0].length) + short[1]] : []
  if (/([^aeiou])\1$/.test(base)) return [...extra, ...verbKeys(base.slice(0, -1))]
  const open = /^(.*[^aeiou]|)([aeou])([^aeiouwxy])$/.exec(base)
  if (!open) return [...extra, ...verbKeys(voiceless(base))]
  const [, before = '', vowel = '', last = ''] = open
  const long = voiceless(`${before}${vowel}${vowel}${last}`)
  // An e before l, m, n or r further on in a word is mostly not heard: `wandelen`, but also `voordelen`.
  const silent = vowel === 'e' && /[lmnr]/.test(last) && /[aeiouy]/.test(before)
  return [...extra, ...(silent ? [base, long] : [long])]
}

/** Endings of verbs that cannot be told from the end of a noun give a second key: `werkt`, but also `markt`. */
function verbKeys(word: string): readonly string[] {
  if (word.length < 5) return [word]
  const withoutT = /[^s][kpfgmwd]t$|[aeiou].*e[lrn]t$|(aa|ee|oo|ui|ij|ie|oe)[lnrm]t$|tst$|[ie][ei]st$/.test(
    word,
  )
  const withoutD = /[aeiou].*e[lrn]d$|[aeou]{2}[lnrm]d$/.test(word)
  return withoutT || withoutD ? [word, word.slice(0, -1)] : [word]
}
