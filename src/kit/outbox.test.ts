import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { type MailSink, mailSink } from '../testing-mail.ts'
import { inTransaction } from './act.ts'
import { connect } from './db.ts'
import { startWorker, type Worker } from './jobs.ts'
import { createLog } from './log.ts'
import { giveUpAfterHours, type Mail, mailById, outboxJobs, putInOutbox, transportFor } from './outbox.ts'

let app: TestApp
let sink: MailSink
const workers: { stop(): Promise<unknown> }[] = []
const lines: string[] = []
const log = createLog((line) => lines.push(line))

beforeAll(async () => {
  app = await testApp()
  sink = await mailSink()
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop()
  sink.onMail(async () => {})
})
afterAll(async () => {
  await sink.close()
  await app.close()
})

const mail = (change: Partial<Mail> = {}): Mail => ({
  to: 'fleur@voorbeeld.example',
  subject: 'Je idee is binnen',
  text: 'Dag Fleur',
  html: '<p>Dag Fleur</p>',
  at: testNow,
  ...change,
})
const transport = (url = sink.url) => transportFor({ ...app.settings, smtpUrl: url }, 'Meemaken Waterstad')
const jobs = (url?: string) => outboxJobs(transport(url))
const deliver = (id: string, url?: string, now = testNow) =>
  jobs(url).deliver_mail?.(app.act({ now }), { id }) ?? Promise.reject(new Error('no job'))
const receivedOf = async (id: string) => {
  const row = await mailById(app.db, id)
  return sink.received.filter(({ messageId }) => messageId === row?.message_id)
}

/** A worker as in production, on a pool of its own like another process. */
async function worker(url?: string): Promise<Worker> {
  const { pool, close } = connect(app.url)
  const started = await startWorker({ pool, jobs: jobs(url), schedules: [], newAct: () => app.act(), log })
  workers.push(started, { stop: close })
  return started
}

const eventually = (check: () => Promise<void> | void) =>
  vi.waitFor(check, { timeout: 300_000, interval: 100 })
const patient = 90_000

describe('a mail', () => {
  test('is stored with what happened or not at all', async () => {
    await expect(
      inTransaction(app.act(), async (act) => {
        await putInOutbox(act.db, mail({ to: 'weg@voorbeeld.example' }))
        throw new Error('something went wrong after it')
      }),
    ).rejects.toThrow('something went wrong')
    expect(await app.mails('weg@voorbeeld.example')).toEqual([])
    const { rows } =
      await sql`select from graphile_worker.jobs where task_identifier = 'deliver_mail'`.execute(app.db)
    expect(rows).toEqual([])
  })

  test(
    'arrives once, with the Message-ID it was given in the outbox, in text and HTML',
    async () => {
      const id = await putInOutbox(app.db, mail())
      await worker()
      await eventually(async () => expect((await mailById(app.db, id))?.sent_at).toEqual(testNow))
      await deliver(id)
      const [arrived, ...more] = await receivedOf(id)
      expect(more).toEqual([])
      expect(arrived?.to).toEqual(['fleur@voorbeeld.example'])
      expect(arrived?.header('Subject')).toBe('Je idee is binnen')
      expect(arrived?.header('From')).toContain('Meemaken Waterstad')
      expect(arrived?.header('Auto-Submitted')).toBe('auto-generated')
      expect(arrived?.source).toContain('multipart/alternative')
    },
    patient,
  )

  test('cannot be given headers of its own by what somebody typed', async () => {
    const id = await putInOutbox(
      app.db,
      mail({
        subject: 'Bankje\r\nBcc: iedereen@voorbeeld.example\r\n\r\n<script>\u2028Reply-To: x@evil.example',
        attachments: [
          { name: 'a.ics"\r\nX-Evil: 1\r\n\r\nboe', mediaType: 'text/calendar', content: 'BEGIN:VCALENDAR' },
        ],
      }),
    )
    await deliver(id)
    const [arrived] = await receivedOf(id)
    expect(arrived?.to).toEqual(['fleur@voorbeeld.example'])
    expect(arrived?.header('Bcc')).toBe('')
    expect(arrived?.header('Reply-To')).toBe('')
    expect(arrived?.header('Subject')).toBe(
      'Bankje Bcc: iedereen@voorbeeld.example <script> Reply-To: x@evil.example',
    )
    expect(arrived?.source).not.toMatch(/^(Bcc|Reply-To|X-Evil):/im)
  })

  test('has one recipient, whatever signs are in the address', async () => {
    const id = await putInOutbox(app.db, mail({ to: 'een@voorbeeld.example, twee@voorbeeld.example' }))
    await deliver(id).catch(() => {})
    expect((await receivedOf(id)).flatMap(({ to }) => to)).not.toContain('twee@voorbeeld.example')
  })
})

