import { type Act, inTransaction } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import { announce } from '../../kit/events.ts'
import { findableFollows } from '../findable.ts'
import { projectToWorkOn } from '../rights.ts'
import * as store from '../store.ts'
import { by } from './projects.ts'

/** What changed of a project, so that who comes back sees when. */
async function touched(act: Act, projectId: string): Promise<void> {
  await store.updateProject(act.db, projectId, {}, by(act))
  await findableFollows(act.db, projectId)
}

export async function keepPhases(
  act: Act,
  projectId: string,
  phases: readonly store.PhaseContent[],
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    await store.replacePhases(act.db, projectId, phases)
    await touched(act, projectId)
  })
}

export async function keepPeople(
  act: Act,
  projectId: string,
  people: readonly store.PersonContent[],
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    await store.replacePeople(act.db, projectId, people)
    await touched(act, projectId)
  })
}

/** Shows files with a project; they are taken and checked already. */
export async function addDocuments(
  act: Act,
  projectId: string,
  documents: readonly { readonly file_id: string; readonly title: string }[],
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    await store.insertDocuments(act.db, projectId, documents, by(act))
    await touched(act, projectId)
  })
}

export async function removeDocument(act: Act, projectId: string, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    if (!(await store.removeDocument(act.db, projectId, id, act.now))) throw new NotFound('document')
    await touched(act, projectId)
  })
}

export async function postNews(
  act: Act,
  projectId: string,
  news: { readonly title: string; readonly body: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const thing = await store.insertNews(act.db, { project_id: projectId, ...news }, by(act))
    await touched(act, projectId)
    if (project.published_on !== null)
      await announce(act, { type: 'made_public', kind: 'project_news', thing })
  })
}

export async function withdrawNews(act: Act, projectId: string, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    if (!(await store.withdrawNews(act.db, projectId, id, act.now))) throw new NotFound('news')
    await touched(act, projectId)
  })
}
