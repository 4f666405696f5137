import { z } from 'zod'
import {
  addQuestion,
  changeQuestion,
  type FormDefinition,
  fieldTypes,
  hasOptions,
  moveToPage,
  pageOf,
  pageWith,
  questionOf,
  removeQuestion,
} from '../../../forms/index.ts'
import { keysTheProgramReads } from '../../../initiatives/index.ts'
import { parseForm, withError } from '../../../kit/form.ts'
import { longText, ticked, yesOrNo } from '../../../kit/form-fields.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Checkbox, Select, YesNo } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
  readLines,
} from '../drafts/both.tsx'
import { CheckNotice } from '../drafts/frame.tsx'
import { faultsIn } from '../drafts/kind.ts'
import type { MakePiece, Piece } from '../drafts/piece.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { formKind, pagePath, questionPath } from './kind.ts'
import { texts } from './texts.ts'

/** The question in the address with what every piece of it shares. */
export function questionAt(c: Ctx, form: FormDefinition, part: string) {
  const question = questionOf(form, c.req.param('vraag') ?? '')
  if (!question) return null
  const { locale } = c.var.act
  const label = say(question.label, locale)
  const home = questionPath(form.key, question.key)
  return {
    question,
    locale,
    label,
    shared: {
      path: `${home}/${part}`,
      back: { href: home, label: texts(locale).backToQuestion(label) },
    } satisfies Partial<Piece<FormDefinition>>,
  }
}

const textLabels = (locale: Locale) => {
  const t = texts(locale)
  return {
    ...bothLabels('label', t.label, locale),
    ...bothLabels('hint', t.hint, locale),
    ...bothLabels('why', t.why, locale),
  }
}

/** A question more at the end of a page. */
export const newQuestionPiece: MakePiece<FormDefinition> = (c, form) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const page = pageOf(form, c.req.param('pagina') ?? '')
  if (!page) return null
  const schema = z.object({
    type: z.enum(fieldTypes),
    ...bothShort('label', 200),
    ...bothIfAny('hint', 1000),
    ...bothIfAny('why', 500),
    required: yesOrNo(),
    answers_nl: longText(4000).optional(),
    answers_en: longText(4000).optional(),
    rows_nl: longText(4000).optional(),
    rows_en: longText(4000).optional(),
  })
  const labels = {
    type: t.type,
    ...textLabels(locale),
    required: t.requiredAsk,
    ...bothLabels('answers', t.answers, locale),
    ...bothLabels('rows', t.rows, locale),
  }
  return {
    title: t.addQuestion,
    lead: t.addQuestionLead,
    path: pagePath(form.key, page.key, 'vraag-erbij'),
    back: { href: pagePath(form.key, page.key), label: t.backToPage(say(page.title, locale)) },
    submit: t.addQuestionYes,
    values: { required: ['nee'] },
    part: (now) => pageOf(now, page.key)?.fields.map(({ key }) => key) ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['hint', 'why'], locale)
      if (half) return half
      const { type, required, label_nl: nl, label_en: en } = parsed.value
      const answers = hasOptions(type) ? readLines(parsed.value, 'answers') : []
      if (!answers) return withError(input.text, 'answers_en', draftTexts(locale).uneven)
      if (hasOptions(type) && answers.length < 2) return withError(input.text, 'answers_nl', t.twoAnswers)
      const rows = type === 'matrix' ? readLines(parsed.value, 'rows') : []
      if (!rows) return withError(input.text, 'rows_en', draftTexts(locale).uneven)
      if (type === 'matrix' && rows.length === 0) return withError(input.text, 'rows_nl', t.oneRow)
      const fresh = {
        type,
        required,
        label: { nl, en },
        hint: readBoth(parsed.value, 'hint'),
        why: readBoth(parsed.value, 'why'),
        answers,
        rows,
      }
      return {
        ok: true,
        apply: (now) => {
          const added = addQuestion(now, page.key, fresh, keysTheProgramReads)
          return { definition: added.form, to: questionPath(form.key, added.key) }
        },
      }
    },
    fields: (field) => (
      <>
        <Select
          {...field('type')}
          label={t.type}
          options={fieldTypes.map((type) => ({ value: type, label: t.types[type] }))}
        />
        <BothLanguages field={field} name="label" label={t.label} locale={locale} />
        <YesNo {...field('required')} label={t.requiredAsk} />
        <BothLanguages
          field={field}
          name="answers"
          label={t.answers}
          hint={t.answersHint}
          rows={4}
          locale={locale}
          optional
        />
        <BothLanguages
          field={field}
          name="rows"
          label={t.rows}
          hint={t.rowsHint}
          rows={3}
          locale={locale}
          optional
        />
        <BothLanguages field={field} name="hint" label={t.hint} rows={2} locale={locale} optional />
        <BothLanguages
          field={field}
          name="why"
          label={t.why}
          hint={t.whyHint}
          rows={2}
          locale={locale}
          optional
        />
      </>
    ),
  }
}

