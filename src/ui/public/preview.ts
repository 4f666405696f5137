/**
 * Renews the preview inside while somebody edits the form inside, or around: after a pause in typing the form is posted
 * with `doen=bekijk`, which keeps nothing, to its own address or the one in `data-at`, and what stands in `[data-preview]`
 * of the answer takes the place of what is here. Without it the button of that name does the same.
 */
const pauseMs = 600

class PreviewIsland extends HTMLElement {
  #timer: number | undefined
  #asked = 0

  connectedCallback() {
    this.addEventListener('input', (event) => {
      // What is tried in the preview itself changes nothing.
      if (event.target instanceof Element && event.target.closest('[data-preview]')) return
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#renew(), pauseMs)
    })
  }

  async #renew() {
    const form = this.querySelector('form') ?? this.closest('form')
    if (!form) return
    const asked = ++this.#asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('doen', 'bekijk')
    const answer = await fetch(this.dataset.at ?? form.action, { method: 'POST', body }).catch(() => null)
    // While something is missing the last picture that was right stays.
    if (!answer?.ok) return
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = made.querySelector('[data-preview]')
    const here = this.querySelector('[data-preview]')
    // Only the answer to what is typed now counts; what stays the same is not read aloud again.
    if (!fresh || !here || this.#asked !== asked || fresh.innerHTML === here.innerHTML) return
    here.replaceWith(fresh)
  }
}

customElements.define('meemaken-preview', PreviewIsland)
