import type { z } from 'zod'
import type { FormState } from '../../kit/form.ts'
import { shortText, ticked, uploadedFile } from '../../kit/form-fields.ts'
import { inLocale, type Locale } from '../../kit/locale.ts'
import { Photo, type PhotoFile } from '../photo/photo.tsx'
import { Checkbox } from './choices.tsx'
import { Fieldset } from './field.tsx'
import { bindFields } from './form.tsx'
import { FileInput, TextInput } from './inputs.tsx'

const nl = {
  hint: 'Zonder mensen die te herkennen zijn. Zonder foto staat er een tekening.',
  add: 'Kies een foto',
  replace: 'Kies een andere foto',
  description: 'Wat zie je op de foto?',
  descriptionHint: 'Nodig als er een foto is: voor wie haar niet kan zien.',
  remove: 'Haal de foto weg',
  faults: {
    photo: 'Kies de foto die je beschrijft, of haal de beschrijving weg.',
    photoDescription: 'Schrijf wat er op de foto te zien is.',
  },
}
const en: typeof nl = {
  hint: 'Without people one can recognise. Without a photo there is a drawing.',
  add: 'Choose a photo',
  replace: 'Choose another photo',
  description: 'What does the photo show?',
  descriptionHint: 'Needed when there is a photo: for who cannot see it.',
  remove: 'Take the photo away',
  faults: {
    photo: 'Choose the photo that you describe, or take the description away.',
    photoDescription: 'Write what the photo shows.',
  },
}
const texts = inLocale({ nl, en })

/** What `PhotoFields` sends, for the schema of a form; the form has `files`. */
export const photoFields = {
  photo: uploadedFile().optional(),
  photoDescription: shortText(300).optional(),
  removePhoto: ticked(),
}
type Typed = z.infer<z.ZodObject<typeof photoFields>>

/** The names of these fields, for the messages about them. */
export const photoLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const t = texts(locale)
  return { photo: t.add, photoDescription: t.description }
}

/** What is filled in of a photo that is there. */
export const photoValues = ({ photo_description }: { readonly photo_description: string | null }) => ({
  photoDescription: photo_description,
})

/**
 * What is wrong with it and at which field, when something is: a photo says in words what it shows, and words without a
 * photo are those of a file that still has to be chosen. `has` tells whether there is a photo already.
 */
export function photoFault(
  { photo, removePhoto, photoDescription }: Typed,
  has: boolean,
  locale: Locale,
): readonly [keyof Typed, string] | null {
  const stays = photo !== undefined || (has && !removePhoto)
  const described = photoDescription !== undefined
  const fault = stays ? !described && 'photoDescription' : described && !removePhoto && 'photo'
  return fault ? [fault, texts(locale).faults[fault]] : null
}

/** The one photo of a thing with what it shows: the one there is, another one, and taking it away. */
export function PhotoFields(props: {
  readonly form: FormState
  /** What it is a photo of, such as "Foto van de plek". */
  readonly label: string
  readonly now: PhotoFile | undefined
  readonly locale: Locale
}) {
  const { form, label, now, locale } = props
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <Fieldset name="photos" label={label} hint={t.hint} locale={locale}>
      {now && (
        <div class="lead-picture">
          <Photo photo={now} />
        </div>
      )}
      <FileInput
        {...field('photo')}
        accept=".jpg,.jpeg,.png,.webp"
        label={now ? t.replace : t.add}
        optional
        imagesOnly
      />
      <TextInput {...field('photoDescription')} label={t.description} hint={t.descriptionHint} optional />
      {now && <Checkbox {...field('removePhoto')} label={t.remove} optional="unsaid" />}
    </Fieldset>
  )
}
