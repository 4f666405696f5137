export * from './actions.ts'
export { publicMeetings, publicProjectData, publicProjectInFull } from './api.ts'
export {
  type PublicProjectData,
  projectFeatureSchema,
  publicMeetingSchema,
  publicProjectInFullSchema,
  publicProjectSchema,
} from './api-schema.ts'
export { type Check, type CheckKey, groundRules, principles, type Verdict } from './checklist.ts'
export { deskTexts as projectDeskTexts } from './desk-texts.ts'
export { type DeskWork, type DueTask, deskWork } from './desk-work.ts'
export type { EvaluationLink, ProjectFacts, ReportLink, ReportLinksOf } from './facts.ts'
export { mayReadProjectFile } from './files.ts'
export { projectsToFind } from './findable.ts'
export { projectJobs, projectSchedules, tendMeetings } from './jobs.ts'
export { latestLevel, outcomeWords } from './level.ts'
export { mailColleagues } from './mails.ts'
export { type WatchedProject, watchedProjects } from './overview.ts'
export { areasInWords as projectAreas, ProjectCards } from './pages/card.tsx'
export { DutchOnly } from './pages/dutch-only.tsx'
export { projectPage } from './pages/frame.tsx'
export { myProjectMeetings } from './pages/my-meetings.tsx'
export { ReadFirst as ProjectReadFirst } from './pages/protection.tsx'
export { type Reached as ReachedProject, reachProject, reachToWork } from './pages/reach.ts'
export { ProjectTitle, projectTrail } from './pages/title.tsx'
export { wayLine } from './plan-lines.ts'
export { openUntil, type PublicProject, projectsFor, publicProject } from './public.ts'
export {
  mayLookAfter,
  mayReadProjects,
  mayReview,
  mayWorkOn,
  projectToLookAfter,
  projectToWorkOn,
} from './rights.ts'
export { projectRoutes } from './routes.ts'
export { ruleTexts as projectRuleTexts } from './rule-texts.ts'
export { isOver as isOverProject, standingOf } from './rules.ts'
export {
  emptyPlan,
  type Plan,
  planSchema,
  projectStands,
  type Standing,
  standings,
  stateWords,
  type Way,
} from './schema.ts'
export {
  allProjects,
  currentPlans,
  lockProject,
  movesByProject,
  movesOf,
  type Project,
  type PromisedDay,
  peopleOf as peopleOfProject,
  phasesOf,
  plansOf,
  projectById,
  projectByNumber,
  projectBySlug,
  projectMeetings,
  projectMeetingsByIds,
  projectNewsByIds,
  projectsByIds,
  projectsLedBy,
  promisedDays,
  publicProjects,
  signUpsOf,
} from './store.ts'
export { projectTasks } from './tasks.ts'
export { texts as projectTexts } from './texts.ts'
export { daysInWords, ownerName, stateInWords as projectStateWords } from './words.ts'
