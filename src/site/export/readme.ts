interface Facts {
  readonly city: string
  readonly madeAt: Date
  readonly counts: readonly { readonly table: string; readonly rows: number }[]
  readonly files: number
  readonly missing: number
  readonly mails: number
  readonly leftOut: readonly string[]
}

/** What lies in an export and how to read it, for who gets it without us. */
export const readmeOf = ({
  city,
  madeAt,
  counts,
  files,
  missing,
  mails,
  leftOut,
}: Facts): string => `# ${city}, ${madeAt.toISOString()}

Everything that Meemaken knew at this moment, in open formats. It holds personal data of residents and officials: treat
it as you treat those.

| what | how |
|---|---|
| \`tables/<name>.csv\` | one file per table: semicolons, as Dutch spreadsheets expect, UTF-8, a first row with names, quotes where needed. Nothing between two semicolons is "empty"; two quotes are a text without letters. Texts stand as people wrote them: let a spreadsheet read them as text, not as formulas. Moments are in UTC. Columns of type jsonb hold JSON. |
| \`dictionary.csv\` | every column of every table: its type, whether it may be empty, what it refers to, whether it is left out here |
| \`areas.geojson\` | districts and neighbourhoods as GeoJSON (RFC 7946, WGS84) |
| \`files/\` | ${files} files that people sent, named by the \`id\` in \`tables/file.csv\`, which has the name they had${missing > 0 ? `; ${missing} were missing` : ''} |
| \`mails/<year-month>/\` | ${mails} mails as they were written (RFC 5322), named by the \`id\` in \`tables/outbox.csv\` |

The history of a case is in \`case_event\`, with its texts in \`case_text\`; state and terms in \`case_file\` and
\`case_term\` follow from it. Who changed what is in \`audit_entry\`.

## Left out

What would let somebody pretend to be another, or guess back what the log hides: ${leftOut.join(', ')}. In texts of mail the secret part of links is blotted out.

An export can not be put back. For that there is \`meemaken backup\`.

## Tables

| table | rows |
|---|---|
${counts.map(({ table, rows }) => `| ${table} | ${rows} |`).join('\n')}
`
