import { subjectWord } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { absolute } from '../kit/mail.ts'
import { isOpenMeeting } from '../meetings/index.ts'
import { paths } from '../paths.ts'
import { type Area, areaReference } from '../places/index.ts'
import type { PublicMeeting, PublicProjectData, PublicProjectInFull } from './api-schema.ts'
import { openUntil, type PublicProject } from './public.ts'
import { stateWords } from './schema.ts'
import { newsOf, type Project, type ProjectMeeting, phasesOf, projectMeetings } from './store.ts'
import { ownerName } from './words.ts'

/** A project as everybody may read it in a list. */
export function publicProjectData(
  act: Act,
  { project, plan, photo, standing }: PublicProject,
  areas: readonly Area[],
): PublicProjectData {
  const { number, lon, lat } = project
  return {
    nummer: number,
    titel: project.title,
    samenvatting: project.summary,
    samenvattingEngels: project.summary_en,
    stand: stateWords[standing],
    eigenaar: ownerName(project, act.municipality, 'nl'),
    onderwerpen: project.subjects.map(subjectWord),
    gebieden: areas
      .filter(({ id }) => project.area_ids.includes(id))
      .flatMap((area) => areaReference(area) ?? []),
    plek: project.address,
    punt: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
    foto: photo ? { adres: absolute(act, photo.src), omschrijving: photo.alt } : null,
    gepubliceerdOp: project.published_on,
    meedoenTot: standing === 'open' ? openUntil(plan, dayOf(act.now)) : null,
    gewijzigdOp: project.changed_at.toISOString(),
    pagina: absolute(act, paths.project(project.slug)),
    adres: absolute(act, paths.api('projecten', number)),
  }
}

const orNone = (words: string): string | null => words.trim() || null

/** All that the public page of a project says of it, without names of people. */
export async function publicProjectInFull(
  act: Act,
  shown: PublicProject,
  areas: readonly Area[],
): Promise<PublicProjectInFull> {
  const { project, plan, version } = shown
  const [phases, news] = await Promise.all([phasesOf(act.db, project.id), newsOf(act.db, project.id)])
  return {
    ...publicProjectData(act, shown, areas),
    plan: {
      versie: version.version,
      gepubliceerdOp: version.published_at?.toISOString() ?? null,
      doel: plan.goal,
      besluit: plan.decision,
      wieBesluit: plan.decider,
      besluitOp: plan.decisionOn,
      besluitWanneer: orNone(plan.decisionWhen),
      staatVast: plan.fixed,
      kanNogAnders: plan.open,
      voorWie: plan.affected,
      manieren: plan.ways.map((way) => ({
        ...{ sleutel: way.key, wat: way.what, waar: way.where },
        ...{ van: way.from, tot: way.until, wanneer: orNone(way.when) },
      })),
      watWijErmeeDoen: plan.use,
      antwoordOp: plan.feedbackOn,
      antwoordWanneer: orNone(plan.feedbackWhen),
    },
    fases: phases.map((phase) => ({
      naam: phase.name,
      ...{ van: phase.starts_on, tot: phase.ends_on, wanneer: phase.when_words },
    })),
    nieuws: news.map(({ title, body, published_at }) => ({
      ...{ titel: title, tekst: body, geplaatstOp: published_at.toISOString() },
    })),
  }
}

const stateOf = ({ status }: ProjectMeeting): PublicMeeting['stand'] => {
  if (status === 'cancelled') return 'gaat-niet-door'
  return isOpenMeeting(status) ? 'gepland' : 'geweest'
}

/** The meetings of a project to which anybody can come. */
export async function publicMeetings(act: Act, project: Project): Promise<PublicMeeting[]> {
  return (await projectMeetings(act.db, [project.id])).map((meeting) => ({
    titel: meeting.title ?? '',
    stand: stateOf(meeting),
    begintOp: meeting.starts_at.toISOString(),
    eindigtOp: meeting.ends_at.toISOString(),
    plek: meeting.place,
    plaatsen: meeting.capacity,
    vrij: meeting.capacity === null ? null : meeting.capacity - meeting.taken,
    aanmeldenTot: meeting.sign_up_until,
    verslag: meeting.notes_for_parties,
    pagina: absolute(act, paths.projectMeeting(project.slug, meeting.id)),
  }))
}
