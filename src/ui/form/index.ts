export { Checkbox, CheckboxGroup, type Option, RadioGroup, Select, WhenChosen, YesNo } from './choices.tsx'
export { ConductLine } from './conduct.tsx'
export { ErrorMessage, Field, type FieldProps, Fieldset, fieldId } from './field.tsx'
export {
  bindFields,
  EnterGoesOn,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
} from './form.tsx'
export {
  DateInput,
  FileInput,
  MoneyInput,
  NumberInput,
  TextArea,
  TextInput,
  type TextInputProps,
  TimeInput,
} from './inputs.tsx'
export { AmountPerPart, ChoicePerPart, PlacePerPart, type QuestionPart, Scale } from './parts.tsx'
export {
  leaveField,
  PersonalDataCheck,
  PersonalDataNotice,
  personalDataErrors,
} from './personal-data.tsx'
export { PhotoFields, photoFault, photoFields, photoLabels, photoValues } from './photo.tsx'
export { PointField, pointFault, pointFields, pointIn, pointLabels, pointValues } from './point.tsx'
