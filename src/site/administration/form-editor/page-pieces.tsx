import { z } from 'zod'
import { addPage, changePage, type FormDefinition, pageOf, removePage } from '../../../forms/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { say } from '../../../kit/locale.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import { CheckNotice } from '../drafts/frame.tsx'
import { faultsIn } from '../drafts/kind.ts'
import type { MakePiece } from '../drafts/piece.tsx'
import { editPath, formKind, pagePath } from './kind.ts'
import { texts } from './texts.ts'

const words = z.object({ ...bothShort('title', 100), ...bothIfAny('intro', 1000) })

/** Name and introduction of the whole. */
export const generalPiece: MakePiece<FormDefinition> = (c, form) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const labels = { ...bothLabels('title', t.formTitle, locale), ...bothLabels('intro', t.intro, locale) }
  return {
    title: t.general,
    lead: t.generalLead,
    path: editPath(form.key, 'algemeen'),
    back: { href: editPath(form.key), label: t.back },
    values: { ...bothValues('title', form.title), ...bothValues('intro', form.intro) },
    part: ({ title, intro }) => ({ title, intro }),
    read: (input) => {
      const parsed = parseForm(words, input, locale, labels)
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['intro'], locale)
      if (half) return half
      const { title_nl: nl, title_en: en } = parsed.value
      const intro = readBoth(parsed.value, 'intro')
      return {
        ok: true,
        apply: ({ intro: _, ...now }) => ({
          definition: { ...now, title: { nl, en }, ...(intro ? { intro } : {}) },
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.formTitle} locale={locale} />
        <BothLanguages field={field} name="intro" label={t.intro} rows={4} locale={locale} optional />
      </>
    ),
  }
}

/** A page more, at the end. */
export const newPagePiece: MakePiece<FormDefinition> = (c, form) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const labels = { ...bothLabels('title', t.pageTitle, locale), ...bothLabels('intro', t.intro, locale) }
  return {
    title: t.addPage,
    lead: t.addPageLead,
    path: editPath(form.key, 'pagina-erbij'),
    back: { href: editPath(form.key), label: t.back },
    submit: t.addPageYes,
    values: {},
    part: (now) => now.sections.map(({ key }) => key),
    read: (input) => {
      const parsed = parseForm(words, input, locale, labels)
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['intro'], locale)
      if (half) return half
      const { title_nl: nl, title_en: en } = parsed.value
      return {
        ok: true,
        apply: (now) => {
          const added = addPage(now, { title: { nl, en }, intro: readBoth(parsed.value, 'intro') })
          return { definition: added.form, to: pagePath(form.key, added.key) }
        },
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.pageTitle} locale={locale} />
        <BothLanguages field={field} name="intro" label={t.intro} rows={3} locale={locale} optional />
      </>
    ),
  }
}

/** Name and introduction of a page, and its name at the desk. */
export const pageWordsPiece: MakePiece<FormDefinition> = (c, form) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const page = pageOf(form, c.req.param('pagina') ?? '')
  if (!page) return null
  const schema = words.extend(bothIfAny('desk', 100))
  const labels = {
    ...bothLabels('title', t.pageTitle, locale),
    ...bothLabels('intro', t.intro, locale),
    ...bothLabels('desk', t.pageDesk, locale),
  }
  return {
    title: t.pageWords,
    path: pagePath(form.key, page.key, 'woorden'),
    back: { href: pagePath(form.key, page.key), label: t.backToPage(say(page.title, locale)) },
    values: {
      ...bothValues('title', page.title),
      ...bothValues('intro', page.intro),
      ...bothValues('desk', page.desk_title),
    },
    part: (now) => {
      const found = pageOf(now, page.key)
      return found ? [found.title, found.intro, found.desk_title] : null
    },
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['intro', 'desk'], locale)
      if (half) return half
      const { title_nl: nl, title_en: en } = parsed.value
      const [intro, desk] = [readBoth(parsed.value, 'intro'), readBoth(parsed.value, 'desk')]
      return {
        ok: true,
        apply: (now) => ({
          definition: changePage(now, page.key, ({ intro: _, desk_title: __, ...old }) => ({
            ...old,
            title: { nl, en },
            ...(intro ? { intro } : {}),
            ...(desk ? { desk_title: desk } : {}),
          })),
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.pageTitle} locale={locale} />
        <BothLanguages field={field} name="intro" label={t.intro} rows={3} locale={locale} optional />
        <BothLanguages
          field={field}
          name="desk"
          label={t.pageDesk}
          hint={t.pageDeskHint}
          locale={locale}
          optional
        />
      </>
    ),
  }
}

/** Takes a page away with all its questions, after saying what then no longer fits. */
export const removePagePiece: MakePiece<FormDefinition> = async (c, form) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const page = pageOf(form, c.req.param('pagina') ?? '')
  if (!page || form.sections.length < 2) return null
  const title = say(page.title, locale)
  const faults = await faultsIn(c.var.act, formKind, removePage(form, page.key))
  return {
    title: t.removePageTitle(title),
    lead: t.removePageLead(page.fields.length),
    path: pagePath(form.key, page.key, 'weghalen'),
    back: { href: pagePath(form.key, page.key), label: t.backToPage(title) },
    submit: t.removePageYes,
    values: {},
    part: (now) => pageOf(now, page.key) ?? null,
    read: () => ({
      ok: true,
      apply: (now) => ({ definition: removePage(now, page.key), to: editPath(form.key) }),
    }),
    fields: () => (
      <>
        <p>{t.removeAfter}</p>
        <CheckNotice faults={faults} locale={locale} />
      </>
    ),
  }
}
