import { sameWord, splitWords } from '../../kit/search.ts'

/** A text in which the words that were looked for stand out, in whatever form. */
export function Marked({ text, words }: { readonly text: string; readonly words: string }) {
  const wanted = splitWords(words).filter((part) => part.isWord)
  return (
    <>
      {splitWords(text).map((part) =>
        part.isWord && wanted.some((one) => sameWord(one.text, part.text)) ? (
          <mark>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </>
  )
}
