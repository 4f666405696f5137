import { readFileSync } from 'node:fs'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { freshForm } from '../../kit/form.ts'
import { asEntered } from '../entered.ts'
import { formPaths } from '../paths.ts'
import { paperCode } from '../rules.ts'
import type { FormDefinition } from '../schema.ts'
import { checkDefinition } from '../validate.ts'
import { CheckPage } from './check.tsx'
import { PaperForm } from './paper.tsx'
import { StepPage } from './step.tsx'
import { WholeForm } from './whole-form.tsx'

const checked = checkDefinition(
  JSON.parse(readFileSync(new URL('../../../config/forms/idea.json', import.meta.url), 'utf8')),
)
const form = (checked as { readonly form: FormDefinition }).form
const areas = [{ value: 'W01', label: 'Binnenstad' }]
const paths = formPaths('/idee')
const html = (node: VNode) => render(node)

function step(
  key: string,
  extra: { values?: Record<string, string[]>; errors?: Record<string, string> } = {},
) {
  const section = form.sections.find((candidate) => candidate.key === key)!
  return html(
    <StepPage
      form={form}
      state={{ ...freshForm(), ...extra }}
      locale="nl"
      areas={areas}
      files={{ files: [{ id: 'f1', name: 'schets.pdf' }] }}
      paths={paths}
      section={section}
      fields={section.fields}
      step={{ number: 2, total: 7, isCertain: true, previous: form.sections[0]!, next: null }}
      fromCheck={false}
      resumeAt={null}
    />,
  )
}

describe('a step', () => {
  test('says where it is, posts to itself and can be left', () => {
    const out = step('kind')
    expect(out).toContain('Stap 2 van 7')
    expect(out).toContain('action="/idee/waar-gaat-het-over"')
    expect(out).toContain('data-autosave="/idee/waar-gaat-het-over/bewaren"')
    expect(out).toMatch(/name="later"/)
    expect(out).toMatch(/name="vorige"/)
  })

  test('starts with its errors, linked to the fields, and keeps what was typed', () => {
    const out = step('you', {
      values: { name: ['<script>'], email: ['fout'] },
      errors: { email: 'Vul een e-mailadres in.', channel: 'Kies.' },
    })
    expect(out.indexOf('error-summary')).toBeLessThan(out.indexOf('<h1'))
    for (const [, id] of out.matchAll(/<a href="#([^"]+)"/g)) expect(out).toContain(`id="${id}"`)
    expect(out).toContain('value="&lt;script>"')
    expect(out).not.toContain('<script>')
  })

  test('says in words when a question counts, for who has no script', () => {
    expect(step('you')).toContain(
      'Vul dit alleen in als je bij “Hoe wil je van ons horen?” kiest: Per e-mail.',
    )
  })

  test('lists files sent before, each with its own button', () => {
    const out = step('idea')
    expect(out).toContain('enctype="multipart/form-data"')
    expect(out).toMatch(/name="verwijder" value="f1"/)
    expect(out).toContain('het bestand schets.pdf')
  })

  test('with a place offers words and a list besides the map', () => {
    const out = step('where', { errors: { 'where.address': 'Schrijf waar het is.' } })
    expect(out).toContain('id="veld-where.address"')
    expect(out).toContain('<option value="W01">Binnenstad</option>')
    expect(out).toMatch(/type="hidden" id="veld-where.lat" name="where.lat"/)
  })

  test('asks personal data with a token and a reason', () => {
    const out = step('you')
    expect(out).toContain('autocomplete="name"')
    expect(out).toContain('autocomplete="email"')
    expect(out.match(/Waarom wij dit vragen:/g)).toHaveLength(4)
  })

  test('has no identifier twice', () => {
    for (const section of form.sections) {
      const ids = [...step(section.key).matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

test('the check page shows answers in words, each part with a link', () => {
  const out = html(
    <CheckPage
      form={form}
      answers={{
        story: 'Een\nverhaal',
        about: 'defect',
        where: { address: null, area: 'W01', lat: null, lon: null },
      }}
      errors={{}}
      locale="nl"
      areas={areas}
      paths={paths}
      step={{ number: 5, total: 5, isCertain: true, previous: null, next: null }}
    >
      <p>Uitkomst</p>
    </CheckPage>,
  )
  expect(out).toContain('Iets op straat is kapot, vies of gevaarlijk')
  expect(out).toContain('Binnenstad')
  expect(out).toContain('href="/idee/jouw-idee?terug=controleren"')
  expect(out).toContain('Niet ingevuld')
  expect(out).not.toContain('Wat heb je nodig?')
  expect(out).toContain('Uitkomst')
})

test('paper has every question with its number, boxes and the code', () => {
  const out = html(<PaperForm form={form} locale="nl" areas={areas} returnTo="Gemeente, Postbus 8" />)
  // Below the heading of a page it is a part of that.
  const within = html(<PaperForm level={2} form={form} locale="nl" areas={areas} returnTo="" />)
  expect(
    [out, within].map((one) => [...one.matchAll(/<h([1-4])/g)].map(([, level]) => Number(level))[0]),
  ).toEqual([1, 2])
  expect(out).toContain(`Formuliercode: ${paperCode(form)}`)
  for (const field of form.sections.flatMap((section) => section.fields))
    expect(out).toContain(`. ${field.label.nl}</h3>`)
  expect(out).toContain('paper__box')
  expect(out).toContain('writing-line')
})

test('a whole form from paper asks everything in order, numbered as on paper', () => {
  const whole = <WholeForm form={form} state={freshForm()} locale="en" areas={areas} part="paper" />
  const out = html(whole)
  const numbers = [...out.matchAll(/>(\d+)\. /g)].map(([, number]) => Number(number))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(numbers).toHaveLength(form.sections.flatMap(({ fields }) => fields).length)
  expect(out).toContain('Add it to the case itself afterwards.')
  expect(out).toContain('1. What do you want to do, and why?')
  expect(out).toContain('data-when')
  expect(out).not.toContain('type="file"')
  expect(out).toContain('Only fill this in if at “What fits best?” you choose')
})

test('entered for somebody it speaks about that person, and what has a usual answer comes apart', () => {
  const part = (part: 'first' | 'later') =>
    html(<WholeForm form={asEntered(form)} state={freshForm()} locale="nl" areas={areas} part={part} />)
  const first = part('first')
  expect(first).toContain('Naam van de bewoner')
  expect(first).not.toMatch(/Jouw idee|Je naam|Waarom wij dit vragen|\d\. /)
  expect(first).not.toContain('Onderwerp')
  expect(part('later')).toContain('Onderwerp')
  expect(part('later')).not.toContain('Naam van de bewoner')
  const asked = (out: string) => [...out.matchAll(/ id="veld-([^"]+)"/g)].map(([, name]) => name)
  expect(new Set([...asked(first), ...asked(part('later'))]).size).toBe(
    asked(first).length + asked(part('later')).length,
  )
})

test('an answer that stands alone is marked for the script, and where it is needs one of two', () => {
  expect(step('needs')).toMatch(/value="nothing"[^>]*data-alone/)
  const where = step('where')
  expect(where).toContain('Eén van de twee is genoeg.')
  expect(where).not.toContain('(niet verplicht)')
})

test('enter in a text field goes on, whatever buttons stand in between', () => {
  const [first] = step('idea').match(/<button[^>]*>/g) ?? []
  expect(first).toContain('aria-hidden')
  expect(first).not.toContain('name=')
})
