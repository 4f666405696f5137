import { Conflict } from '../../../kit/errors.ts'
import { readForm } from '../../../kit/form.ts'
import { type Ctx, type Handler, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Form, OnceToken } from '../../../ui/form/index.ts'
import type { Column } from '../../../ui/table/table.tsx'
import { saveDraft } from './actions.ts'
import { Seen, seenField } from './clash.tsx'
import type { DraftKind } from './kind.ts'
import { texts } from './texts.ts'

/** One thing of a list that can be moved. */
interface Movable {
  /** Where the buttons post to. */
  readonly action: string
  readonly title: string
  /** The list as keys: what moving one changes. */
  readonly order: readonly string[]
  readonly at: number
}

/** The column of a table with which its rows change places; none while the draft cannot be changed. */
export const moveColumn = <Row,>(
  writable: boolean,
  locale: Locale,
  movable: (row: Row) => Movable,
): readonly Column<Row>[] =>
  writable
    ? [
        {
          key: 'order',
          title: texts(locale).order,
          cell: (row) => <MoveButtons {...movable(row)} locale={locale} />,
        },
      ]
    : []

/** Buttons that move one thing of a list one place earlier or later. */
function MoveButtons(props: Movable & { readonly locale: Locale }) {
  const { title, order, at, locale } = props
  const t = texts(locale)
  if (order.length < 2) return null
  return (
    <Form action={props.action} label={`${t.order}: ${title}`}>
      <OnceToken token={newOnceToken()} />
      <Seen part={order} />
      <div class="row">
        {at > 0 && (
          <Button kind="quiet" name="doen" value="eerder" about={title}>
            {t.up}
          </Button>
        )}
        {at < order.length - 1 && (
          <Button kind="quiet" name="doen" value="later" about={title}>
            {t.down}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** What moving needs to know: the list, what it becomes, and the page to go back to. */
export interface Moving<T> {
  readonly order: (definition: T) => readonly string[]
  readonly apply: (definition: T, by: -1 | 1) => T
  readonly back: string
}

/** Answers the buttons: the list is changed unless somebody else changed its order meanwhile. */
export const moveHandler =
  <T,>(kind: DraftKind<T>, movingAt: (c: Ctx) => Moving<T>): Handler =>
  async (c) => {
    const { order, apply, back } = movingAt(c)
    const input = await readForm(c)
    const path = await once(c.var.act, input, async (act) => {
      const saved = await saveDraft(act, kind, c.req.param('sleutel') ?? '', {
        seen: input.text[seenField]?.[0] ?? '',
        part: order,
        apply: (definition) => apply(definition, input.text.doen?.[0] === 'eerder' ? -1 : 1),
      })
      if (!saved.ok) throw new Conflict(texts(act.locale).orderChanged)
      return `${back}?klaar=bewaard`
    })
    return redirect(c, path)
  }
