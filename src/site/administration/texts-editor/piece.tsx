import { z } from 'zod'
import { parseForm, withError } from '../../../kit/form.ts'
import { longText } from '../../../kit/form-fields.ts'
import { locales } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { holeFaults, holesIn, type OwnTexts, textEntries } from '../../own/texts.ts'
import { BothLanguages, bothLabels, bothValues } from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { textPath, textsPath } from './kind.ts'
import { texts } from './texts.ts'

const without = (own: OwnTexts, id: string): OwnTexts =>
  Object.fromEntries(Object.entries(own).filter(([other]) => other !== id))

/** One text in both languages, with what the program says beside it. */
export const textPiece: MakePiece<OwnTexts> = (c, own) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const id = c.req.param('tekst') ?? ''
  const entry = textEntries().find((one) => one.id === id)
  if (!entry) return null
  const now = Object.hasOwn(own, id) ? own[id] : undefined
  const holes = holesIn(entry.ours.nl)
  const schema = z.object({ text_nl: longText(3000), text_en: longText(3000) })
  return {
    title: t.one,
    lead: t.modules[entry.module] ?? entry.module,
    path: textPath(id),
    back: { href: textsPath(), label: t.back },
    values: bothValues('text', now ?? entry.ours),
    part: (definition) => definition[id] ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, bothLabels('text', t.label, locale))
      if (!parsed.ok) return parsed
      const words = { nl: parsed.value.text_nl, en: parsed.value.text_en }
      for (const language of locales) {
        const { missing, unknown } = holeFaults(entry, words[language])
        const field = `text_${language}`
        if (missing.length > 0) return withError(input.text, field, t.missing(missing.join(', ')))
        if (unknown.length > 0) return withError(input.text, field, t.unknown(unknown.join(', ')))
      }
      const isOurs = words.nl === entry.ours.nl && words.en === entry.ours.en
      return {
        ok: true,
        apply: (definition) => ({
          definition: isOurs ? without(definition, id) : { ...definition, [id]: words },
        }),
      }
    },
    fields: (field) => (
      <>
        {holes.length > 0 && <p>{t.holes(holes.join(', '))}</p>}
        <BothLanguages field={field} name="text" label={t.label} rows={4} locale={locale} />
      </>
    ),
    preview: (shown) => (
      <>
        <Section title={t.preview}>
          {locales.map((language) => (
            <blockquote lang={language} class="keep-lines">
              {(shown[id] ?? entry.ours)[language]}
            </blockquote>
          ))}
        </Section>
        <Section title={t.ours}>
          {locales.map((language) => (
            <p lang={language} class="keep-lines">
              {entry.ours[language]}
            </p>
          ))}
        </Section>
      </>
    ),
    ...(now
      ? { remove: { label: t.restore, apply: (definition: OwnTexts) => without(definition, id) } }
      : {}),
  }
}
