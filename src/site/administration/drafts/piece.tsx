import type { ComponentChildren } from 'preact'
import { NotFound } from '../../../kit/errors.ts'
import { type FormInput, type FormState, type FormValues, readForm } from '../../../kit/form.ts'
import { type Ctx, type Handler, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { Button } from '../../../ui/button/button.tsx'
import { bindFields, EnterGoesOn, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { type DraftOf, mustHaveDraft, type Saved, saveDraft } from './actions.ts'
import { clashPage, Seen, seenField } from './clash.tsx'
import { draftPage } from './frame.tsx'
import type { DraftKind } from './kind.ts'
import { texts } from './texts.ts'

/** A change that was understood: what it makes, and where to go after it is kept. */
export interface Applied<T> {
  readonly definition: T
  readonly to?: string
}

export type Understood<T> =
  | { readonly ok: true; readonly apply: (definition: T) => Applied<T> }
  | ({ readonly ok: false } & FormState)

export type Binder = ReturnType<typeof bindFields>

/** One thing of a draft that is changed on a page of its own. */
export interface Piece<T> {
  readonly title: string
  readonly lead?: string
  readonly path: string
  /** Where saving leads to. */
  readonly back: { readonly href: string; readonly label: string }
  readonly submit?: string
  readonly values: FormValues
  /** The part that two people may change at once. */
  readonly part: (definition: T) => unknown
  readonly read: (input: FormInput) => Understood<T>
  readonly fields: (field: Binder) => ComponentChildren
  /** Shown beside the form, and renewed while it is edited. */
  readonly preview?: (definition: T) => ComponentChildren
  /** A second button that takes the thing away. */
  readonly remove?: { readonly label: string; readonly apply: (definition: T) => T }
}

/** Makes the page of a piece for the address asked; null when there is no such thing. */
export type MakePiece<T> = (c: Ctx, definition: T) => Piece<T> | null | Promise<Piece<T> | null>

/** Rolls back what `once` began, when somebody else changed the same thing. */
class Clash extends Error {
  override name = 'Clash'
}

/** The two handlers of a page on which one piece is changed: look and save. */
export function piecePages<T>(
  kind: DraftKind<T>,
  make: MakePiece<T>,
): { readonly show: Handler; readonly save: Handler } {
  const open = async (c: Ctx) => {
    const draft = await mustHaveDraft(c.var.act, kind, c.req.param('sleutel') ?? '')
    const piece = await make(c, draft.definition)
    if (!piece) throw new NotFound()
    return { draft, piece }
  }
  return {
    show: async (c) => {
      const { draft, piece } = await open(c)
      return piecePage(c, kind, draft, piece, { values: piece.values, errors: {} }, draft.definition)
    },
    save: async (c) => {
      const input = await readForm(c)
      const { draft, piece } = await open(c)
      const doing = input.text.doen?.[0]
      const removing = doing === 'weg' ? piece.remove : undefined
      const understood: Understood<T> = removing
        ? { ok: true, apply: (definition) => ({ definition: removing.apply(definition) }) }
        : piece.read(input)
      if (!understood.ok) return piecePage(c, kind, draft, piece, understood, draft.definition, input)
      if (doing === 'bekijk') {
        const form = { values: input.text, errors: {} }
        return piecePage(c, kind, draft, piece, form, understood.apply(draft.definition).definition, input)
      }
      return keep(c, kind, draft, piece, input, understood.apply)
    },
  }
}

async function keep<T>(
  c: Ctx,
  kind: DraftKind<T>,
  draft: DraftOf<T>,
  piece: Piece<T>,
  input: FormInput,
  apply: (definition: T) => Applied<T>,
): Promise<Response> {
  const { part } = piece
  let saved: Saved<T> | null = null
  try {
    const path = await once(c.var.act, input, async (act) => {
      let to = piece.back.href
      saved = await saveDraft(act, kind, draft.key, {
        seen: input.text[seenField]?.[0] ?? '',
        part,
        apply: (definition) => {
          const applied = apply(definition)
          to = applied.to ?? to
          return applied.definition
        },
      })
      if (!saved.ok) throw new Clash()
      return `${to}?klaar=bewaard`
    })
    return redirect(c, path)
  } catch (error) {
    const clash = saved as Saved<T> | null
    if (!(error instanceof Clash) || !clash || clash.ok) throw error
    return clashPage(c, kind, { ...clash, part, input, path: piece.path })
  }
}

function piecePage<T>(
  c: Ctx,
  kind: DraftKind<T>,
  draft: DraftOf<T>,
  piece: Piece<T>,
  form: FormState,
  shown: T,
  input?: FormInput,
): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const field = bindFields(form, locale)
  const seen = input?.text[seenField]?.[0]
  return draftPage(
    c,
    {
      kind,
      key: draft.key,
      draft,
      view: 'edit',
      title: piece.title,
      ...(piece.lead ? { lead: piece.lead } : {}),
      errors: form.errors,
      islands: ['preview'],
    },
    <>
      <p>
        <a href={piece.back.href}>{piece.back.label}</a>
      </p>
      {draft.from_day === null && (
        <meemaken-preview>
          <Form action={piece.path}>
            <EnterGoesOn label={piece.submit ?? t.save} />
            <OnceToken token={newOnceToken()} />
            {seen ? (
              <input type="hidden" name={seenField} value={seen} />
            ) : (
              <Seen part={piece.part(draft.definition)} />
            )}
            {piece.fields(field)}
            <FormActions submit={piece.submit ?? t.save}>
              <Button kind="secondary" name="doen" value="bekijk">
                {t.lookFirst}
              </Button>
              {piece.remove && (
                <Button kind="quiet" name="doen" value="weg">
                  {piece.remove.label}
                </Button>
              )}
            </FormActions>
          </Form>
          <div class="flow stays-in-sight" data-preview="">
            {piece.preview?.(shown)}
          </div>
        </meemaken-preview>
      )}
    </>,
  )
}
