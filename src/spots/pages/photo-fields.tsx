import type { Act } from '../../kit/act.ts'
import type { FormState } from '../../kit/form.ts'
import { shortText, ticked, uploadedFile } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { bindFields, Checkbox, Fieldset, FileInput, TextInput } from '../../ui/form/index.ts'
import { Photo } from '../../ui/photo/photo.tsx'
import { photoOf, spotPhotos } from '../photo.ts'
import type { Spot } from '../store.ts'
import { texts } from '../texts.ts'

/** What the form of a place sends about its photo. */
export const photoFields = {
  photo: uploadedFile().optional(),
  photoDescription: shortText(300).optional(),
  removePhoto: ticked(),
}

/** The photo there is, another one, what it shows, and taking it away. */
export async function PhotoFields(act: Act, spot: Spot | null, form: FormState) {
  const { locale } = act
  const t = texts(locale).photo
  const field = bindFields(form, locale)
  const now = spot && photoOf(spot, await spotPhotos(act.db, [spot]))
  return (
    <Fieldset name="photos" label={t.title} hint={t.hint} locale={locale}>
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

/** The names of these fields, for the messages about them. */
export const photoLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const t = texts(locale).photo
  return { photo: t.add, photoDescription: t.description }
}

/** What is filled in of a photo that is there. */
export const photoValues = ({ photo_description }: Spot) => ({ photoDescription: photo_description })
