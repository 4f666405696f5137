import { createHash, randomBytes } from 'node:crypto'

/** An unguessable token for a cookie or a link: 256 bits. Only its digest is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
