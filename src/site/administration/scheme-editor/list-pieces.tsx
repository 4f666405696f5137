import { z } from 'zod'
import { type Scheme, schemeTexts } from '../../../funds/index.ts'
import { type FormInput, parseForm } from '../../../kit/form.ts'
import { shortText } from '../../../kit/form-fields.ts'
import type { Ctx, Handler } from '../../../kit/http.ts'
import { freeKey, movedOne } from '../../../kit/keyed.ts'
import { type Locale, type Localised, say } from '../../../kit/locale.ts'
import { TextInput } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothLong,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import { moveHandler } from '../drafts/move.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { sharedBy } from './general-pieces.tsx'
import { editPath, listWords, type SchemeList, schemeKind } from './kind.ts'
import { texts } from './texts.ts'

/** A thing of any of the lists, as its page has it. */
interface Thing {
  readonly title: Localised
  /** The question of a criterion, the text of another way. */
  readonly more?: Localised | undefined
  /** What is offered to who is refused on it. */
  readonly offers?: Localised | undefined
  /** The article in which it stands. */
  readonly article?: string | undefined
  readonly url?: string | undefined
}

type Criterion = Scheme['criteria'][number]
type Ground = Scheme['refusal_grounds'][number]
type Way = Scheme['other_ways'][number]

interface ListShape<Item> {
  readonly items: (scheme: Scheme) => readonly Item[]
  readonly put: (scheme: Scheme, items: readonly Item[]) => Scheme
  /** Its name in the address: its key, or its place where it has none. */
  readonly idOf: (item: Item, at: number) => string
  readonly show: (item: Item) => Thing
  readonly make: (thing: Thing, was: Item | null, items: readonly Item[]) => Item
  readonly asks: Readonly<Record<'more' | 'offers' | 'article' | 'url', boolean>>
  readonly labels: (locale: Locale) => { readonly title: string; readonly more: string }
}

const nothing: Localised = { nl: '', en: '' }
const keyFor = (
  thing: Thing,
  was: { readonly key: string } | null,
  items: readonly { readonly key: string }[],
) =>
  was?.key ??
  freeKey(
    thing.title.en,
    items.map(({ key }) => key),
    'point',
  )

const criteria: ListShape<Criterion> = {
  items: (scheme) => scheme.criteria,
  put: (scheme, items) => ({ ...scheme, criteria: [...items] }),
  idOf: ({ key }) => key,
  show: ({ title, question, ground }) => ({ title, more: question, article: ground }),
  make: (thing, was, items) => ({
    key: keyFor(thing, was, items),
    title: thing.title,
    question: thing.more ?? nothing,
    ground: thing.article ?? '',
  }),
  asks: { more: true, offers: false, article: true, url: false },
  labels: (locale) => ({ title: schemeTexts(locale).title, more: schemeTexts(locale).question }),
}

const grounds: ListShape<Ground> = {
  items: (scheme) => scheme.refusal_grounds,
  put: (scheme, items) => ({ ...scheme, refusal_grounds: [...items] }),
  idOf: ({ key }) => key,
  show: ({ title, article, offers }) => ({ title, article, offers }),
  make: (thing, was, items) => ({
    key: keyFor(thing, was, items),
    title: thing.title,
    article: thing.article ?? '',
    ...(thing.offers ? { offers: thing.offers } : {}),
  }),
  asks: { more: false, offers: true, article: true, url: false },
  labels: (locale) => ({ title: schemeTexts(locale).text, more: '' }),
}

const ways: ListShape<Way> = {
  items: (scheme) => scheme.other_ways,
  put: (scheme, items) => ({ ...scheme, other_ways: [...items] }),
  idOf: (_, at) => String(at + 1),
  show: ({ title, text, url }) => ({ title, more: text, url }),
  make: (thing) => ({
    title: thing.title,
    text: thing.more ?? nothing,
    ...(thing.url ? { url: thing.url } : {}),
  }),
  asks: { more: true, offers: false, article: false, url: true },
  labels: (locale) => ({ title: schemeTexts(locale).title, more: schemeTexts(locale).text }),
}

/** A thing of a list on the page of the draft. */
export interface SchemeThing {
  readonly id: string
  readonly title: Localised
}

/** The things of a list with their place in the address and their name, for the page of the draft. */
export function thingsOf(scheme: Scheme, list: SchemeList): readonly SchemeThing[] {
  const named = <Item,>({ items, idOf, show }: ListShape<Item>) =>
    items(scheme).map((item, at) => ({ id: idOf(item, at), title: show(item).title }))
  return list === 'criteria' ? named(criteria) : list === 'refusal_grounds' ? named(grounds) : named(ways)
}

/** Order of a list: what moving one of its things changes. */
export const orderOf =
  (list: SchemeList) =>
  (scheme: Scheme): readonly string[] =>
    thingsOf(scheme, list).map(({ title }) => title.nl)

