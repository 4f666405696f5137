import { inLocale } from '../kit/locale.ts'

const nl = {
  changedMeanwhile: 'Intussen veranderde een gebied. Kijk opnieuw wat dit bestand doet, en bevestig dan.',
  alreadyTaken: 'Dit bestand is al ingelezen of weggegooid.',
  problems: 'Dit bestand kan zo niet worden ingelezen. Kies andere velden of pas het bestand aan.',
  notTheLast: 'Alleen de laatste inlezing kun je ongedaan maken.',
  changedSince: 'Na deze inlezing zijn de gebieden veranderd. Ongedaan maken kan niet meer.',
  builtOn: 'Iemand gebruikt de nieuwe gebieden al. Ongedaan maken kan niet meer.',
  codeTaken: 'Deze code heeft al een ander gebied.',
  nameMissing: 'Vul een naam in.',
  retiredAlready: 'Dit gebied is al vervallen.',
  hasDistricts: 'Er horen nog wijken bij. Geef die eerst een ander regiegroepgebied.',
  otherLevel: 'Kies een gebied van dezelfde soort dat nog bestaat.',
  notRetired: 'Dit gebied is niet vervallen.',
  parentGone: 'Het gebied waar dit in ligt, is vervallen. Kies eerst een ander.',
  municipality: 'De gemeente zelf kan niet vervallen.',
}

const en: typeof nl = {
  changedMeanwhile: 'An area changed meanwhile. Look again at what this file does, and then confirm.',
  alreadyTaken: 'This file was taken or thrown away already.',
  problems: 'This file cannot be taken like this. Choose other fields or change the file.',
  notTheLast: 'Only the last import can be undone.',
  changedSince: 'The areas changed after this import. It can no longer be undone.',
  builtOn: 'Somebody uses the new areas already. It can no longer be undone.',
  codeTaken: 'Another area has this code already.',
  nameMissing: 'Fill in a name.',
  retiredAlready: 'This area was retired already.',
  hasDistricts: 'Districts still belong to it. Give those another jury area first.',
  otherLevel: 'Choose an area of the same kind that still exists.',
  notRetired: 'This area was not retired.',
  parentGone: 'The area that this one lies in was retired. Choose another first.',
  municipality: 'The municipality itself cannot be retired.',
}

export const texts = inLocale({ nl, en })
