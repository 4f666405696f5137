import { type HandLetter, markLettersTold, mayHandle, openHandLetters } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { readForm, valueIn, valuesIn } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { type Person, peopleByIds } from '../../../people/index.ts'
import { Button, ButtonRow } from '../../../ui/button/button.tsx'
import { Form, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { ScreenOnly } from '../../../ui/print/print.tsx'
import { openOnDesk } from './open.ts'
import { tellTexts } from './tell-texts.ts'
import { texts } from './texts.ts'

const fields = { person: 'persoon', letters: 'brief', how: 'hoe' } as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/werk/zaken/{nummer}/vertellen`: what who does not read e-mail must hear, to read aloud or to print and post. */
export async function showToTell(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = tellTexts(locale)
  const opened = await openOnDesk(c, mayHandle)
  const letters = await openHandLetters(act.db, [opened.file.id])
  const people = await peopleByIds(
    act.db,
    letters.map(({ person_id }) => person_id),
  )
  const { number, title } = opened.file
  return page(
    c,
    {
      title: `${t.title} (${number})`,
      current: 'desk',
      breadcrumbs: [
        { title: texts(locale).desk, href: paths.desk() },
        { title, href: paths.deskCase(number), lang: langOfWords(locale) },
      ],
    },
    <>
      <ScreenOnly>
        {c.req.query('klaar') === 'verteld' && <Notice tone="success" announce title={t.done} />}
        <PageHeading
          title={t.title}
          kicker={
            <>
              {number} · <span lang={langOfWords(locale)}>{title}</span>
            </>
          }
          lead={people.size > 0 ? t.lead : undefined}
        />
        {people.size === 0 ? (
          <Notice title={t.none}>
            <p>{t.noneText}</p>
          </Notice>
        ) : (
          <p class="small">{t.print}</p>
        )}
      </ScreenOnly>
      {[...people.values()].map((person) => (
        <ToTell
          key={person.id}
          act={act}
          number={number}
          person={person}
          letters={letters.filter((one) => one.person_id === person.id)}
        />
      ))}
      <ScreenOnly>
        <p>
          <a href={paths.deskCase(number)}>{t.back}</a>
        </p>
      </ScreenOnly>
    </>,
  )
}

/** One person: how to reach them, the letters in their own language, and the button that ends it. */
function ToTell(props: {
  readonly act: Act
  readonly number: string
  readonly person: Person
  readonly letters: readonly HandLetter[]
}) {
  const { act, person, letters } = props
  const { locale } = act
  const t = tellTexts(locale)
  const isLetter = person.channel === 'letter'
  const ways = [
    <Button key="posted" kind={isLetter ? 'primary' : 'secondary'} name={fields.how} value="posted">
      {t.posted(person.name)}
    </Button>,
    <Button key="called" kind={isLetter ? 'secondary' : 'primary'} name={fields.how} value="called">
      {t.called(person.name)}
    </Button>,
  ]
  return (
    <section class="section flow" aria-labelledby={`wie-${person.id}`}>
      <ScreenOnly>
        <h2 id={`wie-${person.id}`}>{person.name}</h2>
        <p>{t.wants[person.channel]}</p>
        {person.phone && (
          <p>
            {t.phone} <a href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a>
          </p>
        )}
        {isLetter && !person.postal_address && <p>{t.noAddress}</p>}
        {!isLetter && !person.phone && <p>{t.noPhone}</p>}
      </ScreenOnly>
      {letters.map((letter) => (
        <article key={letter.id} class="flow print-sheet" lang={letter.locale}>
          <p class="keep-lines">{[person.name, person.postal_address].filter(Boolean).join('\n')}</p>
          <p>{`${act.municipality.name}, ${formatDay(letter.on_day, letter.locale, 'medium')}`}</p>
          <p>
            <strong>{tellTexts(letter.locale).subject(letter.subject)}</strong>
          </p>
          <p class="keep-lines">{letter.body}</p>
        </article>
      ))}
      <ScreenOnly>
        <Form action={paths.tellByHand(props.number)}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name={fields.person} value={person.id} />
          {letters.map(({ id }) => (
            <HiddenField key={id} name={fields.letters} value={id} />
          ))}
          <ButtonRow>{isLetter ? ways : ways.toReversed()}</ButtonRow>
        </Form>
      </ScreenOnly>
    </section>
  )
}

export async function saveTold(c: Ctx): Promise<Response> {
  const { act } = c.var
  const opened = await openOnDesk(c, mayHandle)
  const input = await readForm(c)
  const t = tellTexts(act.locale)
  const how = valueIn(input.text, fields.how) === 'posted' ? 'posted' : 'called'
  const personId = valueIn(input.text, fields.person)
  const person = uuid.test(personId) ? (await peopleByIds(act.db, [personId])).get(personId) : undefined
  const path = await once(act, input, async (act) => {
    await markLettersTold(act, {
      caseId: opened.file.id,
      letterIds: valuesIn(input.text, fields.letters).filter((id) => uuid.test(id)),
      note: (subjects) => t.noted[how](person?.name ?? '', subjects.join('; ')),
    })
    return `${paths.tellByHand(opened.file.number)}?klaar=verteld`
  })
  return redirect(c, path)
}
