import { ImapFlow } from 'imapflow'
import type { Act } from '../kit/act.ts'
import { receiveMail } from './actions.ts'
import { maxMailBytes } from './read.ts'

/** Where read mail goes, on the mail server itself; made when it is not there. */
const doneFolder = 'Meemaken-verwerkt'
const perRound = 200

/**
 * Fetches what is new in the mailbox. A mail is stored here before it is marked there: when this process dies between
 * the two, the mail comes twice and is recognised. Two rounds at once do no harm for the same reason.
 */
export async function fetchMail(act: Act): Promise<void> {
  const { imapUrl } = act.settings
  if (imapUrl === null) return
  const client = clientFor(imapUrl)
  // A broken connection shows in the command at hand; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await fetchFrom(act, client, decodeURIComponent(new URL(imapUrl).pathname.slice(1)) || 'INBOX')
  } finally {
    await client.logout().catch(() => client.close())
  }
}

function clientFor(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  return new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
}

async function fetchFrom(act: Act, client: ImapFlow, mailbox: string): Promise<void> {
  const lock = await client.getMailboxLock(mailbox)
  try {
    const found = (await client.search({ all: true }, { uid: true })) || []
    const uids = found.slice(0, perRound)
    if (uids.length === 0) return
    await client.mailboxCreate(doneFolder).catch(() => {})
    for (const uid of uids) {
      // One byte more than we take: what is too large shows as such, without being fetched whole.
      const range = { start: 0, maxLength: maxMailBytes + 1 }
      const mail = await client.fetchOne(`${uid}`, { source: range }, { uid: true })
      const raw = mail ? mail.source : undefined
      // Somebody else took it out of the mailbox meanwhile.
      if (raw === undefined || raw.byteLength === 0) continue
      await receiveMail(act, { raw, by: 'imap' })
      await client.messageMove(`${uid}`, doneFolder, { uid: true })
    }
  } finally {
    lock.release()
  }
}
