import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../kit/jobs.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { type TestApp, testApp, type Visitor } from '../../testing.ts'
import { type TestCity, testCity } from '../../testing-city.ts'
import { withoutAddresses } from './tasks.tsx'

let app: TestApp
let city: TestCity
let admin: Visitor
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const read = async (path: string): Promise<string> => {
  const response = await admin.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

test('the front page counts and links', async () => {
  const html = await read('/beheer')
  for (const path of ['/beheer/mensen', '/beheer/processen', '/beheer/taken', '/afwegingskader'])
    expect(html).toContain(`href="${path}"`)
  expect(html).toContain('3 processen. Er lopen nu 2 zaken.')
  // What others keep, with the role that opens it; without that role there is no link to a closed door.
  expect(html).toContain('Plekken van de gemeente')
  expect(html).toContain('lid van het initiatieventeam, coördinator')
  expect(html).not.toContain('href="/werk/plekken"')
  // And who has that role now.
  expect(html).toMatch(/coördinator\. (<!-- -->)?Nu: /)
})

test('behind a door of another role an administrator reads which role opens it, and a title has no hidden hyphen', async () => {
  const closed = await admin.get('/werk/plekken')
  expect(closed.status).toBe(403)
  const html = await closed.text()
  expect(html).toContain('hoort bij een andere rol: lid van het initiatieventeam, coördinator')
  expect(html).not.toContain('Vraag het de beheerder')
  expect(html).toMatch(/<a href="\/beheer\/mensen">Geef iemand deze rol/)
  expect(await (await admin.get('/uitlenen')).text()).toContain('Geef iemand deze rol')
  const guide = await (await city.as(city.guide)).get('/werk/geldbronnen')
  const said = await guide.text()
  expect(said).toContain(
    'hoort bij een andere rol: lid van het initiatieventeam, coördinator, fondsbeheerder',
  )
  expect(said).toContain('Vraag het de beheerder')
  expect(await read('/beheer/afwegingskaders')).toContain('<title>Afwegingskaders - ')
})

describe('processes', () => {
  test('every published version with its cases', async () => {
    const html = await read('/beheer/processen')
    expect(html).toContain('href="/beheer/processen/city_wish?versie=4"')
    expect(html).toContain('Wijkwens, versie 3')
    expect(html).toContain('geldt nu')
  })

  test('a version as picture, promises, steps, decisions and check; in English too', async () => {
    const html = await read('/beheer/processen/city_wish')
    expect(html).toContain('Dit proces klopt')
    expect(html).toContain('<svg class="process__picture"')
    expect(html).toContain('Nee, de gemeente werkt nu niet mee → einde: Niet doorgegaan')
    expect(html).toContain('mogelijk, 6 weken')
    expect(await read('/beheer/processen/city_wish?versie=4&taal=en')).toContain('This process is sound')
    await read('/beheer?taal=nl')
  })

  test('what does not exist is not found', async () => {
    for (const path of ['/beheer/processen/niets', '/beheer/processen/city_wish?versie=99'])
      expect((await admin.get(path)).status, path).toBe(404)
  })
})

describe('people and roles', () => {
  test('are found by name, role or area, in any order', async () => {
    const html = await read('/beheer/mensen?zoek=oost+elke')
    expect(html).toContain('1 rol gevonden.')
    expect(html).toContain('Elke Elders')
    expect(html).not.toContain('<th scope="row" role="rowheader">Gijs de Gids')
    expect(await read('/beheer/mensen?zoek=niemand')).toContain('0 rollen gevonden.')
  })

  test('nobody gets the same role twice', async () => {
    const { name, email } = city.guide
    const fields = { doen: 'geven', name, email: email ?? '', role: 'case_guide' }
    const twice = await admin.postAndSee('/beheer/mensen', fields)
    expect(twice.status).toBe(422)
    expect(twice.html).toContain('heeft deze rol al')
  })
})

describe('mail and jobs that got stuck', () => {
  const failedMail = async (givenUp: boolean): Promise<string> => {
    const id = await putInOutbox(app.db, {
      to: 'weg@voorbeeld.example',
      subject: 'Geheim onderwerp',
      text: 'Geheim',
      html: '<p>Geheim</p>',
      about: { kind: 'case', id: city.shown.id },
      at: app.act().now,
    })
    await sql`update outbox set attempts = 3, last_error = '550 <weg@voorbeeld.example> unknown user',
      given_up_at = ${givenUp ? app.act().now : null} where id = ${id}`.execute(app.db)
    return id
  }

  test('show the reason and the case, and nobody’s name, address or words', async () => {
    await failedMail(true)
    const html = await read('/beheer/taken')
    expect(html).toContain('550 &lt;[adres]> unknown user')
    expect(html).toContain(`zaak ${city.shown.number}`)
    expect(html).not.toContain('weg@voorbeeld.example')
    expect(html).not.toContain('Geheim')
    expect(await read('/beheer')).toContain('blijven steken')
  })

  test('a mail is tried again; one that went out is left alone', async () => {
    const id = await failedMail(true)
    const landed = await admin.postAndSee(`/beheer/taken/post/${id}`)
    expect(landed.html).toContain('Wij proberen het opnieuw')
    const { rows } = await sql<{ given_up_at: Date | null; attempts: number }>`
      select given_up_at, jobs.attempts from outbox
      join graphile_worker.jobs on key = 'mail:' || outbox.id where outbox.id = ${id}`.execute(app.db)
    expect(rows[0]).toMatchObject({ given_up_at: null, attempts: 0 })
    await sql`update outbox set sent_at = now() where id = ${id}`.execute(app.db)
    expect((await admin.postAndSee(`/beheer/taken/post/${id}`)).html).toContain('bestaat niet meer')
    expect((await admin.postAndSee('/beheer/taken/post/geen-mail')).html).toContain('bestaat niet meer')
  })

  test('a job that was given up runs again', async () => {
    await addJob(app.db, 'look_at_cases', {}, { key: 'stuck', maxAttempts: 1 })
    await sql`select graphile_worker.permanently_fail_jobs(array_agg(id), 'kaput voor jan@voorbeeld.example')
      from graphile_worker.jobs where key = 'stuck'`.execute(app.db)
    const html = await read('/beheer/taken')
    expect(html).toContain('look_at_cases')
    expect(html).toContain('kaput voor [adres]')
    const { rows } = await sql<{ id: string }>`
      select id::text as id from graphile_worker.jobs where key = 'stuck'`.execute(app.db)
    const landed = await admin.postAndSee(`/beheer/taken/werk/${rows[0]?.id}`)
    expect(landed.html).toContain('Wij proberen het opnieuw')
    expect((await admin.postAndSee('/beheer/taken/werk/999999999')).html).toContain('bestaat niet meer')
  })

  test('every way in which an address stands in an error', () => {
    expect(withoutAddresses('to: "a.b+c@d.example"; <x@y>', 'nl')).toBe('to: "[adres]"; <[adres]>')
    expect(withoutAddresses(null, 'nl')).toBe('')
  })
})
