export {
  type Access,
  accessRules,
  BehindDoor,
  get,
  inDemo,
  mayEnter,
  post,
  type Route,
  rolesThatOpen,
  shared,
  sheets,
} from './access.ts'
export {
  cancelAbsence,
  endRole,
  endWork,
  type GrantInput,
  grantRole,
  hasRoleAlready,
  mustNotBeLastAdministrator,
  planOfficer,
  recordAbsence,
  renameDepartment,
} from './admin.ts'
export {
  type ApiScope,
  apiKeyOf,
  apiScopes,
  longestApiKeyDays,
  makeApiKey,
  revokeApiKey,
} from './api-keys.ts'
export { beginAttempt, endAttempt } from './attempts.ts'
export { peopleCommands } from './commands.ts'
export {
  clearDraftCookies,
  clearSessionCookie,
  sessionCookieName,
  setSessionCookie,
  visitorAddress,
} from './cookies.ts'
export { changeOwnDetails, markBounced } from './details.ts'
export {
  followGroups,
  type GroupGrant,
  linkIdentity,
  personOfVouched,
  vouchedFor,
  welcomeStaff,
} from './identities.ts'
export {
  acceptInvitation,
  declineInvitation,
  invitationDays,
  invitationsToSee,
  inviteForRole,
  lookAtInvitation,
  resendInvitation,
  type StandingInvitation,
  withdrawInvitation,
} from './invitations.ts'
export { peopleJobs, peopleSchedules } from './jobs.ts'
export { enter } from './pages/enter.ts'
export { signedOutPage } from './pages/signed-out.tsx'
export { type Answer, askedSchema, askProvider, type Claims, readAnswer } from './provider.ts'
export {
  hasAnyRole,
  hasRole,
  isCaseworker,
  isCaseworkRole,
  isOfficialRole,
  isRole,
  isStaff,
  type Role,
  roleNames,
  roles,
  rolesToInvite,
  type Scope,
} from './roles.ts'
export { peopleRoutes } from './routes.ts'
export { hearsByMail, whoAnswers } from './rules.ts'
export { resetSecondFactor, type SignInFacts, signInFactsOf } from './second-factor.ts'
export {
  actorOf,
  actorOfSession,
  closeSession,
  closeSessionsOf,
  needsSecondFactor,
  openSession,
} from './sessions.ts'
export {
  createLink,
  followLink,
  type LinkState,
  lookAtLink,
  passwordText,
  personOfLink,
  requestSignInLink,
  setPassword,
} from './signin.ts'
export { byDemo, byLink, byPasskey, meetsAssurance, type SignedInBy } from './standing.ts'
export {
  type Absence,
  type ApiKey,
  absencesAsked,
  absencesByEndedRole,
  absencesFrom,
  absencesOn,
  allApiKeys,
  allOrganisations,
  type Channel,
  findPeople,
  insertAbsence,
  insertMember,
  insertOrganisation,
  insertPerson,
  type Membership,
  memberships,
  membersOf,
  type NewPerson,
  type Organisation,
  officerRoster,
  organisationByName,
  organisationsByIds,
  organisationsOf,
  organisationsToReach,
  type Person,
  type PersonChange,
  peopleByEmails,
  peopleByIds,
  peopleWithRoles,
  personByEmail,
  personById,
  rolesOf,
  type StaffMember,
  updatePerson,
} from './store.ts'
export { ownerOfTheDay } from './team.ts'
