import { z } from 'zod'
import { addThing, changeThing, type FrameworkDefinition } from '../../../frameworks/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { yesOrNo } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { CheckboxGroup, YesNo } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothShort, bothValues } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const sumSchema = z.object({
  ...bothShort('name', 100),
  of: z.array(z.string().max(60)).min(1),
  weighted: yesOrNo(),
})

function readSum(framework: FrameworkDefinition, input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(sumSchema, input, locale, {
    ...bothLabels('name', t.sumName, locale),
    of: t.sumQuestions,
    weighted: t.weighted,
  })
  if (!parsed.ok) return parsed
  const { name_nl: nl, name_en: en, of, weighted } = parsed.value
  const known = framework.questions.map(({ id }) => id).filter((id) => of.includes(id))
  return { ok: true as const, fresh: { name: { nl, en }, of: known, ...(weighted ? { weighted } : {}) } }
}

const sumFields = (framework: FrameworkDefinition, locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="name" label={t.sumName} locale={locale} />
      <CheckboxGroup
        {...field('of')}
        label={t.sumQuestions}
        options={framework.questions.map(({ id, text }) => ({ value: id, label: say(text, locale) }))}
      />
      <YesNo {...field('weighted')} label={t.weighted} hint={t.weightedHint} />
    </>
  )
}

/** A sum of points. */
export const sumPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'sums')
  if (!at) return null
  const { thing, id, locale, t } = at
  return {
    ...at.shared,
    ...(at.removal ? { remove: at.removal } : {}),
    title: `${t.thing.sums}: ${say(thing.name, locale)}`,
    values: {
      ...bothValues('name', thing.name),
      of: thing.of,
      weighted: [thing.weighted ? 'ja' : 'nee'],
    },
    part: at.partOf((sum) => sum),
    read: (input) => {
      const read = readSum(framework, input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeThing(now, 'sums', id, () => ({ id, ...read.fresh })))
    },
    fields: sumFields(framework, locale),
  }
}

export const newSumPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.add.sums,
    path: editPath(framework.key, 'som-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: { weighted: ['nee'] },
    part: (now) => now.sums.map(({ id }) => id),
    read: (input) => {
      const read = readSum(framework, input, locale)
      if (!read.ok) return read
      const { fresh } = read
      return {
        ok: true,
        apply: (now) => ({
          definition: addThing(now, 'sums', fresh.name, (id) => ({ id, ...fresh })).framework,
        }),
      }
    },
    fields: sumFields(framework, locale),
  }
}
