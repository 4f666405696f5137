import { type Act, inTransaction } from '../kit/act.ts'
import { visitor } from '../kit/actor.ts'
import { doing } from '../kit/audit.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { acceptFile } from '../kit/files.ts'
import type { FormErrors, FormInput, FormValues } from '../kit/form.ts'
import { limit } from '../kit/limits.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { resumeMail } from './mails.ts'
import { allErrors, firstIncomplete, maySend, mergeTyped, readAnswers, type Surroundings } from './rules.ts'
import type { Answers, FormDefinition, FormSection } from './schema.ts'
import type { Draft, EntryChannel } from './store.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { currentForm, formOfVersion, type PublishedForm } from './versions.ts'
import { formOnWay, givenOn } from './ways.ts'

const day = 24 * 60 * 60 * 1000
/** A draft lives this long after it was last touched. */
export const draftDays = 30
const perAddress = { name: 'draft-mail', attempts: 5, seconds: 15 * 60 }
const perDraft = { name: 'draft-mail-draft', attempts: 10, seconds: 60 * 60 }

const expiryFrom = (now: Date): Date => new Date(now.getTime() + draftDays * day)

/** The act in nobody's name: nothing it writes says who did it. */
export const inNobodysName = (act: Act): Act =>
  doing({ ...act, actor: visitor }, act.source?.command ?? 'system', act.source?.requestId ?? null)

/** An opened draft with its form and the files sent so far. */
export interface OpenDraft extends PublishedForm {
  readonly draft: Draft
  readonly files: Surroundings['files']
}

/** Starts a draft, on a short way through the form where one is named. The token goes into a cookie; the database knows its digest only. */
export async function startDraft(
  act: Act,
  { form, versionId }: PublishedForm,
  way: string | null = null,
): Promise<{ readonly open: OpenDraft; readonly token: string }> {
  return inTransaction(act, async (act) => {
    const expiresAt = expiryFrom(act.now)
    const draft = await store.insertDraft(act.db, {
      versionId,
      key: form.key,
      personId: act.actor.personId,
      way,
      typed: givenOn(form, way),
      at: act.now,
      expiresAt,
    })
    const token = await giveKey(act, draft.id, 'browser')
    return { open: { form: formOnWay(form, way), versionId, draft, files: {} }, token }
  })
}

/**
 * Starts a draft of the signed-in person in which everything they told before is filled in. It opens at its last page:
 * what comes after that is the check.
 */
export async function startFilled(act: Act, key: string, known: FormValues): Promise<Draft> {
  return inTransaction(act, async (act) => {
    const { form, versionId } = await currentForm(act.db, key)
    const expiresAt = expiryFrom(act.now)
    const { personId } = act.actor
    if (personId === null) throw new Forbidden()
    const draft = await store.insertDraft(act.db, { versionId, key, personId, at: act.now, expiresAt })
    const typed = mergeTyped(form.sections, {}, known)
    const step = form.sections.at(-1)?.key
    await store.saveDraft(act.db, draft.id, { typed, at: act.now, expiresAt, ...(step ? { step } : {}) })
    return { ...draft, typed }
  })
}

async function giveKey(act: Act, draftId: string, kind: 'browser' | 'mail'): Promise<string> {
  const token = newToken()
  // A key outlives the draft's own term, because every save prolongs that; the draft's term decides.
  const expiresAt = new Date(act.now.getTime() + (kind === 'mail' ? draftDays : 400) * day)
  await store.insertDraftKey(act.db, { tokenHash: tokenHash(token), draftId, kind, at: act.now, expiresAt })
  return token
}

/**
 * May this actor work on this draft? A person's draft is theirs alone; the browser it was made in may go on
 * after the session ended, as long as nobody else is signed in.
 */
export function mayOpen(act: Act, draft: Draft, hasKey: boolean): boolean {
  const { personId } = act.actor
  if (draft.person_id === null) return hasKey
  return personId === draft.person_id || (hasKey && personId === null)
}

/**
 * Finds the draft to go on with: by the browser's token, else the newest of the signed-in person. A draft made before
 * signing in becomes the person's. Null when there is none, or when it is somebody else's.
 */
export async function findDraft(
  act: Act,
  formKey: string,
  token: string | null,
  options: { readonly evenSubmitted?: boolean } = {},
): Promise<OpenDraft | null> {
  const byKey = token ? await store.draftByKey(act.db, tokenHash(token), 'browser', act.now) : null
  const fits = byKey?.form_key === formKey && mayOpen(act, byKey, true)
  if (byKey && fits && (options.evenSubmitted || !byKey.submitted_at))
    return opened(act, await claimed(act, byKey))
  const [newest] = act.actor.personId
    ? await store.openDraftsOf(act.db, act.actor.personId, act.now, formKey)
    : []
  return newest ? opened(act, newest) : null
}

async function claimed(act: Act, draft: Draft): Promise<Draft> {
  const { personId } = act.actor
  if (!personId || draft.person_id || draft.submitted_at) return draft
  await store.saveDraft(act.db, draft.id, { personId, at: act.now, expiresAt: draft.expires_at })
  return { ...draft, person_id: personId }
}

