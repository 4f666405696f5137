import { describe } from 'vitest'
import { judgeThePlan } from './tamara/decision.ts'
import { endWell } from './tamara/end.ts'
import { tellTheIdea } from './tamara/idea.ts'
import { meetEachOther } from './tamara/meeting.ts'
import { keepPromises } from './tamara/promise.ts'
import { beginStory } from './tamara/story.ts'
import { manners } from './walk.ts'

/** From an idea to a promise that is kept, with everybody in it at a screen of their own. */
describe.each(manners)('scripts %s', (scripts) => {
  const story = beginStory(scripts)
  tellTheIdea(story)
  meetEachOther(story)
  judgeThePlan(story)
  keepPromises(story)
  endWell(story)
})