function readThing<Item>(shape: ListShape<Item>, input: FormInput, locale: Locale) {
  const t = schemeTexts(locale)
  const names = shape.labels(locale)
  const schema = z.object({
    ...bothShort('title', 300),
    ...(shape.asks.more ? bothLong('more', 600) : {}),
    ...(shape.asks.offers ? bothIfAny('offers', 600) : {}),
    ...(shape.asks.article ? { article: shortText(100) } : {}),
    ...(shape.asks.url ? { url: z.url().max(500).optional() } : {}),
  })
  const parsed = parseForm(schema, input, locale, {
    ...bothLabels('title', names.title, locale),
    ...bothLabels('more', names.more, locale),
    ...bothLabels('offers', t.offers, locale),
    article: t.article,
    url: t.url,
  })
  if (!parsed.ok) return parsed
  const half = halfWritten(input, ['offers'], locale)
  if (half) return half
  const value: Readonly<Record<string, unknown>> = parsed.value
  const plain = (name: string) => (typeof value[name] === 'string' ? (value[name] as string) : undefined)
  const thing: Thing = {
    title: readBoth(value, 'title') ?? nothing,
    more: readBoth(value, 'more'),
    offers: readBoth(value, 'offers'),
    article: plain('article'),
    url: plain('url'),
  }
  return { ok: true as const, thing }
}

const fieldsOf =
  <Item,>(shape: ListShape<Item>, locale: Locale) =>
  (field: Binder) => {
    const t = schemeTexts(locale)
    const names = shape.labels(locale)
    return (
      <>
        <BothLanguages field={field} name="title" label={names.title} locale={locale} />
        {shape.asks.more && (
          <BothLanguages field={field} name="more" label={names.more} rows={3} locale={locale} />
        )}
        {shape.asks.offers && (
          <BothLanguages field={field} name="offers" label={t.offers} rows={3} locale={locale} optional />
        )}
        {shape.asks.article && <TextInput {...field('article')} label={t.article} width="medium" />}
        {shape.asks.url && <TextInput {...field('url')} label={t.url} type="url" optional />}
      </>
    )
  }

/** The pages of a list: changing one of its things, moving it or taking it away, and adding one. */
function piecesOf<Item>(
  list: SchemeList,
  shape: ListShape<Item>,
): { readonly one: MakePiece<Scheme>; readonly fresh: MakePiece<Scheme>; readonly move: Handler } {
  const word = listWords[list]
  const idIn = (c: Ctx): string => c.req.param(word.replace('-', '')) ?? ''
  return {
    move: moveHandler(schemeKind, (c) => ({
      order: orderOf(list),
      apply: (scheme, by) => {
        const items = shape.items(scheme)
        const from = items.findIndex((item, at) => shape.idOf(item, at) === idIn(c))
        return shape.put(scheme, movedOne(items, from, by))
      },
      back: editPath(c.req.param('sleutel') ?? ''),
    })),
    one: (c, scheme) => {
      const { locale } = c.var.act
      const t = texts(locale)
      const id = idIn(c)
      const at = (now: Scheme): number =>
        shape.items(now).findIndex((item, place) => shape.idOf(item, place) === id)
      const item = shape.items(scheme)[at(scheme)]
      if (item === undefined) return null
      const thing = shape.show(item)
      const change = (now: Scheme, by: (items: Item[], place: number) => Item[]): Scheme => {
        const place = at(now)
        return place < 0 ? now : shape.put(now, by([...shape.items(now)], place))
      }
      return {
        ...sharedBy(scheme, `${word}/${id}`, locale),
        title: `${schemeTexts(locale).thing[list]}: ${say(thing.title, locale)}`,
        values: {
          ...bothValues('title', thing.title),
          ...bothValues('more', thing.more),
          ...bothValues('offers', thing.offers),
          ...(thing.article ? { article: [thing.article] } : {}),
          ...(thing.url ? { url: [thing.url] } : {}),
        },
        part: (now) => shape.items(now)[at(now)] ?? null,
        read: (input) => {
          const read = readThing(shape, input, locale)
          if (!read.ok) return read
          return {
            ok: true,
            apply: (now) => ({
              definition: change(now, (items, place) =>
                items.map((one, index) => (index === place ? shape.make(read.thing, one, items) : one)),
              ),
            }),
          }
        },
        fields: fieldsOf(shape, locale),
        // A list is never left empty: without criteria or another way a scheme says nothing.
        ...(shape.items(scheme).length > 1
          ? {
              remove: {
                label: t.remove[list],
                apply: (now: Scheme) =>
                  change(now, (items, place) => items.filter((_, index) => index !== place)),
              },
            }
          : {}),
      }
    },
    fresh: (c, scheme) => {
      const { locale } = c.var.act
      return {
        ...sharedBy(scheme, `${word}-erbij`, locale),
        title: texts(locale).add[list],
        values: {},
        part: (now) => shape.items(now),
        read: (input) => {
          const read = readThing(shape, input, locale)
          if (!read.ok) return read
          return {
            ok: true,
            apply: (now) => {
              const items = shape.items(now)
              return { definition: shape.put(now, [...items, shape.make(read.thing, null, items)]) }
            },
          }
        },
        fields: fieldsOf(shape, locale),
      }
    },
  }
}

export const criterionPieces = piecesOf('criteria', criteria)
export const groundPieces = piecesOf('refusal_grounds', grounds)
export const wayPieces = piecesOf('other_ways', ways)
