import { listPublicCommitments } from '../commitments/index.ts'
import { allDoable } from '../doable/index.ts'
import { formPaths } from '../forms/index.ts'
import { publishedFrameworks } from '../frameworks/index.ts'
import { currentSchemes } from '../funds/index.ts'
import { countsOfPublic, kindSlugs, kinds, publicAddresses } from '../initiatives/index.ts'
import { allJuries } from '../juries/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { NotFound } from '../kit/errors.ts'
import type { Ctx } from '../kit/http.ts'
import { absolute } from '../kit/mail.ts'
import { allItems } from '../lending/index.ts'
import { publicPanelRequests, publicPanels } from '../panels/index.ts'
import { paths } from '../paths.ts'
import { allAreas } from '../places/index.ts'
import { publicProjects } from '../projects/index.ts'
import { allSources } from '../sources/index.ts'
import { allSpots } from '../spots/index.ts'

/** What a search engine is told of a page. */
interface Entry {
  readonly path: string
  readonly changedOn?: string
}

/** Initiatives in one part; a part may hold a quarter more, because identifiers fall evenly but not exactly. */
const perPart = 4000
const mostInPart = 5000

/** `/sitemap.xml`: every public page; with many initiatives an index of parts. */
export async function showSiteMap(c: Ctx): Promise<Response> {
  const { act } = c.var
  const parts = await partsNeeded(act)
  if (parts === 1) return xml(c, urlSet(act, [...(await pages(act)), ...(await initiatives(act, 1, 1))]))
  const names = ['paginas', ...Array.from({ length: parts }, (_, index) => nameOf(index + 1, parts))]
  const maps = names.map((name) => `<sitemap><loc>${address(act, paths.siteMapPart(name))}</loc></sitemap>`)
  return xml(c, `<sitemapindex xmlns="${schema}">${maps.join('')}</sitemapindex>`)
}

/** One part of the map: the pages that are no initiative, or a share of the initiatives. */
export async function showSiteMapPart(c: Ctx): Promise<Response> {
  const { act } = c.var
  const name = c.req.param('part') ?? ''
  if (name === 'paginas.xml') return xml(c, urlSet(act, await pages(act)))
  const [, number, of] = /^initiatieven-(\d{1,5})-van-(\d{1,5})\.xml$/.exec(name) ?? []
  if (!number || !of || Number(number) < 1 || Number(number) > Number(of)) throw new NotFound()
  return xml(c, urlSet(act, await initiatives(act, Number(number), Number(of))))
}

const nameOf = (number: number, of: number): string => `initiatieven-${number}-van-${of}`

async function partsNeeded(act: Act): Promise<number> {
  const amount = (await countsOfPublic(act.db)).reduce((sum, count) => sum + count.amount, 0)
  return Math.max(1, Math.ceil(amount / perPart))
}

/** Everything public that is no initiative. */
async function pages(act: Act): Promise<readonly Entry[]> {
  const areas = await allAreas(act.db)
  const frameworks = await publishedFrameworks(act.db)
  const schemes = await currentSchemes(act.db)
  const juries = await allJuries(act)
  const sources = await allSources(act.db)
  const spots = await allSpots(act.db)
  const items = await allItems(act.db)
  const doable = await allDoable(act.db)
  const projects = await publicProjects(act.db)
  const panels = await publicPanels(act.db)
  const requests = await publicPanelRequests(act.db)
  return [
    paths.home(),
    paths.tellIdea(),
    formPaths(paths.tellIdea()).paper(),
    paths.simpleGreen(),
    formPaths(paths.askGreen('facade_garden')).paper(),
    formPaths(paths.askGreen('adopted_green')).paper(),
    paths.involveNeighbours(),
    paths.neighbourLetter(),
    paths.initiatives(),
    paths.initiativesMap(),
    ...kinds.map((kind) => paths.process(kindSlugs[kind])),
    paths.commitments(),
    paths.figures(),
    paths.areas(),
    ...areas.map((area) => paths.area(area.slug)),
    paths.frameworks(),
    ...frameworks.map(({ definition }) => paths.framework(definition.key)),
    paths.schemes(),
    paths.findMoney(),
    ...sources.map(({ slug }) => paths.moneySource(slug)),
    paths.spots(),
    ...spots.map(({ slug }) => paths.spot(slug)),
    paths.loanItems(),
    ...items.map(({ slug }) => paths.loanItem(slug)),
    paths.doables(),
    ...doable.map(({ slug }) => paths.doable(slug)),
    paths.projects(),
    ...projects.flatMap(({ slug }) => [paths.project(slug), paths.projectPlan(slug)]),
    paths.panels(),
    ...panels.map(({ slug }) => paths.panel(slug)),
    ...requests.map(({ slug, nr }) => paths.panelRequest(slug, nr)),
    ...schemes.map(({ scheme }) => paths.scheme(scheme.slug)),
    paths.juries(),
    paths.wishes(),
    ...juries.flatMap(({ slug }) => [paths.wishesOf(slug), paths.jury(slug), paths.juryDecisions(slug)]),
    paths.apiPage(),
    paths.accessibility(),
    paths.privacy(),
    ...(await promises(act)),
  ].map((path) => ({ path }))
}

