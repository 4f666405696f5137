import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../kit/dates.ts'
import { acceptFile, type StoredFile } from '../../kit/files.ts'
import { closePdf } from '../../kit/pdf.ts'
import { paths } from '../../paths.ts'
import { type TestApp, testApp, testNow } from '../../testing.ts'
import { type TestCase, testCase } from '../../testing-case.ts'
import {
  addNote,
  answerAdvice,
  askAdvice,
  completeStep,
  postMessage,
  releaseAdvice,
  setZaaknummer,
  takeDecision,
} from '../actions.ts'
import { pathsInDossier, safeName } from './names.ts'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped, because pdftotext is not installed: reading back the text of a PDF')

let app: TestApp
let one: TestCase
let decisionId: string
const hostile = 'Graag #import "x" *vet* $y$ <script> 👍'

beforeAll(async () => {
  app = await testApp()
  one = await testCase(app, 'Een bankje #voor *de* buurt')
  const guide = await one.as(one.guide)
  const initiator = await one.as(one.initiator)
  const pdf = await acceptedFile(initiator, '../../etc/Plan voor de buurt.pdf')
  const plan = await acceptedFile(initiator, 'Plan voor de buurt.pdf')
  await postMessage(initiator, { caseId: one.id, text: hostile, fileIds: [pdf.id, plan.id] })
  await addNote(guide, { caseId: one.id, text: 'Interne notitie: let op de kabels.' })
  await setZaaknummer(guide, { caseId: one.id, zaaknummer: 'Z-2026-778' })
  const caseId = one.id
  await completeStep(guide, { caseId, step: 'intake', outcome: 'to_assessment' })
  for (const [aspect, release] of [
    ['safety', true],
    ['legal', false],
  ] as const) {
    const asked = await askAdvice(guide, {
      caseId,
      aspect,
      question: `Wat vind je van ${aspect}?`,
      adviserId: one.gardener.id,
      due: addDays(dayOf(testNow), 14),
    })
    const [event] = asked.events
    if (event?.type !== 'advice_asked') throw new Error('no advice was asked')
    const { adviceId } = event.data
    await answerAdvice(await one.as(one.gardener), {
      adviceId,
      verdict: 'yes_if',
      text: `Intern oordeel over ${aspect}.`,
      requirements: [
        { text: `Eis bij ${aspect}`, ground: 'law', source: 'art. 2:10 APV', solution: 'een hek', weeks: 2 },
      ],
    })
    if (release) await releaseAdvice(guide, { adviceId, text: 'Het kan, als er een hek komt.' })
  }
  await completeStep(guide, { caseId, step: 'assessment', outcome: 'to_decision' })
  const decided = await takeDecision(guide, {
    caseId,
    step: 'decision',
    outcome: 'no',
    reasons: 'Op deze plek liggen kabels onder de grond, dus een bank kan hier niet.',
    criteria: ['value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion'].map((key) => ({
      key,
      met: key !== 'feasibility',
      reason: `Reden bij ${key}`,
    })),
    otherWay: 'Kies de plek bij de speeltuin; daar kan het wel.',
  })
  if (!decided.ok) throw new Error(decided.faults.join())
  decisionId = decided.decisionId
})
afterAll(async () => {
  await closePdf()
  await app.close()
})

async function acceptedFile(act: ReturnType<TestApp['act']>, name: string): Promise<StoredFile> {
  const accepted = await acceptFile(act, { name, bytes: new TextEncoder().encode(`%PDF-1.7 ${name}`) })
  if (!accepted.ok) throw new Error(accepted.reason)
  return accepted.file
}

async function unpack(response: Response) {
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const dossier = JSON.parse(new TextDecoder().decode(files['dossier.json']))
  return { files, dossier, pdf: textOf(files['dossier.pdf'] ?? new Uint8Array()) }
}

function textOf(pdf: Uint8Array): string {
  const path = join(app.settings.dataDir, 'read.pdf')
  writeFileSync(path, pdf)
  return hasPoppler ? spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout : ''
}

const download = async (email: string, path: string): Promise<Response> => (await app.as(email)).get(path)

