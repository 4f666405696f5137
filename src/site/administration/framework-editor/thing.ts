import {
  type FrameworkDefinition,
  type FrameworkList,
  removeThing,
  type ThingOf,
  thingIn,
} from '../../../frameworks/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Piece, Understood } from '../drafts/piece.tsx'
import { editPath, listWords, thingPath } from './kind.ts'
import { texts } from './texts.ts'

/** The way back to all parts of the framework. */
export const backHome = (framework: FrameworkDefinition, locale: 'nl' | 'en') => ({
  href: editPath(framework.key),
  label: texts(locale).back,
})

/** The thing of a list in the address, with what every page about it shares. */
export function thingAt<L extends FrameworkList>(
  c: Ctx,
  framework: FrameworkDefinition,
  list: L,
  part?: string,
) {
  const { locale } = c.var.act
  const t = texts(locale)
  const thing = thingIn(framework, list, c.req.param(listWords[list]) ?? '')
  if (!thing) return null
  const { id } = thing
  const mayGo = framework[list].length > 1 || list === 'sums' || list === 'methods' || list === 'flags'
  const home = thingPath(framework.key, list, id)
  const shared = {
    path: part ? `${home}/${part}` : home,
    back: part ? { href: home, label: t.backTo[list] } : backHome(framework, locale),
  } satisfies Partial<Piece<FrameworkDefinition>>
  const partOf = (pick: (thing: ThingOf<L>) => unknown) => (now: FrameworkDefinition) => {
    const found = thingIn(now, list, id)
    return found ? pick(found) : null
  }
  const changed = (
    change: (now: FrameworkDefinition) => FrameworkDefinition,
  ): Understood<FrameworkDefinition> => ({
    ok: true,
    apply: (now) => ({ definition: change(now) }),
  })
  /** A button that takes the thing away; not for the last of a list that needs one. */
  const removal = mayGo
    ? { label: t.remove[list], apply: (now: FrameworkDefinition) => removeThing(now, list, id) }
    : null
  return { thing, id, locale, t, shared, partOf, changed, removal }
}
