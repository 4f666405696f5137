import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import { freshForm, parseForm, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import type { Query } from '../../kit/query.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import {
  changePace,
  followerBehind,
  ownFollower,
  stopFollowing,
  stopFollowingByCode,
  stopFollowingOne,
} from '../actions.ts'
import { veiled } from '../rules.ts'
import { type Followed, type Follower, followedBy } from '../store.ts'
import { texts } from '../texts.ts'
import { inWords } from '../things.ts'
import { rhythmOf, rhythmOptions, rhythmSchema } from './follow.tsx'

/** A follower, and the address of their page. */
interface Reached {
  readonly follower: Follower
  readonly path: (query?: Query) => string
}

async function byCode(c: Ctx): Promise<Reached> {
  const code = c.req.param('code') ?? ''
  return { follower: await followerBehind(c.var.act, code), path: (query) => paths.following(code, query) }
}

async function byPerson(c: Ctx): Promise<Reached | null> {
  const follower = await ownFollower(c.var.act)
  return follower && { follower, path: paths.myFollowing }
}

const doneWords = { bevestigd: 'confirmed', ritme: 'pace', gestopt: 'stopped' } as const

/** `/volgen/{code}`: what somebody follows, by the link in their mails. */
export async function showFollowing(c: Ctx): Promise<Response> {
  try {
    return await followingPage(c, await byCode(c))
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, 404)
    throw error
  }
}

/** `/mijn/volgen`: the same for who is signed in. */
export async function showMyFollowing(c: Ctx): Promise<Response> {
  const reached = await byPerson(c)
  return reached ? followingPage(c, reached) : gonePage(c, 200)
}

async function followingPage(c: Ctx, { follower, path }: Reached): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.manage
  const followed = await followedBy(act.db, follower.id)
  const lines = await inWords(act, followed)
  const said = c.req.query('klaar') ?? ''
  const done = Object.entries(doneWords).find(([word]) => word === said)?.[1]
  const field = bindFields(freshForm({ ritme: rhythmOf(follower.pace) }), locale)
  return page(
    c,
    { title: t.title, current: 'areas' },
    <>
      {done && <Notice tone="success" announce title={words.done[done]} />}
      <PageHeading title={t.title} lead={t.lead(veiled(follower.email))} />
      {followed.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Things things={followed} lines={lines} {...{ act, path }} />
      )}
      <div class="button-row">
        <LinkButton kind="secondary" href={paths.follow()}>
          {t.more}
        </LinkButton>
      </div>
      <Section title={words.pace}>
        <Form action={path()} label={words.pace}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup {...field('ritme')} label={words.pace} options={rhythmOptions(locale)} />
          <FormActions submit={t.change} name="doe" value="ritme" kind="secondary" />
        </Form>
      </Section>
      <Section title={t.stopTitle}>
        <p>{t.stopText}</p>
        <Form action={path()} label={t.stopTitle}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.stop} name="doe" value="wis" kind="danger" />
        </Form>
      </Section>
    </>,
  )
}

/** Every thing with its own button to stop. */
function Things(props: {
  readonly act: Act
  readonly path: Reached['path']
  readonly things: readonly Followed[]
  readonly lines: readonly string[]
}) {
  const t = texts(props.act.locale).manage
  return (
    <Form action={props.path()} label={t.title} wide>
      <OnceToken token={newOnceToken()} />
      <ul>
        {props.things.map(({ id }, index) => (
          <li key={id}>
            <p>{props.lines[index]}</p>
            <Button kind="quiet" name="stop" value={id} about={`: ${props.lines[index]}`}>
              {t.stopOne}
            </Button>
          </li>
        ))}
      </ul>
    </Form>
  )
}

/** Stopped, or never there: nothing is mailed, and where to begin. */
function gonePage(c: Ctx, status: 200 | 404): Response | Promise<Response> {
  const words = texts(c.var.act.locale)
  const t = words.manage
  return page(
    c,
    { title: t.gone, current: 'areas' },
    <>
      <PageHeading title={t.gone} lead={t.goneText} />
      <div class="button-row">
        <LinkButton href={paths.follow()}>{words.confirm.again}</LinkButton>
      </div>
    </>,
    status,
  )
}

export async function changeFollowing(c: Ctx): Promise<Response> {
  try {
    return await change(c, await byCode(c))
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c, 404)
    throw error
  }
}

export async function changeMyFollowing(c: Ctx): Promise<Response> {
  const reached = await byPerson(c)
  if (reached) return change(c, reached)
  await readForm(c)
  return redirect(c, paths.myFollowing())
}

async function change(c: Ctx, { follower, path }: Reached): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const done = (work: (act: Act) => Promise<void>, to: string) =>
    once(act, input, async (act) => {
      await work(act)
      return to
    }).then((path) => redirect(c, path))
  const stop = valueIn(input.text, 'stop')
  if (stop) return done((act) => stopFollowingOne(act, follower.id, stop), path({ klaar: 'gestopt' }))
  if (valueIn(input.text, 'doe') === 'wis')
    return done((act) => stopFollowing(act, follower.id), paths.follow({ klaar: 'gewist' }))
  const parsed = parseForm(rhythmSchema, input, act.locale)
  if (!parsed.ok) return redirect(c, path())
  return done((act) => changePace(act, follower.id, parsed.value.ritme), path({ klaar: 'ritme' }))
}

/** `/volgen/{code}/stoppen` opened by hand: a mail program posts here, people have a page. */
export const showStop = (c: Ctx): Response =>
  redirect(c, paths.following(encodeURIComponent(c.req.param('code') ?? '')))

/** One click in a mail program. It shows nothing of the answer, and asks again when it missed it. */
export async function stopWithOneClick(c: Ctx): Promise<Response> {
  await stopFollowingByCode(c.var.act, c.req.param('code') ?? '')
  return gonePage(c, 200)
}
