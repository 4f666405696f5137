import type { Ctx } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { type Definition, DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { type AdviceDecision, type DecisionToCheck, isForDecision } from '../actions.ts'
import { juryName } from '../jury.ts'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { texts } from '../texts.ts'

interface ToCheck {
  readonly opened: OpenedRound
  readonly decisions: readonly AdviceDecision[]
  /** The same decisions as they would be taken now. */
  readonly found: readonly DecisionToCheck[]
  /** The form that chose them, which goes along. */
  readonly values: Readonly<Record<string, readonly string[] | undefined>>
}

/** Every decision as its letter will say it, before any of them is taken. */
export async function checkDecisions(c: Ctx, asked: ToCheck): Promise<Response> {
  const { locale } = c.var.act
  const { opened, decisions, found, values } = asked
  const t = texts(locale)
  const action = paths.decideRound(opened.round.id)
  const cents = found.flatMap((one) => one.cents ?? [])
  const later =
    opened.wishes.filter(({ wish }) => isForDecision(wish) && wish.decided_as === null).length -
    decisions.length
  const Hidden = () => (
    <>
      {Object.entries(values).flatMap(([name, all]) =>
        (all ?? []).map((value) => <HiddenField key={`${name} ${value}`} name={name} value={value} />),
      )}
    </>
  )
  return page(
    c,
    {
      title: t.decide.checkTitle,
      current: 'desk',
      breadcrumbs: [
        { title: juryName(opened.jury, locale), href: paths.deskJury(opened.jury.slug) },
        { title: t.round(opened.round.number), href: paths.juryRound(opened.round.id) },
      ],
    },
    <>
      <PageHeading title={t.decide.checkTitle} lead={t.decide.checkLead} />
      <p>
        {t.decide.checkSum(
          found.length,
          cents.length,
          amountInWords(
            cents.reduce((sum, one) => sum + one, 0),
            locale,
          ),
        )}{' '}
        {later > 0 && t.decide.checkLater(later)}
      </p>
      {opened.wishes.flatMap((one) => {
        const decided = found.find(({ wishId }) => wishId === one.wish.id)
        const chosen = decisions.find(({ wishId }) => wishId === one.wish.id)
        return decided && chosen
          ? [
              <Section key={one.wish.id} title={`${one.wish.position}. ${one.title}`}>
                <DefinitionList items={linesOf(opened, one, decided, chosen, locale)} />
              </Section>,
            ]
          : []
      })}
      <Form action={action} label={t.decide.checkTitle}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="nagekeken" value="ja" />
        <Hidden />
        <FormActions submit={t.decide.button} />
      </Form>
      <Form action={action} label={t.decide.change}>
        <HiddenField name="doen" value="veranderen" />
        <Hidden />
        <FormActions submit={t.decide.change} kind="secondary" />
      </Form>
    </>,
  )
}

function linesOf(
  { scheme }: OpenedRound,
  { number }: OpenedWish,
  { cents, decision }: DecisionToCheck,
  { choice, ground }: AdviceDecision,
  locale: 'nl' | 'en',
): readonly Definition[] {
  const t = texts(locale)
  const outcome = cents === null ? t.decide.no : t.decide.yes(amountInWords(cents, locale))
  const refusal = cents === null && scheme.refusal_grounds.find(({ key }) => key === ground)
  const unmet = decision.criteria.filter(({ met }) => met === false)
  const titleOf = (key: string): string => {
    const criterion = scheme.criteria.find((one) => one.key === key)
    return criterion ? say(criterion.title, locale) : key
  }
  return [
    { term: t.decisions.columns.number, value: number },
    {
      term: t.decisions.columns.decision,
      value: (
        <>
          <strong>{outcome}</strong>
          {choice !== 'follow' && `, ${t.decide.departs}`}
        </>
      ),
    },
    ...(decision.conditions
      ? [{ term: t.wishPage.conditions, value: <span class="keep-lines">{decision.conditions}</span> }]
      : []),
    ...(refusal
      ? [{ term: t.decide.ground, value: `${say(refusal.title, locale)} (${refusal.article})` }]
      : []),
    ...(unmet.length > 0
      ? [{ term: t.decide.unmetPoints, value: unmet.map(({ key }) => titleOf(key)).join(', ') }]
      : []),
    { term: t.decide.letterReasons, value: <span class="keep-lines">{decision.reasons}</span> },
    ...(decision.other_way
      ? [{ term: t.wishPage.otherWay, value: <span class="keep-lines">{decision.other_way}</span> }]
      : []),
  ]
}
