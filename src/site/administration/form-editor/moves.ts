import { moveOption, movePage, moveQuestion, moveRow, pageWith, questionOf } from '../../../forms/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { moveHandler } from '../drafts/move.tsx'
import { pageOrder } from './home.tsx'
import { editPath, formKind, questionPath } from './kind.ts'
import { questionOrder } from './page.tsx'
import { optionOrder, rowOrder } from './question.tsx'

const asked = (c: Ctx) => ({
  key: c.req.param('sleutel') ?? '',
  page: c.req.param('pagina') ?? '',
  question: c.req.param('vraag') ?? '',
  answer: c.req.param('antwoord') ?? '',
  row: c.req.param('rij') ?? '',
})

export const movePageOnce = moveHandler(formKind, (c) => {
  const { key, page } = asked(c)
  return { order: pageOrder, apply: (form, by) => movePage(form, page, by), back: editPath(key) }
})

export const moveQuestionOnce = moveHandler(formKind, (c) => {
  const { key, question } = asked(c)
  return {
    order: (form) => questionOrder(pageWith(form, question)),
    apply: (form, by) => moveQuestion(form, question, by),
    back: questionPath(key, question),
  }
})

export const moveOptionOnce = moveHandler(formKind, (c) => {
  const { key, question, answer } = asked(c)
  return {
    order: (form) => optionOrder(questionOf(form, question)),
    apply: (form, by) => moveOption(form, question, answer, by),
    back: questionPath(key, question),
  }
})

export const moveRowOnce = moveHandler(formKind, (c) => {
  const { key, question, row } = asked(c)
  return {
    order: (form) => rowOrder(questionOf(form, question)),
    apply: (form, by) => moveRow(form, question, row, by),
    back: questionPath(key, question),
  }
})
