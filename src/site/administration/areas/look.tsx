import { z } from 'zod'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type FormInput, readForm, valueIn } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import {
  type AreaImport,
  contentOf,
  dropImport,
  importById,
  importLevels,
  likelyReading,
  lookAtImport,
  type MissingFate,
  type Reading,
  takeAreas,
} from '../../../places/index.ts'
import { fateField, lookPage } from './look-page.tsx'
import { rolesOfAreas } from './roles.ts'
import { usesOfAreas } from './store.ts'

async function openImport(c: Ctx): Promise<AreaImport> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const found = id.success ? await importById(c.var.act.db, id.data) : null
  if (!found) throw new NotFound()
  return found
}

/** How the file is to be read: as somebody chose, else as it is most likely meant. */
function readingFrom(ask: (name: string) => string | undefined, likely: Reading): Reading {
  if (ask('niveau') === undefined) return likely
  const field = (name: string) => (ask(name) ?? '').slice(0, 200)
  return {
    level: importLevels.find((level) => level === ask('niveau')) ?? likely.level,
    codeField: field('code'),
    nameField: field('naam'),
    populationField: field('inwoners'),
    parentField: field('wijk'),
    keepNames: ask('namen') === 'ja',
  }
}

/** `/beheer/gebieden/inlezen/{id}`: what the file holds and what taking it would do. Nothing changes by looking. */
export async function showImport(c: Ctx): Promise<Response> {
  const found = await openImport(c)
  if (found.status !== 'open') return redirect(c, paths.administerAreas())
  const areas = await contentOf(c.var.act.db, found.id)
  return show(
    c,
    found,
    readingFrom((name) => c.req.query(name), likelyReading(areas)),
    null,
  )
}

async function show(
  c: Ctx,
  found: AreaImport,
  reading: Reading,
  refused: { readonly input: FormInput; readonly message: string } | null,
): Promise<Response> {
  const { act } = c.var
  return lookPage(c, {
    found,
    reading,
    refused,
    areas: await contentOf(act.db, found.id),
    looked: await lookAtImport(act, found.id, reading),
    useOf: await usesOfAreas(act.db),
    rolesOf: await rolesOfAreas(act),
  })
}

/** Takes the file as it was looked at, or throws it away. */
export async function decideImport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await openImport(c)
  const input = await readForm(c)
  if (valueIn(input.text, 'doen') === 'weg') {
    await dropImport(act, found.id)
    return redirect(c, `${paths.administerAreas()}?klaar=dropped`)
  }
  const ask = (name: string) => valueIn(input.text, name)
  const reading = readingFrom(ask, likelyReading(await contentOf(act.db, found.id)))
  try {
    const path = await once(act, input, async (act) => {
      const { plan } = await lookAtImport(act, found.id, reading)
      const fates = new Map(plan.missing.map(({ id }) => [id, fateFrom(ask('allemaal'), ask(fateField(id)))]))
      await takeAreas(act, { importId: found.id, reading, version: ask('gezien'), fates })
      return `${paths.administerAreas()}?klaar=taken`
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const now = await openImport(c)
    if (now.status !== 'open') throw error
    return show(c, now, reading, { input, message: error.message })
  }
}

/** One choice for all, or one for each: `keep`, `retire`, or the code of the area it goes up in. */
function fateFrom(all: string, own: string): MissingFate {
  const chosen = all === 'each' ? own : all
  if (chosen === 'retire') return 'retire'
  return chosen.startsWith('in:') ? { into: chosen.slice(3) } : 'keep'
}
