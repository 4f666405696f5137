import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { tellSecurity } from './security-mail.ts'
import { texts } from './security-texts.ts'
import * as store from './store.ts'

/** For which site a passkey counts: a host name, and the address that pages come from. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** The public address, or the address that the browser says this page has (which `app.tsx` held against its host). */
export function relyingPartyOf(publicUrl: string | null, requestOrigin: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl ?? requestOrigin)
  return { id: hostname, origin }
}

/** More passkeys than this nobody keeps track of. */
const mostPasskeys = 20

/** What a browser needs to make a passkey that asks for finger, face or code itself. */
export async function askNewPasskey(
  act: Act,
  party: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { personId, name, email } = act.actor
  if (!personId) throw new Forbidden()
  const known = await store.passkeysOf(act.db, personId)
  return generateRegistrationOptions({
    rpName: `Meemaken ${act.municipality.name}`,
    rpID: party.id,
    userName: email ?? name ?? personId,
    userDisplayName: name ?? '',
    userID: new TextEncoder().encode(personId),
    attestationType: 'none',
    excludeCredentials: known.map((one) => ({ id: one.credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Adds a passkey when the answer fits what was asked of this browser; false when it does not. */
export async function addPasskey(
  act: Act,
  input: { readonly name: string; readonly answer: string; readonly challenge: string },
  party: RelyingParty,
): Promise<boolean> {
  const { personId } = act.actor
  if (!personId) throw new Forbidden()
  const response = read<RegistrationResponseJSON>(input.answer)
  if (!response) return false
  const { verified, registrationInfo } = await attempted(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: input.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    }),
  )
  if (!verified || !registrationInfo) return false
  const { id, publicKey, counter, transports } = registrationInfo.credential
  return inTransaction(act, async (act) => {
    if ((await store.passkeysOf(act.db, personId)).length >= mostPasskeys)
      throw new Conflict(texts(act.locale).passkeys.tooMany(mostPasskeys))
    const added = await store.insertPasskey(act.db, {
      person_id: personId,
      name: input.name,
      credential_id: id,
      public_key: Buffer.from(publicKey),
      counter,
      transports: transports ?? [],
      created_at: act.now,
      last_used_at: null,
    })
    if (added) await tellSecurity(act, personId, (t) => t.passkeyAdded(input.name))
    return added
  })
}

export async function removePasskey(act: Act, id: string): Promise<void> {
  const { personId } = act.actor
  if (!personId) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const name = await store.deletePasskey(act.db, personId, id)
    if (name === null) throw new NotFound()
    await tellSecurity(act, personId, (t) => t.passkeyRemoved(name))
  })
}

/** What a browser needs to sign in with any passkey it has for this site: nobody says who they are first. */
export const askPasskey = (party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })

/** Whose passkey answered what was asked of this browser; null for every kind of failure alike. */
export async function personOfPasskey(
  act: Act,
  input: { readonly answer: string; readonly challenge: string },
  party: RelyingParty,
): Promise<string | null> {
  const response = read<AuthenticationResponseJSON>(input.answer)
  if (!response) return null
  const passkey = await store.passkeyByCredential(act.db, response.id)
  if (!passkey) return null
  const { verified, authenticationInfo } = await attempted(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: input.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
        transports: passkey.transports as AuthenticatorTransportFuture[],
      },
    }),
  )
  if (!verified || !authenticationInfo) return null
  await inTransaction(act, (act) =>
    store.markPasskeyUsed(act.db, passkey.id, authenticationInfo.newCounter, act.now),
  )
  return passkey.person_id
}

/** What a browser sent, as far as it can be looked up; the library checks the rest. */
function read<T extends { readonly id: string }>(answer: string): T | null {
  try {
    const value = JSON.parse(answer) as T | null
    return typeof value?.id === 'string' ? value : null
  } catch {
    return null
  }
}

/** The library throws for whatever does not fit. */
async function attempted<T extends object>(work: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await work()
  } catch {
    return {}
  }
}
