/** The ways to take part that there are so far (decision 0041). */
export type ActivityKind = 'ideas' | 'places' | 'paragraphs' | 'survey'
/** Those that are made with the form of an activity. */
export const madeKinds = ['ideas', 'places', 'paragraphs'] as const satisfies readonly ActivityKind[]

/** What people are asked for: so it is called on the page. */
export const asked = ['idea', 'reaction'] as const
export type Asked = (typeof asked)[number]

/** Everything a person can put in. */
export type ContributionKind = Asked | 'comment' | 'support'

/** How it came in. All of it counts and is answered alike. */
export const channels = ['page', 'paper', 'telephone', 'door', 'meeting'] as const
export type Channel = (typeof channels)[number]
/** The same where an official enters it for somebody. */
export const enteredChannels = ['paper', 'telephone', 'door', 'meeting'] as const
export type EnteredChannel = (typeof enteredChannels)[number]

/** How somebody's name stands in public. */
export const namesShown = ['full', 'first', 'anonymous'] as const
export type NameShown = (typeof namesShown)[number]

export type ContributionState = 'waiting' | 'held' | 'shown' | 'hidden' | 'withdrawn'

/** What somebody writes. */
export interface Words {
  readonly title: string
  readonly body: string | null
  readonly name: string | null
  readonly shows: NameShown
}

/** What something is about: a place of the list, a point, words, or several of these; or a paragraph. */
export interface Place {
  readonly placeId: string | null
  readonly words: string | null
  readonly lon: number | null
  readonly lat: number | null
  /** The neighbourhood, or the district where none was drawn. */
  readonly areaId: string | null
  readonly paragraphId: string | null
}

/** Longest texts. */
export const longest = { title: 120, body: 2000, name: 100, place: 200 } as const

/** Why somebody thinks that something should not stand there. */
export const reportKinds = ['insult', 'threat', 'personal', 'advertising', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What somebody of us does with a contribution after reading it. */
export type Deed = 'released' | 'kept' | 'hidden' | 'put_back'
