import { formPaths, openDraftsOf } from '../../forms/index.ts'
import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { ideaSchema } from '../schema.ts'
import { waitingFor } from '../store/front-door.ts'
import { formKey } from './sender.ts'
import { texts } from './texts.ts'

/** Something this person began or sent that is not with the team yet. */
export interface OpenIdea {
  /** A draft to go on with, or an idea that waits for its address to be confirmed. */
  readonly state: 'draft' | 'waiting'
  readonly title: string
  /** Last touched, or sent. */
  readonly at: Date
  /** Kept until then. */
  readonly until: Date
  /** Where to go on with it. */
  readonly path: string
}

const day = 24 * 60 * 60 * 1000

/** What the signed-in person still has to finish, for their own page; newest first. */
export async function openIdeasOf(act: Act): Promise<readonly OpenIdea[]> {
  const { personId, email } = act.actor
  if (personId === null) return []
  const { untitled } = texts(act.locale)
  const pages = formPaths(paths.tellIdea())
  const drafts = await openDraftsOf(act.db, personId, act.now, formKey)
  const waiting = email === null ? [] : await waitingFor(act.db, email)
  const days = act.municipality.front_door.keep_unconfirmed_days
  return [
    ...drafts.map((draft) => ({
      state: 'draft' as const,
      title: draft.typed.title?.[0] || untitled,
      at: draft.updated_at,
      until: draft.expires_at,
      path: pages.draft(draft.id),
    })),
    ...waiting.map((sent) => ({
      state: 'waiting' as const,
      title: ideaSchema.safeParse(sent.input).data?.title ?? untitled,
      at: sent.sent_at,
      until: new Date(sent.sent_at.getTime() + days * day),
      path: paths.ideaReceived(sent.id),
    })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
}
