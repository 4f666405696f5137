import type { ComponentChildren } from 'preact'
import type { Process } from '../../../cases/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormInput, type FormState, type FormValues, readForm } from '../../../kit/form.ts'
import { type Ctx, type Handler, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { Button } from '../../../ui/button/button.tsx'
import { bindFields, EnterGoesOn, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { type DraftOf, mustHaveDraft, type Saved, saveDraft } from '../drafts/actions.ts'
import { clashPage, Seen, seenField } from '../drafts/clash.tsx'
import { draftPage } from '../drafts/frame.tsx'
import { texts as draftTexts } from '../drafts/texts.ts'
import { processKind } from './kind.ts'
import { Preview } from './preview.tsx'

/** A change that was understood: the process it makes, and where to go after it is kept. */
export interface Applied {
  readonly process: Process
  readonly to?: string
}

export type Understood =
  | { readonly ok: true; readonly apply: (process: Process) => Applied }
  | ({ readonly ok: false } & FormState)

export type Binder = ReturnType<typeof bindFields>

/** One thing of a process that is changed on a page of its own. */
export interface Piece {
  readonly title: string
  readonly lead?: string
  readonly path: string
  /** Where saving leads to. */
  readonly back: { readonly href: string; readonly label: string }
  readonly submit?: string
  readonly values: FormValues
  /** The part that two people may change at once. */
  readonly part: (process: Process) => unknown
  readonly read: (input: FormInput) => Understood
  readonly fields: (field: Binder) => ComponentChildren
  /** Shown with the picture while it is edited. */
  readonly preview?: (process: Process) => ComponentChildren
  /** A second button that takes the thing away. */
  readonly remove?: { readonly label: string; readonly apply: (process: Process) => Process }
}

/** Makes the page of a piece for the address asked; null when there is no such thing. */
export type MakePiece = (c: Ctx, process: Process) => Piece | null

/** Rolls back what `once` began, when somebody else changed the same thing. */
class Clash extends Error {
  override name = 'Clash'
}

/** The two handlers of a page on which one piece is changed: look and save. */
export function piecePages(make: MakePiece): { readonly show: Handler; readonly save: Handler } {
  const open = async (c: Ctx) => {
    const draft = await mustHaveDraft(c.var.act, processKind, c.req.param('sleutel') ?? '')
    const piece = make(c, draft.definition)
    if (!piece) throw new NotFound()
    return { draft, piece }
  }
  return {
    show: async (c) => {
      const { draft, piece } = await open(c)
      return piecePage(c, draft, piece, { values: piece.values, errors: {} }, draft.definition)
    },
    save: async (c) => {
      const { draft, piece } = await open(c)
      const input = await readForm(c)
      const doing = input.text.doen?.[0]
      const removing = doing === 'weg' ? piece.remove : undefined
      const understood: Understood = removing
        ? { ok: true, apply: (process) => ({ process: removing.apply(process) }) }
        : piece.read(input)
      if (!understood.ok) return piecePage(c, draft, piece, understood, draft.definition, input)
      if (doing === 'bekijk') {
        const form = { values: input.text, errors: {} }
        return piecePage(c, draft, piece, form, understood.apply(draft.definition).process, input)
      }
      return keep(c, draft, piece, input, understood.apply)
    },
  }
}

async function keep(
  c: Ctx,
  draft: DraftOf<Process>,
  piece: Piece,
  input: FormInput,
  apply: (process: Process) => Applied,
): Promise<Response> {
  const { part } = piece
  let saved: Saved<Process> | null = null
  try {
    const path = await once(c.var.act, input, async (act) => {
      let to = piece.back.href
      saved = await saveDraft(act, processKind, draft.key, {
        seen: input.text[seenField]?.[0] ?? '',
        part,
        apply: (process) => {
          const applied = apply(process)
          to = applied.to ?? to
          return applied.process
        },
      })
      if (!saved.ok) throw new Clash()
      return `${to}?klaar=bewaard`
    })
    return redirect(c, path)
  } catch (error) {
    const clash = saved as Saved<Process> | null
    if (!(error instanceof Clash) || !clash || clash.ok) throw error
    return clashPage(c, processKind, { ...clash, part, input, path: piece.path })
  }
}

function piecePage(
  c: Ctx,
  draft: DraftOf<Process>,
  piece: Piece,
  form: FormState,
  shown: Process,
  input?: FormInput,
): Promise<Response> {
  const { locale } = c.var.act
  const t = draftTexts(locale)
  const field = bindFields(form, locale)
  const seen = input?.text[seenField]?.[0]
  return draftPage(
    c,
    {
      kind: processKind,
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
          <Preview process={shown} locale={locale}>
            {piece.preview?.(shown)}
          </Preview>
        </meemaken-preview>
      )}
    </>,
  )
}
