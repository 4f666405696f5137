import { z } from 'zod'
import type { Act } from '../../../kit/act.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { numberText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { grantRole, hasRoleAlready, isRole, personById } from '../../../people/index.ts'
import { bringBack, editArea, type KnownArea, knownAreas, merge, retire } from '../../../places/index.ts'
import { areaPage } from './area-page.tsx'
import { texts } from './texts.ts'

const editSchema = z.object({
  naam: shortText(100),
  inwoners: numberText({ min: 0, max: 10_000_000 }).optional(),
  wijk: z.uuid().optional(),
  regiegroep: z.uuid().optional(),
  wijken: z.array(z.uuid()).optional(),
})
const roleSchema = z.object({ wie: z.uuid(), rol: z.string() })

/** `/beheer/gebieden/{id}`: one area, what hangs on it, who works there, and what can be done with it. */
export async function showAreaAdministration(c: Ctx): Promise<Response> {
  const { area, known } = await areaAt(c)
  return areaPage(c, area, known, formOf(area, known))
}

async function areaAt(c: Ctx): Promise<{ readonly area: KnownArea; readonly known: readonly KnownArea[] }> {
  const known = await knownAreas(c.var.act.db)
  const area = known.find(({ id }) => id === c.req.param('id'))
  if (!area) throw new NotFound()
  return { area, known }
}

function formOf(area: KnownArea, known: readonly KnownArea[]): FormState {
  const { name, population, parent_id, jury_area_id } = area
  const form = freshForm({
    ...{ naam: name, inwoners: population === null ? null : String(population) },
    ...{ wijk: parent_id, regiegroep: jury_area_id },
  })
  const districts = known.filter((one) => one.jury_area_id === area.id && one.retired_on === null)
  return { ...form, values: { ...form.values, wijken: districts.map(({ id }) => id) } }
}

/** Does one of the things that the page offers. */
export async function changeArea(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { area, known } = await areaAt(c)
  const input = await readForm(c)
  /** What was typed in one form, and what holds in the others. */
  const again = ({ values, errors }: FormState): Promise<Response> =>
    areaPage(c, area, known, { values: { ...formOf(area, known).values, ...values }, errors })
  const finish = async (field: string, work: (act: Act) => Promise<unknown>): Promise<Response> => {
    try {
      const path = await once(act, input, async (act) => {
        await work(act)
        return `${paths.administerArea(area.id)}?klaar=ja`
      })
      return redirect(c, path)
    } catch (error) {
      if (error instanceof Conflict) return again(withError(input.text, field, error.message))
      throw error
    }
  }
  switch (valueIn(input.text, 'doen')) {
    case 'bewaren': {
      const parsed = parseForm(editSchema, input, locale, { naam: t.name, inwoners: t.population })
      if (!parsed.ok) return again(parsed)
      const { naam: name, inwoners, wijk, regiegroep, wijken: districtIds = [] } = parsed.value
      const parents = { parentId: wijk ?? null, juryAreaId: regiegroep ?? null }
      const edit = { areaId: area.id, name, population: inwoners ?? null, ...parents, districtIds }
      return finish('naam', (act) => editArea(act, edit))
    }
    case 'samenvoegen': {
      const intoId = valueIn(input.text, 'samen')
      if (!known.some(({ id }) => id === intoId)) return again(withError(input.text, 'samen', t.mergeChoose))
      if (!valueIn(input.text, 'zekerSamen')) return again(withError(input.text, 'zekerSamen', t.sureMissing))
      return finish('samen', (act) => merge(act, { areaId: area.id, intoId }))
    }
    case 'vervallen':
      if (!valueIn(input.text, 'zekerWeg')) return again(withError(input.text, 'zekerWeg', t.sureMissing))
      return finish('zekerWeg', (act) => retire(act, area.id))
    case 'terug':
      return finish('terug', (act) => bringBack(act, area.id))
    case 'rol':
      return giveRole(c, area, input, again, finish)
    default:
      return again(freshForm())
  }
}

async function giveRole(
  c: Ctx,
  area: KnownArea,
  input: FormInput,
  again: (form: FormState) => Promise<Response>,
  finish: (field: string, work: (act: Act) => Promise<unknown>) => Promise<Response>,
): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const parsed = parseForm(roleSchema, input, act.locale, { wie: t.person, rol: t.role })
  if (!parsed.ok) return again(parsed)
  const { wie, rol: role } = parsed.value
  const person = await personById(act.db, wie)
  if (!person?.email || !isRole(role)) return again(withError(input.text, 'wie', t.personGone))
  const grant = { name: person.name, email: person.email, role, areaId: area.id }
  if (await hasRoleAlready(act, grant)) return again(withError(input.text, 'rol', t.giveAlready))
  return finish('wie', (act) => grantRole(act, grant))
}
