/**
 * Shows how much of a form with files has been sent, and lets somebody stop it. The form is sent as a browser would
 * send it, and the answer of the server is shown as a browser would show it: the page it leads to, or the same page with
 * what is wrong in it, with the filled form one step back. Without it the form works in full.
 * Contract: a post with `X-Sending` hears in `X-Leads-To` where a redirect leads (`src/kit/sending.ts`).
 */
interface Sending {
  readonly request: XMLHttpRequest
  readonly box: HTMLElement
}

const words =
  document.documentElement.lang === 'en'
    ? {
        title: 'Sending your files',
        sent: (done: string, all: string, percent: number) => `${done} of ${all} MB sent (${percent}%)`,
        stop: 'Stop sending',
        stopped: 'You stopped sending. Nothing has been sent. Everything you filled in is still there.',
        looking: 'Everything has been sent. We are looking at it now.',
        failed:
          'Sending did not work. Check your connection and try again. What you filled in is still there.',
      }
    : {
        title: 'Je bestanden worden verstuurd',
        sent: (done: string, all: string, percent: number) => `${done} van ${all} MB verstuurd (${percent}%)`,
        stop: 'Stop met versturen',
        stopped: 'Je bent gestopt met versturen. Er is niets verstuurd. Alles wat je invulde, staat er nog.',
        looking: 'Alles is verstuurd. Wij kijken het nu na.',
        failed:
          'Het versturen is niet gelukt. Kijk of je verbinding het doet en probeer het nog een keer. Alles wat je invulde, staat er nog.',
      }
const megabytes = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
/** A screen reader hears how far it is at each quarter, not at each packet. */
const saidEveryPercent = 25

let sending: Sending | null = null

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.enctype !== 'multipart/form-data') return
  // Somebody who presses twice sends once.
  if (sending) return event.preventDefault()
  if (event.defaultPrevented || !hasFiles(form)) return
  event.preventDefault()
  send(form, event.submitter)
})
// Whoever comes back to this page finds the form as it was.
window.addEventListener('pagehide', () => finish())

function hasFiles(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(
    ({ files }) => (files?.length ?? 0) > 0,
  )
}

function send(form: HTMLFormElement, button: HTMLElement | null): void {
  const body = new FormData(form)
  const pressed = button instanceof HTMLButtonElement ? button : null
  if (pressed?.name) body.append(pressed.name, pressed.value)
  const request = new XMLHttpRequest()
  request.open('POST', pressed?.hasAttribute('formaction') ? pressed.formAction : addressOf(form))
  request.setRequestHeader('X-Sending', '1')
  for (const old of form.querySelectorAll('.sending')) old.remove()
  const { box, show, end } = boxIn(form, () => request.abort())
  sending = { request, box }
  form.setAttribute('aria-busy', 'true')
  request.upload.addEventListener('progress', ({ loaded, total }) => show(loaded, total))
  request.upload.addEventListener('load', () => end(words.looking))
  const giveBack = (message: string) => {
    form.removeAttribute('aria-busy')
    sending = null
    end(message)
    pressed?.focus()
  }
  request.addEventListener('abort', () => giveBack(words.stopped))
  request.addEventListener('error', () => giveBack(words.failed))
  request.addEventListener('load', () => {
    const next = request.getResponseHeader('X-Leads-To')
    if (next) return goTo(next)
    // What stands before the server may refuse with something that is no page.
    if (!request.getResponseHeader('Content-Type')?.startsWith('text/html')) return giveBack(words.failed)
    finish()
    form.removeAttribute('aria-busy')
    showAnswer(request.responseText)
  })
  request.send(body)
}

/** A field of the form may be called `action`; the attribute is always the address. */
const addressOf = (form: HTMLFormElement): string => form.getAttribute('action') ?? location.href

function goTo(address: string): void {
  const next = new URL(address, location.href)
  const isHere = next.pathname === location.pathname && next.search === location.search
  if (isHere && next.hash !== '') {
    // To a fragment of the page we are on a browser would only scroll.
    location.hash = next.hash
    location.reload()
  } else location.assign(next)
}

function finish(): void {
  sending?.box.remove()
  sending = null
}

function boxIn(form: HTMLFormElement, stop: () => void) {
  const box = make('section', 'sending')
  const title = make('p', 'sending__title', words.title)
  title.id = 'verzending'
  const bar = make('progress', 'sending__bar')
  bar.max = 100
  bar.value = 0
  bar.setAttribute('aria-labelledby', title.id)
  const amount = make('p', 'sending__amount')
  const said = make('p', 'visually-hidden', words.title)
  said.setAttribute('role', 'status')
  const button = make('button', 'utrecht-button utrecht-button--secondary-action', words.stop)
  button.type = 'button'
  button.addEventListener('click', stop)
  box.append(title, bar, amount, button, said)
  form.append(box)
  box.scrollIntoView({ block: 'nearest' })
  let saidAt = 0
  return {
    box,
    show(loaded: number, total: number) {
      const percent = Math.floor((100 * loaded) / Math.max(total, 1))
      const text = words.sent(megabytes.format(loaded / 1e6), megabytes.format(total / 1e6), percent)
      bar.value = percent
      amount.textContent = text
      if (percent < saidAt + saidEveryPercent || percent === 100) return
      saidAt = percent
      said.textContent = text
    },
    end(message: string) {
      for (const part of [title, bar, amount, button]) part.remove()
      said.className = 'sending__title'
      said.textContent = message
    },
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  element.textContent = text
  return element
}

/** The pages shown at this address, in the order of the browser's history. */
const shown: { readonly body: HTMLElement; readonly title: string }[] = []
let at = 0

function showAnswer(html: string): void {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  if (shown.length === 0) keep(document)
  shown.length = at + 1
  history.replaceState({ sent: at }, '')
  bringParts(answer)
  keep(answer)
  swap(at + 1)
  history.pushState({ sent: at }, '')
  const start = document.querySelector<HTMLElement>('[autofocus]') ?? document.querySelector('main')
  window.scrollTo(0, 0)
  start?.focus()
  document.dispatchEvent(new Event('meemaken:shown'))
}

const keep = ({ body, title }: Document): void => {
  shown.push({ body, title })
}

function swap(to: number): void {
  const page = shown[to]
  if (!page) return
  document.body.replaceWith(page.body)
  document.title = page.title
  at = to
}

/** Scripts and styles that the answer needs and this page did not have. */
function bringParts(answer: Document): void {
  for (const part of answer.querySelectorAll<HTMLScriptElement>('head script[src]')) {
    const src = part.getAttribute('src') ?? ''
    if (document.querySelector(`script[src="${CSS.escape(src)}"]`)) continue
    const script = document.createElement('script')
    script.type = 'module'
    script.src = src
    document.head.append(script)
  }
  for (const part of answer.querySelectorAll<HTMLLinkElement>('head link[rel=stylesheet]')) {
    const href = part.getAttribute('href') ?? ''
    if (!document.querySelector(`link[href="${CSS.escape(href)}"]`)) document.head.append(part)
  }
}

window.addEventListener('popstate', ({ state }) => {
  if (typeof state?.sent === 'number' && state.sent !== at) swap(state.sent)
})
