import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { examples } from './examples.tsx'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  Form,
  RadioGroup,
  TextArea,
  TextInput,
} from './index.ts'

const html = (node: VNode) => render(node)
const form = {
  values: { title: ['<b>"hoi"</b>'], kind: ['b'], many: ['a', 'b'], day: ['31-2-2027'], secret: ['geheim'] },
  errors: { title: 'Te kort.', kind: 'Kies.', many: 'Kies.' },
}
const field = bindFields(form, 'nl')
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B', hint: 'Tweede' },
]

describe('a field', () => {
  test('ties label, hint and error to the control and keeps what was typed', () => {
    const out = html(<TextInput {...field('title')} label="Titel" hint="Kort." autocomplete="name" />)
    expect(out).toContain('<label class="utrecht-form-label" for="veld-title">Titel</label>')
    expect(out).toContain('id="veld-title-uitleg"')
    expect(out).toContain('id="veld-title-fout"')
    expect(out).toContain('aria-describedby="veld-title-uitleg veld-title-fout"')
    expect(out).toContain('aria-invalid="true"')
    expect(out).toContain('aria-required="true"')
    expect(out).toContain('autocomplete="name"')
    expect(out).toContain('value="&lt;b>&quot;hoi&quot;&lt;/b>"')
    expect(out.indexOf('veld-title-uitleg')).toBeLessThan(out.indexOf('<input'))
    expect(out).not.toContain('placeholder')
  })

  test('that may be empty says so in words', () => {
    const out = html(<TextInput {...field('other')} label="Telefoon" optional why="dan bellen wij." />)
    expect(out).toContain('Telefoon (niet verplicht)')
    expect(out).toContain('Waarom wij dit vragen: dan bellen wij.')
    expect(out).not.toContain('aria-required')
    expect(out).not.toContain('aria-invalid')
  })

  test('for long text says its maximum and cuts nothing off', () => {
    const out = html(<TextArea {...field('title')} label="Verhaal" max={500} />)
    expect(out).toContain('hoogstens 500 tekens')
    expect(out).not.toContain('maxlength')
    expect(out).toContain('&lt;b>')
  })

  test('with a password never shows it again', () => {
    expect(html(<TextInput {...field('secret')} label="Wachtwoord" type="password" />)).not.toContain(
      'geheim',
    )
  })

  test('with a wrongly typed day shows it as text', () => {
    expect(html(<DateInput {...field('day')} label="Dag" />)).toMatch(/type="text" value="31-2-2027"/)
  })
})

describe('choices', () => {
  test('radio buttons are one question; the first carries the identifier of the field', () => {
    const out = html(<RadioGroup {...field('kind')} label="Soort" options={options} />)
    expect(out).toContain('role="radiogroup"')
    expect(out).toMatch(/<fieldset[^>]*aria-describedby="veld-kind-fout"/)
    expect(out).toContain('id="veld-kind"')
    expect(out).toMatch(/value="b" checked/)
    expect(out).toContain('aria-describedby="veld-kind-2-bij"')
  })

  test('checkboxes keep all that was ticked', () => {
    const out = html(<CheckboxGroup {...field('many')} label="Wat" options={options} />)
    expect(out.match(/ checked/g)).toHaveLength(2)
    expect(out).not.toContain('role="radiogroup"')
    expect(out).toContain('Je mag er meer kiezen.')
  })

  test('a single checkbox sends ja', () => {
    const out = html(
      <Checkbox {...bindFields({ values: { ok: ['ja'] }, errors: {} }, 'nl')('ok')} label="Goed" />,
    )
    expect(out).toMatch(/value="ja" checked/)
  })
})

describe('a form', () => {
  test('posts, with our own errors instead of the browser’s', () => {
    const out = html(
      <Form action="/idee" files>
        x
      </Form>,
    )
    expect(out).toContain('method="post"')
    expect(out.toLowerCase()).toContain('novalidate')
    expect(out).toContain('enctype="multipart/form-data"')
    expect(out).toContain('src="/static/sending')
    expect(html(<Form action="/idee">x</Form>)).not.toContain('<script')
  })

  test('the summary takes the focus and links to the fields', () => {
    const out = html(<ErrorSummary errors={form.errors} locale="nl" />)
    expect(out).toMatch(/<h2[^>]*tabindex="-1"[^>]*autofocus/i)
    expect(out).toContain('Verbeter deze 3 punten')
    expect(out).toContain('<a href="#veld-title">Te kort.</a>')
    expect(render(<ErrorSummary errors={{}} locale="nl" />)).toBe('')
  })
})

test('no two examples share an identifier', () => {
  const ids = examples.flatMap(({ node }) =>
    [...html(node as VNode).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]),
  )
  expect(new Set(ids).size).toBe(ids.length)
})
