import { inLocale } from '../kit/locale.ts'

const nl = {
  answerThis: 'Je kunt deze mail gewoon beantwoorden. Je antwoord komt dan in het gesprek op de site.',
}

const en: typeof nl = {
  answerThis: 'You can simply answer this mail. Your answer then appears in the conversation on the site.',
}

export const texts = inLocale({ nl, en })
