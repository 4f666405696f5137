import { z } from 'zod'
import {
  commitmentById,
  commitmentChoices,
  commitmentWords,
  cursorText,
  listPublicCommitments,
  publicCommitmentSchema,
  publicCommitments,
  readCursor,
} from '../../commitments/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import { allAreas, areaIdsWithin } from '../../places/index.ts'
import { areaMustExist } from './areas.ts'
import { fault, operation } from './operation.ts'
import { areaQuery, jsonType, nextPage, pageQuery } from './schema.ts'

/** The area with everything in it; undefined for the whole city. */
export async function areaIdsOf(act: Act, slug: string | undefined): Promise<readonly string[] | undefined> {
  if (slug === undefined) return undefined
  const areas = await allAreas(act.db)
  const area = areas.find((one) => one.slug === slug)
  return area && area.level !== 'municipality' ? areaIdsWithin(areas, area.id) : undefined
}

const list = operation({
  address: '/toezeggingen',
  id: 'toezeggingen',
  tag: 'toezeggingen',
  summary: told('Openbare toezeggingen, de laatste datum eerst', 'Public commitments, the latest day first'),
  query: {
    stand: commitmentChoices.status
      .optional()
      .meta(
        told(
          'Alleen wat zo staat; "lopend" is alles wat nog niet voorbij is.',
          'Only what stands so; "lopend" is all that is not due yet.',
        ),
      ),
    van: commitmentChoices.owner.optional().meta(told('Alleen van hen.', 'Only theirs.')),
    soort: commitmentChoices.kind.optional().meta(told('Alleen van deze soort.', 'Only of this kind.')),
    ...areaQuery,
    ...pageQuery,
  },
  gives: {
    [jsonType]: z
      .object({ toezeggingen: z.array(publicCommitmentSchema), volgende: nextPage })
      .meta({ id: 'Toezeggingen' }),
  },
  check: async (act, asked) => [
    ...(await areaMustExist(act, asked)),
    ...(asked.na !== undefined && readCursor(asked.na) === null
      ? [fault('na', 'ongeldig', 'Neem het adres in "volgende" over zoals het is.')]
      : []),
  ],
  read: async ({ act, query }) => {
    const filter = {
      status: query.stand && commitmentWords.status[query.stand],
      ownerKind: query.van && commitmentWords.owner[query.van],
      kind: query.soort && commitmentWords.kind[query.soort],
      areaIds: await areaIdsOf(act, query.gebied),
    }
    const page = { after: readCursor(query.na), limit: query.aantal + 1 }
    const rows = await listPublicCommitments(act.db, filter, dayOf(act.now), page)
    const shown = rows.slice(0, query.aantal)
    const last = shown.at(-1)
    return {
      body: { toezeggingen: await publicCommitments(act, shown) },
      next: rows.length > shown.length && last ? { na: cursorText(last) } : null,
    }
  },
})

const one = operation({
  address: '/toezeggingen/{id}',
  id: 'toezegging',
  tag: 'toezeggingen',
  summary: told('Eén toezegging', 'One commitment'),
  path: { id: z.uuid().meta(told('Identificatie van de toezegging.', 'Identification of the commitment.')) },
  gives: { [jsonType]: publicCommitmentSchema },
  read: async ({ act, path }) => {
    const commitment = await commitmentById(act.db, path.id)
    if (!commitment?.for_everyone || !commitment.case_public) throw new NotFound()
    const [body] = await publicCommitments(act, [commitment])
    return { body: body! }
  },
})

export const commitmentOperations = [list, one]
