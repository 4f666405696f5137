import { addPage, type FormDefinition } from '../forms/index.ts'
import type { Localised } from '../kit/locale.ts'
import { labelIn, type QuestionContent, questionFrom } from './rules.ts'

/** More questions than anybody answers. */
export const mostPasted = 200
const mostAnswers = 60
const longestQuestion = 400
const longestAnswer = 200

/** A page of questions as it was pasted; the first has no title of its own. */
export interface PastedPage {
  readonly title: Localised | null
  readonly questions: readonly QuestionContent[]
}

/** Why a line cannot be read: `fault` with its number, counted from 1. */
export interface PasteFault {
  readonly line: number
  readonly fault: 'answer_first' | 'one_answer' | 'too_long' | 'too_many' | 'both_kinds' | 'no_title'
}

interface Draft {
  readonly line: number
  readonly label: string
  readonly answers: { readonly mark: string; readonly text: string }[]
  readonly required: boolean
}

/**
 * Reads questions from a text: a question on a line, its answers below it after `-` (one can be chosen) or `*` (more of
 * them), `#` before the title of a next page, `(mag leeg)` or `(optional)` behind a question that may be skipped. A
 * question without answers is answered in somebody's own words.
 */
export function readQuestions(text: string): {
  readonly pages: readonly PastedPage[]
  readonly faults: readonly PasteFault[]
} {
  const pages: { title: Localised | null; drafts: Draft[] }[] = [{ title: null, drafts: [] }]
  const faults: PasteFault[] = []
  let amount = 0
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = at + 1
    const words = raw.trim()
    if (words === '') continue
    const page = pages.at(-1) ?? { title: null, drafts: [] }
    const [, mark, rest = ''] = /^([-*#•–])\s*(.*)$/.exec(words) ?? []
    if (words.length > (mark && mark !== '#' ? longestAnswer : longestQuestion)) {
      faults.push({ line, fault: 'too_long' })
    } else if (mark === '#') {
      if (rest === '') faults.push({ line, fault: 'no_title' })
      else pages.push({ title: labelIn(rest), drafts: [] })
    } else if (mark) {
      const about = page.drafts.at(-1)
      if (!about) faults.push({ line, fault: 'answer_first' })
      else if (about.answers.length >= mostAnswers) faults.push({ line, fault: 'too_many' })
      else if (rest !== '') about.answers.push({ mark: mark === '*' ? '*' : '-', text: rest })
    } else if (amount >= mostPasted) {
      faults.push({ line, fault: 'too_many' })
    } else {
      amount += 1
      const label = words.replace(/\s*\((mag leeg|optional)\)$/i, '')
      page.drafts.push({ line, label, answers: [], required: label === words })
    }
  }
  const contents = pages.map(({ title, drafts }) => ({
    title,
    questions: drafts.map((draft) => {
      const marks = new Set(draft.answers.map(({ mark }) => mark))
      if (draft.answers.length === 1) faults.push({ line: draft.line, fault: 'one_answer' })
      if (marks.size > 1) faults.push({ line: draft.line, fault: 'both_kinds' })
      return contentOf(draft)
    }),
  }))
  return { pages: contents.filter(({ title, questions }) => title || questions.length > 0), faults }
}

const contentOf = ({ label, answers, required }: Draft): QuestionContent => ({
  ...{ label: labelIn(label), hint: null, required },
  type: answers.length === 0 ? 'long_text' : answers[0]?.mark === '*' ? 'multi_choice' : 'choice',
  options: answers.map(({ text }) => labelIn(text)),
  ...{ rows: [], low: null, high: null, to: null, total: null, when: null },
})

/** The form with what was pasted behind the questions of the page with this key, and its own pages at the end. */
export function withPasted(form: FormDefinition, key: string, pages: readonly PastedPage[]): FormDefinition {
  let made = form
  for (const { title, questions } of pages) {
    const page = title ? addPage(made, { title, intro: undefined }) : { form: made, key }
    made = page.form
    for (const content of questions) {
      const question = questionFrom(made, content, null)
      made = {
        ...made,
        sections: made.sections.map((section) =>
          section.key === page.key ? { ...section, fields: [...section.fields, question] } : section,
        ),
      }
    }
  }
  return made
}
