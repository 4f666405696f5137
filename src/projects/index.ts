export * from './actions.ts'
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
export { type PublicProject, projectsFor } from './public.ts'
export { mayReadProjects, mayReview, mayWorkOn, projectToWorkOn } from './rights.ts'
export { projectRoutes } from './routes.ts'
export { emptyPlan, type Plan, planSchema, type Way } from './schema.ts'
export {
  allProjects,
  currentPlans,
  lockProject,
  movesOf,
  type Project,
  phasesOf,
  plansOf,
  projectById,
  projectBySlug,
  projectMeetings,
  publicProjects,
} from './store.ts'
export { projectTasks } from './tasks.ts'
export { texts as projectTexts } from './texts.ts'
export { daysInWords } from './words.ts'
