import { describe, expect, it } from 'vitest'
import { keysOf } from './dutch.ts'

const same = (one: string, other: string): boolean => {
  const keys = new Set(keysOf(one))
  return keysOf(other).some((key) => keys.has(key))
}

const pairs = `
initiatief initiatieven | stad steden | fiets fietsen | plan plannen | idee ideeën | huis huizen | kind kinderen
boom bomen | straat straten | wijk wijken | buurt buurten | subsidie subsidies | gemeente gemeenten | gemeente gemeentes
brief brieven | wens wensen | school scholen | plein pleinen | park parken | tuin tuinen | weg wegen | pad paden
fietspad fietspaden | dak daken | lid leden | bestuurslid bestuursleden | blad bladeren | ei eieren | schip schepen
foto foto’s | auto auto’s | hobby hobby’s | museum musea | buurtcentrum buurtcentra | mogelijkheid mogelijkheden
vergadering vergaderingen | bewoner bewoners | vrijwilliger vrijwilligers | speeltoestel speeltoestellen | bank banken
brug bruggen | muur muren | buur buren | deel delen | voordeel voordelen | glas glazen | bedrag bedragen | zee zeeën
boompje boom | tuintje tuin | huisje huizen | straatje straat | bruggetje brug | bloemetje bloemen | ideetje idee
bankje banken | pleintje plein | parkje park | puntje punt | kettinkje ketting | autootje auto | stukje stukken
filmpje film | raampje raam | plantje planten | wandelingetje wandeling
wandelen wandelt | wandelen gewandeld | fietsen fietst | fietsen gefietst | bouwen bouwt | bouwen gebouwd
planten geplant | werken werkte | wonen woont | spelen speelt | opruimen opgeruimd | aanvragen aangevraagd
helpen helpt | vergaderen vergadert | vergaderen vergadering | wandelen wandeling | verbouwen verbouwing | gebruiken gebruikt
groen groene | schoen schoenen | seizoen seizoenen | landen geland | plannen gepland | koe koeien | tafel tafels | tafeltje tafels | club clubs | team teams |
project projecten | evenement evenementen | plek plekken | lantaarnpaal lantaarnpalen | afspraak afspraken | toezegging toezeggingen | vergunning vergunningen | oplossing oplossingen | regel regels | stichting stichtingen | zebrapad zebrapaden | begroting begrotingen | bijeenkomst bijeenkomsten | kanaal kanalen | haven havens | kerk kerken | boek boeken | jongere jongeren | oudere ouderen | groot grote | openbaar openbare | mooi mooie | lokaal lokale | nieuw nieuwe | duurzaam duurzame
`
const strangers = `
plan plant | kas kast | bom boom | man maan | ram raam | bot boot | plaats plaat | mest mes | geld gel | buurt buur
schol school | fonds fond | week weg | stad staat | wens wend | bos boos | wijk wijken_ | kerk werk | bank bang
lamp lam | hart haar | kunst kunnen | bal baal | zon zoon | pot poot | brood broed | park parkeren | straf straat | plan plantje | zon gezond | niet geniet
`
const read = (list: string): readonly (readonly [string, string])[] =>
  list
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(' '))
    .filter((pair) => pair.length === 2)
    .map(([one = '', other = '']) => [one, other.replace('_', 'x')])

describe('Dutch words', () => {
  it('are found in every form', () => {
    const all = read(pairs)
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(all.filter(([one, other]) => !same(one, other))).toEqual([])
  })

  it('do not find other words', () => {
    expect(read(strangers).filter(([one, other]) => same(one, other))).toEqual([])
  })

  it('are found whatever the accents and capitals', () => {
    expect(same('Ideeën', 'IDEE')).toBe(true)
    expect(same('café', 'cafe')).toBe(true)
    expect(same('foto´s', 'fotos')).toBe(false)
  })

  it('leaves figures and codes as they are', () => {
    expect(keysOf('2026')).toEqual(['2026'])
    expect(keysOf('N3')).toEqual(['n3'])
  })
})
