import { caseTexts, currentProcess } from '../../cases/index.ts'
import { ceilingsOf, currentScheme } from '../../funds/index.ts'
import { cardContext, InitiativeCards, initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { WithAside } from '../../ui/desk/desk.tsx'
import { Figures } from '../../ui/figures/figures.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Vignette } from '../../ui/vignette/vignette.tsx'
import { askPages } from '../ask.tsx'
import type { What } from '../rules.ts'
import { costOf, laidPerYear, publicLaid, type YearCost } from '../store.ts'
import { texts } from '../texts.ts'
import { ruleInWords, thisYear, type YearOfArea, type YearRule, yearOf, yearRule } from '../year.ts'
import { SpotsToAdopt } from './spots.tsx'

const shownNewest = 6

/** `/groen`: the conditions first, how it goes, how much room there is, and what was laid. */
export async function showStart(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).start
  const measures = municipality.green
  const process = (await currentProcess(act.db, 'green'))?.process
  const norm = process?.norms.find(({ key }) => key === 'feasibility')?.term
  const ids = await publicLaid(act.db, shownNewest)
  const known = await initiativesByIds(act.db, ids)
  const newest = ids.flatMap((id) => known.get(id) ?? [])
  return page(
    c,
    { title: t.title, description: t.description, current: 'idea' },
    <>
      <div class="with-aside">
        <PageHeading title={t.title} lead={t.lead} />
        <Vignette scene="green" framed />
      </div>
      <WithAside label={t.howTitle} aside={<Room act={act} room={await readRoom(act)} />}>
        <Section title={t.facade} id="geveltuin">
          <p>{t.facadeText}</p>
          <h3>{t.conditions}</h3>
          <ul>
            {t.facadeConditions(measures.pavement_cm, measures.garden_cm).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div class="button-row no-print">
            <LinkButton href={askPages.facade_garden} iconEnd="arrow-right">
              {t.askFacade}
            </LinkButton>
          </div>
        </Section>
        <Section title={t.adopt} id="adoptie">
          <p>{t.adoptText}</p>
          <h3>{t.conditions}</h3>
          <ul>
            {t.adoptConditions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div class="button-row no-print">
            <LinkButton href={askPages.adopted_green} iconEnd="arrow-right">
              {t.askAdopt}
            </LinkButton>
          </div>
        </Section>
        {await SpotsToAdopt({ act })}
        <Section title={t.howTitle}>
          <ol>
            {t.how(norm ? caseTexts(locale).term(norm) : '').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>{t.call(municipality.telephone)}</p>
          <p>
            {t.paper}{' '}
            <a href={`${paths.askGreen('facade_garden')}/papier`}>{texts(locale).what.facade_garden}</a>,{' '}
            <a href={`${paths.askGreen('adopted_green')}/papier`}>{texts(locale).what.adopted_green}</a>
          </p>
          {measures.example && <p class="small">{t.example}</p>}
        </Section>
      </WithAside>
      {newest.length > 0 && (
        <Section title={t.newest} more={{ href: paths.initiatives({ soort: 'green' }), label: t.onList }}>
          <InitiativeCards initiatives={newest} context={await cardContext(act, newest)} level={3} />
        </Section>
      )}
    </>,
  )
}

interface RoomData {
  readonly rule: YearRule | null
  readonly years: readonly YearOfArea[]
  readonly laid: Awaited<ReturnType<typeof laidPerYear>>
  readonly scheme: { readonly slug: string; readonly title: string }
  readonly cost: YearCost
  /** What there is to spend in the periods that run now. */
  readonly budgetCents: number
}

async function readRoom(act: Act): Promise<RoomData> {
  const { scheme: key } = act.municipality.green
  const today = dayOf(act.now)
  const [rule, years, laid, { scheme }, cost, ceilings] = await Promise.all([
    yearRule(act),
    yearOf(act, thisYear(act)),
    laidPerYear(act.db),
    currentScheme(act, key),
    costOf(act.db, thisYear(act)),
    ceilingsOf(act.db, key),
  ])
  return {
    ...{ rule, years, laid, cost },
    scheme: { slug: scheme.slug, title: say(scheme.title, act.locale) },
    budgetCents: ceilings
      .filter(({ from_day, until_day }) => from_day <= today && today <= until_day)
      .reduce((sum, { balance }) => sum + balance.budgeted, 0),
  }
}

/** How many places are left, and what was laid: counted from what happened. */
function Room({ act, room }: { readonly act: Act; readonly room: RoomData }) {
  const t = texts(act.locale).start
  const year = thisYear(act)
  const { rule, years, laid, scheme, cost, budgetCents } = room
  const sum = (rows: readonly { readonly amount: number }[]) =>
    rows.reduce((all, { amount }) => all + amount, 0)
  const of = (what: What) => sum(laid.filter((row) => row.year === year && row.what === what))
  return (
    <>
      {rule && (
        <>
          <h2>{t.yearTitle(year)}</h2>
          <p>{ruleInWords(act, rule)}</p>
          <p>{t.costs(amountInWords(rule.mostCents, act.locale))}</p>
          {cost.known > 0 && (
            <p>
              {t.spent(
                year,
                amountInWords(cost.cents, act.locale),
                budgetCents === 0 ? null : amountInWords(budgetCents, act.locale),
              )}{' '}
              {cost.laid > cost.known && t.unknown(cost.laid - cost.known)}
            </p>
          )}
          <ul>
            {years.map(({ name, places, taken }) => (
              <li key={name}>{t.year(name, Math.max(0, places - taken))}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={paths.scheme(scheme.slug)}>{t.scheme}</a>
      </p>
      {laid.length > 0 && (
        <>
          <h2>{t.figuresTitle}</h2>
          <Figures
            figures={[
              { value: String(of('facade_garden')), label: t.laidFacade(year) },
              { value: String(of('adopted_green')), label: t.laidAdopted(year) },
              { value: String(sum(laid)), label: t.laidAll },
            ].filter(({ value }) => value !== '0')}
          />
          <p>
            <a href={paths.initiativesMap({ soort: 'green' })}>{t.onMap}</a>
          </p>
        </>
      )}
    </>
  )
}
