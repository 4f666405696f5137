import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** A passkey in software, for tests: makes and signs what a telephone would. */
export interface TestPasskey {
  readonly id: string
  /** The answer to the question of how to make a passkey. */
  make(question: { readonly challenge: string }, origin: string): string
  /** The answer to the question of who signs in. */
  sign(question: { readonly challenge: string }, origin: string, more?: Signing): string
}

interface Signing {
  /** False: somebody only touched it, without finger, face or code. */
  readonly verified?: boolean
  readonly counter?: number
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest()

/** Just enough CBOR: whole numbers, texts, bytes and maps. */
function cbor(value: unknown): Buffer {
  const head = (kind: number, amount: number): Buffer => {
    if (amount < 24) return Buffer.from([(kind << 5) | amount])
    if (amount < 256) return Buffer.from([(kind << 5) | 24, amount])
    return Buffer.from([(kind << 5) | 25, amount >> 8, amount & 255])
  }
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = value instanceof Map ? [...value] : Object.entries(value as object)
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, inner]) => [cbor(key), cbor(inner)])])
}

export function testPasskey(): TestPasskey {
  const credential = randomBytes(32)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
  const id = base64url(credential)
  const clientData = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (origin: string, flags: number, counter: number, more: Buffer): Buffer => {
    const amount = Buffer.alloc(4)
    amount.writeUInt32BE(counter)
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), amount, more])
  }
  const answer = (response: object): string =>
    JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response })
  return {
    id,
    make: ({ challenge }, origin) => {
      const length = Buffer.from([0, credential.length])
      const made = Buffer.concat([Buffer.alloc(16), length, credential, cbor(cose)])
      const attestation = cbor({
        fmt: 'none',
        attStmt: {},
        authData: authenticatorData(origin, 0x45, 0, made),
      })
      return answer({
        clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      })
    },
    sign: ({ challenge }, origin, { verified = true, counter = 0 } = {}) => {
      const data = authenticatorData(origin, verified ? 0x05 : 0x01, counter, Buffer.alloc(0))
      const client = clientData('webauthn.get', challenge, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      })
    },
  }
}
