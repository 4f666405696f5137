import {
  checkDefinition,
  type FormDefinition,
  type FormFault,
  type FormPlace,
  formFacts,
  formSchema,
  formVersions,
  publishNextForm,
} from '../../../forms/index.ts'
import { publishedFramework } from '../../../frameworks/index.ts'
import { doorFrameworkKey, ideaFormFaults, ideaFormKey } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { DraftFault, DraftKind, Version } from '../drafts/kind.ts'
import { draftKinds } from '../drafts/rules.ts'
import { texts } from './texts.ts'

/** Address of a page of the editor of a form. */
export const editPath = (key: string, part?: string): string => paths.draft(draftKinds.form, key, part)
export const pagePath = (key: string, page: string, part?: string): string =>
  editPath(key, part ? `pagina/${page}/${part}` : `pagina/${page}`)
export const questionPath = (key: string, question: string, part?: string): string =>
  editPath(key, part ? `vraag/${question}/${part}` : `vraag/${question}`)

const parts = { words: 'woorden', answer: 'invullen', when: 'wanneer' } as const

/** Where to mend a fault. */
function placeInEditor(key: string, { page, question, part }: FormPlace): string | null {
  if (question) return questionPath(key, question, part && parts[part])
  if (page) return pagePath(key, page, part && parts[part])
  return null
}

const inEditor =
  (key: string) =>
  ({ message, place }: FormFault): DraftFault => ({ message, href: placeInEditor(key, place) })

async function inForce(act: Act, key: string): Promise<readonly Version<FormDefinition>[]> {
  const versions = await formVersions(act.db, key)
  return versions.map(({ form }) => ({ version: form.version, definition: form }))
}

/** Beside the program and the framework that points out the way, where this is the form of an idea. */
async function checkAround(act: Act, form: FormDefinition): Promise<readonly DraftFault[]> {
  if (form.key !== ideaFormKey) return []
  const framework = await publishedFramework(act.db, doorFrameworkKey)
  if (!framework) return []
  return ideaFormFaults(form, framework.definition).map(({ message, question }) => ({
    message,
    href: question ? questionPath(form.key, question) : null,
  }))
}

/** Forms: what somebody is filling in keeps its version, who begins now gets the newest. */
export const formKind: DraftKind<FormDefinition> = {
  name: 'form',
  read: (stored) => formSchema.parse(stored),
  current: async (act, key) => (await inForce(act, key))[0] ?? null,
  previous: async (act, key) => (await inForce(act, key))[1] ?? null,
  check: (form) => {
    const result = checkDefinition(form)
    return result.ok ? [] : result.faults.map(inEditor(form.key))
  },
  checkAround,
  facts: formFacts,
  publish: publishNextForm,
  title: (form, locale) => say(form.title, locale),
  consequence: { nl: texts('nl').consequence, en: texts('en').consequence },
  published: (key) => paths.administerForm(key),
  trial: (key) => ({
    href: editPath(key, 'proberen'),
    label: { nl: texts('nl').try, en: texts('en').try },
  }),
}
