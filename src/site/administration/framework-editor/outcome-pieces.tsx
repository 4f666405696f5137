import { z } from 'zod'
import { addThing, changeThing, type FrameworkDefinition } from '../../../frameworks/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { yesOrNo } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { YesNo } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothLong, bothShort, bothValues } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const outcomeSchema = z.object({ ...bothShort('title', 100), ...bothLong('summary', 600), on: yesOrNo() })

function readOutcome(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(outcomeSchema, input, locale, {
    ...bothLabels('title', t.outcomeTitle, locale),
    ...bothLabels('summary', t.summary, locale),
    on: t.on,
  })
  if (!parsed.ok) return parsed
  const { title_nl, title_en, summary_nl, summary_en, on } = parsed.value
  return {
    ok: true as const,
    fresh: {
      title: { nl: title_nl, en: title_en },
      summary: { nl: summary_nl, en: summary_en },
      ...(on ? {} : { enabled: false }),
    },
  }
}

const outcomeFields = (locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="title" label={t.outcomeTitle} locale={locale} />
      <BothLanguages field={field} name="summary" label={t.summary} rows={3} locale={locale} />
      <YesNo {...field('on')} label={t.on} hint={t.onHint} />
    </>
  )
}

/** An outcome: its name, what it means, and whether it is switched on. */
export const outcomePiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'outcomes')
  if (!at) return null
  const { thing, id, locale, t } = at
  return {
    ...at.shared,
    ...(at.removal ? { remove: at.removal } : {}),
    title: `${t.thing.outcomes}: ${say(thing.title, locale)}`,
    values: {
      ...bothValues('title', thing.title),
      ...bothValues('summary', thing.summary),
      on: [thing.enabled === false ? 'nee' : 'ja'],
    },
    part: at.partOf((outcome) => outcome),
    read: (input) => {
      const read = readOutcome(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeThing(now, 'outcomes', id, () => ({ id, ...read.fresh })))
    },
    fields: outcomeFields(locale),
  }
}

export const newOutcomePiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.add.outcomes,
    lead: t.addOutcomeLead,
    path: editPath(framework.key, 'uitkomst-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: { on: ['ja'] },
    part: (now) => now.outcomes.map(({ id }) => id),
    read: (input) => {
      const read = readOutcome(input, locale)
      if (!read.ok) return read
      const { fresh } = read
      return {
        ok: true,
        apply: (now) => ({
          definition: addThing(now, 'outcomes', fresh.title, (id) => ({ id, ...fresh })).framework,
        }),
      }
    },
    fields: outcomeFields(locale),
  }
}
