/** The addresses of a form that lives at `base`, such as `/idee`. */
export const formPaths = (base: string) => ({
  start: () => base,
  /** The first section, with what the address carries along for the start (`FormSite.begins`). */
  begin: (slug: string, carried: string) => `${base}/${slug}?met=${encodeURIComponent(carried)}`,
  section: (slug: string, back?: 'check') => `${base}/${slug}${back ? '?terug=controleren' : ''}`,
  autosave: (slug: string) => `${base}/${slug}/bewaren`,
  check: () => `${base}/controleren`,
  later: () => `${base}/later`,
  again: () => `${base}/opnieuw`,
  resume: (token: string) => `${base}/verder/${token}`,
  /** A draft of the signed-in person, from their own page. */
  draft: (id: string) => `${base}/concept/${id}`,
  paper: () => `${base}/papier`,
})

export type FormPaths = ReturnType<typeof formPaths>
