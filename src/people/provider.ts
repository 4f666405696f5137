import * as client from 'openid-client'
import { z } from 'zod'
import { type Assurance, assurances } from '../kit/actor.ts'
import type { ProviderSettings } from '../kit/settings.ts'

/** What we asked the other side, to hold its answer against. */
export const askedSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnPath: z.string().nullable(),
  /** The level that was asked, so that it is asked again after linking. */
  level: z.enum(assurances).nullable().default(null),
})
export type Asked = z.infer<typeof askedSchema>

/** What the other side says about somebody. */
const claimsSchema = z.object({
  sub: z.string().min(1),
  iss: z.string().min(1),
  email: z.email().optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().min(1).max(120).optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
})
export type Claims = z.infer<typeof claimsSchema> & { readonly groups: readonly string[] }

/** `away`: the other side does not answer. `denied`: it, or the person, said no. `wrong`: the answer does not fit. */
export type Answer =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: 'away' | 'denied' | 'wrong' }

/** Nobody waits longer for the other side, in seconds. */
const patience = 6

/** How to speak with an issuer; asked once in a while, for keys and addresses change seldom. */
const known = new Map<string, { readonly at: number; readonly found: Promise<client.Configuration> }>()
const keepFor = 10 * 60 * 1000

function configurationOf(settings: ProviderSettings, now: Date): Promise<client.Configuration> {
  const key = JSON.stringify(settings)
  const earlier = known.get(key)
  if (earlier && now.getTime() - earlier.at < keepFor && now.getTime() >= earlier.at) return earlier.found
  const issuer = new URL(settings.issuer)
  const found = client.discovery(issuer, settings.clientId, undefined, authentication(settings), {
    timeout: patience,
    // Without encryption only on this machine, to try it out.
    ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
  })
  known.set(key, { at: now.getTime(), found })
  found.catch(() => known.delete(key))
  return found
}

const authentication = ({ clientSecret }: ProviderSettings): client.ClientAuth =>
  clientSecret ? client.ClientSecretPost(clientSecret) : client.None()

/** Where to send the browser, and what to remember meanwhile; null when the other side does not answer. */
export async function askProvider(
  settings: ProviderSettings,
  input: {
    readonly redirectUri: string
    readonly scope: string
    readonly returnPath: string | null
    readonly level?: Assurance | null
    /** Levels of assurance that will do, in the words of the other side. */
    readonly acrValues?: readonly string[]
    readonly locale: string
    readonly now: Date
  },
): Promise<{ readonly address: string; readonly asked: Asked } | null> {
  try {
    const configuration = await configurationOf(settings, input.now)
    const verifier = client.randomPKCECodeVerifier()
    const asked = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier,
      returnPath: input.returnPath,
      level: input.level ?? null,
    }
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: input.redirectUri,
      scope: input.scope,
      state: asked.state,
      nonce: asked.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ui_locales: input.locale,
      ...(input.acrValues?.length ? { acr_values: input.acrValues.join(' ') } : {}),
    })
    return { address: address.href, asked }
  } catch {
    return null
  }
}

/** Changes the code in the address that the browser came back with into what the other side says. */
export async function readAnswer(
  settings: ProviderSettings,
  input: { readonly address: URL; readonly asked: Asked; readonly groupsClaim: string; readonly now: Date },
): Promise<Answer> {
  const { asked, address } = input
  if (address.searchParams.get('state') === asked.state && address.searchParams.has('error'))
    return { ok: false, reason: 'denied' }
  try {
    const configuration = await configurationOf(settings, input.now)
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: asked.verifier,
      expectedState: asked.state,
      expectedNonce: asked.nonce,
      idTokenExpected: true,
    })
    const all = tokens.claims()
    const claims = claimsSchema.safeParse(all)
    if (!claims.success) return { ok: false, reason: 'wrong' }
    const groups = z.array(z.string()).safeParse(all?.[input.groupsClaim])
    return { ok: true, claims: { ...claims.data, groups: groups.data ?? [] } }
  } catch (error) {
    return { ok: false, reason: isAway(error) ? 'away' : 'wrong' }
  }
}

/** No answer at all, or one of a server that broke down. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof client.ResponseBodyError) return error.status >= 500
  const { name, cause } = error
  const code = 'code' in error ? error.code : undefined
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return true
  return name === 'TimeoutError' || name === 'TypeError' || code === 'OAUTH_TIMEOUT' || isAway(cause)
}
