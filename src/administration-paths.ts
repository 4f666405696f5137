import { type Query, withQuery } from './kit/query.ts'

/** What came of a case, in the addresses of the rules for keeping its record. */
export const retentionResults = { decided: 'besluit', completed: 'uitgevoerd', stopped: 'gestopt' } as const

/** The addresses of `/beheer`, part of `paths`. */
export const administrationPaths = {
  administerPeople: (query?: Query) => withQuery('/beheer/mensen', query),
  administerPerson: (id: string) => `/beheer/mensen/${id}`,
  /** What somebody leaves behind who stops working here, and who gets it. */
  handOver: (id: string) => `/beheer/mensen/${id}/vertrek`,
  resetSecondFactor: (id: string) => `/beheer/mensen/${id}/tweede-stap`,
  administerGroups: () => '/beheer/groepen',
  administerGroup: (key: string) => `/beheer/groepen/${key}`,
  administerAreas: () => '/beheer/gebieden',
  newArea: () => '/beheer/gebieden/nieuw',
  importAreas: () => '/beheer/gebieden/inlezen',
  /** A file that was read: what it holds, before anything changes; and taking it back afterwards. */
  importedAreas: (id: string) => `/beheer/gebieden/inlezen/${id}`,
  undoAreaImport: (id: string) => `/beheer/gebieden/inlezen/${id}/ongedaan`,
  administerArea: (id: string) => `/beheer/gebieden/${id}`,
  administerProcesses: () => '/beheer/processen',
  /** A published process; an older version by its number. */
  administerProcess: (key: string, version?: number) =>
    withQuery(`/beheer/processen/${key}`, { versie: version === undefined ? undefined : String(version) }),
  administerForms: () => '/beheer/formulieren',
  /** A published form; an older version by its number. */
  administerForm: (key: string, version?: number) =>
    withQuery(`/beheer/formulieren/${key}`, {
      versie: version === undefined ? undefined : String(version),
    }),
  administerFrameworks: () => '/beheer/afwegingskaders',
  administerFramework: (key: string) => `/beheer/afwegingskaders/${key}`,
  /** The decision by which the municipality makes a framework its own. */
  adoptFramework: (key: string) => `/beheer/afwegingskaders/${key}/vaststellen`,
  administerSchemes: () => '/beheer/regelingen',
  administerScheme: (key: string) => `/beheer/regelingen/${key}`,
  /** The decision by which the municipality makes a scheme its own. */
  adoptScheme: (key: string) => `/beheer/regelingen/${key}/vaststellen`,
  /** What is being prepared: `kind` is the word in `draftKinds`, `part` a page of its editor. */
  draft: (kind: string, key: string, part?: string) =>
    `/beheer/concepten/${kind}/${key}${part ? `/${part}` : ''}`,
  /** Undoes the last publication. */
  revertVersion: (kind: string, key: string) => `/beheer/terugzetten/${kind}/${key}`,
  /** What residents may just do, for who administers it. */
  administerDoables: (query?: Query) => withQuery('/beheer/gewoon-doen', query),
  newDoable: () => '/beheer/gewoon-doen/nieuw',
  administerDoable: (id: string) => `/beheer/gewoon-doen/${id}`,
  administerTheme: () => '/beheer/huisstijl',
  administerTexts: () => '/beheer/teksten',
  /** A published theme as a style sheet. */
  themeSheet: (version: number) => `/huisstijl/${version}.css`,
  administerTasks: () => '/beheer/taken',
  auditLog: (query?: Query) => withQuery('/beheer/logboek', query),
  auditLogFile: (query?: Query) => withQuery('/beheer/logboek.csv', query),
  /** Something that was done, by the number of its first row. */
  auditDeed: (deed: number) => `/beheer/logboek/${deed}`,
  /** How long records are kept, and the lists of what is past its term. */
  retention: () => '/beheer/bewaren',
  /** One rule of keeping: of a kind of case by its slug, or the general one. */
  retentionRule: (kind: string | null, result: keyof typeof retentionResults) =>
    `/beheer/bewaren/regel/${kind === null ? 'algemeen' : kind}/${retentionResults[result]}`,
  destructionList: (id: string) => `/beheer/bewaren/${id}`,
  administerApiKeys: () => '/beheer/sleutels',
  retryMail: (id: string) => `/beheer/taken/post/${id}`,
  retryJob: (id: string) => `/beheer/taken/werk/${id}`,
} as const
