import { createHash, randomUUID } from 'node:crypto'
import { type Act, inTransaction } from './act.ts'
import type { FormInput } from './form.ts'
import { valueIn } from './form.ts'
import type { Jobs } from './jobs.ts'
import { claimToken, keepLocation, locationOf, locationSince, removeTokensBefore } from './once/store.ts'

/** Name of the hidden field with the form's token. */
export const onceField = 'eenmalig'

/** A token for one showing of a form; see `once` and the part `OnceToken`. */
export const newOnceToken = (): string => randomUUID()

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Does the work of a posted form once. A second post with the same token and the same content (a double click,
 * a reload, a repeated request) does nothing and gets the first answer: the path to go to.
 * Token and content count together, so that two people who got one cached page do not lose a form to each other.
 * A post without a token is done as it is.
 */
export async function once(act: Act, input: FormInput, work: (act: Act) => Promise<string>): Promise<string> {
  const token = valueIn(input.text, onceField)
  if (!uuid.test(token)) return inTransaction(act, work)
  const digest = digestOf(act, input)
  return inTransaction(act, async (tx) => {
    if (!(await claimToken(tx.db, token, digest, tx.now))) {
      return (await locationOf(tx.db, token, digest)) ?? '/'
    }
    const location = await work(tx)
    await keepLocation(tx.db, token, digest, location)
    return location
  })
}

/** In this time the same words are one post: long enough to go back and wonder whether it was sent, in milliseconds. */
const sameWords = 10 * 60 * 1000

/**
 * `once` for a form of words at `path`: also when its page came back by the back button of the browser, with the
 * words still in it and a token of its own. The same words sent there by the same person get the first answer.
 */
export function onceSaid(
  act: Act,
  input: FormInput,
  path: string,
  work: (act: Act) => Promise<string>,
): Promise<string> {
  return once(act, input, async (tx) => {
    if (!uuid.test(valueIn(input.text, onceField))) return work(tx)
    const { [onceField]: _, ...words } = input.text
    const said = digestOf(tx, { ...input, text: words }, path)
    const earlier = await locationSince(tx.db, said, new Date(tx.now.getTime() - sameWords))
    if (earlier !== null) return earlier
    const location = await work(tx)
    const row = newOnceToken()
    await claimToken(tx.db, row, said, tx.now)
    await keepLocation(tx.db, row, said, location)
    return location
  })
}

function digestOf(act: Act, input: FormInput, ...more: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([act.actor.personId, input.text, ...more]))
  for (const [name, files] of Object.entries(input.files)) {
    for (const file of files) hash.update(`\n${name}:${file.size}:`).update(file.bytes)
  }
  return hash.digest('base64url')
}

export const onceJobs: Jobs = {
  forget_form_tokens: (act) =>
    removeTokensBefore(act.db, new Date(act.now.getTime() - 7 * 24 * 60 * 60 * 1000)),
}
