import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { Button, ButtonRow } from '../../../ui/button/button.tsx'
import { type Definition, DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { TextInput } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { ProcessPicture } from '../../../ui/process-picture/process-picture.tsx'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { themeKey } from '../../own/load.ts'
import { ownVersions } from '../../own/store.ts'
import { ourTheme, type Theme, themeCss, themeSchema } from '../../own/theme.ts'
import { markOf, mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { draftPanel } from '../drafts/panel.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { themeKind, themePath } from './kind.ts'
import { texts } from './texts.ts'

/** `/beheer/huisstijl`: the theme that holds now and its versions. */
export async function showTheme(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const versions = await ownVersions(act.db, 'theme', themeKey)
  const [current] = versions
  const theme = current ? themeSchema.parse(current.definition) : ourTheme
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: administrationTexts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} kicker={current ? t.version(current.version) : t.ours} lead={t.lead} />
      {await draftPanel(c, themeKind, themeKey)}
      <Section title={t.holds}>
        <DefinitionList items={nameItems(theme, locale)} />
      </Section>
      {versions.length > 0 && (
        <Section title={t.versions}>
          <ul>
            {versions.map(({ version, published_at }) => (
              <li>
                {t.version(version)}, {t.published(formatDay(dayOf(published_at), locale, 'long'))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

const nameItems = (theme: Theme, locale: Locale, change?: Definition['change']): readonly Definition[] => {
  const t = texts(locale)
  return [
    { term: t.nameLabel, value: theme.name, ...(change ? { change } : {}) },
    { term: t.font, value: t.fonts[theme.font], ...(change ? { change } : {}) },
  ]
}

/** The parts of a theme that is being prepared. */
export async function showThemeDraft(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(c.var.act, themeKind, key)
  const theme = draft.definition
  const link = (part: string) => ({ href: themePath(part), label: t.change })
  return draftPage(
    c,
    { kind: themeKind, key, draft, view: 'edit', lead: t.editLead },
    <>
      <DefinitionList
        items={[
          ...nameItems(theme, locale, link('naam')),
          { term: t.modes.light, value: <Colors theme={theme} mode="light" />, change: link('licht') },
          { term: t.modes.dark, value: <Colors theme={theme} mode="dark" />, change: link('donker') },
        ]}
      />
      <Section title={t.contrast}>
        <CheckNotice faults={themeKind.check(theme)} locale={locale} />
      </Section>
    </>,
  )
}

/** The colours of a set beside each other. */
function Colors({ theme, mode }: { readonly theme: Theme; readonly mode: 'light' | 'dark' }) {
  const colors = Object.values(theme[mode])
  return (
    <svg class="swatches" viewBox={`0 0 ${colors.length * 32} 32`} aria-hidden="true" focusable="false">
      {colors.map((color, index) => (
        <rect x={index * 32} width="32" height="32" fill={color} />
      ))}
    </svg>
  )
}

/** A page with all that is common, in the theme of the draft. */
export async function showThemeSample(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(c.var.act, themeKind, key)
  return draftPage(
    c,
    {
      kind: themeKind,
      key,
      draft,
      view: 'try',
      title: t.tryTitle,
      lead: t.tryLead,
      sheet: `${themePath('stijl.css')}?m=${markOf(draft.definition)}`,
    },
    <Sample locale={locale} />,
  )
}

function Sample({ locale }: { readonly locale: Locale }) {
  const t = texts(locale)
  const tones = ['info', 'success', 'warning', 'error'] as const
  const badges = ['active', 'wait', 'good', 'bad', 'neutral'] as const
  return (
    <>
      <p>
        {t.sampleText} <a href={themePath('voorbeeld')}>{t.sampleLink}</a>
      </p>
      <p class="small">{t.sampleSoft}</p>
      <ProcessPicture
        locale={locale}
        steps={t.sampleSteps.map((title, index) => ({
          key: String(index),
          title,
          state: (['done', 'current', 'ahead'] as const)[index] ?? 'ahead',
          caption: '',
        }))}
      />
      {tones.map((tone) => (
        <Notice tone={tone} title={t.sampleNotices[tone]}>
          <p>{t.sampleText}</p>
        </Notice>
      ))}
      <p>
        {badges.map((tone) => (
          <>
            <StatusBadge tone={tone}>{t.sampleBadge}</StatusBadge>{' '}
          </>
        ))}
      </p>
      <form class="form" method="get" action={themePath('voorbeeld')}>
        <TextInput name="naam" locale={locale} label={t.sampleField} autocomplete="off" />
        <ButtonRow>
          <Button>{t.sampleButton}</Button>
          <Button kind="secondary">{t.sampleSecond}</Button>
        </ButtonRow>
      </form>
    </>
  )
}

/** The style sheet of the draft, for the page with the example. */
export async function showDraftSheet(c: Ctx): Promise<Response> {
  const draft = await mustHaveDraft(c.var.act, themeKind, c.req.param('sleutel') ?? '')
  c.header('Cache-Control', 'private, no-store')
  c.header('Content-Type', 'text/css; charset=utf-8')
  return c.body(themeCss(draft.definition))
}
