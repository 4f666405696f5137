import type { Assurance } from './kit/actor.ts'
import type { Locale } from './kit/locale.ts'

/**
 * Every address of the site as a typed function; nobody writes a path by hand.
 * Addresses are Dutch because residents read them aloud; names are those of the glossary.
 */

/** Adds the query of a list page; empty values are left out, so that addresses stay short. */
function withQuery(path: string, query?: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

type Query = Readonly<Record<string, string | undefined>>

/** What reads a feed keeps no cookie: the address says the language. */
const inLanguage = (locale: Locale): Query => (locale === 'en' ? { taal: 'en' } : {})

/** The views of a case on the staff desk, by the last part of their address. */
export const deskViews = {
  overview: '',
  conversation: '/gesprek',
  advice: '/advies',
  decision: '/besluit',
  agreements: '/afspraken',
  files: '/bestanden',
  history: '/geschiedenis',
} as const
export type DeskView = keyof typeof deskViews

/** The pages where staff do one thing with a case, by the last part of their address. */
export const deskActions = {
  appoint_guide: 'begeleider',
  set_substitute: 'vervanger',
  add_party: 'deelnemer-toevoegen',
  complete_step: 'stap-afronden',
  take_decision: 'besluiten',
  plan_decision: 'besluitdatum',
  answer_feasibility: 'haalbaarheid',
  pause: 'opschorten',
  resume: 'hervatten',
  extend: 'verlengen',
  post_update: 'nieuws',
  add_note: 'notitie',
  add_files: 'bestand-toevoegen',
  ask_advice: 'advies-vragen',
  remind_advice: 'advies-herinneren',
  release_advice: 'advies-delen',
  review_publication: 'publicatie',
  set_zaaknummer: 'zaaknummer',
  link: 'koppelen',
  complete_case: 'afronden',
  withdraw: 'intrekken',
  reopen: 'heropenen',
  check_application: 'aanvraag-controleren',
  decide_application: 'aanvraag-beslissen',
} as const
export type DeskAction = keyof typeof deskActions

/** What came of a case, in the addresses of the rules for keeping its record. */
export const retentionResults = { decided: 'besluit', completed: 'uitgevoerd', stopped: 'gestopt' } as const

/** What can be asked for under simple green, in addresses. */
export const greenSlugs = { facade_garden: 'geveltuin', adopted_green: 'adoptie' } as const

export const paths = {
  home: () => '/',
  tellIdea: () => '/idee',
  initiatives: (query?: Query) => withQuery('/initiatieven', query),
  initiativesMap: (query?: Query) => withQuery('/initiatieven/kaart', query),
  initiativesMapData: (query?: Query) => withQuery('/initiatieven/kaart/punten.json', query),
  mapBase: () => '/kaart/gebieden.json',
  mapTiles: () => '/kaart/tegels/{z}/{x}/{y}',
  /** `number` as people say it (2026-0042), `slug` of the title. */
  initiative: (number: string, slug: string) => `/initiatieven/${number}-${slug}`,
  /** Where an idea that was sent stands: waiting for its link, or received with a number. */
  ideaReceived: (sentId: string) => `/idee/bevestigen/${sentId}`,
  initiativeReceived: (number: string) => `/idee/klaar/${number}`,
  /** While telling: this belongs elsewhere. After sending: where it was sent on to. */
  ideaElsewhere: () => '/idee/elders',
  ideaSentOn: (referralId: string) => `/idee/elders/${referralId}`,
  /** An official enters an idea for somebody; with the code of a paper form. */
  enterIdea: (query?: Query) => withQuery('/werk/idee-invoeren', query),
  ideaEntered: (number: string) => `/werk/idee-invoeren/${number}`,
  /** What to tell by telephone or letter to who does not use e-mail. */
  receiptLetter: (number: string) => `/werk/brief/${number}`,
  initiativeMessages: (number: string) => `/initiatieven/${number}/berichten`,
  initiativeNews: (number: string) => `/initiatieven/${number}/nieuws`,
  initiativeStuck: (number: string) => `/initiatieven/${number}/ik-loop-vast`,
  initiativeRequirement: (number: string) => `/initiatieven/${number}/is-dit-nodig`,
  initiativeEdit: (number: string) => `/initiatieven/${number}/bewerken`,
  initiativePublicity: (number: string) => `/initiatieven/${number}/openbaar`,
  /** To apply for money for a plan. */
  initiativeApply: (number: string, query?: Query) =>
    withQuery(`/initiatieven/${number}/geld-aanvragen`, query),
  initiativePromise: (number: string) => `/initiatieven/${number}/toezeggen`,
  initiativeWithdraw: (number: string) => `/initiatieven/${number}/intrekken`,
  /** What the parties may see of a case, in one file. */
  initiativeDossier: (number: string) => `/initiatieven/${number}/dossier.zip`,
  /** The letter of a decision, as a PDF. */
  decisionLetter: (number: string, decisionId: string) => `/initiatieven/${number}/besluit/${decisionId}.pdf`,
  process: (kind: string) => `/proces/${kind}`,
  frameworks: () => '/afwegingskader',
  /** A published framework; an older version by its number. */
  framework: (key: string, version?: number) =>
    withQuery(`/afwegingskader/${key}`, { versie: version === undefined ? undefined : String(version) }),
  commitments: (query?: Query) => withQuery('/toezeggingen', query),
  commitmentsFile: (query?: Query) => withQuery('/toezeggingen.csv', query),
  commitment: (id: string) => `/toezeggingen/${id}`,
  /** Promise something for the case with this number. */
  newCommitment: (number: string) => `/toezeggingen/nieuw/${number}`,
  /** How we are doing, in public; and the same as a spreadsheet. */
  figures: (query?: Query) => withQuery('/cijfers', query),
  /** Where somebody says what they think of us: behind the link of a mail, or signed in. */
  giveOpinion: (token: string, query?: Query) => withQuery(`/mening/${token}`, query),
  myOpinion: (id: string) => `/mijn/mening/${id}`,
  /** The same, entered for who said it on paper or by telephone. */
  enterOpinion: (number: string) => `/werk/mening/${number}`,
  /** What people said with their mark, for the coordinator. */
  opinions: () => '/werk/tevredenheid',
  figuresFile: (query?: Query) => withQuery('/cijfers.csv', query),
  /** Money for plans: every scheme, and one of them; an older version by its number. */
  schemes: () => '/fondsen',
  scheme: (slug: string, version?: number) =>
    withQuery(`/fondsen/${slug}`, { versie: version === undefined ? undefined : String(version) }),
  grantsFile: (slug: string) => `/fondsen/${slug}/verleend.csv`,
  /** The books of the fund manager: all ceilings, those of a scheme, and the ledger of one. */
  deskFunds: () => '/werk/fondsen',
  deskScheme: (slug: string) => `/werk/fondsen/${slug}`,
  /** What is to be paid, and the batches; checking an account; one batch, for the bank and for a spreadsheet. */
  payments: (query?: Query) => withQuery('/werk/fondsen/betalingen', query),
  checkAccount: (applicationId: string, query?: Query) =>
    withQuery(`/werk/fondsen/betalingen/rekening/${applicationId}`, query),
  paymentBatch: (batchId: string, query?: Query) =>
    withQuery(`/werk/fondsen/betalingen/batch/${batchId}`, query),
  batchForBank: (batchId: string) => `/werk/fondsen/betalingen/batch/${batchId}/bank.xml`,
  batchFile: (batchId: string) => `/werk/fondsen/betalingen/batch/${batchId}/betalingen.csv`,
  /** The money of a plan, for who takes part. */
  caseMoney: (number: string, query?: Query) => withQuery(`/initiatieven/${number}/geld`, query),
  /** What was done with a grant: from who got it; and the letter that settles it. */
  caseAccountability: (number: string, applicationId: string) =>
    `/initiatieven/${number}/geld/${applicationId}/verantwoording`,
  settlementLetter: (number: string, settlementId: string) =>
    `/initiatieven/${number}/vaststelling/${settlementId}.pdf`,
  /** Accounts that are expected or wait for us, and one of them. */
  accounts: () => '/werk/fondsen/verantwoordingen',
  assessAccount: (applicationId: string, query?: Query) =>
    withQuery(`/werk/fondsen/verantwoordingen/${applicationId}`, query),
  caseAccount: (number: string, applicationId: string) =>
    `/initiatieven/${number}/geld/${applicationId}/rekening`,
  /** What was asked under a scheme, with its place in line. */
  deskApplications: (slug: string, query?: Query) => withQuery(`/werk/fondsen/${slug}/aanvragen`, query),
  ledger: (ceilingId: string, query?: Query) => withQuery(`/werk/fondsen/plafond/${ceilingId}`, query),
  ledgerFile: (ceilingId: string, query?: Query) =>
    withQuery(`/werk/fondsen/plafond/${ceilingId}/grootboek.csv`, query),
  /** When the money of a ceiling runs out, and what if. */
  forecast: (ceilingId: string, query?: Query) =>
    withQuery(`/werk/fondsen/plafond/${ceilingId}/voorspelling`, query),
  correctBooking: (ceilingId: string, movement: string) =>
    `/werk/fondsen/plafond/${ceilingId}/terugdraaien/${movement}`,
  /** Juries of residents: all, one, joining it, and its decisions. */
  juries: () => '/juries',
  jury: (slug: string) => `/juries/${slug}`,
  joinJury: (slug: string, query?: Query) => withQuery(`/juries/${slug}/meedoen`, query),
  juryDecisions: (slug: string, query?: Query) => withQuery(`/juries/${slug}/besluiten`, query),
  juryDecisionsFile: (slug: string, quarter: string, kind: 'csv' | 'pdf') =>
    `/juries/${slug}/besluiten/${quarter}.${kind}`,
  deskJuries: () => '/werk/juries',
  deskJury: (slug: string, query?: Query) => withQuery(`/werk/juries/${slug}`, query),
  jurySeat: (slug: string, personId: string) => `/werk/juries/${slug}/lid/${personId}`,
  planRound: (slug: string) => `/werk/juries/${slug}/ronde`,
  /** A round of a jury, a wish in it, its forms on paper, and deciding on its advice. */
  juryRound: (id: string, query?: Query) => withQuery(`/werk/rondes/${id}`, query),
  juryWish: (id: string, wishId: string, query?: Query) =>
    withQuery(`/werk/rondes/${id}/wensen/${wishId}`, query),
  juryPaper: (id: string) => `/werk/rondes/${id}/papier`,
  juryPaperOf: (id: string, personId: string) => `/werk/rondes/${id}/papier/${personId}`,
  decideRound: (id: string) => `/werk/rondes/${id}/beslissen`,
  /** Money of others: the finder, one fund, its next closing day for a calendar, and a mail before it. */
  findMoney: (query?: Query) => withQuery('/geld-vinden', query),
  moneySource: (slug: string, query?: Query) => withQuery(`/geld-vinden/${slug}`, query),
  sourceCalendar: (slug: string) => `/geld-vinden/${slug}/laatste-dag.ics`,
  remindOfSource: (slug: string) => `/geld-vinden/${slug}/herinneren`,
  /** The register of it, for who keeps it. */
  deskMoneySources: (query?: Query) => withQuery('/werk/geldbronnen', query),
  moneySourcesFile: () => '/werk/geldbronnen.csv',
  newMoneySource: () => '/werk/geldbronnen/nieuw',
  importMoneySources: () => '/werk/geldbronnen/inlezen',
  deskMoneySource: (id: string) => `/werk/geldbronnen/${id}`,
  /** Facade gardens and adopted green: what is possible, asking for it, and keeping it up. */
  simpleGreen: () => '/groen',
  askGreen: (what: keyof typeof greenSlugs) => `/groen/${greenSlugs[what]}`,
  /** Where somebody says how their green is doing: behind the link of a mail, or signed in. */
  greenUpkeep: (token: string, query?: Query) => withQuery(`/groen/zorg/${token}`, query),
  myGreen: (id: string, query?: Query) => withQuery(`/mijn/groen/${id}`, query),
  greenTakeover: (token: string) => `/groen/overnemen/${token}`,
  /** The list of the green department, a route to print, and one request. */
  deskGreen: (query?: Query) => withQuery('/werk/groen', query),
  greenRoute: (query?: Query) => withQuery('/werk/groen/route', query),
  enterGreen: (what: keyof typeof greenSlugs) => `/werk/groen/invoeren/${greenSlugs[what]}`,
  deskGreenOne: (number: string, query?: Query) => withQuery(`/werk/groen/${number}`, query),
  meeting: (id: string) => `/afspraken/${id}`,
  meetingFile: (id: string) => `/afspraken/${id}.ics`,
  newMeeting: (number: string) => `/afspraken/nieuw/${number}`,
  /** The information pack of an initiative, for its parties. */
  infoPack: (number: string) => `/initiatieven/${number}/informatiepakket`,
  /** Where the guide composes the information pack of a case. */
  composeInfoPack: (number: string) => `/informatiepakket/${number}`,
  /** The page that explains the API, and a resource of it. */
  apiPage: () => '/api',
  api: (resource: string, id?: string) =>
    `/api/v1/${resource}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`,
  /** What is new, for a news reader; what is promised and due, for a calendar. */
  initiativesFeed: (locale: Locale, query?: Query) =>
    withQuery('/initiatieven.atom', { ...query, ...inLanguage(locale) }),
  commitmentsCalendar: (locale: Locale, query?: Query) =>
    withQuery('/toezeggingen.ics', { ...query, ...inLanguage(locale) }),
  search: (query?: Query) => withQuery('/zoeken', query),
  searchSuggestions: () => '/zoeken/suggesties',
  areas: (query?: Query) => withQuery('/buurt', query),
  area: (slug: string) => `/buurt/${slug}`,
  mine: () => '/mijn',
  /** A case as its initiator and the other parties see it. */
  myCase: (number: string) => `/mijn/zaken/${number}`,
  /** Name, telephone and how somebody wants to hear from us. */
  myDetails: () => '/mijn/gegevens',
  /** All that is held about me; what I ask about it; and being erased. */
  aboutMe: () => '/mijn/over-mij',
  aboutMeFile: () => '/mijn/over-mij/alles.zip',
  askAboutMe: () => '/mijn/over-mij/vraag',
  eraseMe: () => '/mijn/over-mij/wissen',
  /** What people ask about their data, for who answers. */
  dataRequests: () => '/werk/gegevens',
  dataRequest: (id: string) => `/werk/gegevens/${id}`,
  desk: () => '/werk',
  /** New ideas that wait for a guide, and what else waits for the team. */
  deskInbox: (query?: Query) => withQuery('/werk/inbox', query),
  appointGuides: () => '/werk/inbox/begeleiders',
  deskCases: (query?: Query) => withQuery('/werk/zaken', query),
  deskCasesFile: (query?: Query) => withQuery('/werk/zaken.csv', query),
  deskSteps: () => '/werk/stappen',
  /** What somebody sees at a glance, with the choices of the figures in the address. */
  deskAway: () => '/werk/afwezig',
  deskFigures: (query?: Query) => withQuery('/werk/cijfers', query),
  deskFiguresFile: (query?: Query) => withQuery('/werk/cijfers.csv', query),
  workload: () => '/werk/werkdruk',
  /** Mail that came in and found no place by itself. */
  post: () => '/werk/post',
  waitingPost: (id: string) => `/werk/post/${id}`,
  findCase: () => '/werk/zoeken',
  /** A case as the staff desk sees it. */
  deskCase: (number: string, view: DeskView = 'overview', query?: Query) =>
    withQuery(`/werk/zaken/${number}${deskViews[view]}`, query),
  deskCaseAction: (number: string, action: DeskAction, query?: Query) =>
    withQuery(`/werk/zaken/${number}/${deskActions[action]}`, query),
  /** What who does not read e-mail must be told by telephone or letter. */
  tellByHand: (number: string) => `/werk/zaken/${number}/vertellen`,
  /** Everything about a case in one file, for the archive. */
  dossier: (number: string) => `/werk/zaken/${number}/dossier.zip`,
  /** Where who was asked for advice answers. */
  adviceRequest: (id: string) => `/werk/adviezen/${id}`,
  /** People who are stuck, for the coordinator. */
  stuckRequests: () => '/werk/vastgelopen',
  stuckRequest: (id: string) => `/werk/vastgelopen/${id}`,
  /** Where a mail server hands over mail that came in. */
  inboundMail: () => '/inkomend/post',
  administration: () => '/beheer',
  signIn: (returnTo?: string) => withQuery('/aanmelden', { terug: returnTo }),
  signOut: () => '/afmelden',
  followLink: (token: string) => `/aanmelden/link/${token}`,
  /** An invitation for a role, by the link in its mail. */
  invitation: (token: string) => `/uitnodiging/${token}`,
  /** Who was invited and has not answered; to invite, send again or withdraw. */
  invitations: () => '/werk/uitnodigingen',
  linkSent: () => '/aanmelden/verstuurd',
  staffSignIn: (returnTo?: string) => withQuery('/aanmelden/medewerker', { terug: returnTo }),
  /** Signing in once more, because what comes asks for somebody who did so lately. */
  signInAgain: (returnTo: string) => withQuery('/aanmelden', { terug: returnTo, opnieuw: 'ja' }),
  signInWithPasskey: (returnTo?: string) => withQuery('/aanmelden/toegangssleutel', { terug: returnTo }),
  passkeyQuestion: () => '/aanmelden/toegangssleutel/vraag',
  /** Signing in elsewhere: staff at the municipality's provider, residents at the broker. */
  signInAtProvider: (returnTo?: string) => withQuery('/aanmelden/gemeente', { terug: returnTo }),
  backFromProvider: () => '/aanmelden/gemeente/terug',
  signInAtBroker: (returnTo?: string, level?: Assurance) =>
    withQuery('/aanmelden/identiteit', { terug: returnTo, niveau: level }),
  backFromBroker: () => '/aanmelden/identiteit/terug',
  linkIdentity: () => '/aanmelden/koppelen',
  unlinkIdentity: () => '/mijn/veiligheid/identiteit/weg',
  /** The second step of signing in. */
  secondStep: (returnTo?: string) => withQuery('/aanmelden/tweede-stap', { terug: returnTo }),
  /** How I sign in, and where I am signed in. */
  mySecurity: (query?: Query) => withQuery('/mijn/veiligheid', query),
  endSessions: () => '/mijn/veiligheid/sessies',
  changePassword: () => '/mijn/veiligheid/wachtwoord',
  setUpSecondFactor: (returnTo?: string) => withQuery('/mijn/veiligheid/tweede-stap', { terug: returnTo }),
  addPasskey: (returnTo?: string) => withQuery('/mijn/veiligheid/toegangssleutels', { terug: returnTo }),
  removePasskey: () => '/mijn/veiligheid/toegangssleutels/weg',
  newPasskeyQuestion: () => '/mijn/veiligheid/toegangssleutels/vraag',
  addAuthenticator: (returnTo?: string) => withQuery('/mijn/veiligheid/app', { terug: returnTo }),
  removeAuthenticator: () => '/mijn/veiligheid/app/weg',
  newRecoveryCodes: () => '/mijn/veiligheid/herstelcodes',
  recoveryCodesFile: () => '/mijn/veiligheid/herstelcodes.txt',
  myOrganisations: () => '/mijn/organisaties',
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
  securityText: () => '/.well-known/security.txt',
  siteMap: () => '/sitemap.xml',
  siteMapPart: (part: string) => `/sitemap/${part}.xml`,
  file: (id: string, name: string) => `/bestanden/${id}/${encodeURIComponent(name)}`,
  accessibility: () => '/toegankelijkheid',
  privacy: () => '/privacy',
  demo: () => '/demo',
  demoSignIn: () => '/demo/aanmelden',
  demoMailbox: (to?: string) => withQuery('/demo/postvak', { aan: to }),
  demoMail: (id: string) => `/demo/postvak/${id}`,
  catalogue: () => '/ui',
} as const
