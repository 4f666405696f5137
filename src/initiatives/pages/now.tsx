import type { Act } from '../../kit/act.ts'

/** What somebody hears first of all about their own plan. */
export interface NowLine {
  readonly text: string
  /** Where it is done, when it waits for them; without it, it is news. */
  readonly href?: string
}
/** The same for several plans at once, by case, from who comes after this room. */
export type NowPart = (
  act: Act,
  caseIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly NowLine[]>>

/** What all parts say of each of these plans. */
export async function nowOf(
  act: Act,
  parts: readonly NowPart[],
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly NowLine[]>> {
  const said = await Promise.all(parts.map((part) => part(act, caseIds)))
  return new Map(caseIds.map((id) => [id, said.flatMap((one) => one.get(id) ?? [])]))
}

/** As paragraphs of the box that says how it stands. */
export const NowLines = ({ lines }: { readonly lines: readonly NowLine[] }) => (
  <>
    {lines.map(({ text, href }) => (
      <p key={text}>
        <strong>{href === undefined ? text : <a href={href}>{text}</a>}</strong>
      </p>
    ))}
  </>
)
