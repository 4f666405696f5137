import { get, post, type Route } from '../people/index.ts'
import { fillHandlers } from './flow/fill.tsx'
import { laterHandlers } from './flow/later.tsx'
import { sendHandlers } from './flow/send.tsx'
import type { FormSite } from './flow/site.ts'
import { formPaths } from './paths.ts'

/** All routes of a form: its sections, check page, saving, resuming and paper. Works without a script. */
export function formRoutes(site: FormSite): readonly Route[] {
  const paths = formPaths(site.base)
  const fill = fillHandlers(site)
  const sending = sendHandlers(site)
  const later = laterHandlers(site)
  // Fixed addresses come before the sections; a section cannot take one of their names.
  return [
    get(paths.start(), 'everyone', site.start ?? fill.showStart),
    get(paths.check(), 'everyone', (c) => sending.showCheck(c)),
    post(paths.check(), 'everyone', sending.send),
    get(paths.later(), 'everyone', (c) => later.showLater(c)),
    post(paths.later(), 'everyone', later.mailLink),
    post(paths.again(), 'everyone', later.startAgain),
    get(paths.paper(), 'everyone', later.showPaper),
    get(paths.resume(':token'), 'everyone', later.showResume),
    post(paths.resume(':token'), 'everyone', later.resume),
    get(paths.draft(':id'), 'signed_in', later.openOwn),
    post(paths.autosave(':slug'), 'everyone', fill.autosave),
    get(paths.section(':slug'), 'everyone', fill.showStep),
    post(paths.section(':slug'), 'everyone', fill.postStep),
  ]
}
