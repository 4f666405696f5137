import { closingNeedsAnswers, tellPromised } from './answers/index.ts'
import { landAnswer, tellBounced } from './cases/index.ts'
import { commitmentsFollowCase } from './commitments/index.ts'
import { continuityFollowsCase } from './continuity/index.ts'
import { forgetRefused, keepPublicEvent, plansGoPublic } from './following/index.ts'
import { applicationsFollowCase } from './funds/index.ts'
import { greenFollowsCase, greenFollowsSubmission } from './green/index.ts'
import { confirmFollowed, initiativesFollowCase, supportersAskedAgain } from './initiatives/index.ts'
import { wishesFollowCase } from './juries/index.ts'
import type { Reactions } from './kit/events.ts'
import { meetingsFollowCase } from './meetings/index.ts'
import { mergingFollowsCase } from './merging/index.ts'
import { noticeRefused } from './messages/index.ts'
import { panelForgetsRefused } from './panels/index.ts'
import { askAfter, figuresFollowCase } from './reports/index.ts'
import { searchForgetsPerson } from './site/index.ts'
import { spotsFollowCase } from './spots/index.ts'

/**
 * What happens elsewhere when something happened here: the only list.
 * An event goes from a domain to domains after it in the order of ARCHITECTURE.md, in one transaction.
 */
export const reactions: Reactions = {
  case_changed: [
    commitmentsFollowCase,
    meetingsFollowCase,
    applicationsFollowCase,
    wishesFollowCase,
    initiativesFollowCase,
    supportersAskedAgain,
    greenFollowsCase,
    continuityFollowsCase,
    spotsFollowCase,
    plansGoPublic,
    mergingFollowsCase,
    figuresFollowCase,
    askAfter,
  ],
  initiative_submitted: [greenFollowsSubmission],
  link_followed: [confirmFollowed],
  mail_answered: [landAnswer],
  mail_bounced: [tellBounced],
  made_public: [keepPublicEvent],
  mail_refused: [noticeRefused, forgetRefused, panelForgetsRefused],
  project_moves: [closingNeedsAnswers],
  project_promise: [tellPromised],
  person_erased: [searchForgetsPerson],
}
