import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import type { Actor } from '../../kit/actor.ts'
import { doing } from '../../kit/audit.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import {
  actorOf,
  grantRole,
  insertMember,
  insertOrganisation,
  insertPerson,
  inviteForRole,
  isRole,
  planOfficer,
  recordAbsence,
} from '../../people/index.ts'
import type { Area } from '../../places/index.ts'

/** `config/demo/people.json`: who lives and works in the demo city. */
const peopleSchema = z.object({
  /** By their Dutch name; `municipality.json` has the English one. */
  departments: z.array(z.object({ key: z.string(), name: z.string() })),
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      email: z.email(),
      phone: z.string().optional(),
      department: z.string().optional(),
      job_title: z.string().optional(),
      channel: z.enum(['email', 'phone', 'letter']).optional(),
      locale: z.enum(['nl', 'en']).optional(),
      expertise: z.array(z.string()).optional(),
      areas: z.array(z.string()).optional(),
      roles: z
        .array(
          z.object({ role: z.string(), scopeKind: z.enum(['city', 'area']), scope: z.string().nullable() }),
        )
        .default([]),
    }),
  ),
  organisations: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      kind: z.string(),
      email: z.email(),
      website: z.url().nullable(),
      members: z.array(z.object({ person: z.string(), role: z.enum(['contact', 'member']) })),
    }),
  ),
  absences: z.array(
    z.object({
      person: z.string(),
      substitute: z.string(),
      first_day_days_ago: z.number(),
      last_day_in_days: z.number(),
    }),
  ),
  /** Who was asked for a role and has not answered. */
  invitations: z.array(
    z.object({
      by: z.string(),
      name: z.string(),
      email: z.email(),
      role: z.string(),
      scope: z.string().nullable(),
      days_ago: z.number(),
    }),
  ),
  officers_of_the_day: z.array(z.object({ weekday: z.number(), person: z.string() })),
})

export interface DemoPeople {
  /** Identifier of a person by the key in the files. */
  readonly person: (key: string) => string
  readonly organisation: (key: string) => string
  readonly organisationOrNone: (key: string) => string | null
  /** Key of the person who speaks for an organisation. */
  readonly contactOf: (organisation: string) => string
  /** Identifier of the official who answers for a department. */
  readonly officialOf: (department: string) => string
  readonly isOfficial: (person: string) => boolean
  /** The person as somebody who acts, with roles and organisations. */
  readonly actor: (person: string) => Actor
}

/** How long ago everybody in the demo city came to know the platform. */
const daysBack = 4 * 365

/** Brings the people of the demo city to life, with their organisations, roles, absences and roster. */
export async function loadPeople(act: Act, json: unknown, areas: readonly Area[]): Promise<DemoPeople> {
  const city = peopleSchema.parse(json)
  const then = doing({ ...act, now: new Date(act.now.getTime() - daysBack * 24 * 60 * 60 * 1000) }, 'demo')
  const departments = new Map(city.departments.map((department) => [department.key, department.name]))
  const ids = new Map<string, string>()
  for (const person of city.people) {
    const { id } = await insertPerson(
      then.db,
      {
        name: person.name,
        email: person.email,
        phone: person.phone ?? null,
        channel: person.channel ?? 'email',
        locale: person.locale ?? 'nl',
        jobTitle: person.job_title ?? null,
        department: departments.get(person.department ?? '') ?? null,
        expertise: person.expertise ?? [],
        confirmedAt: then.now,
      },
      then.now,
    )
    ids.set(person.key, id)
    for (const grant of person.roles) {
      if (!isRole(grant.role)) throw new Error(`people.json: ${person.key} has an unknown role ${grant.role}`)
      const area =
        grant.scopeKind === 'area'
          ? areas.find((one) => one.name === grant.scope && one.level === 'jury_area')
          : null
      await grantRole(then, {
        name: person.name,
        email: person.email,
        role: grant.role,
        areaId: area?.id ?? null,
      })
    }
  }
  const person = finder(ids, 'person')
  const organisations = new Map<string, string>()
  for (const one of city.organisations) {
    const { id } = await insertOrganisation(
      then.db,
      { name: one.name, kind: one.kind, email: one.email, website: one.website },
      then.now,
    )
    organisations.set(one.key, id)
    for (const member of one.members) {
      await insertMember(then.db, {
        organisationId: id,
        personId: person(member.person),
        role: member.role,
        since: dayOf(then.now),
      })
    }
  }
  const today = dayOf(act.now)
  for (const absence of city.absences) {
    await recordAbsence(act, {
      personId: person(absence.person),
      substituteId: person(absence.substitute),
      firstDay: addDays(today, -absence.first_day_days_ago),
      lastDay: addDays(today, absence.last_day_in_days),
    })
  }
  for (const officer of city.officers_of_the_day)
    await planOfficer(then, officer.weekday, person(officer.person))
  const actors = new Map<string, Actor>()
  for (const [key, id] of ids) actors.set(key, await actorOf(act.db, id))
  for (const { by, name, email, role, scope, days_ago } of city.invitations) {
    if (!isRole(role)) throw new Error(`people.json: ${name} is invited for an unknown role ${role}`)
    const area = areas.find((one) => one.name === scope && one.level === 'jury_area') ?? null
    const actor = await actorOf(act.db, person(by))
    const day = momentAt(addDays(today, -days_ago), '10:40')
    await inviteForRole({ ...act, actor, now: day }, { name, email, role, scope: area, locale: 'nl' })
  }
  const contacts = city.organisations.flatMap((one) => {
    const contact = one.members.find((member) => member.role === 'contact') ?? one.members[0]
    return contact ? [[one.key, contact.person] as const] : []
  })
  const officials = city.people.filter((one) => one.department !== undefined)
  return {
    person,
    organisation: finder(organisations, 'organisation'),
    organisationOrNone: (key) => organisations.get(key) ?? null,
    contactOf: finder(new Map(contacts), 'contact of organisation'),
    officialOf: (department) => {
      const official = officials.find((one) => one.department === department) ?? officials[0]
      return person(official?.key ?? department)
    },
    isOfficial: (key) => officials.some((one) => one.key === key),
    actor: finder(actors, 'person'),
  }
}

function finder<T>(known: ReadonlyMap<string, T>, what: string): (key: string) => T {
  return (key) => {
    const id = known.get(key)
    if (!id) throw new Error(`The demo city has no ${what} "${key}"`)
    return id
  }
}
