import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * A form that is sent with the answer of a passkey. `data-question` is where to ask what to sign, `data-make` is there
 * when a new passkey is made. Without a script, or in a browser that knows no passkeys, a sentence says what to do
 * instead (`data-unsupported`).
 */
class PasskeyIsland extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const instead = this.querySelector<HTMLElement>('[data-instead]')
    const field = form?.querySelector<HTMLInputElement>('input[name=antwoord]')
    if (!form || !field || !instead) return
    if (!browserSupportsWebAuthn()) {
      instead.textContent = this.dataset.unsupported ?? ''
      return
    }
    instead.remove()
    if (form.parentElement) form.parentElement.hidden = false
    const status = document.createElement('p')
    status.setAttribute('role', 'status')
    form.append(status)
    let isBusy = false
    form.addEventListener('submit', (event) => {
      if (field.value !== '') return
      event.preventDefault()
      if (isBusy) return
      isBusy = true
      status.textContent = ''
      this.#answer()
        .then((answer) => {
          field.value = JSON.stringify(answer)
          form.requestSubmit()
        })
        .catch((error: unknown) => {
          const isKnown = error instanceof Error && error.name === 'InvalidStateError'
          status.textContent = (isKnown ? this.dataset.known : this.dataset.cancelled) ?? ''
        })
        .finally(() => {
          isBusy = false
        })
    })
  }

  async #answer() {
    const reply = await fetch(this.dataset.question ?? '', { method: 'POST' })
    if (!reply.ok) throw new Error(`${reply.status}`)
    const optionsJSON = await reply.json()
    return 'make' in this.dataset ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })
  }
}

customElements.define('meemaken-passkey', PasskeyIsland)
