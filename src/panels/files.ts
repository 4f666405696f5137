import type { Act } from '../kit/act.ts'
import { mayMakePanels } from './rights.ts'
import { requestsShowing } from './store.ts'

/** Documents of a question to a group are for everybody once the group is on the site, and for who works with groups before. */
export async function mayReadPanelDocument(act: Act, fileId: string): Promise<boolean> {
  const shown = await requestsShowing(act.db, fileId)
  return shown.some(({ is_public }) => is_public || mayMakePanels(act))
}
