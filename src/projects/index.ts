export * from './actions.ts'
export { publicMeetings, publicProjectData, publicProjectInFull } from './api.ts'
export {
  type PublicProjectData,
  projectFeatureSchema,
  publicMeetingSchema,
  publicProjectInFullSchema,
  publicProjectSchema,
} from './api-schema.ts'
export { deskTexts as projectDeskTexts } from './desk-texts.ts'
export type { ProjectFacts, ReportLink, ReportLinksOf } from './facts.ts'
export { mayReadProjectDocument } from './files.ts'
export { projectsToFind } from './findable.ts'
export { projectJobs, projectSchedules, tendMeetings } from './jobs.ts'
export { latestLevel, outcomeWords } from './level.ts'
export { ProjectCards } from './pages/card.tsx'
export { projectPage } from './pages/frame.tsx'
export { type Reached as ReachedProject, reachProject, reachToWork } from './pages/reach.ts'
export { wayLine } from './plan-lines.ts'
export { openUntil, type PublicProject, projectsFor, publicProject } from './public.ts'
export { mayReadProjects, mayReview, mayWorkOn, projectToWorkOn } from './rights.ts'
export { projectRoutes } from './routes.ts'
export { emptyPlan, type Plan, planSchema, projectStands, type Way } from './schema.ts'
export {
  allProjects,
  currentPlans,
  lockProject,
  movesOf,
  type Project,
  phasesOf,
  plansOf,
  projectById,
  projectByNumber,
  projectBySlug,
  projectMeetings,
  projectMeetingsByIds,
  projectNewsByIds,
  projectsByIds,
  projectsWith,
  publicProjects,
  signUpsOf,
} from './store.ts'
export { projectTasks } from './tasks.ts'
export { texts as projectTexts } from './texts.ts'
export { daysInWords, stateInWords as projectStateWords } from './words.ts'
