import { fold } from './fold.ts'

/**
 * English words for what Dutch residents write about, so that who reads the site in English finds it too. Only whole
 * everyday words; what is not here is looked for as it stands.
 */
const list = `
allotment: moestuin volkstuin | apartment: flat woning | art: kunst | barbecue: barbecue | bench: bank | benches: bank
bicycle: fiets | bike: fiets | bin: afvalbak prullenbak | bird: vogel | book: boek | bridge: brug | building: gebouw
bus: bus | butterfly: vlinder | canal: kanaal gracht | car: auto | care: zorg | charging: laden | children: kind
christmas: kerst | church: kerk | cleaning: opruimen schoonmaken | clothes: kleding | coffee: koffie
commitment: toezegging | community: buurt gemeenschap | contribution: bijdrage | cooking: koken | council: raad
crossing: oversteek zebrapad | culture: cultuur | cycling: fiets | dance: dans | decision: beslissing besluit
district: wijk | dog: hond | elderly: oudere | energy: energie | event: evenement | facade: gevel | festival: festival
figures: cijfers | fish: vis | flower: bloem | food: eten voedsel | football: voetbal | forest: bos | fountain: fontein
fruit: fruit | fund: fonds | funding: subsidie bijdrage | garden: tuin | green: groen | guide: begeleider
harbour: haven | hedge: haag heg | help: hulp | house: huis | idea: idee | insect: insect | jury: regiegroep
lamp: lamp | language: taal | library: bibliotheek | light: licht verlichting | lighting: verlichting | litter: afval zwerfafval
loneliness: eenzaamheid | market: markt | meal: maaltijd | meeting: ontmoeting bijeenkomst | money: geld subsidie
mural: muurschildering | music: muziek | neighbour: buur | neighbourhood: buurt wijk | neighbours: buur | noise: geluid overlast
objection: bezwaar | painting: schilderen | park: park | parking: parkeren | party: feest | path: pad | people: mens
permit: vergunning | place: plek | plan: plan | plant: plant | play: spelen | playground: speeltuin speelplek speelplaats
pond: vijver | privacy: privacy | promise: toezegging | rain: regen | recycling: afval | repair: repareren | river: rivier
roof: dak | safety: veiligheid | school: school | sea: zee | shed: schuur | shop: winkel | sport: sport | sports: sport
square: plein | station: station | street: straat | subsidy: subsidie bijdrage | summer: zomer | sun: zon | swimming: zwemmen
theatre: theater | toilet: toilet | town: stad | traffic: verkeer | training: cursus | tree: boom | trees: boom
vegetable: groente | volunteer: vrijwilliger | walk: wandelen | walking: wandelen | wall: muur | waste: afval | water: water
winter: winter | wish: wens | women: vrouw | wood: hout | workshop: cursus atelier | youth: jongere jeugd
`
const dutch = new Map(
  list
    .split(/[|\n]/)
    .map((line) => line.split(':'))
    .filter((line) => line.length === 2)
    .map(([english = '', words = '']) => [english.trim(), words.trim().split(' ')]),
)

/** The Dutch words for an English one, in the singular or with a plural s; none when it is not known. */
export function dutchFor(written: string): readonly string[] {
  const word = fold(written)
  return dutch.get(word) ?? dutch.get(word.replace(/s$/, '')) ?? []
}
