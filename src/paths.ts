import { administrationPaths } from './administration-paths.ts'
import type { Locale } from './kit/locale.ts'
import { inLanguage, type Pairs, type Query, withPairs, withQuery } from './kit/query.ts'
import { projectPaths } from './project-paths.ts'
import { signInPaths } from './sign-in-paths.ts'

export { retentionResults } from './administration-paths.ts'
export { type ActivityPart, type ProjectPart, projectParts, type SurveyPart } from './project-paths.ts'

/**
 * Every address of the site as a typed function; nobody writes a path by hand.
 * Addresses are Dutch because residents read them aloud; names are those of the glossary.
 */

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
  update_requirements: 'eisen',
  review_publication: 'publicatie',
  set_zaaknummer: 'zaaknummer',
  link: 'koppelen',
  complete_case: 'afronden',
  withdraw: 'intrekken',
  reopen: 'heropenen',
  check_application: 'aanvraag-controleren',
  decide_application: 'aanvraag-beslissen',
  withdraw_application: 'aanvraag-intrekken',
} as const
export type DeskAction = keyof typeof deskActions

/** What can be asked for under simple green, in addresses. */
export const greenSlugs = { facade_garden: 'geveltuin', adopted_green: 'adoptie' } as const

export const paths = {
  home: () => '/',
  /** `gebied` fills in where it is. */
  tellIdea: (query?: Query) => withQuery('/idee', query),
  initiatives: (query?: Query) => withQuery('/initiatieven', query),
  initiativesMap: (query?: Query) => withQuery('/initiatieven/kaart', query),
  initiativesMapData: (query?: Query) => withQuery('/initiatieven/kaart/punten.json', query),
  mapBase: () => '/kaart/gebieden.json',
  mapTiles: () => '/kaart/tegels/{z}/{x}/{y}',
  /** `number` as people say it (2026-0042), `slug` of the title. */
  initiative: (number: string, slug: string) => `/initiatieven/${number}-${slug}`,
  /** Where an idea that was sent stands: waiting for its link, or received with a number. */
  ideaReceived: (id: string, query?: Query) => withQuery(`/idee/bevestigen/${id}`, query),
  /** The application for money that goes with it. */
  ideaMoney: (id: string) => `/idee/bevestigen/${id}/geld`,
  initiativeReceived: (number: string) => `/idee/klaar/${number}`,
  /** While telling: this belongs elsewhere. After sending: where it was sent on to. */
  /** What the rules of the scheme say of what is filled in, as a piece of the page. */
  ideaRules: () => '/idee/regels',
  ideaElsewhere: () => '/idee/elders',
  ideaSentOn: (referralId: string) => `/idee/elders/${referralId}`,
  /** Whether it worked out, three weeks after it was sent on. */
  ideaWorkedOut: (token: string, query?: Query) => withQuery(`/is-het-gelukt/${token}`, query),
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
  /** Saying that one is for or against a plan; behind the link of its mail; and what was said, for who takes part. */
  support: (number: string, query?: Query) => withQuery(`/initiatieven/${number}/steun`, query),
  supportLink: (token: string, query?: Query) => withQuery(`/steun/${token}`, query),
  supportOverview: (number: string, query?: Query) =>
    withQuery(`/initiatieven/${number}/steun/overzicht`, query),
  supportList: (number: string) => `/initiatieven/${number}/steun/lijst`,
  /** Who applies for money together; behind the link of the mail that asks it, and the same for who is signed in. */
  coApplicants: (number: string, query?: Query) =>
    withQuery(`/initiatieven/${number}/mede-aanvragers`, query),
  coApplicantLink: (token: string, query?: Query) => withQuery(`/mede-aanvrager/${token}`, query),
  myCoApplication: (id: string, query?: Query) => withQuery(`/mijn/mede-aanvrager/${id}`, query),
  initiativePromise: (number: string) => `/initiatieven/${number}/toezeggen`,
  initiativeAgain: (number: string) => `/initiatieven/${number}/opnieuw`,
  initiativeWithdraw: (number: string) => `/initiatieven/${number}/intrekken`,
  /** To stop asking money for a plan. */
  initiativeWithdrawApplication: (number: string) => `/initiatieven/${number}/aanvraag-intrekken`,
  /** What the parties may see of a case, in one file. */
  initiativeDossier: (number: string) => `/initiatieven/${number}/dossier.zip`,
  /** The letter of a decision, as a PDF. */
  decisionLetter: (number: string, decisionId: string) => `/initiatieven/${number}/besluit/${decisionId}.pdf`,
  process: (kind: string) => `/proces/${kind}`,
  frameworks: () => '/afwegingskader',
  /** A published framework; an older version by its number. */
  framework: (key: string, version?: number) =>
    withQuery(`/afwegingskader/${key}`, { versie: version === undefined ? undefined : String(version) }),
  /** How a framework was applied and departed from in a year; and the same as a spreadsheet. */
  frameworkApplied: (key: string, query?: Query) => withQuery(`/afwegingskader/${key}/toepassing`, query),
  frameworkAppliedFile: (key: string, query?: Query) =>
    withQuery(`/afwegingskader/${key}/toepassing.csv`, query),
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
  accounts: (query?: Query) => withQuery('/werk/fondsen/verantwoordingen', query),
  assessAccount: (applicationId: string, query?: Query) =>
    withQuery(`/werk/fondsen/verantwoordingen/${applicationId}`, query),
  caseAccount: (number: string, applicationId: string) =>
    `/initiatieven/${number}/geld/${applicationId}/rekening`,
  /** What was asked under a scheme, with its place in line. */
  deskApplications: (slug: string, query?: Query) => withQuery(`/werk/fondsen/${slug}/aanvragen`, query),
  deskApplication: (slug: string, applicationId: string) =>
    `/werk/fondsen/${slug}/aanvragen/${applicationId}`,
  ledger: (ceilingId: string, query?: Query) => withQuery(`/werk/fondsen/plafond/${ceilingId}`, query),
  ledgerFile: (ceilingId: string, query?: Query) =>
    withQuery(`/werk/fondsen/plafond/${ceilingId}/grootboek.csv`, query),
  /** When the money of a ceiling runs out, and what if. */
  forecast: (ceilingId: string, query?: Query) =>
    withQuery(`/werk/fondsen/plafond/${ceilingId}/voorspelling`, query),
  correctBooking: (ceilingId: string, movement: string) =>
    `/werk/fondsen/plafond/${ceilingId}/terugdraaien/${movement}`,
  /** Juries of residents: all, one, joining it, and its decisions. */
  /** Where residents see what their wishes can get; for an area its round, money and decisions. */
  wishes: () => '/wijkwensen',
  wishesOf: (slug: string) => `/wijkwensen/${slug}`,
  juries: () => '/juries',
  jury: (slug: string, query?: Query) => withQuery(`/juries/${slug}`, query),
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
  /** Places of the municipality for a plan: the list, one of them, and asking for it. */
  spots: (query?: Query) => withQuery('/plekken', query),
  spot: (slug: string) => `/plekken/${slug}`,
  askSpot: (slug: string) => `/plekken/${slug}/vragen`,
  /** The register of it, who asks for one, and who uses one. */
  deskSpots: (query?: Query) => withQuery('/werk/plekken', query),
  spotsFile: () => '/werk/plekken.csv',
  newSpot: () => '/werk/plekken/nieuw',
  deskSpot: (id: string) => `/werk/plekken/${id}`,
  spotRequest: (id: string) => `/werk/plekken/vragen/${id}`,
  spotAgreement: (id: string, query?: Query) => withQuery(`/werk/plekken/afspraken/${id}`, query),
  /** Things to borrow: the list, one of them with its calendar, asking for it, and what somebody borrows. */
  loanItems: (query?: Query) => withQuery('/lenen', query),
  loanItemsFile: (query?: Query) => withQuery('/lenen.csv', query),
  loanItem: (slug: string, query?: Query) => withQuery(`/lenen/${slug}`, query),
  askLoan: (slug: string) => `/lenen/${slug}/vragen`,
  myLoan: (id: string, query?: Query) => withQuery(`/mijn/lenen/${id}`, query),
  /** The same for who lends out: everything, a thing, and one loan. */
  lending: (query?: Query) => withQuery('/uitlenen', query),
  newLoanItem: () => '/uitlenen/nieuw',
  editLoanItem: (id: string) => `/uitlenen/dingen/${id}`,
  lend: (id: string, query?: Query) => withQuery(`/uitlenen/${id}`, query),
  /** What residents may just do: the list, one of it, and what is left to do for who says yes. */
  doables: (query?: Query) => withQuery('/gewoon-doen', query),
  doable: (slug: string) => `/gewoon-doen/${slug}`,
  doDoable: (slug: string, query?: Query) => withQuery(`/gewoon-doen/${slug}/ja`, query),
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
  /** Must the neighbours be involved? The answers stand in the address; a letter of it to fill in oneself. */
  involveNeighbours: (answers: Pairs = []) => withPairs('/buren-betrekken', answers),
  neighbourLetter: (answers: Pairs = []) => withPairs('/buren-betrekken/brief', answers),
  neighbourLetterFile: (answers: Pairs = []) => withPairs('/buren-betrekken/brief.pdf', answers),
  /** The neighbours of one plan: steps, form, reactions with their answers, letter and report. */
  caseNeighbours: (number: string, query?: Query) => withQuery(`/initiatieven/${number}/buren`, query),
  caseReactionForm: (number: string) => `/initiatieven/${number}/buren/formulier`,
  caseReactions: (number: string, query?: Query) =>
    withQuery(`/initiatieven/${number}/buren/reacties`, query),
  enterReaction: (number: string) => `/initiatieven/${number}/buren/invoeren`,
  reactionAnswer: (number: string, id: string) => `/initiatieven/${number}/buren/antwoord/${id}`,
  ownNeighbourLetter: (number: string) => `/initiatieven/${number}/buren/brief`,
  ownNeighbourLetterFile: (number: string) => `/initiatieven/${number}/buren/brief.pdf`,
  neighbourReport: (number: string) => `/initiatieven/${number}/buren/verslag`,
  neighbourReportFile: (number: string) => `/initiatieven/${number}/buren/verslag.pdf`,
  /** Where a neighbour reacts, and confirms an address by the link of a mail. */
  reaction: (code: string, query?: Query) => withQuery(`/reactie/${code}`, query),
  confirmReaction: (token: string, query?: Query) => withQuery(`/reactie/bevestigen/${token}`, query),
  /** Weighing whether we contribute to a plan: where it stands, one's own sheet, and one sheet for both. */
  weighing: (number: string, query?: Query) => withQuery(`/werk/afwegingen/${number}`, query),
  weighingSheet: (number: string) => `/werk/afwegingen/${number}/blad`,
  weighingJoint: (number: string) => `/werk/afwegingen/${number}/samen`,
  /** What goes on after a wish was carried out: behind the link of a mail, signed in, and taking it over. */
  keptWish: (token: string, query?: Query) => withQuery(`/volhouden/${token}`, query),
  stopKeptWish: (token: string) => `/volhouden/${token}/stoppen`,
  myKeptWish: (number: string, query?: Query) => withQuery(`/mijn/volhouden/${number}`, query),
  stopMyKeptWish: (number: string) => `/mijn/volhouden/${number}/stoppen`,
  takeOverWish: (number: string, query?: Query) => withQuery(`/initiatieven/${number}/overnemen`, query),
  /** The list of it at the desk, and one. */
  deskKeptWishes: (query?: Query) => withQuery('/werk/volhouden', query),
  keptWishesFile: (query?: Query) => withQuery('/werk/volhouden.csv', query),
  deskKeptWish: (number: string, query?: Query) => withQuery(`/werk/volhouden/${number}`, query),
  deskStopKeptWish: (number: string) => `/werk/volhouden/${number}/stoppen`,
  /** Sending somebody on and following it: who receives it, whether it helped, and the desk. */
  receivedReferral: (token: string, query?: Query) => withQuery(`/doorverwezen/${token}`, query),
  /** Whether what was told may go along, and their name with it. */
  referralConsent: (token: string, query?: Query) => withQuery(`/mag-dit-mee/${token}`, query),
  referralHelped: (token: string, query?: Query) => withQuery(`/hielp-dit/${token}`, query),
  referOn: (number: string) => `/werk/doorverwijzen/${number}`,
  deskReferrals: (query?: Query) => withQuery('/werk/doorverwijzingen', query),
  referralsFile: (query?: Query) => withQuery('/werk/doorverwijzingen.csv', query),
  deskReferral: (id: string, query?: Query) => withQuery(`/werk/doorverwijzingen/${id}`, query),
  /** A wish that grows into a city wish: done at the desk, asked by whose plan it is. */
  growWish: (number: string) => `/werk/uitgroeien/${number}`,
  askToGrow: (number: string, query?: Query) => withQuery(`/initiatieven/${number}/uitgroeien`, query),
  /** Making two cases one, at the desk; and joining the other plan, for who takes part in either. */
  mergeCase: (number: string, query?: Query) => withQuery(`/werk/samenvoegen/${number}`, query),
  joinPlan: (number: string, id: string) => `/initiatieven/${number}/meedoen/${id}`,
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
  /** Following what happens near one, by mail; `following` is the page of somebody who does, by the code in their mails. */
  follow: (query?: Query) => withQuery('/volgen', query),
  confirmFollowing: (token: string) => `/volgen/bevestigen/${token}`,
  following: (code: string, query?: Query) => withQuery(`/volgen/${code}`, query),
  stopFollowing: (code: string) => `/volgen/${code}/stoppen`,
  /** An official notice, by the name that the service gives it. */
  notice: (id: string) => `/bekendmakingen/${id}`,
  myFollowing: (query?: Query) => withQuery('/mijn/volgen', query),
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
  ...signInPaths,
  myOrganisations: () => '/mijn/organisaties',
  ...administrationPaths,
  ...projectPaths,
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
