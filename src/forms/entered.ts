import type { FormDefinition, FormField, FormSection } from './schema.ts'

/**
 * The form as an official reads it who enters it for somebody: about that person, without the reasons why we ask.
 * Same questions, same answers. From paper it is entered as it stands there, and this is not used.
 */
export const asEntered = (form: FormDefinition): FormDefinition => ({
  ...form,
  sections: form.sections.map((section) => ({
    ...section,
    title: section.desk_title ?? section.title,
    fields: section.fields.map(fieldAsEntered),
  })),
})

function fieldAsEntered({ why: _, ...field }: FormField): FormField {
  const { desk } = field
  if (!desk) return field as FormField
  const { hint, label = field.label } = desk
  return { ...field, label, hint, missing: desk.label ? undefined : field.missing } as FormField
}

/** Whether a question with a usual answer may wait until the others are asked. */
export const canWait = (field: FormField): boolean => field.desk?.later === true

export const fieldsThatCanWait = (form: FormDefinition): readonly FormField[] =>
  form.sections.flatMap((section: FormSection) => section.fields.filter(canWait))
