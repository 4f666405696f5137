import { z } from 'zod'
import { addThing, changeThing, type FrameworkDefinition } from '../../../frameworks/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { BothLanguages, bothLabels, bothShort, bothValues } from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'
import { backHome, thingAt } from './thing.ts'

const flagSchema = z.object(bothShort('text', 300))

/** A warning that a rule can give. */
export const flagPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const at = thingAt(c, framework, 'flags')
  if (!at) return null
  const { thing, id, locale, t } = at
  return {
    ...at.shared,
    ...(at.removal ? { remove: at.removal } : {}),
    title: t.thing.flags,
    values: bothValues('text', thing.text),
    part: at.partOf((flag) => flag),
    read: (input) => {
      const parsed = parseForm(flagSchema, input, locale, bothLabels('text', t.thing.flags, locale))
      if (!parsed.ok) return parsed
      const { text_nl: nl, text_en: en } = parsed.value
      return at.changed((now) => changeThing(now, 'flags', id, () => ({ id, text: { nl, en } })))
    },
    fields: (field) => (
      <BothLanguages field={field} name="text" label={t.thing.flags} rows={2} locale={locale} />
    ),
  }
}

export const newFlagPiece: MakePiece<FrameworkDefinition> = (c, framework) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.add.flags,
    path: editPath(framework.key, 'waarschuwing-erbij'),
    back: backHome(framework, locale),
    submit: t.addYes,
    values: {},
    part: (now) => now.flags.map(({ id }) => id),
    read: (input) => {
      const parsed = parseForm(flagSchema, input, locale, bothLabels('text', t.thing.flags, locale))
      if (!parsed.ok) return parsed
      const text = { nl: parsed.value.text_nl, en: parsed.value.text_en }
      return {
        ok: true,
        apply: (now) => ({ definition: addThing(now, 'flags', text, (id) => ({ id, text })).framework }),
      }
    },
    fields: (field) => (
      <BothLanguages field={field} name="text" label={t.thing.flags} rows={2} locale={locale} />
    ),
  }
}
