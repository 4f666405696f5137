import { appointGuide, completeStep, openedCase, takeDecision } from './cases/index.ts'
import { approvePublic, completeInitiative, submitInitiative } from './initiatives/index.ts'
import { insertPerson, type Person } from './people/index.ts'
import type { TestApp } from './testing.ts'

/** A wish with who told it, for tests of what comes after. */
export interface TestWish {
  readonly caseId: string
  readonly number: string
  readonly slug: string
  readonly initiator: Person
}

interface Told {
  readonly title: string
  readonly email: string
  readonly organisation?: string
  readonly guideId?: string
  readonly at?: Date
}

/** Tells a public neighbourhood wish. */
export async function toldWish(app: TestApp, told: Told): Promise<TestWish> {
  const act = app.act(told.at ? { now: told.at } : {})
  const { title, email, organisation, guideId } = told
  const initiator = await insertPerson(app.db, { name: `Wie ${title}`, email }, act.now)
  const submitted = await submitInitiative(act, {
    kind: 'neighbourhood_wish',
    title,
    story: `Wij willen met de straat een ${title} maken. Iedereen mag meedoen.`,
    subject: 'green',
    initiator: { personId: initiator.id },
    organisation: organisation ? { name: organisation } : null,
    consentPublic: true,
  })
  if (submitted.state !== 'submitted') throw new Error('The wish waits for its address')
  const { caseId, number, slug } = submitted
  if (guideId) await appointGuide(act, { caseId, guideId })
  await approvePublic(act, { caseId })
  return { caseId, number, slug, initiator }
}

/** Tells a wish that is decided on and carried out, all on one day. */
export async function wishCarriedOut(app: TestApp, told: Told): Promise<TestWish> {
  const wish = await toldWish(app, told)
  const { caseId } = wish
  const act = app.act(told.at ? { now: told.at } : {})
  await completeStep(act, { caseId, step: 'check', outcome: 'complete' })
  await completeStep(act, { caseId, step: 'advice', outcome: 'advised' })
  const { process } = await openedCase(act, caseId)
  const criteria = process.decision_types.find(({ key }) => key === 'wish')?.criteria ?? []
  await takeDecision(act, {
    caseId,
    step: 'decision',
    outcome: 'granted',
    reasons: 'Het plan past bij de buurt en de straat staat erachter.',
    criteria: criteria.map(({ key }) => ({ key, met: true, reason: 'Dat is zo.' })),
  })
  await completeStep(act, { caseId, step: 'execution', outcome: 'carried_out' })
  await completeInitiative(act, { caseId, result: 'Het staat er.' })
  return wish
}
