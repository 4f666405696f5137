/** Path of the browser, null when there is none. */
export function findChromium(): string | null
/** The same, after installing Chromium from Debian's packages when we are root there. */
export function ensureChromium(): string | null