async function opened(act: Act, draft: Draft): Promise<OpenDraft> {
  const { form, versionId } = await formOfVersion(act.db, draft.form_version_id)
  return {
    form: formOnWay(form, draft.way),
    versionId,
    draft,
    files: await store.draftFiles(act.db, draft.id),
  }
}

/**
 * Opens one of the signed-in person's drafts by its identifier and gives a token for this browser.
 * @throws NotFound for a draft of somebody else, as for one that does not exist
 */
export async function resumeOwnDraft(
  act: Act,
  id: string,
): Promise<{ readonly open: OpenDraft; readonly token: string }> {
  const draft = await store.draftById(act.db, id, act.now)
  if (!draft || draft.submitted_at || !act.actor.personId || draft.person_id !== act.actor.personId) {
    throw new NotFound('draft')
  }
  return { open: await opened(act, draft), token: await giveKey(act, draft.id, 'browser') }
}

/** The draft an e-mailed link opens; null when it was sent, expired or belongs to somebody else who is not this actor. */
export async function draftOfLink(act: Act, token: string): Promise<OpenDraft | null> {
  const draft = await store.draftByKey(act.db, tokenHash(token), 'mail', act.now)
  if (!draft || draft.submitted_at || !mayOpen(act, draft, true)) return null
  return opened(act, draft)
}

/** Goes on with a draft from an e-mailed link on this browser. */
export async function resumeFromLink(
  act: Act,
  token: string,
): Promise<{ readonly open: OpenDraft; readonly token: string } | null> {
  return inTransaction(act, async (act) => {
    const found = await draftOfLink(act, token)
    if (!found) return null
    return {
      open: { ...found, draft: await claimed(act, found.draft) },
      token: await giveKey(act, found.draft.id, 'browser'),
    }
  })
}

/** Questions of the domain's own on one page of a form, kept with the draft as they were typed. */
export interface OwnQuestions {
  /** Key of the page. */
  readonly section: string
  /** What of these values belongs to them. */
  readonly of: (values: FormValues) => FormValues
  /** What they answer of the questions that this way does not ask. */
  readonly fills: (own: FormValues) => FormValues
}

function withOwn(own: OwnQuestions, typed: FormValues, posted: FormValues): FormValues {
  const before = own.of(typed)
  const rest = Object.entries(typed).filter(([name]) => !Object.hasOwn(before, name))
  const now = own.of(posted)
  return { ...Object.fromEntries(rest), ...now, ...own.fills(now) }
}

/**
 * Keeps what was typed in these sections, right or wrong. It is added to what the draft holds now, not to what was
 * read a moment ago: a page that saves itself may come in at the same time as the next page.
 */
export async function keepTyped(
  act: Act,
  open: OpenDraft,
  sections: readonly FormSection[],
  posted: FormValues,
  own?: OwnQuestions,
): Promise<OpenDraft> {
  return inTransaction(act, async (act) => {
    const draft = (await store.lockDraft(act.db, open.draft.id)) ?? open.draft
    const asked = mergeTyped(sections, draft.typed, posted)
    const typed = own && sections.some(({ key }) => key === own.section) ? withOwn(own, asked, posted) : asked
    const change = { typed, at: act.now, expiresAt: expiryFrom(act.now) }
    const [first] = sections
    await store.saveDraft(act.db, draft.id, first ? { ...change, step: first.key } : change)
    return { ...open, draft: { ...open.draft, typed, step: first?.key ?? open.draft.step } }
  })
}

/** Takes the files of a post into the draft; refused files come back as errors by field. */
export async function keepFiles(
  act: Act,
  open: OpenDraft,
  sections: readonly FormSection[],
  input: FormInput,
): Promise<{ readonly open: OpenDraft; readonly errors: FormErrors }> {
  const t = texts(act.locale)
  const errors: Record<string, string> = {}
  for (const field of sections.flatMap((section) => section.fields)) {
    if (field.type !== 'file') continue
    const already = open.files[field.key]?.length ?? 0
    const uploads = Object.hasOwn(input.files, field.key) ? (input.files[field.key] ?? []) : []
    if (already + uploads.length > field.max) {
      errors[field.key] = t.tooManyFiles(field.max)
      continue
    }
    for (const upload of uploads) {
      const accepted = upload.tooLarge
        ? { ok: false as const, reason: 'too_large' as const }
        : await acceptFile(act, upload, { imagesOnly: field.images_only })
      if (accepted.ok) {
        await store.insertDraftFile(act.db, {
          fileId: accepted.file.id,
          draftId: open.draft.id,
          field: field.key,
          at: act.now,
        })
      } else errors[field.key] = t.fileRefused[accepted.reason](upload.name)
    }
  }
  return { open: { ...open, files: await store.draftFiles(act.db, open.draft.id) }, errors }
}

export async function removeDraftFile(act: Act, open: OpenDraft, fileId: string): Promise<OpenDraft> {
  if (/^[0-9a-f-]{36}$/.test(fileId)) await store.deleteDraftFile(act.db, open.draft.id, fileId)
  return { ...open, files: await store.draftFiles(act.db, open.draft.id) }
}

