import type { Ctx } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { PrintSource, ScreenOnly } from '../../ui/print/print.tsx'
import { deskTexts } from '../desk-texts.ts'
import { noteText, startNote } from '../start-note.ts'
import { projectPage } from './frame.tsx'
import { ExampleNotice } from './level-view.tsx'
import { reachProject } from './reach.ts'

/** `/werk/projecten/{nummer}/startnotitie`: the participation paragraph, to copy or to print. */
export async function showStartNote(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = deskTexts(locale).note
  const { project, chosen, plans, canWork } = await reachProject(c)
  const blocks = chosen ? startNote(project.title, chosen, plans[0]?.plan ?? null, locale) : []
  return projectPage(c, project, {
    title: t.title,
    lead: chosen ? t.lead : t.none,
    body: chosen ? (
      <>
        <ExampleNotice framework={chosen.framework} locale={locale} />
        <Section title={t.heading}>
          {blocks.map((block) =>
            typeof block === 'string' ? (
              <p key={block} class="keep-lines">
                {block}
              </p>
            ) : (
              <div key={block.intro}>
                <p>{block.intro}</p>
                <ul>
                  {block.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            ),
          )}
        </Section>
        <ScreenOnly>
          <TextArea
            name="tekst"
            locale={locale}
            label={t.label}
            values={{ tekst: [noteText(blocks)] }}
            rows={14}
            optional="unsaid"
          />
        </ScreenOnly>
        <PrintSource
          locale={locale}
          address={absolute(act, paths.deskProjectPart(project.number, 'startNote'))}
        />
      </>
    ) : (
      canWork && (
        <LinkButton href={paths.deskProjectPart(project.number, 'level')}>{t.openFramework}</LinkButton>
      )
    ),
  })
}
