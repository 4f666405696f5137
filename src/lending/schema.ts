/** What kind of thing it is, in the order in which people choose. */
export const itemKinds = [
  'tent',
  'tables',
  'barbecue',
  'sound',
  'play',
  'barriers',
  'tools',
  'other',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** The same in addresses. */
export const itemKindSlugs = {
  tent: 'tenten',
  tables: 'tafels',
  barbecue: 'barbecue',
  sound: 'geluid',
  play: 'spelen',
  barriers: 'hekken',
  tools: 'gereedschap',
  other: 'anders',
} as const satisfies Record<ItemKind, string>

export const loanStates = ['asked', 'confirmed', 'declined', 'cancelled', 'lapsed', 'out', 'back'] as const
export type LoanState = (typeof loanStates)[number]
