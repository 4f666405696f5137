import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** The OpenAPI description as published, as far as it is looked into here. */
export interface Description {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters?: readonly Parameter[]
          readonly responses: Readonly<
            Record<string, { readonly content?: Readonly<Record<string, { readonly schema: AnySchema }>> }>
          >
        }
      }
    >
  >
}

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly schema: { readonly enum?: readonly string[]; readonly examples?: readonly string[] }
}

/** The same schema without room for what it does not name: what leaks into an answer is then a fault. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]))
  const isObject = 'properties' in parts && !('additionalProperties' in parts)
  return isObject ? { ...parts, additionalProperties: false } : parts
}

/** Holds answers against the description as it was published; says in words what it does not allow. */
export function faultsAgainst(published: unknown) {
  const description = closed(published) as Description
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(description as AnySchema, 'openapi')
  const templates = Object.keys(description.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  const escaped = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

  return (path: string, response: Response, data: unknown): readonly string[] => {
    const address = new URL(path, 'http://x').pathname.replace(/^\/api\/v1/, '')
    const template = templates.find(({ pattern }) => pattern.test(address))?.template
    if (template === undefined) return [`${path} is not in the description`]
    const type = response.headers.get('Content-Type') ?? ''
    const status = String(response.status)
    const content = description.paths[template]!.get.responses[status]?.content ?? {}
    if (!Object.hasOwn(content, type)) return [`${path} may not answer ${status} as ${type}`]
    const pointer = ['paths', template, 'get', 'responses', status, 'content', type, 'schema']
    const validate = ajv.compile({ $ref: `openapi#/${pointer.map(escaped).join('/')}` })
    validate(data)
    return (validate.errors ?? []).map((fault) => `${path} ${status}: ${fault.instancePath} ${fault.message}`)
  }
}
