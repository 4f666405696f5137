import { inverted } from '../kit/described.ts'
import { isKind, isSubject, type Kind, kindSlugs, type Need, type Progress, type Subject } from './schema.ts'

/** The words of the API for what the code says in English; those of kinds are the words of addresses. */
export const kindNames = ['eenvoudig-groen', 'wijkwens', 'stadswens'] as const
export const kindOfWord = inverted<string, Kind>(kindSlugs)

/** A kind that a municipality made itself goes by its own name. */
export const kindWord = (kind: string): string => (isKind(kind) ? kindSlugs[kind] : kind.replaceAll('_', '-'))

const subjectWords = {
  green: 'groen',
  food: 'eten',
  meeting: 'ontmoeten',
  play: 'spelen',
  sport: 'sport',
  culture: 'cultuur',
  care: 'zorg',
  traffic: 'verkeer',
  energy_water: 'energie-en-water',
  safety: 'veiligheid',
  other: 'anders',
} as const satisfies Record<Subject, string>
export type SubjectWord = (typeof subjectWords)[Subject]
export const subjectNames = Object.values(subjectWords) as [SubjectWord, ...SubjectWord[]]
export const subjectOfWord = inverted<SubjectWord, Subject>(subjectWords)
export const subjectWord = (subject: string): SubjectWord =>
  isSubject(subject) ? subjectWords[subject] : subjectWords.other

export const progressWords = {
  idea: 'idee',
  intake: 'kennismaking',
  assessment: 'beoordeling',
  decision: 'beslissing',
  agreements: 'afspraken',
  execution: 'uitvoering',
  completed: 'klaar',
  stopped: 'gestopt',
} as const satisfies Record<Progress, string>
export type ProgressWord = (typeof progressWords)[Progress]
export const progressNames = Object.values(progressWords) as [ProgressWord, ...ProgressWord[]]
export const progressOfWord = inverted<ProgressWord, Progress>(progressWords)

export const needWords = {
  money: 'geld',
  place: 'plek',
  hands: 'handen',
  permit: 'vergunning',
  advice: 'advies',
  nothing: 'niets',
} as const satisfies Record<Need, string>
export type NeedWord = (typeof needWords)[Need]
export const needNames = Object.values(needWords) as [NeedWord, ...NeedWord[]]