/** Throws the draft away: its owner wants to begin again. */
export const discardDraft = (act: Act, open: OpenDraft): Promise<void> =>
  store.deleteDraft(act.db, open.draft.id)

/** E-mails a link to go on elsewhere. Whoever reads that mailbox can open the draft. */
export async function mailResumeLink(
  act: Act,
  open: OpenDraft,
  email: string,
  resumePath: (token: string) => string,
): Promise<void> {
  await limit(act, perAddress, email)
  await limit(act, perDraft, open.draft.id)
  await inTransaction(act, async (act) => {
    const token = await giveKey(act, open.draft.id, 'mail')
    const expiresAt = expiryFrom(act.now)
    await store.saveDraft(act.db, open.draft.id, { resumeEmail: email, at: act.now, expiresAt })
    const mail = resumeMail(act, open.form.title[act.locale], resumePath(token), expiresAt)
    await putInOutbox(act.db, { to: email, toPersonId: open.draft.person_id, ...mail, at: act.now })
  })
}

/** What was sent, handed to the domain whose form it is. */
export interface Submission {
  readonly form: FormDefinition
  /** The draft it was; null when an official entered it at once. */
  readonly draftId: string | null
  readonly answersId: string
  readonly answers: Answers
  /** Everything that was typed, the domain's own questions included; nothing when an official entered it at once. */
  readonly typed: FormValues
  /** What the check page posted besides, such as a choice of the domain's own. */
  readonly input: FormInput
  readonly channel: EntryChannel
}

export type Sent =
  | { readonly ok: true; readonly location: string }
  | { readonly ok: false; readonly section: FormSection }

/**
 * Sends a draft: final answers, what the domain makes of them (`complete`, which gives the path to go to) and the closed draft
 * in one transaction. Sent twice, it is done once and both go to the same place.
 * With `unnamed` nothing that is kept says who it was, and `complete` acts in nobody's name.
 * @throws Forbidden when the form asks for a level of assurance that the actor did not sign in with
 */
export async function submitDraft(
  act: Act,
  open: OpenDraft,
  input: FormInput,
  areas: readonly string[],
  complete: (act: Act, submission: Submission) => Promise<string>,
  how: { readonly unnamed: boolean } = { unnamed: false },
): Promise<Sent> {
  const { actor } = act
  return inTransaction(how.unnamed ? inNobodysName(act) : act, async (act) => {
    const draft = await store.lockDraft(act.db, open.draft.id)
    if (!draft) throw new Conflict('This draft is gone')
    if (draft.submitted_at) return { ok: true, location: draft.location ?? '/' }
    if (!maySend(actor, open.form)) throw new Forbidden()
    const reading = readAnswers(open.form, draft.typed, { files: open.files, areas }, act.locale)
    const section = firstIncomplete(open.form, reading)
    if (section) return { ok: false, section }
    const answersId = await store.insertAnswers(act.db, {
      versionId: open.versionId,
      answers: reading.answers,
      personId: act.actor.personId,
      enteredBy: null,
      channel: 'website',
      assurance: open.form.assurance ? (actor.assurance ?? 'low') : null,
      at: act.now,
    })
    const submission = {
      form: open.form,
      draftId: draft.id,
      answersId,
      answers: reading.answers,
      typed: draft.typed,
      input,
      channel: 'website' as const,
    }
    const location = await complete(act, submission)
    await store.closeDraft(act.db, draft.id, {
      ...{ answerId: answersId, location, at: act.now },
      unnamed: how.unnamed,
    })
    return { ok: true, location }
  })
}

export type Entered =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly errors: FormErrors }

/**
 * Enters a whole form at once for somebody else: at the desk, on the telephone, from paper. Run it inside the transaction
 * in which the domain makes something of it.
 */
export async function enterAnswers(
  act: Act,
  { form, versionId }: PublishedForm,
  input: FormInput,
  entry: {
    readonly channel: EntryChannel
    readonly personId: string | null
    readonly areas: readonly string[]
  },
): Promise<Entered> {
  const reading = readAnswers(form, input.text, { files: {}, areas: entry.areas }, act.locale)
  const errors = allErrors(reading)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const answersId = await store.insertAnswers(act.db, {
    versionId,
    answers: reading.answers,
    personId: entry.personId,
    enteredBy: act.actor.personId,
    channel: entry.channel,
    at: act.now,
  })
  return {
    ok: true,
    submission: {
      form,
      draftId: null,
      answersId,
      answers: reading.answers,
      typed: {},
      input,
      channel: entry.channel,
    },
  }
}

/** Keeps answers of forms that were counted by hand: so many times the same, from nobody in particular. */
export const enterAlike = (
  act: Act,
  versionId: string,
  answers: Answers,
  of: { readonly channel: EntryChannel; readonly times: number },
): Promise<readonly string[]> =>
  store.insertAlike(
    act.db,
    {
      ...{ versionId, answers, personId: null, enteredBy: act.actor.personId },
      ...{ channel: of.channel, at: act.now },
    },
    of.times,
  )
