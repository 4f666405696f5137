import { Conflict } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, onceField } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById, visitorAddress } from '../../people/index.ts'
import { projectTrail } from '../../projects/index.ts'
import { mustNotBeBlocked } from '../../safety/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { ErrorSummary, Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { contribute, type Kept, mustBeOpen } from '../actions.ts'
import type { Reached } from '../rights.ts'
import { type Contribution, listAlike } from '../store.ts'
import { texts } from '../texts.ts'
import { linkToken } from '../voice.ts'
import { paragraphValue } from '../where.ts'
import { reachedIn } from './activity.tsx'
import { type Besides, besidesOf, islandsFor, isPrivateIn, readPlace } from './besides.tsx'
import { ContributionFields } from './contribution-fields.tsx'
import { type AsksEmail, formOf, readWords } from './fields.tsx'
import { ContributionItem } from './parts.tsx'

/** How this reader is asked for an address. */
export const asksEmailOf = (c: Ctx, { activity }: Reached): AsksEmail => {
  if (c.var.act.actor.personId !== null) return 'no'
  return activity.without_email ? 'may' : 'must'
}

/** The name of who is signed in, to fill in. */
export async function ownName(c: Ctx): Promise<string | null> {
  const { db, actor } = c.var.act
  return actor.personId === null ? null : ((await personById(db, actor.personId))?.name ?? null)
}

/** `/meedoen/{project}/{activiteit}/nieuw`: the form, in a few minutes and without an account. */
export async function showNew(c: Ctx): Promise<Response> {
  const reached = await reachedIn(c)
  mustBeOpen(c.var.act, reached)
  await mustNotBeBlocked(c.var.act)
  const besides = await besidesOf(c.var.act, reached.activity)
  const form = formOf({ name: await ownName(c) })
  const nr = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('alinea') ?? '')?.[0] ?? 0)
  const values = nr === 0 ? form.values : { ...form.values, alinea: [paragraphValue(nr)] }
  return newPage(c, reached, besides, { ...form, values }, [])
}

async function newPage(
  c: Ctx,
  reached: Reached,
  besides: Besides,
  form: FormState,
  alike: readonly Contribution[],
): Promise<Response> {
  const { act } = c.var
  const { locale, actor } = act
  const { project, activity } = reached
  const t = texts(locale)
  const back = paths.activity(project.slug, activity.slug)
  const title = t.asks[activity.asks].send
  const lang = langOfWords(locale)
  return page(
    c,
    {
      title: formTitle(`${title}: ${activity.title}`, form.errors, locale),
      current: 'projects',
      islands: islandsFor(besides),
      breadcrumbs: [
        ...projectTrail(project, locale),
        { title: activity.title, href: back, lang: langOfWords(locale) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        kicker={<span lang={langOfWords(locale)}>{activity.title}</span>}
        title={title}
        lead={<span lang={lang}>{activity.question}</span>}
      />
      <p>{t.form.lead}</p>
      {actor.personId === null && (
        <p class="no-print">
          <a href={paths.signIn(paths.contribute(project.slug, activity.slug))}>{t.form.signIn}</a>
        </p>
      )}
      {alike.length > 0 && (
        <Notice tone="info" announce title={t.form.alikeTitle}>
          <p>{t.form.alikeText}</p>
          <ul class="plain-list stack">
            {alike.map((one) => (
              <li key={one.id}>
                <ContributionItem one={one} reached={reached} level={3} locale={locale} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={paths.contribute(project.slug, activity.slug)} label={title}>
        <OnceToken token={newOnceToken()} />
        {alike.length > 0 && <HiddenField name="gezien" value="ja" />}
        <ContributionFields
          act={act}
          reached={reached}
          besides={besides}
          form={form}
          asksEmail={asksEmailOf(c, reached)}
          email={actor.email}
        />
        <FormActions submit={alike.length > 0 ? t.form.alikeSend : t.form.send}>
          <LinkButton kind="secondary" href={back}>
            {t.form.back}
          </LinkButton>
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** Where somebody goes on after sending something: to their mail, or to what is theirs now. */
export const afterSending = (c: Ctx, { project, activity }: Reached, kept: Kept): string =>
  kept.state === 'waiting'
    ? paths.activity(project.slug, activity.slug, { klaar: 'mail' })
    : paths.ownContribution(kept.nr, linkToken(c.var.act, kept.id), { klaar: 'verstuurd' })

export async function submitNew(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachedIn(c)
  const { activity } = reached
  const input = await readForm(c)
  const besides = await besidesOf(act, activity)
  const isPrivate = isPrivateIn(input, besides)
  const read = readWords(input, activity.asks, asksEmailOf(c, reached), act.locale, isPrivate)
  const where = await readPlace(act, besides, input)
  if (!read.ok || !where.ok) {
    const errors = { ...(read.ok ? {} : read.errors), ...(where.ok ? {} : where.errors) }
    return newPage(c, reached, besides, { values: input.text, errors }, [])
  }
  if (valueIn(input.text, 'gezien') !== 'ja' && !isPrivate) {
    const alike = await listAlike(act.db, activity.id, `${read.words.title} ${read.words.body ?? ''}`, 3)
    if (alike.length > 0) return newPage(c, reached, besides, { values: input.text, errors: {} }, alike)
  }
  try {
    const kept = await contribute(act, reached, {
      ...{ target: null, words: read.words, email: read.email, place: where.place, isPrivate },
      token: valueIn(input.text, onceField),
      visitor: visitorAddress(c),
    })
    return redirect(c, afterSending(c, reached, kept))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return newPage(c, reached, besides, withError(input.text, 'titel', error.message), [])
  }
}
