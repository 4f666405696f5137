import {
  caseByNumber,
  caseDossier,
  type DossierAudience,
  type DossierCommitment,
  type DossierMeeting,
  decisionPdf,
} from '../cases/index.ts'
import { commitmentsOfCase, statusWords, viewCommitments } from '../commitments/index.ts'
import { initiativeById, initiativeTexts, subjectName } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { auditNote } from '../kit/audit.ts'
import { NotFound } from '../kit/errors.ts'
import type { Ctx } from '../kit/http.ts'
import { limit } from '../kit/limits.ts'
import type { Fact } from '../kit/pdf.ts'
import { meetingsOf, meetingTexts, meetingTitle } from '../meetings/index.ts'
import { neighboursInRecord } from '../neighbours/index.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import { weighingsInRecord } from '../weighings/index.ts'

/** Making a dossier is heavy work: nobody needs more than this in an hour. */
const dossierLimit = { name: 'dossier', attempts: 60, seconds: 3600 }

/** The dossier with its internal side, for staff with rights on the case. */
export const downloadDossier = (c: Ctx): Promise<Response> => download(c, 'staff')

/** The dossier as the initiator and the other parties may see it. */
export const downloadPartyDossier = (c: Ctx): Promise<Response> => download(c, 'parties')

async function download(c: Ctx, audience: DossierAudience): Promise<Response> {
  const { act } = c.var
  const file = await caseByNumber(act.db, c.req.param('number') ?? '')
  if (!file) throw new NotFound()
  await limit(act, dossierLimit, act.actor.personId ?? '')
  const { name, stream } = await caseDossier(act, file.id, audience, {
    told: () => toldIn(act, file.id, audience),
    commitments: () => commitmentsIn(act, file.id),
    meetings: () => meetingsIn(act, file.id, audience),
  })
  await auditNote(act, { what: 'dossier', caseIds: [file.id], details: { audience } })
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(stream)
}

async function commitmentsIn(act: Act, caseId: string): Promise<readonly DossierCommitment[]> {
  const views = await viewCommitments(act, await commitmentsOfCase(act.db, caseId), 'parties')
  return views.map(({ promise, owner, state, explanation }) => ({
    what: promise,
    owner,
    due: state.firstDue,
    newDue: state.newDue,
    standing: statusWords(state, act.locale),
    explanation,
  }))
}

/** The idea in the initiator's words, how the neighbours were involved, and whether the municipality contributes. */
async function toldIn(act: Act, caseId: string, audience: DossierAudience): Promise<readonly Fact[]> {
  const initiative = await initiativeById(act.db, caseId)
  if (!initiative) return []
  const { locale } = act
  const neighbours = await neighboursInRecord(act, caseId)
  const { needs, detail } = initiativeTexts(locale)
  const { address, amount_cents: cents } = initiative
  return [
    { term: initiative.title, value: initiative.story },
    { term: detail.subject, value: subjectName(initiative.subject, locale) },
    ...(address ? [{ term: detail.place, value: address }] : []),
    ...(initiative.needs.length > 0
      ? [{ term: detail.needs, value: initiative.needs.map((need) => wordFor(needs, need)).join(', ') }]
      : []),
    ...(cents === null ? [] : [{ term: detail.amount, value: amountInWords(cents, locale) }]),
    ...(neighbours ? [neighbours] : []),
    ...(await weighingsInRecord(act, caseId, audience)),
  ]
}

const wordFor = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key

async function meetingsIn(
  act: Act,
  caseId: string,
  audience: DossierAudience,
): Promise<readonly DossierMeeting[]> {
  const { locale } = act
  return (await meetingsOf(act.db, caseId)).map((meeting) => ({
    what: `${meetingTitle(meeting, locale)} (${meetingTexts(locale).statuses[meeting.status]})`,
    startsAt: meeting.starts_at,
    place: meeting.place,
    notes:
      [meeting.reason, meeting.notes_for_parties, audience === 'staff' ? meeting.notes_for_staff : null]
        .filter(Boolean)
        .join('\n\n') || null,
  }))
}

/** The letter of a decision, for who may see that decision. */
export async function showDecisionLetter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const [, id] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf$/.exec(c.req.param('file') ?? '') ?? []
  if (!id) throw new NotFound()
  const { name, bytes } = await decisionPdf(act, c.req.param('number') ?? '', id)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `inline; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}
