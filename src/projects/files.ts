import type { Act } from '../kit/act.ts'
import { mayReadProjects } from './rights.ts'
import { projectsShowing } from './store.ts'

/** Documents and the photo of a project are for everybody once it is public, and for who works on projects before that. */
export async function mayReadProjectFile(act: Act, fileId: string): Promise<boolean> {
  const shown = await projectsShowing(act.db, fileId)
  return shown.some(({ is_public }) => is_public || mayReadProjects(act.actor))
}
