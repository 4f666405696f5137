import type { JSX } from 'preact'
import { caseTexts, isParty, maySpeakForInitiator } from '../../../cases/index.ts'
import { applicationNow, schemeOpenFor } from '../../../funds/index.ts'
import { roundOfCase } from '../../../juries/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { WithAside } from '../../../ui/desk/desk.tsx'
import { Figures } from '../../../ui/figures/figures.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Person } from '../../../ui/person/person.tsx'
import { Vignette } from '../../../ui/vignette/vignette.tsx'
import { sceneOf } from '../../pages/card.tsx'
import { isKind } from '../../schema.ts'
import { moneyDraftOf } from '../../store.ts'
import { type Facts, factsOf } from '../facts.ts'
import { moneyStepOfPlan } from '../money.ts'
import { hasJustSent } from '../sender.ts'
import { texts } from '../texts.ts'

/** `/idee/klaar/{nummer}`: number, next step, norm and contact, for its sender only. */
export async function showDone(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const facts = await factsOf(act, c.req.param('number') ?? '')
  const { initiative, opened, contact } = facts
  const takesPart = isParty(act.actor, opened.relations)
  if (!takesPart && !(await hasJustSent(c, initiative.answers_id))) throw new NotFound()
  const t = texts(locale).done
  return page(
    c,
    { title: t.title, current: 'idea' },
    <>
      <div class="with-aside">
        <PageHeading
          title={t.title}
          lead={
            isKind(initiative.kind) ? t.lead(initiative.title, texts(locale).kinds[initiative.kind]) : null
          }
        />
        <Vignette scene={sceneOf(initiative)} framed />
      </div>
      <Figures figures={[{ value: initiative.number, label: t.number }]} />
      <WithAside
        label={facts.hasGuide ? t.guide : t.contactTitle}
        aside={
          <>
            {contact && (
              <>
                <h2>{facts.hasGuide ? t.guide : t.contactTitle}</h2>
                <Person
                  locale={locale}
                  name={contact.name}
                  relation={facts.hasGuide ? t.guide : t.officer}
                  telephone={contact.phone}
                  {...(takesPart
                    ? { message: { href: paths.initiativeMessages(initiative.number), label: t.message } }
                    : {})}
                />
              </>
            )}
            {takesPart ? (
              <>
                <p>{t.follows}</p>
                <div class="button-row no-print">
                  <LinkButton href={paths.myCase(initiative.number)}>{t.follow}</LinkButton>
                </div>
              </>
            ) : (
              <p>{t.withoutAccount}</p>
            )}
          </>
        }
      >
        {takesPart && (await moneyOfPlan(act, facts))}
        <Section title={t.nextTitle}>
          <NextSteps facts={facts} locale={locale} />
          <ToldBy facts={facts} locale={locale} />
        </Section>
        <Section title={t.textTitle}>
          <p>{t.whoReads}</p>
          <p>{opened.state.consentOn === null ? t.publicNo : t.publicYes(publicTerm(facts, locale))}</p>
        </Section>
      </WithAside>
    </>,
  )
}

/** For whose plan it is: the application is in as well, is not in though it was filled in, or can be filled in at once. */
async function moneyOfPlan(act: Act, { initiative, opened }: Facts): Promise<JSX.Element | null> {
  const t = texts(act.locale).money
  if (await applicationNow(act, initiative.case_id))
    return (
      <Notice tone="success">
        <p>{t.isIn}</p>
        <p>{(await roundOfCase(act, opened.file, opened.state.pauses))?.join(' ')}</p>
      </Notice>
    )
  if (opened.state.endedOn !== null || !maySpeakForInitiator(act.actor, opened.relations)) return null
  if (await moneyDraftOf(act.db, { caseId: initiative.case_id })) {
    const { kind, area_id: areaId } = opened.file
    const open = await schemeOpenFor(act, { kind, areaId }, dayOf(act.now))
    const words = t.notIn[open ? 'open' : 'closed']
    return (
      <Notice tone="warning">
        <p>{words.text}</p>
        <p>
          <a href={open ? paths.initiativeApply(initiative.number) : paths.schemes()}>{words.link}</a>
        </p>
      </Notice>
    )
  }
  if (!(await moneyStepOfPlan(act, initiative))) return null
  return (
    <Section title={t.states.none.title} id="geld">
      <p>{t.plan}</p>
      <div class="button-row no-print">
        <LinkButton href={paths.initiativeApply(initiative.number)} iconEnd="arrow-right">
          {t.states.none.link}
        </LinkButton>
      </div>
    </Section>
  )
}

/** What comes next, each with its last day. */
export function NextSteps({
  facts,
  locale,
}: {
  readonly facts: Facts
  readonly locale: Locale
}): JSX.Element {
  const t = texts(locale).done
  const on = (say: (day: string) => string, day: Day | null) =>
    day === null ? [] : [say(formatDay(day, locale, 'long'))]
  const lines = [
    ...(facts.doing ? [t.now(facts.doing)] : []),
    ...(facts.hasGuide && facts.contact
      ? [t.guideKnown(facts.contact.name)]
      : on(t.contactBy, facts.contactBy)),
    ...on(t.intakeBy, facts.intakeBy),
    ...on(t.feasibilityBy, facts.feasibilityBy),
  ]
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function ToldBy({ facts, locale }: { readonly facts: Facts; readonly locale: Locale }): JSX.Element | null {
  const t = texts(locale).done
  const { person } = facts
  if (!person) return null
  if (person.channel === 'phone') return person.phone ? <p>{t.called(person.phone)}</p> : null
  if (person.channel === 'letter') return <p>{t.written}</p>
  return person.email ? <p>{t.mailed(person.email)}</p> : null
}

function publicTerm({ opened }: Facts, locale: Locale): string {
  const norm = opened.process.norms.find(({ key }) => key === 'publication')
  return norm ? caseTexts(locale).term(norm.term) : ''
}
