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
} as const
export type ProjectPart = keyof typeof projectParts

/** The addresses of projects in which people take part. */
export const projectPaths = {
  /** Projects in which people take part: all of them, one, and its plan. */
  projects: (query?: Query) => withQuery('/meedoen', query),
  projectsFeed: (locale: Locale, query?: Query) =>
    withQuery('/meedoen.atom', { ...query, ...inLanguage(locale) }),
  project: (slug: string) => `/meedoen/${slug}`,
  projectPlan: (slug: string, query?: Query) => withQuery(`/meedoen/${slug}/plan`, query),
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
  newProject: () => '/werk/projecten/nieuw',
  deskProject: (number: string, query?: Query) => withQuery(`/werk/projecten/${number}`, query),
  deskProjectPart: (number: string, part: keyof typeof projectParts) =>
    `/werk/projecten/${number}/${projectParts[part]}`,
}
