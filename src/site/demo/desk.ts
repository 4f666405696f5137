import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { receiveMail } from '../../messages/index.ts'
import { actorOf, personByEmail } from '../../people/index.ts'
import { askAboutData, listForDestruction } from '../../privacy/index.ts'

const daysAgo = z.number().int().nonnegative()
const deskSchema = z.object({
  mail: z.array(
    z.object({
      daysAgo,
      from: z.object({ name: z.string(), email: z.email() }),
      subject: z.string(),
      text: z.string(),
    }),
  ),
  requests: z.array(
    z.object({
      daysAgo,
      by: z.email(),
      kind: z.enum(['correction', 'objection', 'question']),
      text: z.string(),
    }),
  ),
})

/** What waits in the demo city for who looks after mail, data and records. */
export async function loadDesk(act: Act, input: unknown): Promise<void> {
  const { mail, requests } = deskSchema.parse(input)
  const then = (days: number): Act => ({
    ...act,
    now: new Date(act.now.getTime() - days * 24 * 60 * 60 * 1000),
  })
  for (const one of mail)
    await receiveMail(then(one.daysAgo), { raw: rawMail(act, one, then), by: 'webhook' })
  for (const { daysAgo, by, kind, text } of requests) {
    const person = await personByEmail(act.db, by)
    if (!person) throw new Error(`Nobody in the demo city has the address ${by}`)
    await askAboutData({ ...then(daysAgo), actor: await actorOf(act.db, person.id) }, { kind, text })
  }
  await listForDestruction(act)
}

type Mail = z.infer<typeof deskSchema>['mail'][number]

/** A mail as a server hands it over, to the address of the team: nobody knows yet what it is about. */
function rawMail({ municipality }: Act, mail: Mail, then: (days: number) => Act): Uint8Array {
  const { name, email } = mail.from
  const head = [
    `From: ${name} <${email}>`,
    `To: ${municipality.team.email}`,
    `Subject: ${mail.subject}`,
    `Date: ${then(mail.daysAgo).now.toUTCString()}`,
    `Message-ID: <demo-${mail.daysAgo}@voorbeeld.example>`,
    'Content-Type: text/plain; charset=utf-8',
  ]
  return new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n${mail.text.replaceAll('\n', '\r\n')}\r\n`)
}
