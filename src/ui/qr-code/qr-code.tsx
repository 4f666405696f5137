import { encode } from 'uqr'

/** A square for the camera of a telephone, drawn on the server; what it holds must stand beside it as text too. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect class="qr-code__light" width={size} height={size} />
      <path class="qr-code__dark" d={path} />
    </svg>
  )
}
