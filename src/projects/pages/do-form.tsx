import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'

/** One button that does one thing with a project. */
export function DoForm(props: {
  readonly number: string
  readonly doe: string
  readonly label: string
  readonly kind?: 'primary' | 'secondary'
}) {
  return (
    <Form action={paths.deskProject(props.number)} label={props.label}>
      <OnceToken token={newOnceToken()} />
      <FormActions submit={props.label} name="doe" value={props.doe} kind={props.kind ?? 'primary'} />
    </Form>
  )
}
