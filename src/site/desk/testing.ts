import { appointGuide, completeStep, publishProcessFiles, takeDecision } from '../../cases/index.ts'
import { submitInitiative } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { actorOf, grantRole, insertPerson, type Person, type Role } from '../../people/index.ts'
import { allAreas, importAreas } from '../../places/index.ts'
import type { TestApp, Visitor } from '../../testing.ts'

const people = {
  team: ['Tess van Team', 'team_member'],
  coordinator: ['Coby Coördinator', 'coordinator'],
  guide: ['Gijs de Gids', 'case_guide'],
  otherGuide: ['Gonda Gids', 'case_guide'],
  areaManager: ['Arie Gebied', 'area_manager'],
  adviser: ['Vera Veilig', 'adviser'],
  jury: ['Joep Jury', 'jury_member'],
  counter: ['Petra Balie', 'customer_contact'],
} as const satisfies Record<string, readonly [string, Role]>

type Name = keyof typeof people | 'initiator'

/** How far a case is taken before the test begins. */
const stages = ['received', 'intake', 'assessment', 'decision', 'agreements', 'completion'] as const
type Stage = (typeof stages)[number]

/** A small city with a desk: one person for each job, and cases as far as a test wants them. */
export interface DeskCity {
  readonly people: Readonly<Record<Name, Person>>
  as(name: Name): Promise<Visitor>
  act(name: Name, now?: Date): Promise<Act>
  newCase(
    stage: Stage,
    more?: {
      readonly kind?: 'city_wish' | 'neighbourhood_wish'
      readonly title?: string
      readonly story?: string
    },
  ): Promise<{ readonly id: string; readonly number: string }>
}

const square = [
  [4.66, 51.8],
  [4.67, 51.8],
  [4.67, 51.81],
  [4.66, 51.81],
  [4.66, 51.8],
]

export async function deskCity(app: TestApp): Promise<DeskCity> {
  const system = app.act()
  await publishProcessFiles(system)
  const districts = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: 'W1', name: 'Binnenstad', level: 'district' },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  }
  await importAreas(app.db, districts, { Centrum: ['Binnenstad'] })
  const areaId = (await allAreas(app.db)).find(({ code }) => code === 'W1')?.id ?? null
  const known: Partial<Record<Name, Person>> = {}
  for (const [key, [name, role]] of Object.entries(people)) {
    const email = `${key.toLowerCase()}@waterstad.example`
    const area = role === 'area_manager' || role === 'jury_member' ? areaId : null
    known[key as Name] = await grantRole(system, { name, email, role, areaId: area, department: 'Wijken' })
  }
  const initiator = await insertPerson(
    app.db,
    { name: 'Ina Initiatief', email: 'ina@voorbeeld.example', phone: '06 1234 5678' },
    system.now,
  )
  const all = { ...known, initiator } as Record<Name, Person>
  const act = async (name: Name, now?: Date): Promise<Act> =>
    app.act({ actor: await actorOf(app.db, all[name].id), ...(now ? { now } : {}) })

  async function newCase(stage: Stage, more: Parameters<DeskCity['newCase']>[1] = {}) {
    const submitted = await submitInitiative(await act('initiator'), {
      kind: more.kind ?? 'city_wish',
      title: more.title ?? 'Een bank bij de vijver',
      story: more.story ?? 'Wij willen een bank bij de vijver, zodat oudere mensen er kunnen rusten.',
      subject: 'meeting',
      districtId: areaId,
      address: 'Vijverweg 3',
      needs: ['place'],
      initiator: { personId: initiator.id },
    })
    if (submitted.state !== 'submitted') throw new Error('The idea waits for its link')
    const { caseId, number } = submitted
    const target = stages.indexOf(stage)
    if (target >= 1) await appointGuide(await act('team'), { caseId, guideId: all.guide.id })
    if (more.kind === 'neighbourhood_wish') return { id: caseId, number }
    const guide = await act('guide')
    const complete = (step: string, outcome: string) => completeStep(guide, { caseId, step, outcome })
    if (target >= 2) await complete('intake', 'to_assessment')
    if (target >= 3) await complete('assessment', 'to_decision')
    if (target >= 4) {
      const decided = await takeDecision(guide, {
        caseId,
        step: 'decision',
        outcome: 'yes',
        reasons: 'Dit plan past goed bij deze plek en deze buurt.',
        criteria: ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].map((key) => ({
          key,
          met: true,
          reason: 'Ja.',
        })),
      })
      if (!decided.ok) throw new Error(decided.faults.join())
    }
    if (target >= 5) {
      await complete('agreements', 'agreed')
      await complete('execution', 'carried_out')
    }
    return { id: caseId, number }
  }

  return { people: all, act, as: (name) => app.as(all[name].email ?? ''), newCase }
}
