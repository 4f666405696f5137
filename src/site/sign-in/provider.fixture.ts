import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody at the other side, as a test sets them. */
export interface Account {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
  readonly acr?: string
  readonly amr?: readonly string[]
}

export interface OtherSide {
  readonly issuer: string
  /** Who sits at the other side now; null says no when asked. */
  sit(account: Account | null): void
  /** A browser that goes there, says yes or no, and comes back: the address on our side. */
  walk(address: string): Promise<string>
  close(): Promise<void>
}

/** A real OpenID provider on this machine. Who sits there is decided by the test, not by a page. */
export async function otherSide(redirectUris: readonly string[]): Promise<OtherSide> {
  let seated: Account | null = null
  let server: Server | undefined
  const listening = createServer()
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const { port } = listening.address() as AddressInfo
  await new Promise((closed) => listening.close(closed))
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'meemaken',
        client_secret: 'een-geheim-van-de-test',
        redirect_uris: [...redirectUris],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: {
      openid: ['sub', 'acr', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    scopes: ['openid', 'email', 'profile', 'groups'],
    conformIdTokenClaims: false,
    acrValues: [
      'http://eidas.europa.eu/LoA/low',
      'http://eidas.europa.eu/LoA/substantial',
      'http://eidas.europa.eu/LoA/high',
    ],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ ...seated, sub, groups: [...(seated?.groups ?? [])] }),
    }),
  })
  const answer = provider.callback()
  server = createServer(async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const refusal = { error: 'access_denied', error_description: 'no' }
    if (!seated) return provider.interactionFinished(request, response, refusal)
    if (prompt.name === 'login') {
      const { sub, acr, amr } = seated
      const login = { accountId: sub, ...(acr ? { acr } : {}), ...(amr ? { amr: [...amr] } : {}) }
      return provider.interactionFinished(request, response, { login })
    }
    const grant = new provider.Grant({
      accountId: session?.accountId ?? seated.sub,
      clientId: String(params.client_id),
    })
    grant.addOIDCScope(String(params.scope))
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  })
  await new Promise<void>((ready) => server?.listen(port, '127.0.0.1', ready))
  return {
    issuer,
    sit: (account) => {
      seated = account
    },
    walk: async (address) => {
      const cookies = new Map<string, string>()
      let at = address
      for (let hops = 0; at.startsWith(issuer) && hops < 12; hops += 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const reply = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of reply.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          cookies.set(name, value)
        }
        const next = reply.headers.get('location')
        if (!next) throw new Error(`${reply.status} at ${at}: ${(await reply.text()).slice(0, 300)}`)
        at = new URL(next, at).href
      }
      return at
    },
    close: () => new Promise((closed) => server?.close(() => closed())),
  }
}
