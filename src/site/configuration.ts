import type { Act } from '../kit/act.ts'

/** Publishes the processes, frameworks and forms of the configuration folder as their first versions. */
export async function publishConfiguration(_act: Act): Promise<void> {}
