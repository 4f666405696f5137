/**
 * Saves a form while people type: posts its fields to `data-url` when typing pauses and when the page is left,
 * and says so in a polite live region. The form's own buttons keep working without it.
 */
class Autosave extends HTMLElement {
  #form: HTMLFormElement | null = null
  #timer: number | undefined
  #saved = ''
  #sending: AbortController | undefined

  connectedCallback() {
    this.#form = this.closest('form')
    if (!this.#form || !this.dataset.url) return
    this.setAttribute('role', 'status')
    this.#saved = this.#fields().toString()
    this.#form.addEventListener('input', this.#later)
    this.#form.addEventListener('change', this.#later)
    this.#form.addEventListener('submit', this.#stop)
    document.addEventListener('visibilitychange', this.#leaving)
  }

  disconnectedCallback() {
    this.#stop()
    this.#form?.removeEventListener('input', this.#later)
    this.#form?.removeEventListener('change', this.#later)
    this.#form?.removeEventListener('submit', this.#stop)
    document.removeEventListener('visibilitychange', this.#leaving)
  }

  #later = () => {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#save(false), 1200)
  }

  #stop = () => {
    window.clearTimeout(this.#timer)
    this.#sending?.abort()
  }

  #leaving = () => {
    if (document.visibilityState === 'hidden') void this.#save(true)
  }

  /** Texts and choices; files travel only when the form itself is sent. */
  #fields(): URLSearchParams {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(this.#form ?? undefined)) {
      if (typeof value === 'string') fields.append(name, value)
    }
    return fields
  }

  async #save(leaving: boolean) {
    window.clearTimeout(this.#timer)
    const fields = this.#fields()
    if (fields.toString() === this.#saved) return
    this.#sending?.abort()
    this.#sending = new AbortController()
    const { signal } = this.#sending
    try {
      const answer = await fetch(this.dataset.url ?? '', {
        method: 'POST',
        body: fields,
        headers: { 'X-Autosave': '1' },
        keepalive: leaving,
        signal,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      this.#saved = fields.toString()
      this.#say(true)
    } catch {
      if (signal.aborted) return
      this.#say(false)
      this.#timer = window.setTimeout(() => this.#save(false), 15_000)
    }
  }

  #say(saved: boolean) {
    const english = document.documentElement.lang === 'en'
    const time = new Intl.DateTimeFormat(english ? 'en-GB' : 'nl-NL', {
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date())
    if (saved) this.textContent = english ? `Saved at ${time}` : `Bewaard om ${time}`
    else {
      this.textContent = english
        ? 'Not saved yet: there is no connection. We keep trying.'
        : 'Nog niet bewaard: er is geen verbinding. Wij blijven het proberen.'
    }
  }
}

customElements.define('meemaken-autosave', Autosave)
