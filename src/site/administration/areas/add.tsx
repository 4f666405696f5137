import { z } from 'zod'
import { Conflict } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { addArea, knownAreas } from '../../../places/index.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  Select,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { optionsOf } from './options.ts'
import { texts } from './texts.ts'
import { areaCrumbs } from './upload.tsx'

const levels = ['district', 'neighbourhood', 'jury_area'] as const
const schema = z.object({
  soort: z.enum(levels),
  naam: shortText(100),
  code: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .optional(),
  wijk: z.uuid().optional(),
  regiegroep: z.uuid().optional(),
})

/** `/beheer/gebieden/nieuw`: an area made by hand. */
export const showNewArea = (c: Ctx): Promise<Response> => newAreaPage(c, freshForm())

async function newAreaPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const known = await knownAreas(act.db)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.addTitle, form.errors, locale),
      current: 'administration',
      breadcrumbs: areaCrumbs(locale),
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.addTitle} lead={t.addLead} />
      <Form action={paths.newArea()}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('soort')}
          label={t.level}
          options={levels.map((level) => ({ value: level, label: t.levels[level] }))}
        />
        <TextInput {...field('naam')} label={t.name} autocomplete="off" />
        <TextInput {...field('code')} label={t.code} hint={t.codeOptional} autocomplete="off" optional />
        <Select
          {...field('wijk')}
          label={t.parent}
          hint={t.parentOnly}
          optional
          options={optionsOf(known, 'district')}
        />
        <Select
          {...field('regiegroep')}
          label={t.jury}
          hint={t.juryOnly}
          optional
          options={optionsOf(known, 'jury_area')}
        />
        <FormActions submit={t.addSubmit} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function makeArea(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const labels = { soort: t.level, naam: t.name, code: t.code, wijk: t.parent, regiegroep: t.jury }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return newAreaPage(c, parsed)
  const { soort: level, naam: name, code = '', wijk, regiegroep } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const parents = { parentId: wijk ?? null, juryAreaId: regiegroep ?? null }
      return `${paths.administerArea(await addArea(act, { level, name, code, ...parents }))}?klaar=ja`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return newAreaPage(c, withError(input.text, 'code', error.message))
    throw error
  }
}