/** The question, its explanation, why we ask it, and what is said when it is left out. */
export const questionWordsPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'woorden')
  if (!at) return null
  const { question, locale } = at
  const t = texts(locale)
  const schema = z.object({
    ...bothShort('label', 200),
    ...bothIfAny('hint', 1000),
    ...bothIfAny('why', 500),
    ...bothIfAny('missing', 300),
  })
  return {
    ...at.shared,
    title: t.questionWords,
    lead: t.questionWordsLead,
    values: {
      ...bothValues('label', question.label),
      ...bothValues('hint', question.hint),
      ...bothValues('why', question.why),
      ...bothValues('missing', question.missing),
    },
    part: (now) => {
      const found = questionOf(now, question.key)
      return found ? [found.label, found.hint, found.why, found.missing] : null
    },
    read: (input) => {
      const labels = { ...textLabels(locale), ...bothLabels('missing', t.missing, locale) }
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['hint', 'why', 'missing'], locale)
      if (half) return half
      const { label_nl: nl, label_en: en } = parsed.value
      const [hint, why, missing] = ['hint', 'why', 'missing'].map((name) => readBoth(parsed.value, name))
      return {
        ok: true,
        apply: (now) => ({
          definition: changeQuestion(now, question.key, (old) => ({
            ...old,
            label: { nl, en },
            hint,
            why,
            missing,
          })),
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="label" label={t.label} locale={locale} />
        <BothLanguages field={field} name="hint" label={t.hint} rows={3} locale={locale} optional />
        <BothLanguages
          field={field}
          name="why"
          label={t.why}
          hint={t.whyHint}
          rows={2}
          locale={locale}
          optional
        />
        <BothLanguages
          field={field}
          name="missing"
          label={t.missing}
          hint={t.missingHint}
          locale={locale}
          optional
        />
      </>
    ),
  }
}

/** How the question reads to an official who fills the form in for somebody. */
export const deskPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'balie')
  if (!at) return null
  const { question, locale } = at
  const t = texts(locale)
  const { desk } = question
  const schema = z.object({ ...bothIfAny('label', 200), ...bothIfAny('hint', 1000), later: ticked() })
  return {
    ...at.shared,
    title: t.desk,
    lead: t.deskLead,
    values: {
      ...bothValues('label', desk?.label),
      ...bothValues('hint', desk?.hint),
      later: desk?.later ? ['ja'] : [],
    },
    part: (now) => questionOf(now, question.key)?.desk ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, textLabels(locale))
      if (!parsed.ok) return parsed
      const half = halfWritten(input, ['label', 'hint'], locale)
      if (half) return half
      const [label, hint] = [readBoth(parsed.value, 'label'), readBoth(parsed.value, 'hint')]
      const { later } = parsed.value
      const said = {
        ...(label ? { label } : {}),
        ...(hint ? { hint } : {}),
        ...(later ? { later } : {}),
      }
      return {
        ok: true,
        apply: (now) => ({
          definition: changeQuestion(now, question.key, (old) => ({
            ...old,
            desk: Object.keys(said).length > 0 ? said : undefined,
          })),
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages
          field={field}
          name="label"
          label={t.deskLabel}
          hint={t.deskLabelHint}
          locale={locale}
          optional
        />
        <BothLanguages field={field} name="hint" label={t.deskHint} rows={2} locale={locale} optional />
        <Checkbox {...field('later')} label={t.deskLaterAsk} hint={t.deskLaterHint} />
      </>
    ),
  }
}

/** Puts the question on another page. */
export const otherPagePiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'andere-pagina')
  const here = at && pageWith(form, at.question.key)
  const others = form.sections.filter((page) => page !== here)
  if (!at || others.length === 0) return null
  const { question, locale } = at
  const t = texts(locale)
  const keys = others.map(({ key }) => key)
  const schema = z.object({ page: z.string().refine((key) => keys.includes(key)) })
  return {
    ...at.shared,
    title: t.otherPage,
    lead: t.otherPageLead,
    values: {},
    part: (now) => now.sections.map(({ key, fields }) => [key, fields.map((field) => field.key)]),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { page: t.toPage })
      if (!parsed.ok) return parsed
      return {
        ok: true,
        apply: (now) => ({ definition: moveToPage(now, question.key, parsed.value.page) }),
      }
    },
    fields: (field) => (
      <Select
        {...field('page')}
        label={t.toPage}
        options={others.map(({ key, title }) => ({ value: key, label: say(title, locale) }))}
      />
    ),
  }
}

/** Takes a question away, after saying what then no longer fits. */
export const removeQuestionPiece: MakePiece<FormDefinition> = async (c, form) => {
  const at = questionAt(c, form, 'weghalen')
  const page = at && pageWith(form, at.question.key)
  if (!at || !page) return null
  const { question, locale } = at
  const t = texts(locale)
  const faults = await faultsIn(c.var.act, formKind, removeQuestion(form, question.key))
  return {
    ...at.shared,
    title: t.removeQuestionTitle(at.label),
    lead: t.removeQuestionLead,
    submit: t.removeQuestionYes,
    values: {},
    part: (now) => questionOf(now, question.key) ?? null,
    read: () => ({
      ok: true,
      apply: (now) => ({
        definition: removeQuestion(now, question.key),
        to: pagePath(form.key, page.key),
      }),
    }),
    fields: () => (
      <>
        <p>{t.removeAfter}</p>
        <CheckNotice faults={faults} locale={locale} />
      </>
    ),
  }
}
