/**
 * Saves the form it stands in while people type, to the address of its draft, and says when. Name the island in
 * the page's options: `islands: ['autosave']`. The draft's address takes a post of the form's fields, saves them
 * without checking and answers 204.
 */
export function Autosave({ url }: { readonly url: string }) {
  return <meemaken-autosave class="autosave small" data-url={url} />
}

/** Asks before leaving a form that has no draft. Island `unsaved`. */
export function AskBeforeLeaving() {
  return <meemaken-unsaved />
}
