import type { Act } from '../kit/act.ts'
import { keyedDigests } from '../kit/secrets.ts'

type Keys = Pick<Act, 'settings'>

/** Digests by which an address is one voice in this evaluation and in no other: by the key in use first. */
export const voicesOf = ({ settings }: Keys, evaluationId: string, email: string): readonly string[] =>
  keyedDigests(settings, 'evaluation', `${evaluationId} ${email.trim().toLowerCase()}`)

/** The secret part of a personal link. It is made anew when needed, and kept nowhere. */
export const linkToken = ({ settings }: Keys, invitationId: string): string =>
  keyedDigests(settings, 'evaluation-link', invitationId)[0] ?? ''

/** Whether this is the secret of that link, by the key in use or an older one. */
export const isLinkToken = ({ settings }: Keys, invitationId: string, token: string): boolean =>
  keyedDigests(settings, 'evaluation-link', invitationId).includes(token)
