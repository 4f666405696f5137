import type { CaseFile } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/index.ts'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { ListSetting } from './case-setting.ts'
import { caseBadge, type Dues, kindTitle, stepTitle } from './shared.tsx'
import { texts } from './texts.ts'

/** Cases as rows: what is due first, where it stands, who guides it. */
export function CaseTable(props: {
  readonly act: Act
  readonly files: readonly CaseFile[]
  readonly setting: ListSetting
  readonly people: ReadonlyMap<string, Person>
  readonly dues: Dues
}) {
  const { act, files, setting, people, dues } = props
  const { locale } = act
  const t = texts(locale)
  const areas = new Map(setting.areas.map((area) => [area.id, area.name]))
  return (
    <Table
      locale={locale}
      caption={t.list.caption}
      captionHidden
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: 'title',
          title: t.list.columns.title,
          rowHeader: true,
          cell: (file) => (
            <>
              <a href={paths.deskCase(file.number)} lang={langOfWords(locale)}>
                {file.title}
              </a>
              <br />
              <span class="small">{file.number}</span>
            </>
          ),
        },
        {
          key: 'due',
          title: t.list.columns.due,
          cell: (file) => {
            const badge = caseBadge(file, act, dues)
            return <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge>
          },
        },
        {
          key: 'step',
          title: t.list.columns.step,
          cell: (file) => (
            <div>
              {placeInProcess(setting, file, act)}
              <br />
              <span class="small">{areas.get(file.area_id ?? '') ?? t.wholeCity}</span>
            </div>
          ),
        },
        {
          key: 'guide',
          title: t.list.columns.guide,
          cell: (file) => people.get(file.guide_id ?? '')?.name ?? t.noGuide,
        },
      ]}
    />
  )
}

function placeInProcess({ processes }: ListSetting, file: CaseFile, { locale }: Pick<Act, 'locale'>): string {
  const kind = kindTitle(processes, file.kind, locale)
  const step = stepTitle(processes, file, locale)
  return step ? `${kind}: ${step}` : kind
}
