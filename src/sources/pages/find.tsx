import {
  isKind,
  isSubject,
  kindName,
  kindOfWord,
  kinds,
  kindWord,
  subjectName,
  subjectOfWord,
  subjects,
  subjectWord,
} from '../../initiatives/index.ts'
import { dayOf } from '../../kit/dates.ts'
import { freshForm, withError } from '../../kit/form.ts'
import { readCents } from '../../kit/form-fields.ts'
import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, MoneyInput, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { isApplicant } from '../content.ts'
import { ranked, type Wish } from '../rules.ts'
import { applicants, applicantWords } from '../schema.ts'
import { allSources } from '../store.ts'
import { texts } from '../texts.ts'
import { Found } from './found.tsx'

/** What the address asks, as far as it is understood. */
function wishOf(c: Ctx): { readonly wish: Wish; readonly isWrongAmount: boolean } {
  const asked = (name: string): string => c.req.query(name)?.trim() ?? ''
  const who = applicants.find((one) => applicantWords[one] === asked('wie'))
  const subject = subjectOfWord[asked('onderwerp') as keyof typeof subjectOfWord]
  const kind = kindOfWord[asked('soort')]
  const cents = asked('bedrag') === '' ? undefined : readCents(asked('bedrag'))
  return {
    wish: {
      ...(isApplicant(who) ? { who } : {}),
      ...(isSubject(subject) ? { subject } : {}),
      ...(isKind(kind) ? { kind } : {}),
      ...(cents ? { cents } : {}),
    },
    isWrongAmount: cents === null || cents === 0,
  }
}

/** `/geld-vinden`: other funds and subsidies, those that suit a plan first, with why. */
export async function showFinder(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).find
  const today = dayOf(act.now)
  const { wish, isWrongAmount } = wishOf(c)
  const sources = await allSources(act.db)
  const all = ranked(sources, wish, today)
  const fit = all.filter(({ match }) => match.against.length === 0)
  const others = all.filter(({ match }) => match.against.length > 0)
  const isAsked = Object.keys(wish).length > 0
  return page(
    c,
    { title: t.title, description: t.description },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <a href={paths.schemes()}>{t.own}</a>
      </p>
      {sources.length > 0 ? (
        <>
          <Filters c={c} wish={wish} isWrongAmount={isWrongAmount} />
          <Section title={isAsked ? t.fits(fit.length) : t.all}>
            {fit.length > 0 ? (
              <ul class="plain-list stack">
                {fit.map(({ source, match }) => (
                  <li key={source.id}>
                    <Found
                      source={source}
                      // Nothing was filled in, so nothing can fit yet.
                      match={isAsked ? match : { ...match, because: [] }}
                      today={today}
                      locale={locale}
                      level="h3"
                    />
                  </li>
                ))}
              </ul>
            ) : (
              <>
                <p>{t.none}</p>
                <LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>
              </>
            )}
          </Section>
          {others.length > 0 && (
            <Disclosure summary={t.others(others.length)}>
              <ul class="plain-list stack">
                {others.map(({ source, match }) => (
                  <li key={source.id}>
                    <Found source={source} match={match} today={today} locale={locale} level="h3" />
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </>
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.findMoney())} />
    </>,
  )
}

function Filters({
  c,
  wish,
  isWrongAmount,
}: {
  readonly c: Ctx
  readonly wish: Wish
  readonly isWrongAmount: boolean
}) {
  const { locale } = c.var.act
  const t = texts(locale)
  const asked = {
    wie: wish.who ? applicantWords[wish.who] : '',
    onderwerp: wish.subject ? subjectWord(wish.subject) : '',
    soort: wish.kind ? kindWord(wish.kind) : '',
    bedrag: c.req.query('bedrag')?.trim().slice(0, 20) ?? '',
  }
  const form = isWrongAmount
    ? withError(freshForm(asked).values, 'bedrag', t.find.wrongAmount)
    : freshForm(asked)
  const bound = bindFields(form, locale)
  const field = (name: string) => ({ ...bound(name), optional: 'unsaid' as const })
  const without = (name: keyof typeof asked): string => paths.findMoney({ ...asked, [name]: '' })
  const active = [
    ...(wish.who ? [{ label: t.applicants[wish.who], removeHref: without('wie') }] : []),
    ...(wish.subject ? [{ label: subjectName(wish.subject, locale), removeHref: without('onderwerp') }] : []),
    ...(wish.kind ? [{ label: kindName(wish.kind, locale), removeHref: without('soort') }] : []),
    ...(wish.cents ? [{ label: amountInWords(wish.cents, locale), removeHref: without('bedrag') }] : []),
  ]
  return (
    <FilterBar
      locale={locale}
      label={t.find.filter}
      action={paths.findMoney()}
      active={active}
      resetHref={paths.findMoney()}
    >
      <Select
        {...field('wie')}
        label={t.find.who}
        empty={t.find.any}
        options={applicants.map((one) => ({ value: applicantWords[one], label: t.applicants[one] }))}
      />
      <Select
        {...field('onderwerp')}
        label={t.find.subject}
        empty={t.find.any}
        options={subjects.map((one) => ({ value: subjectWord(one), label: subjectName(one, locale) }))}
      />
      <Select
        {...field('soort')}
        label={t.find.kind}
        empty={t.find.any}
        options={kinds.map((one) => ({ value: kindWord(one), label: kindName(one, locale) }))}
      />
      <MoneyInput {...field('bedrag')} label={t.find.amount} hint={t.find.amountHint} />
    </FilterBar>
  )
}
