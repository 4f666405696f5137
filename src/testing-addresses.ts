import type { Route } from './people/index.ts'
import type { CityCase, TestCity } from './testing-city.ts'

/**
 * The addresses of a route with things that exist in this city: every file of the case for `/bestanden`, every promise
 * for `/toezeggingen`, and so on. A route with a parameter nobody knows yet asks for its value here.
 */
export function addressesOf({ path }: Pick<Route, 'path'>, one: CityCase, city: TestCity): readonly string[] {
  const names = [...path.matchAll(/:([a-z]+)(?:\{[^}]*\})?/gi)].map(([, name]) => name ?? '')
  const values = valuesOf(path, one, city)
  return names.reduce<readonly string[]>(
    (paths, name) => {
      const known = values[name]
      if (!known) throw new Error(`${path}: say in testing-addresses.ts what :${name} can be`)
      return paths.flatMap((so_far) =>
        known.map((value) => so_far.replace(new RegExp(`:${name}(\\{[^}]*\\})?(?![a-z])`, 'i'), value)),
      )
    },
    [path],
  )
}

function valuesOf(path: string, one: CityCase, city: TestCity): Readonly<Record<string, readonly string[]>> {
  return {
    number: [one.number],
    nummer: [one.number],
    address: [`${one.number}-${one.slug}`, one.number],
    bestand: [path.startsWith('/huisstijl') ? '1.css' : `${one.meeting}.ics`],
    file: [`${one.decision}.pdf`],
    // No project was started here.
    project: ['P2026-0001'],
    hoofdstuk: ['doel', 'manieren'],
    wijze: ['nieuw'],
    activity: ['ideeen'],
    activiteit: ['ideeen'],
    vragenlijst: ['enquete'],
    // Nobody was blocked here.
    // No incident was reported here.
    incident: ['1'],
    blokkade: ['00000000-0000-4000-8000-000000000000'],
    // No group was made here.
    paneel: ['bewonerspanel'],
    advies: ['1'],
    deel: ['pagina-1'],
    // Nothing was counted by hand here.
    telling: ['00000000-0000-4000-8000-000000000000'],
    // No letters were made here.
    zending: ['00000000-0000-4000-8000-000000000000'],
    // Nobody was asked how a project went here.
    uitnodiging: ['00000000-0000-4000-8000-000000000000'],
    antwoordgroep: ['00000000-0000-4000-8000-000000000000'],
    nr: ['1'],
    token: ['a'.repeat(43)],
    // Nobody opened a form for neighbours here.
    code: ['bcdfghj'],
    // No official notice was fetched here.
    bekendmaking: ['gmb-2026-1'],
    kind: ['stadswens'],
    soort: path.startsWith('/werk/groen')
      ? ['geveltuin']
      : [/^\/beheer\/(concepten|terugzetten)/.test(path) ? 'processen' : 'stadswens'],
    resultaat: ['besluit'],
    groep: ['initiatieventeam'],
    stap: ['check'],
    uitkomst: [path.includes('afwegingskaders') ? 'green' : 'complete'],
    regel: ['defect'],
    som: ['need'],
    manier: ['letter'],
    waarschuwing: ['tension'],
    belofte: ['contact'],
    besluit: ['cooperation'],
    punt: ['value'],
    pagina: ['kind'],
    vraag: ['about'],
    rij: ['1'],
    antwoord: ['defect'],
    tekst: ['cases.mail:received.privacy'],
    gebied: [city.area.slug],
    deed: ['1'],
    sleutel: [administered(path) ?? (path.includes('/fondsen') ? 'initiatievenfonds' : 'front-door')],
    boeking: [city.booking],
    aanvraag: [city.applications[one.id] ?? ''],
    // No batch of payments was made here: that there is none is told to nobody who may not know.
    vaststelling: ['00000000-0000-4000-8000-000000000000.pdf'],
    batch: ['00000000-0000-4000-8000-000000000000'],
    voorwaarde: ['uiterste-dag'],
    criterium: ['safety'],
    weigering: ['criteria'],
    andereweg: ['1'],
    key: ['city_wish'],
    part: ['paginas.xml'],
    slug: path.startsWith('/buurt')
      ? [city.area.slug]
      : [
          path.includes('/fondsen')
            ? 'initiatievenfonds'
            : path.includes('/juries')
              ? 'centrum'
              : path.startsWith('/groen/geveltuin')
                ? 'jouw-geveltuin'
                : path.startsWith('/groen')
                  ? 'jouw-groen'
                  : 'jouw-idee',
        ],
    wens: [city.wish],
    kwartaal: ['2026-4.csv', '2026-4.pdf'],
    lid: [city.juror.id],
    name: ['plan.pdf'],
    z: ['12'],
    x: ['2000'],
    y: ['1300'],
    id: identifiersFor(path, one, city),
  }
}

/** What is being prepared in this city, in the editor of this address. */
function administered(path: string): string | null {
  if (!path.startsWith('/beheer')) return null
  if (/^\/beheer\/(concepten\/)?formulieren/.test(path)) return 'idea'
  if (/^\/beheer\/concepten\/afwegingskaders.*(som|manier|waarschuwing)\//.test(path))
    return 'participation-level'
  if (/^\/beheer\/(concepten\/)?regelingen/.test(path)) return 'neighbourhood_wishes'
  if (/^\/beheer\/(concepten\/)?afwegingskaders/.test(path)) return 'front-door'
  return /^\/beheer\/concepten\/(huisstijl|teksten)/.test(path) ? 'site' : 'neighbourhood_wish'
}

function identifiersFor(path: string, one: CityCase, city: TestCity): readonly string[] {
  if (path.startsWith('/bestanden')) return Object.values(one.files)
  if (path.startsWith('/toezeggingen') || path.startsWith('/api/v1/toezeggingen'))
    return Object.values(one.commitments)
  if (path.startsWith('/afspraken')) return [one.meeting]
  if (path.startsWith('/werk/adviezen')) return Object.values(one.advice)
  if (path.startsWith('/werk/vastgelopen')) return [one.stuck]
  if (path.startsWith('/werk/fondsen')) return [city.ceiling]
  if (path.startsWith('/werk/rondes')) return [city.round]
  if (path.startsWith('/beheer/mensen')) return [city.guide.id]
  if (/^\/beheer\/gebieden\/:id/.test(path)) return [city.area.id]
  if (path.startsWith('/idee/concept')) return [city.draft]
  return [one.id]
}
