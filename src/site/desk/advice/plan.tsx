import { BudgetTable } from '../../../funds/index.ts'
import {
  initiativeTexts,
  publicAddress,
  supportBeforeInWords,
  supportInWords,
} from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import { isStaff } from '../../../people/index.ts'
import { amountInWords } from '../../../ui/amount/amount.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { FileList } from '../../../ui/file-list/file-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { texts } from '../case/texts.ts'
import type { Question } from './question.ts'

/** The plan in the initiator's words, where it is, and the files that came with it. */
export function Plan({ act, question }: { readonly act: Act; readonly question: Question }) {
  const { locale } = act
  const t = texts(locale).answerAdvice
  const overview = texts(locale).overview
  const { initiative, files, support, before, budget } = question
  if (!initiative) return null
  const needWords: Readonly<Record<string, string>> = initiativeTexts(locale).needs
  // A home is known to officials; a jury of residents sees the street.
  const place = publicAddress(initiative.address, initiative.home_bound && !isStaff(act.actor))
  return (
    <Section title={t.plan}>
      <p class="keep-lines">{initiative.story}</p>
      <DefinitionList
        items={[
          ...(place ? [{ term: t.place, value: place }] : []),
          ...(initiative.needs.length > 0
            ? [
                {
                  term: overview.needs,
                  value: initiative.needs.map((need) => needWords[need] ?? need).join(', '),
                },
              ]
            : []),
          ...(initiative.amount_cents
            ? [{ term: overview.amount, value: amountInWords(initiative.amount_cents, locale) }]
            : []),
          ...(support
            ? [
                {
                  term: t.support,
                  value: [
                    `${supportInWords(support, locale)}.`,
                    before && supportBeforeInWords(before, locale),
                  ]
                    .filter(Boolean)
                    .join(' '),
                },
              ]
            : []),
        ]}
      />
      {budget && <BudgetTable budget={budget} locale={locale} plan={initiative.title} />}
      {files.length > 0 ? (
        <FileList
          locale={locale}
          files={files.map((file) => ({
            name: file.name,
            href: paths.file(file.id, file.name),
            kind: file.name.split('.').at(-1)?.toUpperCase() ?? '',
            bytes: file.bytes,
          }))}
        />
      ) : (
        <p>{t.noFiles}</p>
      )}
    </Section>
  )
}
