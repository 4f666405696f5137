// A thread of its own: typesetting is work for the processor, and must not hold up other people's pages.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Prepared } from './pdf/document.ts'
import { template } from './pdf/template.ts'

export type Reply =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** Characters that no font at hand can draw. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly fault: string }

/** A folder that does not exist: a document finds no files but its own pictures. */
const workspace = join(tmpdir(), 'meemaken-typst')
const compiler = NodeCompiler.create({ workspace })

function render({ content, images }: Prepared): Reply {
  for (const [index, bytes] of images.entries()) {
    compiler.mapShadow(join(workspace, `image-${index}`), Buffer.from(bytes))
  }
  try {
    const compiled = compiler.compile({ mainFileContent: template, inputs: { content } })
    if (!compiled.result) {
      return { ok: false, missing: [], fault: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? null) }
    }
    return { ok: true, bytes: compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }) }
  } catch (error) {
    const fault = error instanceof Error ? error.message : 'unknown'
    return { ok: false, missing: missingIn(fault), fault }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(2)
  }
}

/** The renderer names what it cannot draw as `the text \`"..."\``, with escapes as in Rust. */
function missingIn(fault: string): readonly string[] {
  const found = fault.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/gs)
  return [...found].map(([, quoted]) =>
    (quoted ?? '').replace(/\\{1,2}u\{([0-9a-f]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  )
}

parentPort?.on('message', (document: Prepared) => {
  parentPort?.postMessage(render(document))
})
