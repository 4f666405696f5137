import type { About, Letter } from '../cases/index.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { AgreementForm } from './schema.ts'
import type { InspectionOutcome, Spot } from './store.ts'
import { texts } from './texts.ts'

const words = (about: About) => texts(about.locale).mail
const long = (about: About, day: Day): string => formatDay(day, about.locale, 'long')
const toCase = (about: About): Letter['blocks'][number] => ({
  link: { label: words(about).toCase, path: paths.myCase(about.number) },
})

/** To who keeps the register: somebody asks for a place. */
export function askedLetter(about: About, spot: Spot, requestId: string, why: string): Letter {
  const t = words(about)
  return {
    subject: t.askedSubject(spot.name),
    blocks: [
      t.asked(about.title, about.number, spot.name),
      { quote: why },
      { link: { label: t.answerLink, path: paths.spotRequest(requestId) } },
    ],
  }
}

export function refusedLetter(
  about: About,
  spot: Spot,
  why: { readonly reason: string; readonly otherWay: string },
): Letter {
  const t = words(about)
  return {
    subject: t.refusedSubject(spot.name),
    blocks: [t.refused(about.title, spot.name), why.reason, t.otherWay, why.otherWay, toCase(about)],
  }
}

export function agreedLetter(
  about: About,
  spot: Spot,
  agreed: {
    readonly form: AgreementForm
    readonly from: Day
    readonly until: Day
    readonly terms: string
    readonly inspections: readonly Day[]
  },
): Letter {
  const t = words(about)
  const { form, from, until, terms, inspections } = agreed
  return {
    subject: t.agreedSubject(spot.name),
    blocks: [
      t.agreed(spot.name, texts(about.locale).forms[form], long(about, from), long(about, until)),
      t.terms,
      terms,
      ...(inspections.length > 0
        ? [t.inspections, { list: inspections.map((day) => long(about, day)) }]
        : []),
      t.contact(spot.contact),
      toCase(about),
    ],
  }
}

export function extendedLetter(
  about: About,
  spot: Spot,
  change: { readonly until: Day; readonly reason: string },
): Letter {
  const t = words(about)
  return {
    subject: t.extendedSubject(spot.name),
    blocks: [t.extended(spot.name, long(about, change.until)), change.reason, toCase(about)],
  }
}

export function endNearLetter(about: About, spot: Spot, endsOn: Day): Letter {
  const t = words(about)
  return {
    subject: t.endNearSubject(spot.name),
    blocks: [t.endNear(spot.name, long(about, endsOn)), t.goOn, toCase(about)],
  }
}

export function endedLetter(about: About, spot: Spot, reason: string | null): Letter {
  const t = words(about)
  return {
    subject: t.endedSubject(spot.name),
    blocks: [t.ended(spot.name), reason ?? t.ranOut, t.disagree(spot.contact), toCase(about)],
  }
}

export function inspectionNearLetter(about: About, spot: Spot, dueOn: Day): Letter {
  const t = words(about)
  return {
    subject: t.lookSubject(spot.name),
    blocks: [t.look(spot.name, long(about, dueOn)), t.contact(spot.contact), toCase(about)],
  }
}

export function inspectedLetter(
  about: About,
  spot: Spot,
  found: { readonly outcome: InspectionOutcome; readonly note: string },
): Letter {
  const t = words(about)
  return {
    subject: t.lookedSubject[found.outcome](spot.name),
    blocks: [t.looked[found.outcome](spot.name), found.note, toCase(about)],
  }
}

/** To who keeps the register: today is the day to look. */
export function inspectionDueLetter(about: About, spot: Spot, agreementId: string, dueOn: Day): Letter {
  const t = words(about)
  return {
    subject: t.dueSubject(spot.name),
    blocks: [
      t.due(spot.name, long(about, dueOn)),
      { link: { label: t.agreementLink, path: paths.spotAgreement(agreementId) } },
    ],
  }
}

/** To who keeps the register: nobody uses a place any more. */
export function ranOutLetter(about: About, spot: Spot, agreementId: string): Letter {
  const t = words(about)
  return {
    subject: t.freeSubject(spot.name),
    blocks: [
      t.free(spot.name, about.title),
      { link: { label: t.agreementLink, path: paths.spotAgreement(agreementId) } },
    ],
  }
}
