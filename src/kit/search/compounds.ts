import { keysOf } from './dutch.ts'
import { fold } from './fold.ts'

/**
 * Words of the city that Dutch writes together: `speeltuin`, `buurtfeest`, `fietsenstalling`. Only words made of
 * nothing but these are taken apart, so that `overlast` does not find `last`.
 */
const parts = new Set(
  `
  aanvraag advies afval ambtenaar archief atelier auto avond bak bal bank bed beheer beleid bestuur bewoner bibliotheek
  bij blad bloem boek boerderij bomen boom boot bord bos brief brievenbus brug budget buiten bus buur buurt
  camera centrum club college commissie concert contact container controle cultuur cursus dag dak demonstratie deur dienst dier
  dijk dorp eind evenement fabriek feest festival fiets fonds fontein foto gebied gebouw geld gemeente gesprek gevel
  glas goed gracht gras groen groente groep grond haag hal haven hek hobby hond hotel huis huur idee initiatief inspraak jeugd jeugd
  jongere kaart kade kamer kanaal kantoor kas kast kat kerk kerst kiosk kind kinder klas kleding klimaat koffie kok kunst
  lamp lantaarn lantaarnpaal leeszaal lening leven licht lijn loket loop lucht maaltijd maatregel markt melding mens
  milieu moes moment motie museum muur muziek naam natuur nacht nest netwerk ondernemer onderhoud onderwijs ontmoeting ouder overleg
  paal paard pad park parkeer pas perk persoon plaats plan plant plein plek ploeg plek podium poel pont poort post prijs
  project punt put raad raam recht regel regen reis riool ring rivier rolstoel ruil ruimte samenleving scheiding schip
  school schuur sloot spel speel spiegel sport spoor stad stalling stand station steen steun stoel stoep straat strand
  strook struik subsidie tafel taal tegel terras terrein theater tocht toestel toren trap trein tuin vak vakantie
  veer veld veiligheid vereniging vergadering vergunning verkeer verlichting vijver vis vlinder voedsel voet vogel
  vrijwilliger vuur vuilnis wal wand wandel warmte water weg weide wens werk werk wiel wijk winkel woning woon zaal zand
  zand zebra ziekenhuis zit zomer zon zorg zwem winter zwerf
  `
    .split(/\s+/)
    .filter(Boolean),
)

/** The words a written-together word is made of, the last one first as a rule the thing itself; none for any other word. */
export function partsOf(written: string): readonly string[] {
  const word = fold(written)
  if (word.length < 7) return []
  const found = split(word, 3)
  return found.length > 1 ? found : []
}

function split(word: string, deepest: number): readonly string[] {
  const whole = known(word)
  if (whole) return [whole]
  if (deepest === 0) return []
  for (let at = 3; at <= word.length - 3; at++) {
    const last = known(word.slice(at))
    if (!last) continue
    for (const first of withoutLink(word.slice(0, at))) {
      const before = split(first, deepest - 1)
      if (before.length > 0) return [...before, last]
    }
  }
  return []
}

/** Between parts stands nothing, an s (`stadsfeest`), an e or en (`fietsenstalling`). */
const withoutLink = (part: string): readonly string[] =>
  [part, /s$/.test(part) ? part.slice(0, -1) : '', /en$/.test(part) ? part.slice(0, -2) : ''].filter(
    (one) => one.length >= 3,
  )

const known = (word: string): string | undefined =>
  parts.has(word) ? word : keysOf(word).find((key) => parts.has(key))
