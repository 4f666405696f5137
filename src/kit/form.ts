import type { z } from 'zod'
import { maxFileBytes } from './files.ts'
import { formMessages } from './form-messages.ts'
import type { Ctx } from './http.ts'
import type { Locale } from './locale.ts'

/** Largest request body we read: 25 MB. */
export const maxBodyBytes = 25 * 1024 * 1024
/** Past the limit we read on (and forget) this far, so that the browser hears our answer instead of a cut line. */
const drainBytes = 4 * maxBodyBytes
const maxParts = 2000

/** What somebody typed, by field name; a name may occur more than once. */
export type FormValues = Readonly<Record<string, readonly string[]>>
/** One message per field name, in the order of the form. */
export type FormErrors = Readonly<Record<string, string>>

/** A file as the browser sent it. Name and type are claims: sniff before use. */
export interface UploadedFile {
  readonly name: string
  readonly type: string
  readonly size: number
  /** Empty when the file was larger than `maxFileBytes`; `parseForm` then gives a field error. */
  readonly bytes: Uint8Array
  readonly tooLarge: boolean
}

export interface FormInput {
  readonly text: FormValues
  readonly files: Readonly<Record<string, readonly UploadedFile[]>>
}

/** What a page needs to show a form (again). */
export interface FormState {
  readonly values: FormValues
  readonly errors: FormErrors
}

/** A form before anybody sent it, optionally filled with what we know. */
export function freshForm(values: Readonly<Record<string, string | null | undefined>> = {}): FormState {
  const known = Object.entries(values).flatMap(([name, value]) => (value ? [[name, [value]] as const] : []))
  return { values: Object.fromEntries(known), errors: {} }
}

/** The body cannot be read as a form: 413 too large, 415 another type, 400 damaged. */
export class FormRefused extends Error {
  override name = 'FormRefused'
  constructor(readonly status: 400 | 413 | 415) {
    super(`Form refused (${status})`)
  }
}

const alreadyRead = new WeakMap<Request, Promise<FormInput>>()

/**
 * Reads a posted form, urlencoded or multipart, once per request.
 * Texts come trimmed, in Unicode form C and without control characters.
 * @throws FormRefused when the body is too large, damaged or no form
 */
export function readForm(c: Ctx): Promise<FormInput> {
  const request = c.req.raw
  const earlier = alreadyRead.get(request)
  if (earlier) return earlier
  const reading = readRequest(request)
  alreadyRead.set(request, reading)
  return reading
}

/** Reads the form in a request; see `readForm`. */
export async function readRequest(request: Request): Promise<FormInput> {
  const type = request.headers.get('content-type') ?? ''
  const isUrlencoded = type.startsWith('application/x-www-form-urlencoded')
  if (!isUrlencoded && !type.startsWith('multipart/form-data')) throw new FormRefused(415)
  const body = await readBody(request)
  if (isUrlencoded) return collect([...new URLSearchParams(new TextDecoder().decode(body))])
  const parts = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new FormRefused(400)
  })
  return collect([...parts])
}

async function readBody(request: Request): Promise<ArrayBuffer> {
  if (!request.body) return new ArrayBuffer(0)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size <= maxBodyBytes) chunks.push(chunk)
      else chunks.length = 0
      if (size > drainBytes) break
    }
  } catch {
    // Whoever sent it broke off halfway; that is no breakdown of ours.
    throw new FormRefused(400)
  }
  if (size > maxBodyBytes) throw new FormRefused(413)
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole.buffer
}

async function collect(parts: readonly (readonly [string, string | File])[]): Promise<FormInput> {
  if (parts.length > maxParts) throw new FormRefused(400)
  const text = new Map<string, string[]>()
  const files = new Map<string, UploadedFile[]>()
  for (const [name, part] of parts) {
    if (typeof part === 'string') {
      text.set(name, [...(text.get(name) ?? []), cleanText(part)])
    } else if (part.size > 0 || part.name) {
      // A file field left empty arrives as a nameless file of no bytes.
      files.set(name, [...(files.get(name) ?? []), await toUpload(part)])
    }
  }
  return { text: Object.fromEntries(text), files: Object.fromEntries(files) }
}