describe('the dossier of a case', () => {
  it('holds everything for staff: PDF, data and attachments', async () => {
    const { files, dossier, pdf } = await unpack(await download(one.guide.email!, paths.dossier(one.number)))
    expect(Object.keys(files).sort()).toEqual([
      'bijlagen/01-Plan-voor-de-buurt.pdf',
      'bijlagen/02-Plan-voor-de-buurt.pdf',
      'dossier.json',
      'dossier.pdf',
    ])
    expect(dossier).toMatchObject({ number: one.number, zaaknummer: 'Z-2026-778', audience: 'staff' })
    expect(dossier.parties[0]).toMatchObject({
      name: 'Ina Initiatief',
      contact: { email: one.initiator.email },
    })
    expect(dossier.advice).toHaveLength(2)
    expect(dossier.decisions[0]).toMatchObject({
      otherWay: 'Kies de plek bij de speeltuin; daar kan het wel.',
    })
    expect(dossier.conversation[0]).toMatchObject({ text: hostile, by: 'Ina Initiatief' })
    expect(dossier.conversation[0].files).toEqual(dossier.files.map((file: { path: string }) => file.path))
    expect(JSON.stringify(dossier.timeline)).toContain('let op de kabels')
    if (!hasPoppler) return
    for (const part of ['#import "x" *vet* $y$ <script>', 'Z-2026-778', 'Intern oordeel', 'art. 2:10 APV']) {
      expect(pdf).toContain(part)
    }
    expect(pdf).toContain('alleen medewerkers')
  })

  it('leaves the internal side and addresses out for the parties', async () => {
    const { dossier, pdf } = await unpack(
      await download(one.initiator.email!, paths.initiativeDossier(one.number)),
    )
    const all = JSON.stringify(dossier) + pdf
    for (const secret of ['let op de kabels', 'Intern oordeel', '@voorbeeld', 'van legal', 'Groene Greet']) {
      expect(all).not.toContain(secret)
    }
    for (const known of ['Ina Initiatief', 'Gijs de Gids', 'een hek komt', 'Eis bij safety']) {
      expect(all).toContain(known)
    }
  })

  it('is refused to everybody else, by both doors', async () => {
    const { stranger, initiator, gardener } = one
    expect((await app.visitor().get(paths.dossier(one.number))).status).toBe(303)
    expect((await app.visitor().get(paths.initiativeDossier(one.number))).status).toBe(303)
    expect((await download(initiator.email!, paths.dossier(one.number))).status).toBe(403)
    expect((await download(stranger.email!, paths.initiativeDossier(one.number))).status).toBe(404)
    expect((await download(stranger.email!, paths.initiativeDossier('2026-9999'))).status).toBe(404)
    // An adviser who was asked sees the case, and no addresses of people.
    const { dossier } = await unpack(await download(gardener.email!, paths.dossier(one.number)))
    expect(dossier.parties[0].contact).toBeNull()
  })

  it('says which attachment could not be read, and gives the rest', async () => {
    const { dossier } = await unpack(await download(one.guide.email!, paths.dossier(one.number)))
    const { sha256 } = dossier.files[0]
    rmSync(join(app.settings.dataDir, 'files', sha256.slice(0, 2), sha256))
    const { files } = await unpack(await download(one.guide.email!, paths.dossier(one.number)))
    expect(Object.keys(files)).toContain(`${dossier.files[0].path}.txt`)
    expect(Object.keys(files)).toContain(dossier.files[1].path)
  })
})

describe('the letter of a decision', () => {
  it('gives reasons, another way and what to do when you disagree, with "u" as the municipality asks', async () => {
    const response = await download(one.initiator.email!, paths.decisionLetter(one.number, decisionId))
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    if (!hasPoppler) return
    const text = textOf(bytes).replace(/\s+/g, ' ')
    for (const part of [
      'Geachte Ina Initiatief,',
      'kabels onder de grond',
      'Reden bij continuity',
      'Kies de plek bij de speeltuin',
      'Niet eens?',
      'Bent u niet tevreden',
      'Nationale ombudsman',
      'Ondertekend door',
    ]) {
      expect(text).toContain(part)
    }
    // No besluit in law: nothing to object to.
    expect(text).not.toContain('bezwaar')
  })

  it('is for the parties and staff while the case is not public', async () => {
    const letter = paths.decisionLetter(one.number, decisionId)
    expect((await app.visitor().get(letter)).status).toBe(404)
    expect((await download(one.stranger.email!, letter)).status).toBe(404)
    expect((await download(one.teamMember.email!, letter)).status).toBe(200)
    const other = paths.decisionLetter(one.number, '00000000-0000-4000-8000-000000000000')
    expect((await download(one.guide.email!, other)).status).toBe(404)
    expect((await download(one.guide.email!, `/initiatieven/${one.number}/besluit/x.pdf`)).status).toBe(404)
  })
})

describe('names in a package', () => {
  it('cannot leave the folder, hide, or be the same twice', () => {
    const names = [
      '../../etc/passwd',
      'C:\\x\\con.pdf',
      '..',
      '',
      'é ü.PDF',
      'a\u0000b.docx',
      'x'.repeat(300),
      'same.pdf',
    ]
    const found = pathsInDossier([...names, 'same.pdf'].map((name, index) => ({ id: String(index), name })))
    expect(new Set(found.values()).size).toBe(9)
    for (const path of found.values())
      expect(path).toMatch(/^bijlagen\/\d\d-[A-Za-z0-9_-]{1,61}(\.[a-z0-9]{1,8})?$/)
    expect(safeName('é ü.PDF')).toBe('e-u.pdf')
  })
})
