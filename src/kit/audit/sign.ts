import { type KyselyPlugin, MergeQueryNode, QueryNode, RawNode, SelectQueryNode } from 'kysely'
import type { Act } from '../act.ts'
import type { Db } from '../db.ts'

/** By which way of the program something is done, for the audit log. */
export interface Source {
  /** `POST /beheer/mensen` for a route, the name of a job or command, or `system`. */
  readonly command: string
  readonly requestId: string | null
}

/** The act under the name of what is done: everything it writes is logged with that. */
export function doing(act: Act, command: string, requestId: string | null = null): Act {
  const named: Act = { ...act, source: { command, requestId } }
  return { ...named, db: signed(named) }
}

/**
 * The act's database, or its open transaction, of which every statement that writes says who does it, when, and by
 * which command, in a comment that the triggers of the audit log read (`audit_write`). A comment costs no round trip,
 * cannot be forgotten by who writes outside a transaction, and never outlives its statement on a shared connection.
 */
export function signed(act: Act): Db {
  const signature = signatureOf(act)
  const { plugins } = act.db.getExecutor()
  if (plugins.some((plugin) => isSigning(plugin) && plugin.signature === signature)) return act.db
  const others = plugins.filter((plugin) => !isSigning(plugin))
  return [...others, signing(signature)].reduce<Db>(
    (db, plugin) => db.withPlugin(plugin),
    act.db.withoutPlugins(),
  )
}

interface Signing extends KyselyPlugin {
  readonly signature: string
}

const isSigning = (plugin: KyselyPlugin): plugin is Signing => 'signature' in plugin

function signatureOf({ actor, now, source }: Act): string {
  const who = actor.personId ?? (actor.isSystem ? 'system' : 'visitor')
  return [who, now.toISOString(), source?.requestId ?? '-', harmless(source?.command ?? 'system')].join(' ')
}

/** Nothing in it ends the comment, begins one with what closes it, or the part of it that the trigger compares. */
const harmless = (command: string): string =>
  command
    .replace(/[^\w /:.{}[\]\\+-]/g, '_')
    .slice(0, 120)
    .replace(/\/$/, '')

function signing(signature: string): Signing {
  const comment = `/*meemaken ${signature}*/`
  return {
    signature,
    transformQuery: ({ node }) => {
      if (RawNode.is(node)) return signRaw(node, comment)
      const writes = MergeQueryNode.is(node) || (QueryNode.is(node) && !isPlainSelect(node))
      return writes ? QueryNode.cloneWithEndModifier(node, RawNode.createWithSql(comment)) : node
    },
    transformResult: async ({ result }) => result,
  }
}

/** A select with other statements in its `with` may write. */
const isPlainSelect = (node: Parameters<typeof SelectQueryNode.is>[0]): boolean =>
  SelectQueryNode.is(node) && node.with === undefined

function signRaw(node: RawNode, comment: string): RawNode {
  const [first = '', ...rest] = node.sqlFragments
  if (/^\s*select\b/i.test(first)) return node
  const last = rest.pop()
  const fragments = last === undefined ? [`${first} ${comment}`] : [first, ...rest, `${last} ${comment}`]
  return RawNode.create(fragments, node.parameters)
}