async function toUpload(file: File): Promise<UploadedFile> {
  const tooLarge = file.size > maxFileBytes
  const bytes = tooLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
  const name = cleanText(file.name)
    .replace(/[\n\t/\\]/g, ' ')
    .slice(-150)
  return { name, type: file.type, size: file.size, bytes, tooLarge }
}

/** Trims, makes line ends `\n`, composes accents (NFC) and drops control characters other than tab and newline. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|\uFEFF/gu, '')
    .normalize('NFC')
    .trim()
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & FormState)

/**
 * Checks a form against a schema. An empty field counts as absent, so `.optional()` means what it says.
 * On failure the values are what was typed, with one message per field in the reader's language;
 * with `labels` the message names the field.
 */
export function parseForm<S extends z.ZodObject>(
  schema: S,
  input: FormInput,
  locale: Locale,
  labels: Readonly<Record<string, string>> = {},
): Parsed<z.output<S>> {
  const messages = formMessages(locale)
  const candidate = Object.fromEntries(
    Object.entries(schema.shape).map(([name, part]) => [name, pick(part as z.ZodType, input, name)]),
  )
  const labelOf = (issue: z.core.$ZodRawIssue): string | null => {
    const name = String(issue.path?.[0] ?? '')
    return Object.hasOwn(labels, name) ? (labels[name] ?? null) : null
  }
  const result = schema.safeParse(candidate, { error: (issue) => messages.forIssue(issue, labelOf(issue)) })
  const tooLarge = Object.entries(input.files).flatMap(([name, files]) =>
    files.some((f) => f.tooLarge) ? [name] : [],
  )
  if (result.success && tooLarge.length === 0) return { ok: true, value: result.data }
  const found = new Map<string, string>(tooLarge.map((name) => [name, messages.fileTooLarge]))
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '')
    if (!found.has(name)) found.set(name, issue.message)
  }
  const inOrder = [...Object.keys(schema.shape), ...found.keys()]
  const errors = Object.fromEntries(
    [...new Set(inOrder)].flatMap((name) => (found.has(name) ? [[name, found.get(name)!]] : [])),
  )
  return { ok: false, values: input.text, errors }
}

function pick(part: z.ZodType, input: FormInput, name: string): unknown {
  const files = Object.hasOwn(input.files, name) ? input.files[name] : undefined
  const texts = Object.hasOwn(input.text, name) ? input.text[name]!.filter((text) => text !== '') : []
  const found = files ?? (texts.length > 0 ? texts : undefined)
  if (!takesMany(part)) return found?.[0]
  return found
}

interface Unwrappable {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly out?: z.ZodType
}

/** Does this schema want a list? Looks through optional, default, pipes and the like. */
function takesMany(part: z.ZodType): boolean {
  const def = part.def as unknown as Unwrappable
  if (def.type === 'array' || def.type === 'set') return true
  if (def.innerType) return takesMany(def.innerType)
  if (def.type === 'pipe') return [def.in, def.out].some((side) => side !== undefined && takesMany(side))
  return false
}

/** First value typed in a field, or an empty text. */
export const valueIn = (values: FormValues, name: string): string =>
  Object.hasOwn(values, name) ? (values[name]?.[0] ?? '') : ''

/** The moment a form was read at, from a hidden field; long ago when it was tampered with, so that nothing fits it. */
export function momentIn(values: FormValues, name: string): Date {
  const moment = new Date(valueIn(values, name))
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment
}

/** All values of a field that may occur more than once. */
export const valuesIn = (values: FormValues, name: string): readonly string[] =>
  Object.hasOwn(values, name) ? (values[name] ?? []) : []

/** Adds an error found after the schema was passed (a code that is wrong, a place that is full). */
export function withError(
  values: FormValues,
  name: string,
  message: string,
): { readonly ok: false } & FormState {
  return { ok: false, values, errors: { [name]: message } }
}

/** Title of a page with a form: starts with "Fout:" when something is wrong. */
export function formTitle(title: string, errors: FormErrors, locale: Locale): string {
  return Object.keys(errors).length === 0 ? title : `${formMessages(locale).titlePrefix} ${title}`
}

/** Status of a page with a form: 422 when something is wrong. */
export const formStatus = (errors: FormErrors): 200 | 422 => (Object.keys(errors).length === 0 ? 200 : 422)
