import { caseFileFor } from '../cases/index.ts'
import { mayReadForAccount } from '../funds/index.ts'
import { mayReadInitiativePhoto, mayReadSupportList } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { NotFound } from '../kit/errors.ts'
import { fileById, readFileBytes } from '../kit/files.ts'
import type { Ctx } from '../kit/http.ts'
import { mayReadPanelDocument } from '../panels/index.ts'
import { mayReadProjectFile } from '../projects/index.ts'
import { mayReadSpotPhoto } from '../spots/index.ts'
import { mayReadForAdvice } from './desk/advice/files.ts'

/** Says whether the actor may read a file because of something it belongs to. */
export type FileReader = (act: Act, fileId: string) => Promise<boolean>

/** One reader per domain that keeps files; a file nobody vouches for is for its owner only. */
const readers: readonly FileReader[] = [
  mayReadInitiativePhoto,
  mayReadSpotPhoto,
  async (act, fileId) => (await caseFileFor(act, fileId)) !== null,
  mayReadForAdvice,
  mayReadForAccount,
  mayReadSupportList,
  mayReadProjectFile,
  mayReadPanelDocument,
]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Answers a file. Whether it exists is told only to who may read it.
 * Nothing in it is ever run: its own content policy forbids everything, and only pictures are shown in the page.
 */
export async function showFile(c: Ctx): Promise<Response> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const file = uuid.test(id) ? await fileById(act.db, id) : null
  if (!file) throw new NotFound()
  const owns = act.actor.personId !== null && file.owner_id === act.actor.personId
  if (!owns && !(await anyAllows(act, id))) throw new NotFound()
  const isPicture = file.media_type === 'image/webp'
  c.header('Content-Type', file.media_type)
  c.header(
    'Content-Disposition',
    `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  )
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('Cache-Control', 'private, max-age=3600')
  return c.body(new Uint8Array(await readFileBytes(act, file)))
}

async function anyAllows(act: Act, id: string): Promise<boolean> {
  for (const mayRead of readers) if (await mayRead(act, id)) return true
  return false
}
