import { z } from 'zod'

const color = z.string().regex(/^#[0-9a-f]{6}$/)

/** Colours that a municipality chooses, once for daylight and once for dark screens. The rest stays ours. */
export const colorNames = [
  'accent',
  'accent-strong',
  'accent-soft',
  'on-accent',
  'signal',
  'on-signal',
  'ink',
  'ink-soft',
  'paper',
  'card',
  'sunken',
  'edge',
] as const
export type ColorName = (typeof colorNames)[number]
export type Colors = Readonly<Record<ColorName, string>>

const colors = z.record(z.enum(colorNames), color)

/** Fonts that need nothing from elsewhere: ours, or one that every computer has. */
export const fonts = {
  atkinson: "'Atkinson Hyperlegible Next Variable', 'Atkinson fallback', system-ui, sans-serif",
  system: 'system-ui, sans-serif',
  verdana: 'Verdana, Geneva, sans-serif',
  georgia: "Georgia, 'Times New Roman', serif",
} as const
export const fontNames = ['atkinson', 'system', 'verdana', 'georgia'] as const

export const themeSchema = z.strictObject({
  name: z.string().trim().min(1).max(30),
  font: z.enum(fontNames),
  light: colors,
  dark: colors,
})
export type Theme = z.infer<typeof themeSchema>

/** The theme of the program itself; the same values stand in `ui/theme.css`, and a test holds them together. */
export const ourTheme: Theme = {
  name: 'Meemaken',
  font: 'atkinson',
  light: {
    accent: '#0b4f5c',
    'accent-strong': '#07363f',
    'accent-soft': '#dcecea',
    'on-accent': '#ffffff',
    signal: '#f7c948',
    'on-signal': '#17262b',
    ink: '#17262b',
    'ink-soft': '#4a5b60',
    paper: '#fbf8f2',
    card: '#ffffff',
    sunken: '#f3ede2',
    edge: '#738280',
  },
  dark: {
    accent: '#86d3d6',
    'accent-strong': '#c4ecec',
    'accent-soft': '#143c43',
    'on-accent': '#06262c',
    signal: '#f7c948',
    'on-signal': '#17262b',
    ink: '#e8efec',
    'ink-soft': '#a9babb',
    paper: '#0f1a1d',
    card: '#18272b',
    sunken: '#1f3035',
    edge: '#7f9597',
  },
}

/** Colours that say how something stands; they are not chosen, but what is chosen must go with them. */
const standing = {
  light: {
    wait: '#614500',
    'wait-soft': '#fdf1cf',
    good: '#25592f',
    'good-soft': '#e0efdf',
    bad: '#9c2d15',
    'bad-soft': '#fbe3db',
  },
  dark: {
    wait: '#f5d98b',
    'wait-soft': '#3d3110',
    good: '#a6dcae',
    'good-soft': '#1b3a22',
    bad: '#ffb3a0',
    'bad-soft': '#4a1c12',
  },
} as const
type StandingName = keyof (typeof standing)['light']

export const modes = ['light', 'dark'] as const
export type Mode = (typeof modes)[number]

/** Two colours that meet on a page, and how much they must differ (WCAG 2.2: 1.4.3 for text, 1.4.11 for edges). */
export interface Pair {
  readonly front: ColorName | StandingName
  readonly ground: ColorName | StandingName
  readonly least: 4.5 | 3
}

const text = (front: Pair['front'], ...grounds: readonly Pair['ground'][]): readonly Pair[] =>
  grounds.map((ground) => ({ front, ground, least: 4.5 }))
const edge = (front: Pair['front'], ...grounds: readonly Pair['ground'][]): readonly Pair[] =>
  grounds.map((ground) => ({ front, ground, least: 3 }))

/** Every pair that the parts of `ui` use. */
export const pairs: readonly Pair[] = [
  ...text('ink', 'paper', 'card', 'sunken', 'accent-soft', 'wait-soft', 'good-soft', 'bad-soft'),
  ...text('ink-soft', 'paper', 'card', 'sunken'),
  ...text('accent', 'paper', 'card', 'sunken'),
  ...text('accent-strong', 'paper', 'card', 'accent-soft'),
  ...text('on-accent', 'accent', 'accent-strong'),
  ...text('on-signal', 'signal'),
  ...text('wait', 'wait-soft', 'paper', 'card'),
  ...text('good', 'good-soft', 'paper', 'card'),
  ...text('bad', 'bad-soft', 'paper', 'card'),
  ...edge('edge', 'paper', 'card'),
]

const channel = (value: number): number => {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of a colour `#rrggbb`, 0 for black and 1 for white (WCAG 2.2). */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(color.slice(at, at + 2), 16)),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours: 1 for the same, 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

export interface Measured extends Pair {
  readonly mode: Mode
  readonly frontColor: string
  readonly groundColor: string
  /** Rounded down, so that what is too little never looks enough. */
  readonly ratio: number
  readonly enough: boolean
}

/** The contrast of every pair in one of the two sets of colours. */
export function measure(theme: Theme, mode: Mode): readonly Measured[] {
  const all: Readonly<Record<Pair['front'], string>> = { ...standing[mode], ...theme[mode] }
  return pairs.map((pair) => {
    const ratio = Math.floor(contrast(all[pair.front], all[pair.ground]) * 100) / 100
    return {
      ...pair,
      mode,
      frontColor: all[pair.front],
      groundColor: all[pair.ground],
      ratio,
      enough: ratio >= pair.least,
    }
  })
}

const declarations = (colors: Colors): string =>
  colorNames.map((name) => `--${name}: ${colors[name]};`).join(' ')

/**
 * The style sheet of a theme. It comes after ours and lies in no layer, so it wins; print keeps its own black on white.
 * Everything in it was checked by the schema: nothing that somebody typed reaches it as it is.
 */
export const themeCss = (theme: Theme): string => `@media screen {
  :root { ${declarations(theme.light)} --font: ${fonts[theme.font]}; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { ${declarations(theme.dark)} }
}
`
