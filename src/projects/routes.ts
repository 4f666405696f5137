import { get, post, type Route, shared, sheets } from '../people/index.ts'
import type { ProjectFactsOf } from './facts.ts'
import { showDocuments, submitDocuments } from './pages/documents.tsx'
import { showNewProject, showProjectContent, submitNewProject, submitProjectContent } from './pages/edit.tsx'
import { showProjectCard } from './pages/embed.tsx'
import { showProjectsFeed } from './pages/feed.ts'
import { showDepart, showLevel, submitDepart, submitLevel } from './pages/level.tsx'
import { showProjects } from './pages/list.tsx'
import { showDeskProjects } from './pages/list-desk.tsx'
import { downloadProjectMeeting, showProjectMeeting, submitSignUp } from './pages/meeting.tsx'
import { changeDeskMeeting, downloadDeskMeeting, showDeskMeeting } from './pages/meeting-desk.tsx'
import { showMeetings, submitMeetings } from './pages/meetings-desk.tsx'
import { showNews, submitNews } from './pages/news.tsx'
import { showProject } from './pages/one.tsx'
import { changeDeskProject, showDeskProject } from './pages/one-desk.tsx'
import { showPeople, submitPeople } from './pages/people.tsx'
import { showPhases, submitPhases } from './pages/phases.tsx'
import { showPublicPlan } from './pages/plan.tsx'
import { showChapter, submitChapter } from './pages/plan-chapter.tsx'
import { showPlanWay, submitPlanWay } from './pages/plan-way.tsx'
import { handInPlan, showPlanChapters } from './pages/plan-write.tsx'
import { showProtection, submitProtection } from './pages/protection.tsx'
import { showReview, submitReview } from './pages/review.tsx'
import { showSignUp, submitCancelSignUp } from './pages/sign-up.tsx'
import { showStartNote } from './pages/start-note.tsx'
import { downloadProjects, showMeetingsCalendar } from './pages/take-along.ts'

// Who works on which project is known by their relation to it: the pages decide.
export const projectRoutes = (factsOf: ProjectFactsOf): readonly Route[] => [
  shared('/meedoen', showProjects),
  shared('/meedoen.atom', showProjectsFeed),
  shared('/meedoen.ics', showMeetingsCalendar),
  ...sheets('/meedoen', 'everyone', downloadProjects),
  shared('/meedoen/:slug', showProject(factsOf)),
  shared('/meedoen/:slug/plan', showPublicPlan),
  shared('/meedoen/:slug/kaartje', showProjectCard),
  // A form with a token of its own, and places that go: never from memory.
  get('/meedoen/:slug/bijeenkomsten/:id', 'everyone', showProjectMeeting),
  post('/meedoen/:slug/bijeenkomsten/:id', 'everyone', submitSignUp),
  get('/meedoen/:slug/bijeenkomsten/:id/agenda.ics', 'everyone', downloadProjectMeeting),
  get('/aanmelding/:token', 'everyone', showSignUp),
  post('/aanmelding/:token', 'everyone', submitCancelSignUp),
  get('/werk/projecten', 'projects', showDeskProjects),
  get('/werk/projecten/nieuw', 'project_leader', showNewProject),
  post('/werk/projecten/nieuw', 'project_leader', submitNewProject),
  get('/werk/projecten/:project', 'projects', showDeskProject),
  post('/werk/projecten/:project', 'project_leader', changeDeskProject),
  get('/werk/projecten/:project/gegevens', 'project_leader', showProjectContent),
  post('/werk/projecten/:project/gegevens', 'project_leader', submitProjectContent),
  get('/werk/projecten/:project/afwegingskader', 'project_leader', showLevel),
  post('/werk/projecten/:project/afwegingskader', 'project_leader', submitLevel),
  get('/werk/projecten/:project/afwijken', 'project_leader', showDepart),
  post('/werk/projecten/:project/afwijken', 'project_leader', submitDepart),
  get('/werk/projecten/:project/startnotitie', 'projects', showStartNote),
  get('/werk/projecten/:project/plan', 'project_leader', showPlanChapters),
  post('/werk/projecten/:project/plan', 'project_leader', handInPlan),
  get('/werk/projecten/:project/plan/:hoofdstuk', 'project_leader', showChapter),
  post('/werk/projecten/:project/plan/:hoofdstuk', 'project_leader', submitChapter),
  get('/werk/projecten/:project/plan/manieren/:wijze', 'project_leader', showPlanWay),
  post('/werk/projecten/:project/plan/manieren/:wijze', 'project_leader', submitPlanWay),
  get('/werk/projecten/:project/beoordelen', 'participation_adviser', showReview),
  post('/werk/projecten/:project/beoordelen', 'participation_adviser', submitReview),
  get('/werk/projecten/:project/veilig', 'project_leader', showProtection),
  post('/werk/projecten/:project/veilig', 'project_leader', submitProtection),
  get('/werk/projecten/:project/planning', 'project_leader', showPhases),
  post('/werk/projecten/:project/planning', 'project_leader', submitPhases),
  get('/werk/projecten/:project/mensen', 'project_leader', showPeople),
  post('/werk/projecten/:project/mensen', 'project_leader', submitPeople),
  get('/werk/projecten/:project/documenten', 'project_leader', showDocuments),
  post('/werk/projecten/:project/documenten', 'project_leader', submitDocuments),
  get('/werk/projecten/:project/nieuws', 'project_leader', showNews),
  post('/werk/projecten/:project/nieuws', 'project_leader', submitNews),
  get('/werk/projecten/:project/bijeenkomsten', 'project_leader', showMeetings),
  post('/werk/projecten/:project/bijeenkomsten', 'project_leader', submitMeetings),
  get('/werk/projecten/:project/bijeenkomsten/:id', 'project_leader', showDeskMeeting),
  post('/werk/projecten/:project/bijeenkomsten/:id', 'project_leader', changeDeskMeeting),
  get('/werk/projecten/:project/bijeenkomsten/:id/lijst.csv', 'project_leader', downloadDeskMeeting),
]
