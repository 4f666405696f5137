import type { Locale } from './kit/locale.ts'
import { inLanguage, type Query, withQuery } from './kit/query.ts'

/** The pages of a project at the desk, by the last part of their address. */
export const projectParts = {
  content: 'gegevens',
  level: 'afwegingskader',
  depart: 'afwijken',
  startNote: 'startnotitie',
  plan: 'plan',
  review: 'beoordelen',
  phases: 'planning',
  people: 'mensen',
  documents: 'documenten',
  news: 'nieuws',
  meetings: 'bijeenkomsten',
  report: 'verslag',
  protection: 'veilig',
} as const
export type ProjectPart = keyof typeof projectParts

/** The pages of an activity at the desk, by the last part of their address. */
export type ActivityPart = 'voorbeeld' | 'antwoorden' | 'invoeren' | 'papier' | 'toezicht'

/** As what a report can be taken along. */
export type ReportFileKind = 'pdf' | 'docx'
/** The pages of a survey at the desk, by the last part of their address. */
export type SurveyPart =
  | 'vragen'
  | 'vraag'
  | 'plakken'
  | 'voorbeeld'
  | 'proef'
  | 'antwoorden.csv'
  | 'invoeren'

/** The addresses of projects in which people take part. */
export const projectPaths = {
  /** Projects in which people take part: all of them, one, and its plan. */
  projects: (query?: Query) => withQuery('/meedoen', query),
  projectsFeed: (locale: Locale, query?: Query) =>
    withQuery('/meedoen.atom', { ...query, ...inLanguage(locale) }),
  /** Meetings to which anybody can come, for a calendar; the list of projects, for a spreadsheet. */
  meetingsCalendar: (locale: Locale, query?: Query) =>
    withQuery('/meedoen.ics', { ...query, ...inLanguage(locale) }),
  projectsFile: (query?: Query) => withQuery('/meedoen.csv', query),
  project: (slug: string) => `/meedoen/${slug}`,
  /** The project as a small page for a frame in the site of somebody else. */
  projectCard: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/kaartje`, query),
  projectPlan: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/plan`, query),
  /** A way to take part: what is asked and what people put in, the form, one contribution, and one's own by its link. */
  activity: (project: string, activity: string, query?: Query) =>
    withQuery(`/meedoen/${project}/${activity}`, query),
  /** A survey: what it is about, filling it in, what came out, and the same at the desk. */
  survey: (project: string, survey: string, query?: Query) =>
    withQuery(`/meedoen/${project}/vragenlijst/${survey}`, query),
  fillSurvey: (project: string, survey: string) => `/meedoen/${project}/vragenlijst/${survey}/invullen`,
  surveySheet: (project: string, survey: string) =>
    `/meedoen/${project}/vragenlijst/${survey}/uitkomsten.csv`,
  newSurvey: (number: string) => `/werk/projecten/${number}/vragenlijsten/nieuw`,
  deskSurvey: (number: string, survey: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}`, query),
  deskSurveyPart: (number: string, survey: string, part: SurveyPart, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/${part}`, query),
  /** Letters with a code for a survey: where the code is typed, and the letters at the desk. */
  letterCode: () => '/code',
  letterCodeOf: (code: string) => `/code/${code}`,
  deskMailings: (number: string, survey: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/brieven`, query),
  deskMailing: (number: string, survey: string, id: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/brieven/${id}`, query),
  mailingSheet: (number: string, survey: string, id: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/brieven/${id}/adressen.csv`, query),
  mailingPdf: (number: string, survey: string, id: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/brieven/${id}/brieven.pdf`, query),
  /** Paper that is counted by two people: all of it, and one. */
  deskTallies: (number: string, survey: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/tellen`, query),
  deskTally: (number: string, survey: string, id: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/vragenlijsten/${survey}/tellen/${id}`, query),
  /** What was put in about places: as points, and as a table. */
  activityMap: (project: string, activity: string, query?: Query) =>
    withQuery(`/meedoen/${project}/${activity}/plekken.geojson`, query),
  activityPlaces: (project: string, activity: string, query?: Query) =>
    withQuery(`/meedoen/${project}/${activity}/plekken.csv`, query),
  contribute: (project: string, activity: string, query?: Query) =>
    withQuery(`/meedoen/${project}/${activity}/nieuw`, query),
  contribution: (project: string, activity: string, nr: number, query?: Query) =>
    withQuery(`/meedoen/${project}/${activity}/${nr}`, query),
  reportContribution: (project: string, activity: string, nr: number) =>
    `/meedoen/${project}/${activity}/${nr}/melden`,
  /** How people treat each other where they take part. */
  conduct: () => '/gedragsregels',
  /** Somebody's own block, behind the link of a mail; and blocks at the desk. */
  ownBlock: (id: string, token: string, query?: Query) => withQuery(`/blokkade/${id}/${token}`, query),
  incidents: (query?: Query) => withQuery('/werk/incidenten', query),
  newIncident: (about?: string) => withQuery('/werk/incidenten/nieuw', { bij: about }),
  incidentFigures: () => '/werk/incidenten/cijfers.csv',
  incident: (nr: number, query?: Query) => withQuery(`/werk/incidenten/${nr}`, query),
  blocks: (query?: Query) => withQuery('/werk/blokkades', query),
  block: (id: string, query?: Query) => withQuery(`/werk/blokkades/${id}`, query),
  /** To block who wrote a contribution. */
  blockWriter: (number: string, activity: string, nr: number) =>
    `/werk/projecten/${number}/activiteiten/${activity}/toezicht/${nr}/blokkeren`,
  ownContribution: (nr: number, token: string, query?: Query) => withQuery(`/inbreng/${nr}/${token}`, query),
  /** What was done with what people put in. */
  projectAnswers: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/terugkoppeling`, query),
  /** The participation report, an older version of it, and the same as a file. */
  participationReport: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/verslag`, query),
  participationReportFile: (slug: string, kind: ReportFileKind, query?: Query) =>
    withQuery(`/meedoen/${slug}/verslag.${kind}`, query),
  /** How taking part went: answering, what came of it, the same by one's own link, and at the desk. */
  evaluation: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/evaluatie`, query),
  evaluationSheet: (slug: string) => `/meedoen/${slug}/evaluatie.csv`,
  evaluationOf: (invitation: string, token: string, query?: Query) =>
    withQuery(`/evaluatie/${invitation}/${token}`, query),
  declineEvaluation: (invitation: string, token: string) => `/evaluatie/${invitation}/${token}/geen-mail`,
  deskEvaluation: (number: string, query?: Query) => withQuery(`/werk/projecten/${number}/evaluatie`, query),
  deskEvaluations: () => '/werk/evaluaties',
  /** The report while it is made, at the desk: itself, as a file, and what is asked of who looks at it. */
  deskReport: (number: string, query?: Query) => withQuery(`/werk/projecten/${number}/verslag`, query),
  deskReportFile: (number: string, kind: ReportFileKind) => `/werk/projecten/${number}/verslag.${kind}`,
  deskReportReview: (number: string) => `/werk/projecten/${number}/verslag/beoordelen`,
  /** The texts of the notice and of the reasons of a decision, made of plan and report. */
  deskReportTexts: (number: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/verslag/teksten`, query),
  deskReportTextsFile: (number: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/verslag/teksten.docx`, query),
  /** A meeting of a project, where people sign up; its calendar file; and a sign-up, behind the link of its mail. */
  projectMeeting: (slug: string, id: string, query?: Query) =>
    withQuery(`/meedoen/${slug}/bijeenkomsten/${id}`, query),
  projectMeetingFile: (slug: string, id: string) => `/meedoen/${slug}/bijeenkomsten/${id}/agenda.ics`,
  signUp: (code: string) => `/aanmelding/${code}`,
  /** Who comes to a meeting, at the desk; and the same as a spreadsheet. */
  deskMeeting: (number: string, id: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/bijeenkomsten/${id}`, query),
  deskMeetingFile: (number: string, id: string) => `/werk/projecten/${number}/bijeenkomsten/${id}/lijst.csv`,
  /** Where they are made: by number, with a page for each thing there is to do. */
  deskProjects: (query?: Query) => withQuery('/werk/projecten', query),
  /** All projects side by side, and the same for a spreadsheet. */
  portfolio: (query?: Query) => withQuery('/werk/projectoverzicht', query),
  portfolioFile: (query?: Query) => withQuery('/werk/projectoverzicht.csv', query),
  newProject: () => '/werk/projecten/nieuw',
  deskProject: (number: string, query?: Query) => withQuery(`/werk/projecten/${number}`, query),
  deskActivities: (number: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/activiteiten`, query),
  /** A chapter of the plan that is being written, and one way to take part in it. */
  planChapter: (number: string, chapter: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/plan/${chapter}`, query),
  planWay: (number: string, way: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/plan/manieren/${way}`, query),
  newActivity: (number: string) => `/werk/projecten/${number}/activiteiten/nieuw`,
  deskActivity: (number: string, activity: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/activiteiten/${activity}`, query),
  deskActivityPart: (number: string, activity: string, part: ActivityPart, query?: Query) =>
    withQuery(`/werk/projecten/${number}/activiteiten/${activity}/${part}`, query),
  /** That something came in that an official entered, to print. */
  deskReceipt: (number: string, activity: string, nr: number) =>
    `/werk/projecten/${number}/activiteiten/${activity}/ontvangst/${nr}`,
  /** Everything that was put in to an activity, for a spreadsheet. */
  deskActivitySheet: (number: string, activity: string) =>
    `/werk/projecten/${number}/activiteiten/${activity}/inbreng.csv`,
  answerGroup: (number: string, activity: string, group: string, query?: Query) =>
    withQuery(`/werk/projecten/${number}/activiteiten/${activity}/antwoorden/groep/${group}`, query),
  answerOne: (number: string, activity: string, nr: number, query?: Query) =>
    withQuery(`/werk/projecten/${number}/activiteiten/${activity}/antwoorden/${nr}`, query),
  deskProjectPart: (number: string, part: keyof typeof projectParts) =>
    `/werk/projecten/${number}/${projectParts[part]}`,
  /** Panels and boards: all of them, one, joining it, what it was asked; and the page of a member by their link. */
  panels: (query?: Query) => withQuery('/meedenken', query),
  panel: (slug: string, query?: Query) => withQuery(`/meedenken/${slug}`, query),
  joinPanel: (slug: string, query?: Query) => withQuery(`/meedenken/${slug}/aanmelden`, query),
  panelRequest: (slug: string, nr: number) => `/meedenken/${slug}/adviezen/${nr}`,
  panelMember: (code: string, query?: Query) => withQuery(`/meedenken/lid/${code}`, query),
  stopPanelMember: (code: string) => `/meedenken/lid/${code}/stoppen`,
  givePanelAdvice: (code: string, nr: number) => `/meedenken/lid/${code}/adviezen/${nr}`,
  /** The same at the desk. */
  deskPanels: () => '/werk/panels',
  newPanel: (query?: Query) => withQuery('/werk/panels/nieuw', query),
  deskPanel: (slug: string, query?: Query) => withQuery(`/werk/panels/${slug}`, query),
  editPanel: (slug: string) => `/werk/panels/${slug}/gegevens`,
  deskPanelMembersFile: (slug: string) => `/werk/panels/${slug}/leden.csv`,
  deskPanelMember: (slug: string, id: string) => `/werk/panels/${slug}/leden/${id}`,
  askPanel: (slug: string) => `/werk/panels/${slug}/adviezen/nieuw`,
  deskPanelRequest: (slug: string, nr: number, query?: Query) =>
    withQuery(`/werk/panels/${slug}/adviezen/${nr}`, query),
  panelQuestion: (slug: string, nr: number) => `/werk/panels/${slug}/adviezen/${nr}/vraag`,
  invitePanel: (slug: string) => `/werk/panels/${slug}/uitnodigen`,
}
