import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { conversationFor, openedCase, postMessage } from '../cases/index.ts'
import { outboxJobs, transportFor } from '../kit/outbox.ts'
import { type TestApp, testApp } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { fetchMail } from './imap.ts'
import { takeInMail } from './index.ts'

/**
 * A mail server of Debian (dovecot) and a real SMTP conversation in both directions: our mail goes out by SMTP, a mail
 * program answers it by SMTP, the answer is delivered in a mailbox, and we fetch it from there by IMAP.
 */
const dovecot = '/usr/sbin/dovecot'
const isHere = existsSync(dovecot) && process.getuid?.() === 0

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const nobody = 65_534
let folder = ''
let server: ChildProcess
let smtp: SMTPServer
let app: TestApp
let city: TestCity
/** What our side sent, as it went over the line. */
const sent: { readonly from: string; readonly to: string; readonly raw: string }[] = []

const inbox = () => join(folder, 'mail', 'Maildir', 'new')

async function startDovecot(port: number): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'meemaken-imap-'))
  chmodSync(folder, 0o755)
  for (const name of ['mail/Maildir/new', 'mail/Maildir/cur', 'mail/Maildir/tmp'])
    mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['mail', 'mail/Maildir', 'mail/Maildir/new', 'mail/Maildir/cur', 'mail/Maildir/tmp'])
    chownSync(join(folder, name), nobody, nobody)
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_login_user = nobody
default_internal_group = nogroup
first_valid_uid = 1
mail_location = maildir:${folder}/mail/Maildir
passdb {
  driver = static
  args = password=geheim
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  )
  server = spawn(dovecot, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
}

/** Takes every mail: what is for the reply address goes in the mailbox, the rest is kept to look at. */
function startSmtp(): Promise<number> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts)
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const to = session.envelope.rcptTo[0]?.address ?? ''
        if (to.startsWith('antwoord+')) {
          const path = join(inbox(), `${Date.now()}.${sent.length}.${Math.random()}.test`)
          writeFileSync(path, raw)
          chownSync(path, nobody, nobody)
        } else sent.push({ from, to, raw: raw.toString() })
        done()
      })
    },
  })
  return new Promise((resolve) => {
    const listening = smtp.listen(0, '127.0.0.1', () =>
      resolve((listening.address() as { port: number }).port),
    )
  })
}

let smtpPort = 0
beforeAll(async () => {
  if (!isHere) return
  const port = await freePort()
  await startDovecot(port)
  smtpPort = await startSmtp()
  app = await testApp({
    settings: {
      mailReplyTo: 'antwoord+*@waterstad.example',
      mailFrom: 'initiatieven@waterstad.example',
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
      imapUrl: `imap://antwoord:geheim@127.0.0.1:${port}/INBOX`,
    },
  })
  city = await testCity(app)
})
afterAll(async () => {
  if (!isHere) return
  smtp.close()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await gone
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const deliverAll = async (): Promise<void> => {
  const jobs = outboxJobs(transportFor(app.settings, 'Meemaken'))
  const { rows } = await sql<{
    id: string
  }>`select id from outbox where sent_at is null order by created_at`.execute(app.db)
  for (const { id } of rows) await jobs.deliver_mail!(app.act(), { id })
}
const words = async (): Promise<readonly (string | null)[]> => {
  const act = await city.act(city.guide)
  return (await conversationFor(act, await openedCase(act, city.shown.id))).map(({ text }) => text)
}
const fetchAndRead = async (): Promise<void> => {
  await fetchMail(app.act())
  const { rows } = await sql<{ id: string }>`select id from inbound_mail where status = 'new'`.execute(app.db)
  for (const { id } of rows) await takeInMail(app.act(), id)
}

test.skipIf(!isHere)('a resident answers a mail of their guide, and it lands in the case', async () => {
  await postMessage(await city.act(city.guide), {
    caseId: city.shown.id,
    text: 'Welke kleur wordt de bank?',
  })
  await deliverAll()
  const mail = sent.find(({ to, raw }) => to === city.initiator.email && raw.includes('Welke kleur'))!
  const replyTo = /^Reply-To: <?(antwoord\+[a-z2-7]{26}@waterstad\.example)/im.exec(mail.raw)![1]!
  // A report of what cannot be delivered comes back to the same place.
  expect(mail.from).toBe(replyTo)
  const messageId = /^Message-ID: (\S+)/im.exec(mail.raw)![1]!

  const program = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true })
  const answer = {
    from: { name: 'Ina', address: city.initiator.email! },
    to: replyTo,
    subject: 'Re: Nieuw bericht',
    inReplyTo: messageId,
    references: messageId,
    messageId: '<antwoord-1@voorbeeld.example>',
    text: 'Groen, met een rugleuning.\n\nOn 21 Nov 2026, at 20:00, Meemaken wrote:\n\n> Welke kleur wordt de bank?',
  }
  await program.sendMail(answer)
  await program.sendMail({
    ...answer,
    from: 'kwaad@elders.example',
    messageId: '<vals@elders.example>',
    text: 'Goud.',
  })
  await vi.waitFor(() => expect(readdirSync(inbox())).toHaveLength(2), 300_000)
  await vi.waitFor(() => fetchAndRead(), { timeout: 300_000, interval: 500 })
  expect(await words()).toContain('Groen, met een rugleuning.')
  expect(await words()).not.toContain('Goud.')

  // The mailbox is empty; what was read lies in its own folder.
  expect(readdirSync(inbox())).toEqual([])
  const done = ['new', 'cur'].flatMap((part) =>
    readdirSync(join(folder, 'mail', 'Maildir', '.Meemaken-verwerkt', part)),
  )
  expect(done).toHaveLength(2)

  // The same mail once more, as after a broken connection.
  await program.sendMail(answer)
  await vi.waitFor(() => expect(readdirSync(inbox())).toHaveLength(1), 300_000)
  await fetchAndRead()
  expect((await words()).filter((text) => text?.startsWith('Groen'))).toHaveLength(1)
  program.close()
})

test.skipIf(!isHere)('a mailbox that refuses us fails the job, and ends nothing else', async () => {
  const act = app.act()
  const imapUrl = app.settings.imapUrl!.replace('geheim', 'fout')
  await expect(fetchMail({ ...act, settings: { ...act.settings, imapUrl } })).rejects.toThrow()
})

test.skipIf(isHere)('is skipped, because dovecot-imapd is not here or we are not root', () => {})
