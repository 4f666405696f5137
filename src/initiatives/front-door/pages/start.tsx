import { caseTexts, currentProcess, type NormKey } from '../../../cases/index.ts'
import { currentForm, type DraftInHand, draftDays, draftInHand, formPaths } from '../../../forms/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { WithAside } from '../../../ui/desk/desk.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Vignette } from '../../../ui/vignette/vignette.tsx'
import { formKey } from '../sender.ts'
import { texts } from '../texts.ts'

const pages = formPaths(paths.tellIdea())

/** `/idee`: what happens, how long it takes, what we promise; and on with a draft that was begun. */
export async function showStart(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).start
  const draft = await draftInHand(c, formKey)
  const { form } = draft ?? (await currentForm(act.db, formKey))
  const process = (await currentProcess(act.db, 'city_wish'))?.process
  const within = (key: NormKey): string | null => {
    const norm = process?.norms.find((one) => one.key === key)
    return norm ? t.contact(caseTexts(locale).term(norm.term)) : null
  }
  const promised = [
    { when: within('contact'), text: t.contactText },
    { when: within('intake'), text: t.intakeText },
    { when: within('feasibility'), text: t.feasibilityText },
  ].flatMap(({ when, text }) => (when ? [{ when, text }] : []))
  return page(
    c,
    { title: t.title, description: t.lead, current: 'idea' },
    <>
      <div class="with-aside">
        <div class="flow">
          <PageHeading title={t.title} lead={t.lead} />
          {draft ? (
            <Found draft={draft} locale={locale} />
          ) : (
            <>
              <div class="button-row no-print">
                <LinkButton href={pages.section(form.sections[0]!.slug)} iconEnd="arrow-right">
                  {t.begin}
                </LinkButton>
              </div>
              <p>{t.time}</p>
            </>
          )}
          <p>
            {t.doable} <a href={paths.doables()}>{t.doableLink}</a>.
          </p>
        </div>
        <Vignette scene="party" framed />
      </div>
      <WithAside
        label={t.otherTitle}
        aside={
          <>
            <Section title={t.goodTitle}>
              <ul>
                {t.good(draftDays).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Section>
            <Section title={t.otherTitle}>
              <p>
                <Icon name="phone" /> {t.callLabel}{' '}
                <a href={`tel:${municipality.team.telephone.replace(/[^\d+]/g, '')}`}>
                  {municipality.team.telephone}
                </a>
                . {t.call}
              </p>
              <p>{say(municipality.team.walk_in, locale)}</p>
              <p>
                <a href={pages.paper()}>{t.paper}</a>
              </p>
            </Section>
          </>
        }
      >
        <Section title={t.nextTitle}>
          <DefinitionList
            items={[{ when: t.first, text: t.tell }, ...promised].map(({ when, text }) => ({
              term: when,
              value: text,
            }))}
          />
          <p class="small">{t.termsNote}</p>
          <p>
            {t.green} <a href={paths.simpleGreen()}>{t.greenLink}</a>
          </p>
        </Section>
      </WithAside>
    </>,
  )
}

function Found({ draft, locale }: { readonly draft: DraftInHand; readonly locale: Locale }) {
  const t = texts(locale).start
  const title = draft.draft.typed.title?.[0]
  const at = draft.section ?? draft.form.sections[0]!
  return (
    <Notice title={title ? t.foundNamed(title) : t.found}>
      <p>{`${t.foundText} ${t.againText}`}</p>
      <form class="button-row no-print" method="post" action={pages.again()}>
        <LinkButton href={pages.section(at.slug)}>{t.goOn}</LinkButton>
        <Button kind="secondary">{t.again}</Button>
      </form>
    </Notice>
  )
}
