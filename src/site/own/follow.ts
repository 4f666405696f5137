import type { Db } from '../../kit/db.ts'
import { listen } from '../../kit/page-cache/store.ts'
import { loadOwn } from './load.ts'

/** The table whose change shows on every page. */
const table = 'config_version'

/**
 * Keeps this process in step with what the municipality made its own: loaded now, and again whenever some process
 * publishes it. `renewed` is told after each load, so that pages made before it can be forgotten.
 */
export async function followOwn(parts: {
  readonly db: Db
  readonly url: string
  readonly renewed: () => void
  readonly failed: (error: unknown) => void
}): Promise<{ stop(): Promise<void> }> {
  const load = (): void => {
    loadOwn(parts.db).then(parts.renewed, parts.failed)
  }
  await loadOwn(parts.db)
  return listen(parts.url, {
    changed: (name) => {
      if (name === table) load()
    },
    // Something may have been published while nobody listened.
    up: load,
    down: () => {},
  })
}
