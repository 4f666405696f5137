/** Asks before leaving a form with text that is saved nowhere. Only for forms without a draft. */
class Unsaved extends HTMLElement {
  #changed = false

  connectedCallback() {
    const form = this.closest('form')
    form?.addEventListener('input', () => {
      this.#changed = true
    })
    form?.addEventListener('submit', () => {
      this.#changed = false
    })
    window.addEventListener('beforeunload', this.#ask)
  }

  disconnectedCallback() {
    window.removeEventListener('beforeunload', this.#ask)
  }

  #ask = (event: BeforeUnloadEvent) => {
    if (this.#changed) event.preventDefault()
  }
}

customElements.define('meemaken-unsaved', Unsaved)
