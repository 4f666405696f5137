import { formatMoment } from '../../../kit/dates.ts'
import type { FormInput } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { newOnceToken, onceField } from '../../../kit/once.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { Form, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { type DraftOf, markOf } from './actions.ts'
import { Differences } from './differences.tsx'
import { nameOf } from './frame.tsx'
import type { DraftKind } from './kind.ts'
import { differencesOf } from './rules.ts'
import { texts } from './texts.ts'

/** Name of the hidden field with the mark of what the person saw. */
export const seenField = 'gezien'

/** Goes along with every form that changes a part of a draft. */
export const Seen = ({ part }: { readonly part: unknown }) => (
  <HiddenField name={seenField} value={markOf(part)} />
)

/** Two people changed the same part: both versions, and the choice which one stays. */
export async function clashPage<T>(
  c: Ctx,
  kind: DraftKind<T>,
  clash: {
    readonly theirs: DraftOf<T>
    readonly mine: T
    readonly part: (definition: T) => unknown
    readonly input: FormInput
    /** Where the form was shown. */
    readonly path: string
  },
): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const { theirs, mine, input, path } = clash
  const name = await nameOf(c, theirs.changed_by)
  const differences = differencesOf(kind.facts(mine, locale), kind.facts(theirs.definition, locale))
  const kept = Object.entries(input.text).filter(([field]) => field !== seenField && field !== onceField)
  return page(
    c,
    { title: t.clashTitle, current: 'administration', wide: true },
    <>
      <PageHeading title={t.clashTitle} lead={t.clashText(name, formatMoment(theirs.changed_at, locale))} />
      <Differences differences={differences} locale={locale} titles={{ was: t.mine, is: t.theirs(name) }} />
      <Form action={path}>
        <OnceToken token={newOnceToken()} />
        <Seen part={clash.part(theirs.definition)} />
        {kept.flatMap(([field, values]) => values.map((value) => <HiddenField name={field} value={value} />))}
        <div class="button-row">
          <Button>{t.keepMine}</Button>
          <LinkButton kind="secondary" href={path}>
            {t.keepTheirs(name)}
          </LinkButton>
        </div>
      </Form>
    </>,
    409,
  )
}
