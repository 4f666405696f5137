/** The storage of files did not answer, or refused. The message is for the administrator and names no file of a person. */
export class StorageFailed extends Error {
  override name = 'StorageFailed'
}

/** The bytes of a file that the database knows are not in the storage. */
export class FileMissing extends Error {
  override name = 'FileMissing'
}
