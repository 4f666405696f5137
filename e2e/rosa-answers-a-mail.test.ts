import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handOver, rawMail } from '../src/messages/testing.ts'
import { openBrowser, patience, persona, someone } from './browser.ts'
import { newCase } from './case.ts'
import { answersByMail, ownCity } from './city.ts'
import { fill, follow, openMail, press, visit, words } from './walk.ts'

// Rosa told her wish at the desk. She never signs in: what the municipality asks her comes by mail, and so does her answer.

const mark = randomUUID().slice(0, 6)
const rosa = `rosa.${mark}@voorbeeld.example`
const question = 'Welke kleur krijgt het bankje?'
const answer = `De bank mag blauw zijn, zegt mijn dochter (${mark}).`

let city = ''
let endCity: () => Promise<void>
let browser: Awaited<ReturnType<typeof openBrowser>>
let number = ''
beforeAll(async () => {
  // A city that takes answers by mail, which the others do not.
  const own = await ownCity(answersByMail)
  city = own.address
  endCity = own.end
  browser = await openBrowser()
  number = await newCase(browser, city, { title: `Een bankje om te plukken ${mark}`, email: rosa })
})
afterAll(async () => {
  await browser.close()
  await endCity()
})

const main = (page: Page): Promise<string> => words(page.getByRole('main'))

/** What a mail server does: it signs the raw mail and hands it over. */
async function arrives(mail: { readonly from: string; readonly to: string; readonly text: string }) {
  const raw = rawMail({
    ...mail,
    subject: `Re: Nieuw bericht ${mark}`,
    messageId: `<${randomUUID()}@voorbeeld.example>`,
  })
  const { headers } = handOver(raw, answersByMail.INBOUND_SECRET, new Date())
  const taken = await fetch(new URL('/inkomend/post', city), {
    method: 'POST',
    headers,
    body: new Uint8Array(raw),
  })
  expect(taken.status).toBe(202)
}

const untilSeen = (page: Page, path: string, text: string): Promise<void> =>
  expect
    .poll(
      async () => {
        await page.goto(path)
        return main(page)
      },
      { timeout: patience, interval: 500 },
    )
    .toContain(text)

test('Rosa answers the mail of her guide from her own mailbox; he reads it in the case and answers', async () => {
  const daan = await persona(browser, city, 'begeleider', { scripts: 'blocked' })
  const mailbox = await someone(browser, city, { phone: true, scripts: 'blocked' })
  await visit(daan.page, `/werk/zaken/${number}/gesprek`)
  await fill(daan.page, 'Je bericht', question)
  await press(daan.page, 'Verstuur')

  await openMail(mailbox.page, rosa, /^Nieuw bericht/)
  const mail = await main(mailbox.page)
  expect(mail).toContain(question)
  expect(mail).toContain('Je kunt deze mail gewoon beantwoorden.')
  const to = /antwoord\+[a-z2-7]{26}@waterstad\.example/.exec(mail)?.[0] ?? ''
  await arrives({
    from: `Rosa <${rosa}>`,
    to,
    text: `${answer}\n\nOp za 21 nov 2026 om 19:00 schreef Meemaken <x@y.example>:\n\n> ${question}`,
  })

  await untilSeen(daan.page, `/werk/zaken/${number}/gesprek`, answer)
  const conversation = await main(daan.page)
  expect(conversation).toContain('per e-mail')
  expect(conversation).toContain('Wat eronder stond')
  await openMail(mailbox.page, 'daan.wielenga@waterstad.example', new RegExp(`^Nieuw bericht.*${mark}`))
  expect(await main(mailbox.page)).toContain(answer)
  await visit(daan.page, `/werk/zaken/${number}`)
  await follow(daan.page, 'Beantwoord het bericht')
  await fill(daan.page, 'Je bericht', 'Blauw wordt het.')
  await press(daan.page, 'Verstuur')
  await openMail(mailbox.page, rosa, /^Nieuw bericht/)
  expect(await main(mailbox.page)).toContain('Blauw wordt het.')

  // Somebody else who has the address does not speak for her: the team looks first.
  const other = `Ik ben Rosa niet (${mark}).`
  await arrives({ from: `Iemand <iemand.${mark}@voorbeeld.example>`, to, text: other })
  const noor = await persona(browser, city, 'teamlid', { scripts: 'blocked' })
  await untilSeen(noor.page, '/werk/post', mark)
  await follow(noor.page, new RegExp(mark))
  expect(await main(noor.page)).toContain(other)
  await visit(daan.page, `/werk/zaken/${number}/gesprek`)
  expect(await main(daan.page)).not.toContain(other)
  for (const { context } of [daan, mailbox, noor]) await context.close()
})
