import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { colorNames, contrast, measure, modes, ourTheme, themeCss, themeSchema } from './theme.ts'

test('contrast as WCAG computes it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#ffffff')).toBe(1)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('the theme of the program is enough in both sets, and stands in its style sheet', () => {
  const sheet = readFileSync(new URL('../../ui/theme.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = sheet.split('prefers-color-scheme: dark')
  for (const mode of modes) {
    expect(measure(ourTheme, mode).filter(({ enough }) => !enough)).toEqual([])
    for (const name of colorNames) {
      const own = mode === 'dark' && dark.includes(`--${name}:`) ? dark : light
      expect(own, `${mode} ${name}`).toContain(`--${name}: ${ourTheme[mode][name]};`)
    }
  }
})

test('what is too pale is measured, and rounded down', () => {
  const pale = { ...ourTheme, light: { ...ourTheme.light, accent: '#7fb3bb' } }
  const found = measure(pale, 'light').filter(({ enough }) => !enough)
  expect(found.map(({ front, ground }) => `${front} ${ground}`)).toEqual(
    expect.arrayContaining(['accent paper', 'accent card', 'on-accent accent']),
  )
})

test('its style sheet has what was chosen and nothing else', () => {
  const css = themeCss({ ...ourTheme, font: 'georgia' })
  expect(css).toContain('--accent: #0b4f5c;')
  expect(css).toContain("--font: Georgia, 'Times New Roman', serif;")
  for (const accent of ['red', '#fff', '#0b4f5c;} body{display:none', 'url(x)'])
    expect(themeSchema.safeParse({ ...ourTheme, light: { ...ourTheme.light, accent } }).success).toBe(false)
})
