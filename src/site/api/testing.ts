import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect } from 'vitest'

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly responses: Readonly<
            Record<string, { readonly content?: Readonly<Record<string, { readonly schema: AnySchema }>> }>
          >
        }
      }
    >
  >
}

/** The same schema without room for what it does not name: what leaks into an answer is then a fault. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]))
  const isObject = 'properties' in parts && !('additionalProperties' in parts)
  return isObject ? { ...parts, additionalProperties: false } : parts
}

/** Holds answers against the description as it was published. */
export function describedBy(published: unknown) {
  const description = closed(published) as Description
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(description as AnySchema, 'openapi')
  const templates = Object.keys(description.paths)
  const escaped = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

  /** Fails when the description has no such answer, or another one. Gives the data. */
  return async (path: string, response: Response): Promise<Record<string, unknown>> => {
    const address = new URL(path, 'http://x').pathname.replace(/^\/api\/v1/, '')
    const template = templates.find((one) =>
      new RegExp(`^${one.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(address),
    )
    const type = response.headers.get('Content-Type') ?? ''
    const status = String(response.status)
    expect(template, `${path} is in the description`).toBeDefined()
    const content = description.paths[template!]!.get.responses[status]?.content
    expect(Object.keys(content ?? {}), `${path} may answer ${status} as ${type}`).toContain(type)
    const pointer = ['paths', template!, 'get', 'responses', status, 'content', type, 'schema']
    const validate = ajv.compile({ $ref: `openapi#/${pointer.map(escaped).join('/')}` })
    const data = (await response.json()) as Record<string, unknown>
    validate(data)
    expect(validate.errors ?? [], `${path} ${status}`).toEqual([])
    expect(response.headers.get('API-Version')).toBe('1.0.0')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    return data
  }
}
