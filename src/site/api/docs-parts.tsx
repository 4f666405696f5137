import type { ComponentChildren } from 'preact'
import { englishKey } from '../../kit/described.ts'
import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from './texts.ts'

/** As much of OpenAPI as our own description uses. */
export interface Described {
  readonly description?: string
  readonly [englishKey]?: string
}
export interface Schema extends Described {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly (string | null)[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}
export interface Parameter extends Described {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}
export interface Call {
  readonly operationId: string
  readonly summary: string
  readonly [englishKey]?: string
  readonly tags: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}
export interface Description {
  readonly paths: Readonly<Record<string, { readonly get: Call }>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  readonly tags: readonly ({ readonly name: string } & Described)[]
}

/** What it is about, in the language of the reader. */
export const about = (thing: Described, locale: Locale): string =>
  (locale === 'en' ? thing[englishKey] : undefined) ?? thing.description ?? ''

const nameIn = (reference: string): string => reference.split('/').at(-1) ?? ''

/** What kind of value it is, with a link to a schema that has a name. */
export function Kind({ schema, locale }: { readonly schema: Schema; readonly locale: Locale }) {
  const t = texts(locale).docs
  const either = (parts: readonly ComponentChildren[]) =>
    parts.map((part, index) => (
      <>
        {index > 0 && ` ${t.or} `}
        {part}
      </>
    ))
  if (schema.$ref) {
    const name = nameIn(schema.$ref)
    return <a href={`#schema-${name}`}>{name}</a>
  }
  const parts = schema.anyOf ?? schema.oneOf
  if (parts) return <>{either(parts.map((part) => <Kind schema={part} locale={locale} />))}</>
  if (schema.enum) {
    const values = schema.enum.filter((value) => value !== null)
    const only = values.length === 1
    return (
      <>
        {!only && `${t.types.oneOf}: `}
        {values.map((value, index) => (
          <>
            {index > 0 && ', '}
            <code>{value}</code>
          </>
        ))}
        {schema.enum.includes(null) && ` ${t.or} ${t.types.nothing}`}
      </>
    )
  }
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object']
  return (
    <>
      {either(
        types.map((type) =>
          type === 'array' ? <List schema={schema} locale={locale} /> : wordOf(type, schema, locale),
        ),
      )}
    </>
  )
}

function List({ schema, locale }: { readonly schema: Schema; readonly locale: Locale }) {
  const [before, after] = texts(locale).docs.types.list('|').split('|')
  return (
    <>
      {before}
      {schema.items && <Kind schema={schema.items} locale={locale} />}
      {after}
    </>
  )
}

function wordOf(type: string, { format }: Schema, locale: Locale): string {
  const { types } = texts(locale).docs
  if (type === 'null') return types.nothing
  if (type === 'number' || type === 'integer' || type === 'boolean' || type === 'object') return types[type]
  if (format === 'date' || format === 'date-time' || format === 'uri' || format === 'uuid')
    return types[format]
  return types.text
}

/** Fields of a schema; those of a group within it come behind its name. */
function fieldsOf(schema: Schema, prefix = ''): readonly (readonly [string, Schema, boolean])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const inner = field.properties ? field : field.anyOf?.find((one) => one.properties)
    const group = inner ?? (field.items?.properties ? field.items : undefined)
    const path = `${prefix}${name}`
    const required = schema.required?.includes(name) ?? false
    return [[path, field, required] as const, ...(group ? fieldsOf(group, `${path}.`) : [])]
  })
}

/** A schema that has a name, with its fields. */
export function NamedSchema({
  name,
  schema,
  locale,
}: {
  readonly name: string
  readonly schema: Schema
  readonly locale: Locale
}) {
  const t = texts(locale).docs
  const fields = fieldsOf(schema)
  return (
    <article class="flow" id={`schema-${name}`}>
      <h3>{name}</h3>
      {about(schema, locale) !== '' && <p>{about(schema, locale)}</p>}
      {fields.length === 0 ? (
        <p>
          <Kind schema={schema} locale={locale} />
        </p>
      ) : (
        <Table
          locale={locale}
          caption={t.fieldsOf(name)}
          captionHidden
          rows={fields}
          rowKey={([path]) => path}
          columns={[
            { key: 'name', title: t.name, rowHeader: true, cell: ([path]) => <code>{path}</code> },
            { key: 'kind', title: t.kind, cell: ([, field]) => <Kind schema={field} locale={locale} /> },
            {
              key: 'about',
              title: t.about,
              cell: ([, field, required]) => `${about(field, locale)}${required ? '' : ` ${t.maybe}`}`,
            },
          ]}
        />
      )}
    </article>
  )
}

/** One question that the API answers. */
export function CallInWords({
  path,
  call,
  locale,
}: {
  readonly path: string
  readonly call: Call
  readonly locale: Locale
}) {
  const t = texts(locale).docs
  const parameters = call.parameters ?? []
  const given = Object.entries(call.responses['200']?.content ?? {})
  return (
    <article class="flow" id={`vraag-${call.operationId}`}>
      <h4>{about({ ...call, description: call.summary }, locale)}</h4>
      <p>
        <code>GET /api/v1{path}</code>
      </p>
      {parameters.length > 0 && (
        <Disclosure summary={`${t.parameters} (${parameters.length})`}>
          <Table
            locale={locale}
            caption={t.parameters}
            captionHidden
            rows={parameters}
            rowKey={({ name }) => name}
            columns={[
              {
                key: 'name',
                title: t.name,
                rowHeader: true,
                cell: ({ name, required }) => (
                  <>
                    <code>{name}</code>
                    {required && ` (${t.required})`}
                  </>
                ),
              },
              { key: 'kind', title: t.kind, cell: ({ schema }) => <Kind schema={schema} locale={locale} /> },
              { key: 'about', title: t.about, cell: ({ schema }) => about(schema, locale) },
            ]}
          />
        </Disclosure>
      )}
      <p>
        {t.answers}:{' '}
        {given.map(([type, { schema }], index) => (
          <>
            {index > 0 && ` ${t.or} `}
            <code>{type}</code> (<Kind schema={schema} locale={locale} />)
          </>
        ))}
      </p>
    </article>
  )
}
