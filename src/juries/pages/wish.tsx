import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, withError } from '../../kit/form.ts'
import { type Ctx, type Handler, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { ErrorSummary } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { JuryRefused } from '../actions.ts'
import type { WishFactsOf } from '../facts.ts'
import { juryName } from '../jury.ts'
import { isCounted } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { likelyConflict } from '../rules.ts'
import { texts } from '../texts.ts'
import { mineIn, readingFor, wishAsked } from './round-asked.ts'
import { WishResult } from './round-results.tsx'
import { WishInFull } from './round-wishes.tsx'
import { deeds, fieldOf } from './wish-deeds.ts'
import { JudgeForms } from './wish-judge.tsx'
import { WishRules } from './wish-rules.tsx'
import { ServeWish } from './wish-serve.tsx'
import { WishWalk } from './wish-walk.tsx'

/** `/werk/rondes/{id}/wensen/{wens}`: one wish: read, say that one has an interest, score, vote, ask. */
export const showWish =
  (factsOf: WishFactsOf): Handler =>
  (c) =>
    wishPage(c, factsOf, freshForm())

async function wishPage(c: Ctx, factsOf: WishFactsOf, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, actor } = act
  const { opened, one } = await wishAsked(c)
  const { round, jury } = opened
  const t = texts(locale)
  const reading = await readingFor(act, factsOf, [one])
  const facts = reading.facts.get(one.caseId)
  const mine = mineIn(act, opened)
  const person = mine && (await personById(act.db, mine.personId))
  const likely =
    mine &&
    likelyConflict(
      { personId: mine.personId, address: person?.postal_address ?? null },
      { partyIds: one.partyIds, supporterIds: facts?.supporterIds ?? [], address: facts?.address ?? null },
    )
  const done = t.wishPage.done[c.req.query('klaar') as keyof typeof t.wishPage.done]
  return page(
    c,
    {
      title: formTitle(one.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: juryName(jury, locale), href: paths.deskJury(jury.slug) },
        { title: t.round(round.number), href: paths.juryRound(round.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && (
        <Notice tone={c.req.query('klaar') === 'opnieuw' ? 'warning' : 'success'} announce title={done} />
      )}
      <PageHeading
        title={one.title}
        lang={langOfWords(locale)}
        kicker={`${t.round(round.number)} · ${one.number}`}
      />
      <WishWalk act={act} opened={opened} one={one} mine={mine} />
      <WishInFull act={act} one={one} reading={reading} level={2} />
      {await WishRules({ act, opened, one, reading })}
      {mine && round.state === 'judging' && one.wish.left_as === null && (
        <JudgeForms act={act} opened={opened} one={one} mine={mine} likely={likely} form={form} />
      )}
      {isCounted(round) && <WishResult act={act} opened={opened} one={one} />}
      {mayServe(actor) && round.state !== 'decided' && one.wish.left_as === null && (
        <ServeWish act={act} opened={opened} one={one} reading={reading} form={form} />
      )}
      <p class="no-print">
        <a href={paths.juryRound(round.id)}>{t.wishPage.back}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

/**
 * One of the forms was sent; `doen` says which. A secret vote goes by without the token that makes a form count once:
 * what is kept with that would tell what somebody chose. A constraint makes it count once.
 */
export const submitWish =
  (factsOf: WishFactsOf): Handler =>
  async (c) => {
    const { act } = c.var
    const { opened, one } = await wishAsked(c)
    const input = await readForm(c)
    const what = input.text.doen?.[0] ?? ''
    const deed = Object.hasOwn(deeds, what) ? deeds[what] : undefined
    if (!deed) throw new NotFound()
    const asked = deed({ act, input, opened, one, mine: mineIn(act, opened) })
    if ('refused' in asked) return wishPage(c, factsOf, asked.refused)
    const pathTo = (done: string): string =>
      paths.juryWish(opened.round.id, asked.next ?? one.wish.id, { klaar: done })
    try {
      if (asked.apart) {
        await asked.work(act)
        return redirect(c, pathTo(asked.done))
      }
      const path = await once(act, input, async (act) => pathTo((await asked.work(act)) ?? asked.done))
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof JuryRefused)) throw error
      // Who presses twice voted once: the second time is answered as the first.
      if (asked.apart && what === 'stem' && error.fault === 'voted') return redirect(c, pathTo(asked.done))
      const field = fieldOf[error.fault]
      if (!field) throw error
      return wishPage(c, factsOf, withError(input.text, field, error.message))
    }
  }