describe('a mail server', () => {
  test(
    'that is down makes the mail wait and be tried again, later each time; it arrives once',
    async () => {
      const down = await mailSink()
      await down.close()
      const id = await putInOutbox(app.db, mail())
      await worker(down.url)
      await eventually(async () => expect((await mailById(app.db, id))?.attempts).toBeGreaterThan(0))
      const failed = await mailById(app.db, id)
      expect(failed?.sent_at).toBeNull()
      expect(failed?.last_error).toContain('ECONNREFUSED')
      await eventually(async () => expect(await secondsUntilRetry(id)).toBeGreaterThan(1))
      const up = await mailSink(down.port)
      await eventually(() => expect(up.received).toHaveLength(1))
      await eventually(async () => expect((await mailById(app.db, id))?.sent_at).toEqual(testNow))
      expect(up.received[0]?.messageId).toBe(failed?.message_id)
      await up.close()
    },
    patient,
  )

  test('that does not know the address is not asked again', async () => {
    const id = await putInOutbox(app.db, mail({ to: 'nobody@voorbeeld.example' }))
    await deliver(id)
    expect(await mailById(app.db, id)).toMatchObject({ sent_at: null, given_up_at: testNow, attempts: 1 })
    await deliver(id)
    expect((await mailById(app.db, id))?.attempts).toBe(1)
  })

  test('that stays away for three days makes us give up, with the reason kept', async () => {
    const down = await mailSink()
    await down.close()
    const id = await putInOutbox(app.db, mail())
    await expect(deliver(id, down.url)).rejects.toThrow()
    const later = new Date(testNow.getTime() + (giveUpAfterHours + 1) * 60 * 60 * 1000)
    await deliver(id, down.url, later)
    expect(await mailById(app.db, id)).toMatchObject({ sent_at: null, given_up_at: later })
  })

  test(
    'is told in the log without the address, in the queue neither',
    async () => {
      lines.length = 0
      sink.onMail(async () => {
        throw Object.assign(new Error('Mailbox of geheim@voorbeeld.example is full'), { responseCode: 452 })
      })
      const id = await putInOutbox(app.db, mail({ to: 'geheim@voorbeeld.example' }))
      await worker()
      await eventually(async () => expect((await mailById(app.db, id))?.attempts).toBeGreaterThan(0))
      await eventually(() => expect(lines.join('\n')).toContain('job_failed'))
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
      expect(lines.join('\n')).not.toContain('geheim')
      await eventually(async () => {
        const { rows } = await sql<{ last_error: string }>`
        select last_error from graphile_worker.jobs where key = ${`mail:${id}`}`.execute(app.db)
        expect(rows[0]?.last_error).toContain('deliver_mail failed')
        expect(rows[0]?.last_error).not.toContain('geheim')
      })
    },
    patient,
  )

  test('is not needed in a demo city; without one elsewhere the mail is kept', async () => {
    const demo = outboxJobs(transportFor({ ...app.settings, demo: true, smtpUrl: null }, 'Meemaken'))
    const id = await putInOutbox(app.db, mail())
    const before = sink.received.length
    await demo.deliver_mail?.(app.act(), { id })
    expect((await mailById(app.db, id))?.sent_at).toEqual(testNow)
    expect(sink.received).toHaveLength(before)
    const kept = await putInOutbox(app.db, mail())
    const none = outboxJobs(transportFor({ ...app.settings, demo: false, smtpUrl: null }, 'Meemaken'))
    await expect(none.deliver_mail?.(app.act(), { id: kept })).rejects.toThrow('SMTP_URL')
    expect((await mailById(app.db, kept))?.sent_at).toBeNull()
  })
})

