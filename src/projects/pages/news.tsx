import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn } from '../../kit/form.ts'
import { longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { bindFields, Form, FormActions, OnceToken, TextArea, TextInput } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { postNews, withdrawNews } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { newsOf } from '../store.ts'
import { DoneNotice, projectPage } from './frame.tsx'
import { type Reached, reachToWork } from './reach.ts'

const longest = 4000
const schema = z.object({ title: shortText(160), body: longText(longest) })
const uuid = z.uuid()

/** `/werk/projecten/{nummer}/nieuws`: what is new, for everybody. */
export async function showNews(c: Ctx): Promise<Response> {
  return newsPage(c, await reachToWork(c), freshForm())
}

async function newsPage(c: Ctx, { project }: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale).news
  const news = await newsOf(act.db, project.id)
  const field = bindFields(form, locale)
  const action = paths.deskProjectPart(project.number, 'news')
  return projectPage(c, project, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        <DoneNotice c={c} locale={locale} />
        <Form action={action} label={t.add}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('title')} label={t.name} />
          <TextArea {...field('body')} label={t.body} max={longest} />
          <FormActions submit={t.add} />
        </Form>
        <Section title={t.shown}>
          {news.length === 0 && <p>{t.none}</p>}
          {news.map(({ id, title, published_at }) => (
            <Form key={id} action={action} label={`${t.withdraw}: ${title}`}>
              <OnceToken token={newOnceToken()} />
              <p>
                {title} <span class="small">{formatDay(dayOf(published_at), locale)}</span>
              </p>
              <Button kind="secondary" name="weg" value={id} about={title}>
                {t.withdraw}
              </Button>
            </Form>
          ))}
        </Section>
      </>
    ),
  })
}

export async function submitNews(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToWork(c)
  const { id, number } = reached.project
  const input = await readForm(c)
  const t = deskTexts(act.locale).news
  const back = (klaar: string): string => `${paths.deskProjectPart(number, 'news')}?klaar=${klaar}`
  const gone = uuid.safeParse(valueIn(input.text, 'weg'))
  if (gone.success) {
    return redirect(
      c,
      await once(act, input, async (act) => {
        await withdrawNews(act, id, gone.data)
        return back('weg')
      }),
    )
  }
  const parsed = parseForm(schema, input, act.locale, { title: t.name, body: t.body })
  if (!parsed.ok) return newsPage(c, reached, parsed)
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    await postNews(act, id, parsed.value)
    return back('nieuws')
  })
  return redirect(c, path)
}
