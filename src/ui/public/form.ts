/**
 * Makes a form nicer where scripts run: hides questions that do not count yet, and keeps what is typed.
 * Everything works without it. Contract of autosave: POST the same fields to the address in `data-autosave`;
 * 204 means kept, valid or not.
 */
type Condition =
  | { field: string; is: string | number | boolean }
  | { field: string; in: string[] }
  | { field: string; includes: string }
  | { field: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const saveAfterMs = 1500

const improved = new WeakSet<HTMLFormElement>()
improveForms()
// The answer to a form with files takes the place of the page; see sending.ts.
document.addEventListener('meemaken:shown', improveForms)

function improveForms(): void {
  for (const form of document.querySelectorAll('form')) {
    if (!improved.has(form)) improve(form)
    improved.add(form)
  }
}

function improve(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>('[data-only-if]').forEach(dropOnlyIf)
  showWhatCounts(form)
  form.querySelectorAll<HTMLElement>('[data-divide]').forEach(sayWhatIsLeft)
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) keepAlone(form, event.target)
    showWhatCounts(form)
  })
  const address = form.closest<HTMLElement>('[data-autosave]')?.dataset.autosave
  if (address) keepTyped(form, address)
}

function showWhatCounts(form: HTMLFormElement): void {
  const data = new FormData(form)
  for (const part of form.querySelectorAll<HTMLElement>('[data-when]')) {
    part.hidden = !holds(JSON.parse(part.dataset.when ?? 'null'), data)
  }
}

/** "None of these" and the other answers take each other away. */
function keepAlone(form: HTMLFormElement, chosen: HTMLInputElement): void {
  if (chosen.type !== 'checkbox' || !chosen.checked) return
  for (const other of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    if (other.name !== chosen.name || other === chosen) continue
    if ('alone' in chosen.dataset || 'alone' in other.dataset) other.checked = false
  }
}

/** "Only fill this in if ..." is for who has no script: here the question appears when it counts. */
function dropOnlyIf(part: HTMLElement): void {
  const sentence = part.dataset.onlyIf ?? ''
  if (sentence === '') part.hidden = true
  for (const hint of part.querySelectorAll('.utrecht-form-field-description__text')) {
    if (!hint.textContent?.startsWith(sentence)) continue
    hint.textContent = hint.textContent.slice(sentence.length).trim()
    if (hint.textContent === '') hint.remove()
  }
}

function holds(condition: Condition | null, data: FormData): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, data))
  if ('any' in condition) return condition.any.some((part) => holds(part, data))
  if ('not' in condition) return !holds(condition.not, data)
  // A place and a table have an input for each part, named after the question.
  const values = [...data]
    .filter(([name]) => name === condition.field || name.startsWith(`${condition.field}.`))
    .flatMap(([, value]) => (value === '' ? [] : [value]))
  if ('answered' in condition) return values.length > 0 === condition.answered
  if ('includes' in condition) return values.includes(condition.includes)
  if ('in' in condition) return values.some((value) => condition.in.includes(String(value)))
  if (typeof condition.is === 'boolean') return values.includes(condition.is ? 'ja' : 'nee')
  return values.includes(String(condition.is))
}

/** Points to divide: below them stands how many are left. */
function sayWhatIsLeft(part: HTMLElement): void {
  const line = document.createElement('p')
  line.className = 'part-lines__left'
  line.setAttribute('role', 'status')
  part.append(line)
  const say = () => {
    const given = [...part.querySelectorAll('input')].reduce(
      (sum, { value }) => sum + (Number(value) || 0),
      0,
    )
    const left = Number(part.dataset.divide) - given
    const { none = '', left: still = '', over = '' } = part.dataset
    line.textContent = left === 0 ? none : `${left > 0 ? still : over} ${Math.abs(left)}`
  }
  part.addEventListener('input', say)
  say()
}

/** Tells below the form, politely, whether what was typed is kept. */
function saidIn(form: HTMLFormElement): (kept: boolean) => void {
  const line = document.createElement('p')
  line.className = 'form-kept small'
  line.setAttribute('role', 'status')
  form.append(line)
  const english = document.documentElement.lang === 'en'
  const clock = new Intl.DateTimeFormat(english ? 'en-GB' : 'nl-NL', { hour: '2-digit', minute: '2-digit' })
  return (kept) => {
    if (kept) line.textContent = `${english ? 'Saved at' : 'Bewaard om'} ${clock.format(new Date())}`
    else if (english) line.textContent = 'Not saved yet. We try again when you type on.'
    else line.textContent = 'Nog niet bewaard. Wij proberen het weer als je verder typt.'
  }
}

function keepTyped(form: HTMLFormElement, address: string): void {
  let waiting: number | undefined
  const save = () => {
    waiting = undefined
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    fetch(address, { method: 'POST', body: fields, keepalive: true })
      .then((answer) => say(answer.ok))
      .catch(() => say(false))
  }
  const say = saidIn(form)
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(save, saveAfterMs)
  })
  form.addEventListener('submit', () => clearTimeout(waiting))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || waiting === undefined) return
    clearTimeout(waiting)
    save()
  })
}