describe('several workers', () => {
  test(
    'deliver forty mails once each',
    async () => {
      const ids: string[] = []
      for (let n = 0; n < 40; n += 1) ids.push(await putInOutbox(app.db, mail({ subject: `Bericht ${n}` })))
      await Promise.all([worker(), worker()])
      const rows = () => Promise.all(ids.map((id) => mailById(app.db, id)))
      await eventually(async () => expect((await rows()).every((row) => row?.sent_at)).toBe(true))
      const sent = (await rows()).map((row) => row?.message_id).sort()
      const arrived = sink.received.map(({ messageId }) => messageId).filter((id) => sent.includes(id))
      expect(arrived.sort()).toEqual(sent)
    },
    patient,
  )

  test('leave a mail that another one is sending alone', async () => {
    const id = await putInOutbox(app.db, mail())
    sink.onMail(() => wait(300))
    await Promise.all([deliver(id), deliver(id), deliver(id)])
    expect(await receivedOf(id)).toHaveLength(1)
  })

  test(
    'take over the jobs of one that was killed, and leave those of a living one alone',
    async () => {
      const id = await putInOutbox(app.db, mail())
      // What a worker that was killed in the middle of a job leaves in the queue.
      const lockedBy = (name: string, key: string) =>
        sql`update graphile_worker._private_jobs
             set locked_by = ${name}, locked_at = now() - interval '1 minute', attempts = 1
           where key = ${key}`.execute(app.db)
      await lockedBy('worker-dead', `mail:${id}`)
      const busy = await putInOutbox(app.db, mail())
      await lockedBy('worker-alive', `mail:${busy}`)
      const other = connect(app.url)
      const alive = await other.pool.connect()
      await alive.query(`select pg_advisory_lock_shared(7233005, hashtext('worker-alive'))`)
      await worker()
      await eventually(async () => expect((await mailById(app.db, id))?.sent_at).toEqual(testNow))
      expect((await mailById(app.db, busy))?.sent_at).toBeNull()
      // Its connection ends with its process.
      alive.release(true)
      await eventually(async () => expect((await mailById(app.db, busy))?.sent_at).toEqual(testNow))
      await other.close()
    },
    patient,
  )

  test(
    'go on after the database broke all connections',
    async () => {
      await worker()
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()`.execute(app.db)
      const id = await putInOutbox(app.db, mail())
      await eventually(async () => expect((await mailById(app.db, id))?.sent_at).toEqual(testNow))
    },
    patient,
  )
})

test('mail that was left lying is picked up, and what was given up is not', async () => {
  const waiting = await putInOutbox(app.db, mail())
  const givenUp = await putInOutbox(app.db, mail({ to: 'nobody@voorbeeld.example' }))
  await deliver(givenUp)
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(app.db)
  const twoHoursLater = new Date(testNow.getTime() + 2 * 60 * 60 * 1000)
  await jobs().deliver_waiting_mail?.(app.act({ now: twoHoursLater }), {})
  const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(app.db)
  expect(rows.map(({ key }) => key)).toContain(`mail:${waiting}`)
  expect(rows.map(({ key }) => key)).not.toContain(`mail:${givenUp}`)
})

async function secondsUntilRetry(id: string): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from run_at - updated_at)::float as seconds
      from graphile_worker.jobs where key = ${`mail:${id}`} and locked_at is null`.execute(app.db)
  return rows[0]?.seconds ?? 0
}
