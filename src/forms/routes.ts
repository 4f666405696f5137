import type { Ctx, Handler } from '../kit/http.ts'
import { type Access, get, post, type Route } from '../people/index.ts'
import { fillHandlers } from './flow/fill.tsx'
import { laterHandlers } from './flow/later.tsx'
import { sendHandlers } from './flow/send.tsx'
import type { FormSite } from './flow/site.ts'
import { formPaths } from './paths.ts'

/** All routes of a form: its sections, check page, saving, resuming and paper. Works without a script. */
export const formRoutes = (site: FormSite): readonly Route[] =>
  routesAt(site.base, ':slug', () => site, 'everyone')

/** The same where one pattern of addresses serves many forms: `siteOf` tells which form lives at this one. */
export const formRoutesAt = (
  pattern: string,
  siteOf: (c: Ctx) => Promise<FormSite> | FormSite,
  door: Access = 'everyone',
): readonly Route[] => routesAt(pattern, ':deel', siteOf, door)

function routesAt(
  pattern: string,
  section: string,
  siteOf: (c: Ctx) => Promise<FormSite> | FormSite,
  door: Access,
): readonly Route[] {
  const paths = formPaths(pattern)
  const fill =
    (of: (handlers: ReturnType<typeof fillHandlers>) => Handler): Handler =>
    async (c) =>
      of(fillHandlers(await siteOf(c)))(c)
  const send =
    (of: (handlers: ReturnType<typeof sendHandlers>) => Handler): Handler =>
    async (c) =>
      of(sendHandlers(await siteOf(c)))(c)
  const later =
    (of: (handlers: ReturnType<typeof laterHandlers>) => Handler): Handler =>
    async (c) =>
      of(laterHandlers(await siteOf(c)))(c)
  const start: Handler = async (c) => {
    const site = await siteOf(c)
    return (site.start ?? fillHandlers(site).showStart)(c)
  }
  // Fixed addresses come before the sections; a section cannot take one of their names.
  return [
    get(paths.start(), door, start),
    get(
      paths.check(),
      door,
      send(
        ({ showCheck }) =>
          (c) =>
            showCheck(c),
      ),
    ),
    post(
      paths.check(),
      door,
      send(({ send }) => send),
    ),
    get(
      paths.later(),
      door,
      later(
        ({ showLater }) =>
          (c) =>
            showLater(c),
      ),
    ),
    post(
      paths.later(),
      door,
      later(({ mailLink }) => mailLink),
    ),
    post(
      paths.again(),
      door,
      later(({ startAgain }) => startAgain),
    ),
    get(
      paths.paper(),
      door,
      later(({ showPaper }) => showPaper),
    ),
    get(
      paths.resume(':token'),
      door,
      later(({ showResume }) => showResume),
    ),
    post(
      paths.resume(':token'),
      door,
      later(({ resume }) => resume),
    ),
    get(
      paths.draft(':id'),
      door === 'everyone' ? 'signed_in' : door,
      later(({ openOwn }) => openOwn),
    ),
    post(
      paths.autosave(section),
      door,
      fill(({ autosave }) => autosave),
    ),
    get(
      paths.section(section),
      door,
      fill(({ showStep }) => showStep),
    ),
    post(
      paths.section(section),
      door,
      fill(({ postStep }) => postStep),
    ),
  ]
}
