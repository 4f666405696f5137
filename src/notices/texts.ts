import { inLocale } from '../kit/locale.ts'
import type { Stage } from './rules.ts'

const nl = {
  title: 'Bekendmaking',
  here: 'Officiële bekendmakingen',
  hereLead: 'Vergunningen en andere besluiten van de laatste tien weken.',
  behind: (day: string) =>
    `Sinds ${day} konden wij geen nieuwe bekendmakingen ophalen. Er kan iets ontbreken.`,
  elsewhere: 'Zoek op officielebekendmakingen.nl',
  none: 'Er zijn hier nu geen bekendmakingen.',
  published: 'Bekendgemaakt op',
  rubric: 'Soort',
  place: 'Plek',
  summary: 'Waar het over gaat',
  read: 'Lees de officiële publicatie',
  object: 'Bezwaar maken',
  objectUntil: (day: string) => `Bezwaar maken kan tot en met ${day}, zoals wij het uitrekenen.`,
  reckoned: 'Wij tellen zes weken vanaf de dag na de bekendmaking.',
  stages: {
    asked: 'Bezwaar maken kan nu nog niet. Er is nog niets besloten.',
    decided: 'Hier kun je misschien bezwaar tegen maken.',
    other: 'Of je bezwaar kunt maken, staat in de officiële publicatie.',
  } as Readonly<Record<Stage, string>>,
  warning:
    'De officiële publicatie beslist. Soms is een besluit eerder verstuurd, en is de laatste dag ook eerder.',
  toArea: (name: string) => `Wat gebeurt er nog meer in ${name}?`,
}

const en: typeof nl = {
  title: 'Official notice',
  here: 'Official notices',
  hereLead: 'Permits and other decisions of the last ten weeks.',
  behind: (day) => `Since ${day} we could not fetch new notices. Something may be missing.`,
  elsewhere: 'Search at officielebekendmakingen.nl',
  none: 'There are no notices here now.',
  published: 'Published on',
  rubric: 'Kind',
  place: 'Place',
  summary: 'What it is about',
  read: 'Read the official publication',
  object: 'Objecting',
  objectUntil: (day) => `You can object up to and including ${day}, as we reckon it.`,
  reckoned: 'We count six weeks from the day after publication.',
  stages: {
    asked: 'You cannot object yet. Nothing has been decided.',
    decided: 'You may be able to object to this.',
    other: 'Whether you can object is in the official publication.',
  },
  warning:
    'The official publication decides. Sometimes a decision was sent earlier, and the last day is earlier, too.',
  toArea: (name) => `What else happens in ${name}?`,
}

export const texts = inLocale({ nl, en })
