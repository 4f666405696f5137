import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { DocumentBlock } from '../kit/pdf.ts'
import type { ReactionForm } from './store.ts'
import { texts } from './texts.ts'

/**
 * What is known of a plan for its letter. In the letter for everybody, which knows no plan, the rest stands between
 * brackets, to be filled in by hand; in that of a plan what is not known is left out.
 */
export interface LetterFacts {
  readonly title: string | null
  readonly form: Pick<
    ReactionForm,
    'about' | 'contact' | 'closes_on' | 'meeting_on' | 'meeting_time' | 'meeting_place'
  > | null
  /** Full address of the reaction form. */
  readonly address: string | null
  readonly sender: string | null
  /** `light`, `medium` or `heavy`: whether there are visits and a meeting. */
  readonly method: string | null
}

export interface NeighboursLetter {
  readonly title: string
  readonly before: readonly DocumentBlock[]
  /** The code for the camera stands between these. */
  readonly after: readonly DocumentBlock[]
}

/** Whether this method asks to come by and to hold a meeting. */
export const comesBy = (method: string | null): boolean => method === 'medium' || method === 'heavy'

const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text })

/** The letter to the neighbours, filled with what is known. */
export function letterOf(facts: LetterFacts, locale: Locale): NeighboursLetter {
  const t = texts(locale).letter
  const { title, form, address, sender, method } = facts
  const visits = comesBy(method)
  return {
    title: title === null ? t.subjectBlank : t.subject(title),
    before: [
      paragraph(t.dear),
      paragraph(title === null ? t.introBlank : t.intro(title)),
      paragraph(form?.about ?? t.aboutBlank),
      paragraph(t.notDecided),
      ...(visits ? [paragraph(t.visit)] : []),
      ...meetingOf(facts, visits, locale),
      { kind: 'heading', level: 1, text: t.reactTitle },
      ...(form && address
        ? [paragraph(t.react(formatDay(form.closes_on, locale, 'long'))), paragraph(address)]
        : [paragraph(t.reactBlank)]),
    ],
    after: [
      paragraph(t.after),
      ...contactOf(facts, locale),
      paragraph(`${t.greeting}\n${sender ?? (title === null ? t.nameBlank : t.nameNobody)}`),
    ],
  }
}

/** Whom to turn to: as the form says it, else who signs. */
function contactOf({ form, sender, title }: LetterFacts, locale: Locale): readonly DocumentBlock[] {
  const t = texts(locale).letter
  if (title === null) return [paragraph(t.contactBlank)]
  const who = form?.contact ?? sender
  return who === null ? [] : [paragraph(t.contact(who))]
}

/** The meeting, when its day is known. */
function meetingOf({ form, title }: LetterFacts, visits: boolean, locale: Locale): readonly DocumentBlock[] {
  const t = texts(locale).letter
  if (title === null) return visits ? [paragraph(t.meeting)] : []
  if (!form?.meeting_on) return []
  const day = formatDay(form.meeting_on, locale, 'long')
  return [paragraph(t.meetingOn(day, form.meeting_time, form.meeting_place))]
}
