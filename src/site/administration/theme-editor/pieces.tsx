import { z } from 'zod'
import { parseForm } from '../../../kit/form.ts'
import { shortText } from '../../../kit/form-fields.ts'
import { says } from '../../../kit/form-messages.ts'
import { RadioGroup, TextInput } from '../../../ui/form/index.ts'
import { colorNames, fontNames, type Mode, type Theme } from '../../own/theme.ts'
import type { MakePiece } from '../drafts/piece.tsx'
import { Contrast } from './contrast.tsx'
import { themePath } from './kind.ts'
import { texts } from './texts.ts'

/** The name in the top left corner and the font. */
export const namePiece: MakePiece<Theme> = (c, theme) => {
  const { locale, municipality } = c.var.act
  const t = texts(locale)
  const schema = z.object({ name: shortText(30), font: z.enum(fontNames) })
  return {
    title: t.name,
    path: themePath('naam'),
    back: { href: themePath(), label: t.title },
    values: { name: [theme.name], font: [theme.font] },
    part: ({ name, font }) => ({ name, font }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { name: t.nameLabel, font: t.font })
      if (!parsed.ok) return parsed
      return { ok: true, apply: (now) => ({ definition: { ...now, ...parsed.value } }) }
    },
    fields: (field) => (
      <>
        <TextInput {...field('name')} label={t.nameLabel} hint={t.nameHint(municipality.name)} />
        <RadioGroup
          {...field('font')}
          label={t.font}
          options={fontNames.map((font) => ({ value: font, label: t.fonts[font] }))}
        />
      </>
    ),
  }
}

const colorText = () =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .refine(
      (text) => /^#[0-9a-f]{6}$/.test(text),
      says({ nl: texts('nl').wrongColor, en: texts('en').wrongColor }),
    )

/** The colours of one of both sets, with the contrast of every pair beside them. */
export const colorsPiece =
  (mode: Mode): MakePiece<Theme> =>
  (c, theme) => {
    const { locale } = c.var.act
    const t = texts(locale)
    const schema = z.object(
      Object.fromEntries(colorNames.map((name) => [name, colorText()])) as Record<
        (typeof colorNames)[number],
        ReturnType<typeof colorText>
      >,
    )
    return {
      title: t.modes[mode],
      lead: t.modesLead[mode],
      path: themePath(mode === 'light' ? 'licht' : 'donker'),
      back: { href: themePath(), label: t.title },
      values: Object.fromEntries(colorNames.map((name) => [name, [theme[mode][name]]])),
      part: (now) => now[mode],
      read: (input) => {
        const parsed = parseForm(schema, input, locale, t.colors)
        if (!parsed.ok) return parsed
        return { ok: true, apply: (now) => ({ definition: { ...now, [mode]: parsed.value } }) }
      },
      fields: (field) =>
        colorNames.map((name) => (
          <TextInput {...field(name)} type="color" label={t.colors[name]} width="short" />
        )),
      preview: (shown) => <Contrast theme={shown} mode={mode} locale={locale} />,
    }
  }
