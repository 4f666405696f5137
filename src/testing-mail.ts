import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as the mail server got it. */
export interface ReceivedMail {
  readonly messageId: string
  readonly to: readonly string[]
  /** The raw message, with line ends of one sign. */
  readonly source: string
  /** Value of a header, unfolded, with its encoded words decoded; empty when it is not there. */
  header(name: string): string
}

/** A mail server on this machine only, that keeps what it gets and passes nothing on. */
export interface MailSink {
  readonly url: string
  readonly port: number
  readonly received: readonly ReceivedMail[]
  /** Runs before a mail is accepted: wait in it, or throw to refuse. */
  onMail(work: (mail: ReceivedMail) => Promise<void>): void
  close(): Promise<void>
}

/** Starts a mail server on a free port, or on `port`. Addresses that start with `nobody` do not exist. */
export async function mailSink(port = 0): Promise<MailSink> {
  const received: ReceivedMail[] = []
  let work: (mail: ReceivedMail) => Promise<void> = async () => {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody')
          ? Object.assign(new Error('No such user'), { responseCode: 550 })
          : undefined,
      ),
    onData: async (stream, session, done) => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = parse(Buffer.concat(chunks).toString(), to)
        await work(mail)
        received.push(mail)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  // A program that is killed breaks its connections off.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: chosen } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${chosen}`,
    port: chosen,
    received,
    onMail: (value) => {
      work = value
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function parse(raw: string, to: readonly string[]): ReceivedMail {
  const source = raw.replaceAll('\r\n', '\n')
  const head = (source.split('\n\n')[0] ?? '').replace(/\n[ \t]+/g, ' ')
  const header = (name: string): string => {
    const line = head.split('\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return decodeWords(line?.slice(name.length + 1).trim() ?? '')
  }
  return { messageId: header('Message-ID'), to, source, header }
}

/** Encoded words of RFC 2047, as nodemailer writes them. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9a-f]{2})/gi, (_sign, code: string) =>
                String.fromCharCode(Number.parseInt(code, 16)),
              ),
            'latin1',
          ).toString(),
    )
}
