import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import type { Crumb } from '../../ui/breadcrumbs/breadcrumbs.tsx'
import type { Project } from '../store.ts'
import { texts } from '../texts.ts'

/** What a project is called: in Dutch, also on an English page. */
export const ProjectTitle = ({
  project: { title },
  locale,
}: {
  readonly project: Pick<Project, 'title'>
  readonly locale: Locale
}) => <span lang={langOfWords(locale)}>{title}</span>

/** Where a page of a project stands: below all projects, and the project's own page. */
export const projectTrail = (
  project: Pick<Project, 'title' | 'slug'>,
  locale: Locale,
): readonly [Crumb, Crumb] => [
  { title: texts(locale).title, href: paths.projects() },
  { title: project.title, href: paths.project(project.slug), lang: langOfWords(locale) },
]
