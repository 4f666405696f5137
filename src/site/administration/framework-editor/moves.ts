import { changeThing, type FrameworkList, moveThing, thingIn } from '../../../frameworks/index.ts'
import { movedOne } from '../../../kit/keyed.ts'
import { moveHandler } from '../drafts/move.tsx'
import { orderOf } from './home.tsx'
import { editPath, frameworkKind, listWords, thingPath } from './kind.ts'

/** Moves a thing of a list one place earlier or later. */
export const moveThingOnce = (list: FrameworkList) =>
  moveHandler(frameworkKind, (c) => ({
    order: orderOf(list),
    apply: (framework, by) => moveThing(framework, list, c.req.param(listWords[list]) ?? '', by),
    back: editPath(c.req.param('sleutel') ?? ''),
  }))

/** Moves an answer of a question. */
export const moveAnswerOnce = moveHandler(frameworkKind, (c) => {
  const [question, answer] = [c.req.param('vraag') ?? '', c.req.param('antwoord') ?? '']
  return {
    order: (framework) => (thingIn(framework, 'questions', question)?.options ?? []).map(({ id }) => id),
    apply: (framework, by) =>
      changeThing(framework, 'questions', question, (old) => {
        const options = old.options ?? []
        const from = options.findIndex(({ id }) => id === answer)
        return { ...old, options: movedOne(options, from, by) }
      }),
    back: thingPath(c.req.param('sleutel') ?? '', 'questions', question),
  }
})