/** A map may hold 50,000 addresses; the promises leave room for the other pages. */
const mostPromises = 45_000
const perQuery = 5000

/** Addresses of the promises that everybody may see, the latest on top. */
async function promises(act: Act): Promise<readonly string[]> {
  const found: string[] = []
  let after: { readonly due: string; readonly id: string } | null = null
  while (found.length < mostPromises) {
    const rows: Awaited<ReturnType<typeof listPublicCommitments>> = await listPublicCommitments(
      act.db,
      {},
      dayOf(act.now),
      { after, limit: perQuery },
    )
    found.push(...rows.map((row) => paths.commitment(row.id)))
    const last = rows.at(-1)
    if (!last || rows.length < perQuery) break
    after = { due: last.first_due, id: last.id }
  }
  return found
}

/**
 * The initiatives of one of `of` equal shares. Identifiers are random, so a share is a stretch of them: no page
 * of the map has to count through the ones before it.
 */
async function initiatives(act: Act, number: number, of: number): Promise<readonly Entry[]> {
  const until = number === of ? null : startOf(number + 1, of)
  const rows = await publicAddresses(act.db, number === 1 ? null : startOf(number, of), mostInPart)
  return rows
    .filter((row) => until === null || row.case_id <= until)
    .map((row) => ({ path: paths.initiative(row.number, row.slug), changedOn: dayOf(row.changed_at) }))
}

/** Identifier at which a share starts. */
export const startOf = (number: number, of: number): string =>
  `${Math.floor(((number - 1) / of) * 2 ** 32)
    .toString(16)
    .padStart(8, '0')}-0000-0000-0000-000000000000`

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const address = (act: Act, path: string): string => escapeXml(absolute(act, path))

function urlSet(act: Act, entries: readonly Entry[]): string {
  const urls = entries.map(({ path, changedOn }) => {
    const changed = changedOn ? `<lastmod>${changedOn}</lastmod>` : ''
    return `<url><loc>${address(act, path)}</loc>${changed}</url>`
  })
  return `<urlset xmlns="${schema}">${urls.join('')}</urlset>`
}

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

function xml(c: Ctx, body: string): Response {
  c.header('Content-Type', 'application/xml; charset=utf-8')
  c.header('Cache-Control', 'public, max-age=3600')
  return c.body(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
}

/** `/robots.txt`: what is somebody's own is not for search engines; a demo city is not at all. */
export function showRobots(c: Ctx): Response {
  const { act } = c.var
  const own = ['/mijn', '/werk', '/beheer', '/aanmelden', '/bestanden', '/afspraken', '/reactie', '/uitlenen']
  const lines = act.settings.demo
    ? ['User-agent: *', 'Disallow: /']
    : [
        'User-agent: *',
        ...own.map((path) => `Disallow: ${path}`),
        '',
        `Sitemap: ${absolute(act, paths.siteMap())}`,
      ]
  c.header('Cache-Control', 'public, max-age=3600')
  return c.text(`${lines.join('\n')}\n`)
}
