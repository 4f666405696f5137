import { activityRoutes } from './activities/index.ts'
import { answerRoutes, answersFor } from './answers/index.ts'
import { commitmentRoutes } from './commitments/index.ts'
import { continuityRoutes } from './continuity/index.ts'
import { doableRoutes } from './doable/index.ts'
import { evaluationRoutes } from './evaluations/index.ts'
import { followingRoutes } from './following/index.ts'
import { frameworksRoutes } from './frameworks/index.ts'
import { fundRoutes } from './funds/index.ts'
import { greenRoutes } from './green/index.ts'
import { initiativeRoutes } from './initiatives/index.ts'
import { juryRoutes } from './juries/index.ts'
import { knowledgeRoutes } from './knowledge/index.ts'
import { lendingRoutes } from './lending/index.ts'
import { meetingRoutes } from './meetings/index.ts'
import { mergingRoutes } from './merging/index.ts'
import { messageRoutes } from './messages/index.ts'
import { neighbourRoutes } from './neighbours/index.ts'
import { noticeRoutes } from './notices/index.ts'
import { panelRoutes } from './panels/index.ts'
import { participationReportRoutes, reportLinks } from './participation-reports/index.ts'
import { peopleRoutes, type Route } from './people/index.ts'
import { placesRoutes } from './places/index.ts'
import { privacyRoutes } from './privacy/index.ts'
import { projectRoutes } from './projects/index.ts'
import { referralRoutes } from './referrals/index.ts'
import { reportRoutes } from './reports/index.ts'
import { safetyRoutes } from './safety/index.ts'
import { siteRoutes } from './site/index.ts'
import { wishFactsOf } from './site/jury-facts.ts'
import { packFactsOf } from './site/pack-facts.ts'
import { projectFactsOf } from './site/project-facts.ts'
import { sourceRoutes } from './sources/index.ts'
import { spotRoutes } from './spots/index.ts'
import { surveyRoutes } from './surveys/index.ts'
import { weighingRoutes } from './weighings/index.ts'

/** Every route of the program, domain by domain. The access test walks this list. */
export const routes: readonly Route[] = [
  ...peopleRoutes,
  ...placesRoutes,
  ...frameworksRoutes,
  ...messageRoutes,
  ...safetyRoutes,
  ...commitmentRoutes,
  ...meetingRoutes,
  ...fundRoutes,
  ...juryRoutes(wishFactsOf),
  ...knowledgeRoutes(packFactsOf),
  ...initiativeRoutes,
  ...sourceRoutes,
  ...spotRoutes,
  ...lendingRoutes,
  ...doableRoutes,
  ...greenRoutes,
  ...neighbourRoutes,
  ...weighingRoutes,
  ...continuityRoutes,
  ...referralRoutes,
  ...noticeRoutes,
  ...followingRoutes,
  ...mergingRoutes,
  ...projectRoutes(projectFactsOf),
  // The answers of a project stand before its activities, whose names are free.
  ...answerRoutes(reportLinks),
  ...evaluationRoutes,
  ...participationReportRoutes,
  ...surveyRoutes,
  ...panelRoutes,
  ...activityRoutes(answersFor),
  ...reportRoutes,
  ...privacyRoutes,
  ...siteRoutes,
]
