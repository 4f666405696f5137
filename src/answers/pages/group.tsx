import {
  type DeskReached,
  groupSizes,
  headingOf,
  listAlikeOpen,
  listToAnswer,
} from '../../activities/index.ts'
import { readMunicipalPromise } from '../../commitments/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, readForm, valueIn, valuesIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, OnceToken, TextArea, TextInput } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { addToGroup, answerGroup, changeGroup, takeOutOfGroup } from '../actions.ts'
import { promisesWith } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { promiseAnswer } from '../promises.ts'
import { type Group, groupById, groupResponsesOf } from '../store.ts'
import { texts } from '../texts.ts'
import {
  AnswerSection,
  ContributionsToChoose,
  DeskDone,
  reachToAnswer,
  reachToRead,
  readSaid,
} from './parts.tsx'
import { isPromiseForm, promiseSection } from './promises.tsx'

const mostShown = 100
const mostAlike = 20
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function groupAt(c: Ctx, { activity }: DeskReached): Promise<Group> {
  const id = c.req.param('antwoordgroep') ?? ''
  const group = uuid.test(id) ? await groupById(c.var.act.db, id) : null
  if (group?.activity_id !== activity.id) throw new NotFound('group')
  return group
}

/** `.../antwoorden/groep/{groep}`: what a group says, who is in it, what looks like it, and its answer. */
export async function showGroup(c: Ctx): Promise<Response> {
  const reached = await reachToRead(c)
  return groupPage(c, reached, await groupAt(c, reached), null)
}

async function groupPage(
  c: Ctx,
  reached: DeskReached,
  group: Group,
  refused: FormState | null,
): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { project, activity, canWork } = reached
  const t = deskTexts(locale)
  const [members, sizes, responses] = await Promise.all([
    listToAnswer(db, activity.id, {
      ...{ which: 'all', text: '', groupId: group.id, withPrivate: canWork },
      ...{ offset: 0, limit: mostShown },
    }),
    groupSizes(db, [activity.id]),
    groupResponsesOf(db, [activity.id]),
  ])
  const like = [group.name, group.summary, ...members.slice(0, 5).map(headingOf)].join(' ')
  const alike = canWork ? await listAlikeOpen(db, activity.id, like, mostAlike) : []
  const size = sizes.get(group.id) ?? 0
  const now = responses.find(({ group_id }) => group_id === group.id) ?? null
  const promises = (await promisesWith(act, now ? [now] : [])).get(group.id) ?? []
  const action = paths.answerGroup(project.number, activity.slug, group.id)
  const canTakeOut = canWork && members.some(({ response_id }) => response_id === null)
  const field = bindFields(freshForm({ naam: group.name, samen: group.summary }), locale)
  return projectPage(c, project, {
    title: group.name,
    lead: t.group.lead,
    ...(refused ? { form: refused } : {}),
    wide: true,
    body: (
      <>
        <DeskDone c={c} />
        {!canWork && <p>{t.readOnly}</p>}
        <p class="keep-lines">{group.summary}</p>
        <Section title={t.answer.title} id="antwoord">
          <AnswerSection
            action={action}
            form={isPromiseForm(refused) ? null : refused}
            now={now}
            canAnswer={canWork && size > 0}
            locale={locale}
          />
        </Section>
        {await promiseSection(act, { action, now, promises, form: refused, canPromise: canWork })}
        <Section title={`${t.group.members} (${size})`} id="leden">
          {members.length === 0 && <p>{t.group.noMembers}</p>}
          <Form action={action} label={t.group.members} wide>
            <OnceToken token={newOnceToken()} />
            <ContributionsToChoose items={members} canChoose={canTakeOut} locale={locale} />
            {canTakeOut && <FormActions submit={t.group.takeOut} name="doe" value="eruit" kind="secondary" />}
          </Form>
          {size > members.length && <p>{t.group.more(size - members.length)}</p>}
        </Section>
        {canWork && (
          <Section title={t.group.alike} id="lijkt-erop">
            <p>{alike.length === 0 ? t.group.noAlike : t.group.alikeText}</p>
            {alike.length > 0 && (
              <Form action={action} label={t.group.alike} wide>
                <OnceToken token={newOnceToken()} />
                <ContributionsToChoose items={alike} canChoose locale={locale} />
                <FormActions submit={t.group.add} name="doe" value="erbij" kind="secondary" />
              </Form>
            )}
          </Section>
        )}
        {canWork && (
          <Disclosure summary={t.group.words}>
            <Form action={action} label={t.group.words}>
              <OnceToken token={newOnceToken()} />
              <TextInput {...field('naam')} label={t.name} />
              <TextArea {...field('samen')} label={t.summary} max={2000} rows={3} />
              <FormActions submit={t.group.save} name="doe" value="woorden" kind="secondary" />
            </Form>
          </Disclosure>
        )}
        <div class="button-row">
          <LinkButton
            kind="secondary"
            href={paths.deskActivityPart(project.number, activity.slug, 'antwoorden')}
          >
            {t.back}
          </LinkButton>
        </div>
      </>
    ),
  })
}

/** Answers a group, changes who is in it, or says better what it says. */
export async function submitGroup(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToAnswer(c)
  const { project, activity } = reached
  const group = await groupAt(c, reached)
  const input = await readForm(c)
  const refused = (form: FormState) => groupPage(c, reached, group, form)
  const ids = valuesIn(input.text, 'kies').filter((id) => uuid.test(id))
  const doe = valueIn(input.text, 'doe')
  const t = texts(act.locale).refused
  if ((doe === 'eruit' || doe === 'erbij') && ids.length === 0)
    return refused(withError({}, 'kies', t.nothingChosen))
  const name = valueIn(input.text, 'naam').slice(0, 120)
  const summary = valueIn(input.text, 'samen').slice(0, 2000)
  if (doe === 'woorden' && name === '') return refused(withError({}, 'naam', t.nameMissing))
  if (doe === 'woorden' && summary === '') return refused(withError({}, 'samen', t.summaryMissing))
  const read = doe === 'antwoord' ? readSaid(input, act.locale) : null
  if (read?.ok === false) return refused(read)
  const promised = doe === 'toezegging' ? readMunicipalPromise(input, act.locale) : null
  if (promised?.ok === false) return refused(promised)
  try {
    const path = await once(act, input, async (act) => {
      const done = (klaar: string): string =>
        paths.answerGroup(project.number, activity.slug, group.id, { klaar })
      if (read?.ok) {
        await answerGroup(act, activity.id, group.id, read.said)
        return done('beantwoord')
      }
      if (promised?.ok) {
        const { by: ownerId, ...what } = promised.value
        await promiseAnswer(act, activity.id, { groupId: group.id }, { ...what, ownerId })
        return done('toegezegd')
      }
      if (doe === 'eruit') await takeOutOfGroup(act, activity.id, ids)
      if (doe === 'erbij') await addToGroup(act, activity.id, group.id, ids)
      if (doe === 'woorden') await changeGroup(act, activity.id, group.id, { name, summary })
      return done(doe === 'woorden' ? 'bewaard' : doe)
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const field = { antwoord: 'redenen', toezegging: 'due' }[doe] ?? 'naam'
    return refused(withError(input.text, field, error.message))
  }
}
