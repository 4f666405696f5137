import type { Act } from '../../kit/act.ts'
import { type FormInput, type FormState, formStatus, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { page } from '../../ui/page.tsx'
import { inNobodysName, keepFiles, keepTyped, type OpenDraft, removeDraftFile } from '../actions.ts'
import type { MapView } from '../pages/fields.tsx'
import { StepPage } from '../pages/step.tsx'
import { formPaths } from '../paths.ts'
import { maySend, tooLongToKeep } from '../rules.ts'
import type { FormSection } from '../schema.ts'
import { texts } from '../texts.ts'
import { currentForm, formOfVersion } from '../versions.ts'
import { hasPageAt } from '../ways.ts'
import {
  alsoAsked,
  formAt,
  isFromCheck,
  newDraft,
  openDraft,
  type Position,
  positionOf,
  read,
  stateOf,
  typedErrors,
} from './position.ts'
import type { FormSite } from './site.ts'

/** The file field whose "add" was pressed. */
function fieldToAddTo(section: FormSection, input: FormInput): string | null {
  const pressed = valueIn(input.text, 'blijf')
  const files = section.fields.filter((field) => field.type === 'file')
  return pressed === '' ? null : ((files.find(({ key }) => key === pressed) ?? files[0])?.key ?? null)
}

const mapView = ({ municipality }: Act): MapView => ({
  center: municipality.map.center,
  base: paths.mapBase(),
  tiles: municipality.map.tiles_url === '' ? null : paths.mapTiles(),
  attribution: municipality.map.attribution,
})

/** The word that fills something in, from the address with which somebody begins. */
const carriedBy = (c: Ctx): string => (c.req.query('met') ?? '').slice(0, 80)

/** The page exists, on another way through this form than the draft in hand takes. */
async function isOnOtherWay(act: Act, open: OpenDraft, slug: string): Promise<boolean> {
  if (open.form.sections.some((section) => section.slug === slug)) return false
  return hasPageAt((await formOfVersion(act.db, open.versionId)).form, slug)
}

/** The section of the address; beside another `:slug` it is called `:deel`. */
const sectionAsked = (c: Ctx): string => c.req.param('deel') ?? c.req.param('slug') ?? ''

/** Filling in: the sections one by one, kept whatever button is pressed. */
export function fillHandlers(site: FormSite) {
  const pages = formPaths(site.base)

  const showSection = async (c: Ctx, at: Position, state: FormState, resumeAt: string | null = null) => {
    const { act } = c.var
    const t = texts(act.locale)
    const { section, step } = at
    const map = at.fields.some((field) => field.type === 'location' && field.map) ? mapView(act) : undefined
    const title = `${section.title[act.locale]} - ${t.step(step)} - ${at.form.title[act.locale]}`
    return page(
      c,
      {
        title,
        error: Object.keys(state.errors).length > 0,
        islands: [...(map ? ['form', 'map-island'] : ['form']), ...(site.islands?.(section) ?? [])],
        ...(site.current ? { current: site.current } : {}),
      },
      <StepPage
        form={at.form}
        state={state}
        locale={act.locale}
        areas={at.areas}
        files={at.open?.files}
        map={map}
        paths={pages}
        section={section}
        fields={at.fields}
        step={step}
        fromCheck={isFromCheck(c, state)}
        resumeAt={resumeAt}
        mustSignIn={!maySend(act.actor, at.form)}
        hasStartPage={site.start !== undefined}
        below={
          await site.below?.(act, section, {
            answers: at.open ? read(act, at.open, at.areas).answers : {},
            state,
          })
        }
        {...(at.open ? {} : { carried: carriedBy(c) })}
      />,
      formStatus(state.errors),
    )
  }

  /** The draft in hand; a new one begins with what the address carried along. */
  const draftFor = async (c: Ctx, input: FormInput, slug: string): Promise<OpenDraft> => {
    const { act } = c.var
    const open = await openDraft(c, site.key)
    if (open) return open
    const fresh = await newDraft(c, site.key, slug)
    const word = valueIn(input.text, 'met')
    const values = word === '' ? {} : ((await site.begins?.(act, word)) ?? {})
    const names = Object.keys(values)
    // Only where it belongs: what is known of who fills it in stays to be offered in the other sections.
    const about = fresh.form.sections.filter(({ fields }) =>
      fields.some(({ key }) => names.some((name) => name === key || name.startsWith(`${key}.`))),
    )
    return about.length > 0 ? keepTyped(act, fresh, about, values) : fresh
  }

  /** What was typed; where nothing was, what we know already. */
  const stateFor = async (c: Ctx, open: OpenDraft | null): Promise<FormState> => {
    const known = (await site.known?.(c.var.act)) ?? {}
    const word = carriedBy(c)
    const begun = word === '' ? {} : ((await site.begins?.(c.var.act, word)) ?? {})
    const { values, errors } = stateOf(open)
    // What somebody typed stays; where they typed nothing yet, the address may still fill it in.
    const isFree = Object.keys(begun).every((name) => valueIn(values, name) === '')
    return { values: { ...known, ...values, ...(isFree ? begun : {}) }, errors }
  }

  const showStart = async (c: Ctx) => {
    const open = await openDraft(c, site.key)
    const form = open?.form ?? (await currentForm(c.var.act.db, site.key)).form
    const [first] = form.sections
    const at = await positionOf(c.var.act, form, open, first!.slug)
    const step = open && form.sections.find((section) => section.key === open.draft.step)
    const resumeAt = open && step && step !== first ? pages.section(step.slug) : null
    return showSection(c, at, await stateFor(c, open), resumeAt)
  }

  const showStep = async (c: Ctx) => {
    const open = await openDraft(c, site.key)
    const slug = sectionAsked(c)
    if (open && (await isOnOtherWay(c.var.act, open, slug))) return redirect(c, pages.start())
    const form = open?.form ?? (await formAt(c.var.act, site.key, slug))
    const at = await positionOf(c.var.act, form, open, slug)
    // Without a draft there is nothing to go on with: begin at the beginning.
    if (!open && at.step.previous) return redirect(c, pages.start())
    return showSection(c, at, await stateFor(c, open))
  }

  const postStep = async (c: Ctx) => {
    const { act } = c.var
    const input = await readForm(c)
    const slug = sectionAsked(c)
    const before = await draftFor(c, input, slug)
    if (await isOnOtherWay(act, before, slug)) return redirect(c, pages.start())
    const { section } = await positionOf(act, before.form, before, slug)
    const typed = await keepTyped(act, before, [section], input.text, site.own)
    const files = await keepFiles(site.unnamed ? inNobodysName(act) : act, typed, [section], input)
    const removed = valueIn(input.text, 'verwijder')
    const open = removed ? await removeDraftFile(act, files.open, removed) : files.open
    const at = await positionOf(act, open.form, open, slug)
    const values = { ...open.draft.typed, terug: input.text.terug ?? [] }
    const hasFileErrors = Object.keys(files.errors).length > 0
    if (removed && !hasFileErrors) return redirect(c, pages.section(slug))
    if (valueIn(input.text, 'later') && !hasFileErrors) return redirect(c, pages.later())
    if (valueIn(input.text, 'vorige') && !hasFileErrors) {
      return redirect(c, at.step.previous ? pages.section(at.step.previous.slug) : pages.start())
    }
    // "Add" with nothing to add says so, and leaves the rest of the page alone.
    const adding = fieldToAddTo(section, input)
    if (adding && !hasFileErrors) {
      if (Object.hasOwn(input.files, adding)) return redirect(c, pages.section(slug))
      return showSection(c, at, { values, errors: { [adding]: texts(act.locale).chooseFileFirst } })
    }
    const { answers } = read(act, open, at.areas)
    const also = await alsoAsked(act, site, open.form, { answers, typed: open.draft.typed })
    const errors = {
      ...(also?.section.key === section.key ? also.errors : {}),
      ...typedErrors(act, at, input),
      ...files.errors,
    }
    if (Object.keys(errors).length > 0) {
      return showSection(c, at, { values: { ...values, ...tooLongToKeep(section, input.text) }, errors })
    }
    if (valueIn(input.text, 'terug') === 'controleren' || !at.step.next) return redirect(c, pages.check())
    const aside = await site.afterSection?.(act, { draftId: open.draft.id, section, answers })
    if (aside) return redirect(c, aside)
    return redirect(c, pages.section(at.step.next.slug))
  }

  const autosave = async (c: Ctx) => {
    const input = await readForm(c)
    const slug = sectionAsked(c)
    const open = await draftFor(c, input, slug)
    const { section } = await positionOf(c.var.act, open.form, open, slug)
    await keepTyped(c.var.act, open, [section], input.text, site.own)
    return c.body(null, 204)
  }

  return { showStart, showStep, postStep, autosave }
}
