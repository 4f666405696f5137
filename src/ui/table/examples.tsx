import type { ComponentChildren } from 'preact'
import type { Example } from '../example.ts'
import { StatusBadge } from '../status/status.tsx'
import { type Column, Table } from './table.tsx'

interface Row {
  readonly what: string
  readonly who: string
  readonly when: string
  readonly state: ComponentChildren
}

const rows: readonly Row[] = [
  {
    what: 'Bodemonderzoek van het veld',
    who: 'Gemeente, afdeling grond',
    when: '20 november',
    state: (
      <div>
        <StatusBadge tone="bad">2 dagen te laat</StatusBadge> nieuwe datum 27 november, het lab had vertraging
      </div>
    ),
  },
  {
    what: '40 fruitbomen',
    who: 'Gemeente, groen',
    when: '1 maart 2027',
    state: <StatusBadge>Loopt</StatusBadge>,
  },
  {
    what: 'Onderhoudsploeg van 12 mensen',
    who: 'Stichting Voedselbos Waterstad',
    when: '1 februari 2027',
    state: <StatusBadge tone="good">Gedaan</StatusBadge>,
  },
]

const columns: readonly Column<Row>[] = [
  { key: 'what', title: 'Wat', cell: (row) => row.what, rowHeader: true },
  { key: 'who', title: 'Wie', cell: (row) => row.who },
  {
    key: 'when',
    title: 'Wanneer',
    cell: (row) => row.when,
    sort: { href: '#', direction: 'ascending' },
  },
  { key: 'state', title: 'Stand', cell: (row) => row.state },
]

export const examples: readonly Example[] = [
  {
    name: 'Toezeggingen, gesorteerd op datum',
    node: (
      <Table locale="nl" caption="Toezeggingen" columns={columns} rows={rows} rowKey={(row) => row.what} />
    ),
  },
  {
    name: 'Bedragen, titel alleen voor schermlezers',
    node: (
      <Table
        locale="nl"
        caption="Begroting"
        captionHidden
        columns={[
          { key: 'item', title: 'Post', rowHeader: true, cell: (row) => row.item },
          { key: 'amount', title: 'Bedrag', numeric: true, cell: (row) => row.amount },
        ]}
        rows={[
          { item: 'Fruitbomen', amount: '€ 2.400' },
          { item: 'Gereedschap', amount: '€ 310' },
        ]}
        rowKey={(row) => row.item}
      />
    ),
  },
]
