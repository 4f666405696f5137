import sharp from 'sharp'
import { encode } from 'uqr'
import type { DocumentBlock } from './document.ts'

/** The code for the camera as a picture for a PDF. */
export async function qrPicture(address: string, alt: string, heightCm = 4): Promise<DocumentBlock> {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const dots = Buffer.from(data.flatMap((row) => row.map((isDark) => (isDark ? 0 : 255))))
  const bytes = await sharp(dots, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * 12, size * 12, { kernel: 'nearest' })
    .png()
    .toBuffer()
  return { kind: 'image', bytes: new Uint8Array(bytes), alt, heightCm }
}
