import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { TooMany } from '../kit/errors.ts'
import { limit } from '../kit/limits.ts'
import { paths } from '../paths.ts'
import { sendStillBlocked } from './mails.ts'
import { type Block, runningAddresses, runningBlock } from './store.ts'
import { blockToken, blockVoicesOf } from './voice.ts'

/** Who is blocked tried to put something in: they are led to the page that says why, until when and how to object. */
export class Blocked extends Error {
  override name = 'Blocked'
  constructor(readonly path: string) {
    super('Blocked')
  }
}

/** The page of a block for whom it is about. */
export const ownBlockPath = (act: Pick<Act, 'settings'>, id: string): string =>
  paths.ownBlock(id, blockToken(act, id))

const blockOf = (
  act: Act,
  who: { readonly email: string | null; readonly personId: string | null },
): Promise<Block | null> =>
  runningBlock(act.db, { personId: who.personId, voices: blockVoicesOf(act, who) }, dayOf(act.now))

/**
 * Lets everybody go on who is not blocked: who is signed in, or who came by a link of their own mail. Somebody we do not
 * know goes on.
 *
 * @throws Blocked
 */
export async function mustNotBeBlocked(
  act: Act,
  who: { readonly email: string | null; readonly personId: string | null } = act.actor,
): Promise<void> {
  if (who.personId === null && who.email === null) return
  const block = await blockOf(act, who)
  if (block) throw new Blocked(ownBlockPath(act, block.id))
}

/**
 * Lets a link go on that was mailed before, unless whose it is was blocked since. Behind such a link stands no address:
 * `isTheirs` knows by its digest whether it is of an address.
 *
 * @throws Blocked
 */
export async function mustNotBeBlockedSince(act: Act, isTheirs: (email: string) => boolean): Promise<void> {
  const blocks = await runningAddresses(act.db, dayOf(act.now))
  const block = blocks.find(({ email }) => isTheirs(email))
  if (block) throw new Blocked(ownBlockPath(act, block.id))
}

const perAddress = { name: 'blocked-mail', attempts: 3, seconds: 24 * 60 * 60 }

/**
 * Whether the address that somebody typed is blocked. Anybody can type an address: the page says the same as always, and
 * whose address it is reads in a mail why nothing came of it.
 */
export async function isBlockedAddress(act: Act, email: string): Promise<boolean> {
  const block = await blockOf(act, { email, personId: null })
  if (!block) return false
  try {
    await limit(act, perAddress, email)
    await sendStillBlocked(act, block)
  } catch (error) {
    // They were told often enough today. The page does not tell: who tries addresses learns nothing from it.
    if (!(error instanceof TooMany)) throw error
  }
  return true
}
