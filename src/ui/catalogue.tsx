import type { Locale } from '../kit/locale.ts'
import { examples as amount } from './amount/examples.tsx'
import { examples as barChart } from './bar-chart/examples.tsx'
import { examples as breadcrumbs } from './breadcrumbs/examples.tsx'
import { examples as button } from './button/examples.tsx'
import { examples as card } from './card/examples.tsx'
import { examples as chart } from './chart/examples.tsx'
import { examples as chooseList } from './choose-list/examples.tsx'
import { examples as conversation } from './conversation/examples.tsx'
import { examples as definitionList } from './definition-list/examples.tsx'
import { examples as desk } from './desk/examples.tsx'
import { examples as disclosure } from './disclosure/examples.tsx'
import { examples as doors } from './doors/examples.tsx'
import { examples as download } from './download/examples.tsx'
import { examples as emptyState } from './empty-state/examples.tsx'
import type { Example } from './example.ts'
import { examples as figures } from './figures/examples.tsx'
import { examples as fileList } from './file-list/examples.tsx'
import { examples as filterBar } from './filter-bar/examples.tsx'
import { examples as form } from './form/examples.tsx'
import { examples as heading } from './heading/examples.tsx'
import { PageHeading } from './heading/heading.tsx'
import { examples as icon } from './icon/examples.tsx'
import { examples as interactiveMap } from './interactive-map/examples.tsx'
import { examples as meter } from './meter/examples.tsx'
import { examples as month } from './month/examples.tsx'
import { examples as notice } from './notice/examples.tsx'
import { examples as nowBox } from './now-box/examples.tsx'
import { examples as pagination } from './pagination/examples.tsx'
import { examples as paragraph } from './paragraph/examples.tsx'
import { examples as person } from './person/examples.tsx'
import { examples as phaseLine } from './phase-line/examples.tsx'
import { examples as photo } from './photo/examples.tsx'
import { examples as print } from './print/examples.tsx'
import { examples as processPicture } from './process-picture/examples.tsx'
import { examples as qrCode } from './qr-code/examples.tsx'
import { examples as schematicMap } from './schematic-map/examples.tsx'
import { examples as sides } from './sides/examples.tsx'
import { examples as status } from './status/examples.tsx'
import { examples as steps } from './steps/examples.tsx'
import { examples as table } from './table/examples.tsx'
import { examples as tabs } from './tabs/examples.tsx'
import { examples as tags } from './tags/examples.tsx'
import { examples as taskList } from './task-list/examples.tsx'
import { texts } from './texts.ts'
import { examples as timeline } from './timeline/examples.tsx'
import { examples as vignette } from './vignette/examples.tsx'

/** Every part with its folder's name; a test compares this with the folders. */
export const catalogue: readonly { readonly name: string; readonly examples: readonly Example[] }[] = [
  { name: 'amount', examples: amount },
  { name: 'bar-chart', examples: barChart },
  { name: 'breadcrumbs', examples: breadcrumbs },
  { name: 'button', examples: button },
  { name: 'card', examples: card },
  { name: 'chart', examples: chart },
  { name: 'choose-list', examples: chooseList },
  { name: 'conversation', examples: conversation },
  { name: 'definition-list', examples: definitionList },
  { name: 'desk', examples: desk },
  { name: 'disclosure', examples: disclosure },
  { name: 'doors', examples: doors },
  { name: 'download', examples: download },
  { name: 'empty-state', examples: emptyState },
  { name: 'figures', examples: figures },
  { name: 'file-list', examples: fileList },
  { name: 'filter-bar', examples: filterBar },
  { name: 'form', examples: form },
  { name: 'heading', examples: heading },
  { name: 'icon', examples: icon },
  { name: 'interactive-map', examples: interactiveMap },
  { name: 'meter', examples: meter },
  { name: 'month', examples: month },
  { name: 'notice', examples: notice },
  { name: 'now-box', examples: nowBox },
  { name: 'pagination', examples: pagination },
  { name: 'paragraph', examples: paragraph },
  { name: 'person', examples: person },
  { name: 'phase-line', examples: phaseLine },
  { name: 'photo', examples: photo },
  { name: 'print', examples: print },
  { name: 'process-picture', examples: processPicture },
  { name: 'qr-code', examples: qrCode },
  { name: 'schematic-map', examples: schematicMap },
  { name: 'sides', examples: sides },
  { name: 'status', examples: status },
  { name: 'steps', examples: steps },
  { name: 'table', examples: table },
  { name: 'tabs', examples: tabs },
  { name: 'tags', examples: tags },
  { name: 'task-list', examples: taskList },
  { name: 'timeline', examples: timeline },
  { name: 'vignette', examples: vignette },
]

/** The living catalogue at `/ui`: every part in every state, walked by the accessibility tests too. */
export function catalogueBody(locale: Locale) {
  const t = texts(locale)
  return (
    <>
      <PageHeading title={t.catalogueTitle} lead={t.catalogueLead} />
      <nav class="no-print" aria-label={t.catalogueParts}>
        <ul class="plain-list catalogue-index">
          {catalogue.map(({ name }) => (
            <li key={name}>
              <a href={`#${name}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {catalogue.map(({ name, examples }) => (
        <section key={name} id={name} class="catalogue-part">
          <h2>{name}</h2>
          {examples.map((example) => (
            <div key={example.name} class="catalogue-example" lang={locale === 'nl' ? undefined : 'nl'}>
              <h3>{example.name}</h3>
              <div>{example.node}</div>
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
