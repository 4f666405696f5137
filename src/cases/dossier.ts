import type { Act } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import { readFileBytes, type StoredFile } from '../kit/files.ts'
import { renderPdf } from '../kit/pdf.ts'
import { type PackedFile, zipStream } from '../kit/zip.ts'
import { dossierBlocks } from './dossier/blocks.ts'
import { type DossierAudience, type DossierExtras, readDossier } from './dossier/content.ts'
import { safeName } from './dossier/names.ts'
import { dossierTexts } from './dossier/texts.ts'
import { must, openedCase } from './record.ts'
import { maySeeParties, maySeeStaffSide } from './rights.ts'

export type {
  Dossier,
  DossierAudience,
  DossierCommitment,
  DossierExtras,
  DossierMeeting,
} from './dossier/content.ts'

/** Most bytes of attachments in one package. */
const mostBytes = 1024 * 1024 * 1024

/**
 * Everything about a case in one package: `dossier.pdf` for people, `dossier.json` with the same for programs,
 * and the attachments. For `staff` with the internal side, for `parties` what the initiator may see.
 */
export async function caseDossier(
  act: Act,
  caseId: string,
  audience: DossierAudience,
  extras: DossierExtras = {},
): Promise<{ readonly name: string; readonly stream: ReadableStream<Uint8Array> }> {
  const opened = await openedCase(act, caseId)
  must(act, opened, audience === 'staff' ? maySeeStaffSide : maySeeParties)
  const { locale, municipality } = act
  const t = dossierTexts(locale)
  const { dossier, stored } = await readDossier(act, opened, audience, extras)
  if (stored.reduce((sum, file) => sum + file.bytes, 0) > mostBytes) throw new Conflict(t.files.tooLarge)
  const pdf = await renderPdf({
    title: t.title(dossier.number, dossier.title),
    locale,
    at: act.now,
    footer: t.footer(dossier.municipality, dossier.number),
    blocks: dossierBlocks(dossier, municipality, locale),
  })
  const json = new TextEncoder().encode(`${JSON.stringify(dossier, null, 2)}\n`)
  const files = [
    async () => ({ path: 'dossier.pdf', bytes: pdf }),
    async () => ({ path: 'dossier.json', bytes: json, compress: true }),
    ...dossier.files.map(
      ({ path, name }, index) =>
        () =>
          attached(act, path, stored[index], t.files.lost(name)),
    ),
  ]
  return { name: safeName(`dossier-${dossier.number}.zip`), stream: zipStream(files, act.now) }
}

/** A file that cannot be read does not spoil the rest: a note stands in its place. */
async function attached(
  act: Act,
  path: string,
  file: StoredFile | undefined,
  lost: string,
): Promise<PackedFile> {
  const bytes = file ? await readFileBytes(act, file).catch(() => null) : null
  return bytes ? { path, bytes } : { path: `${path}.txt`, bytes: new TextEncoder().encode(`${lost}\n`) }
}
