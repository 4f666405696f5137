/** What was asked for does not exist, or may not be known to exist by this person (404). */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The person is known and may not do this (403). */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** What was asked no longer fits the state of things; the message says what to do instead (409). */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** Too many attempts in a short time (429). `retryAfterSeconds` says when to try again. */
export class TooMany extends Error {
  override name = 'TooMany'
  constructor(readonly retryAfterSeconds: number) {
    super('Too many attempts')
  }
}
