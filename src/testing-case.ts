import { appointGuide, openCase, publishProcessFiles } from './cases/index.ts'
import type { Act } from './kit/act.ts'
import {
  actorOf,
  grantRole,
  insertMember,
  insertOrganisation,
  insertPerson,
  type Person,
  type Role,
} from './people/index.ts'
import type { TestApp } from './testing.ts'

/** A case with the people around it, for tests of the domains that build on cases. */
export interface TestCase {
  readonly id: string
  readonly number: string
  readonly initiator: Person
  /** Speaks for `organisation`, which takes part as a partner. */
  readonly partner: Person
  readonly organisation: { readonly id: string; readonly name: string }
  readonly guide: Person
  readonly teamMember: Person
  /** Official of another department, with nothing to do with the case. */
  readonly gardener: Person
  readonly stranger: Person
  /** An act of this person at the test's moment, or at `now`. */
  as(person: Person, now?: Date): Promise<Act>
}

/** Opens a case of the kind `city_wish` in a test city without a demo. */
export async function testCase(app: TestApp, title = 'Een bankje voor de buurt'): Promise<TestCase> {
  const act = app.act()
  await publishProcessFiles(act)
  const official = (name: string, role: Role, department: string): Promise<Person> =>
    grantRole(act, {
      name,
      email: `${name.toLowerCase().replace(/\W+/g, '.')}@waterstad.example`,
      role,
      areaId: null,
      department,
    })
  const resident = (name: string): Promise<Person> =>
    insertPerson(
      app.db,
      { name, email: `${name.toLowerCase().replace(/\W+/g, '.')}@voorbeeld.example` },
      act.now,
    )
  const teamMember = await official('Tess van Team', 'team_member', 'Initiatieventeam')
  const guide = await official('Gijs de Gids', 'case_guide', 'Wijken')
  const gardener = await official('Groene Greet', 'adviser', 'Groen en beheer')
  const initiator = await resident('Ina Initiatief')
  const partner = await resident('Pim Partner')
  const stranger = await resident('Vera Vreemd')
  const organisation = await insertOrganisation(
    app.db,
    { name: `Stichting De Bank ${title}`, kind: 'foundation' },
    act.now,
  )
  await insertMember(app.db, {
    organisationId: organisation.id,
    personId: partner.id,
    role: 'contact',
    since: '2026-01-01',
  })
  const people = { initiator, partner, organisation, guide }
  return {
    ...(await opened(act, title, people)),
    initiator,
    partner,
    organisation,
    guide,
    teamMember,
    gardener,
    stranger,
    as: async (person, now) => app.act({ actor: await actorOf(app.db, person.id), ...(now ? { now } : {}) }),
  }
}

/** Another case with the same people around it. */
export const anotherCase = async (app: TestApp, one: TestCase, title: string): Promise<TestCase> => ({
  ...one,
  ...(await opened(app.act(), title, one)),
})

async function opened(
  act: Act,
  title: string,
  people: Pick<TestCase, 'initiator' | 'partner' | 'organisation' | 'guide'>,
): Promise<Pick<TestCase, 'id' | 'number'>> {
  const { after } = await openCase(act, {
    kind: 'city_wish',
    title,
    areaId: null,
    parties: [
      { personId: people.initiator.id, role: 'initiator' },
      { personId: people.partner.id, organisationId: people.organisation.id, role: 'partner' },
    ],
    consent: true,
  })
  await appointGuide(act, { caseId: after.file.id, guideId: people.guide.id })
  return { id: after.file.id, number: after.file.number }
}
