/**
 * Suggestions while somebody types in the search field inside: a list below it, walked with the arrow keys
 * (the combobox of WAI-ARIA, with a list). Enter on a suggestion goes there; else the form is sent as always.
 * `data-url` answers `{ suggestions: [{ title, path, kind }], said }` for `?q=`.
 */
interface Suggestion {
  readonly title: string
  readonly path: string
  readonly kind: string
}

const waitMs = 150
const listId = 'search-suggestions'

class SearchIsland extends HTMLElement {
  #input!: HTMLInputElement
  #list!: HTMLUListElement
  #status!: HTMLElement
  #timer: number | undefined
  #asked = ''

  connectedCallback() {
    const input = this.querySelector('input')
    if (!input) return
    this.#input = input
    this.#list = document.createElement('ul')
    this.#list.id = listId
    this.#list.className = 'search-suggestions'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', this.dataset.label ?? '')
    this.#list.hidden = true
    this.#status = document.createElement('p')
    this.#status.className = 'visually-hidden'
    this.#status.setAttribute('role', 'status')
    this.append(this.#list, this.#status)
    const attributes = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': listId,
      'aria-expanded': 'false',
    }
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
    input.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#ask(), waitMs)
    })
    input.addEventListener('keydown', (event) => this.#key(event))
    input.addEventListener('blur', () => this.#close())
    // A press on a suggestion must not take the focus from the field before it is a click.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]')
      if (option?.dataset.path) location.assign(option.dataset.path)
    })
  }

  async #ask() {
    const text = this.#input.value.trim()
    this.#asked = text
    if (text.length < 2) return this.#close()
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(text)}`).catch(() => null)
    // Only the answer to what is typed now counts.
    if (!answer?.ok || this.#asked !== text) return
    const { suggestions, said } = (await answer.json()) as { suggestions: Suggestion[]; said: string }
    if (this.#asked === text) this.#show(suggestions, said)
  }

  #show(suggestions: readonly Suggestion[], said: string) {
    const options = suggestions.map(({ title, path, kind }, index) => {
      const option = document.createElement('li')
      option.id = `${listId}-${index}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.dataset.path = path
      const small = document.createElement('small')
      small.textContent = kind
      option.append(title, small)
      return option
    })
    this.#list.replaceChildren(...options)
    this.#list.hidden = options.length === 0
    this.#input.setAttribute('aria-expanded', String(options.length > 0))
    this.#input.removeAttribute('aria-activedescendant')
    this.#status.textContent = said
  }

  #close() {
    this.#asked = ''
    this.#show([], '')
  }

  #key(event: KeyboardEvent) {
    const options = [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true')
    if (event.key === 'Escape' && options.length > 0) {
      event.preventDefault()
      return this.#close()
    }
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      location.assign(options[at]?.dataset.path ?? '')
      return
    }
    if (options.length === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    // One place more than there are suggestions: the field itself, with nothing chosen.
    const places = options.length + 1
    const next = (at + 1 + (event.key === 'ArrowDown' ? 1 : -1) + places) % places
    for (const [index, option] of options.entries())
      option.setAttribute('aria-selected', String(index === next - 1))
    const chosen = options[next - 1]
    if (chosen) this.#input.setAttribute('aria-activedescendant', chosen.id)
    else this.#input.removeAttribute('aria-activedescendant')
  }
}

customElements.define('meemaken-search', SearchIsland)
