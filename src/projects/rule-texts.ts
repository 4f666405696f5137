import { inLocale } from '../kit/locale.ts'

type Facts = Readonly<Record<string, number | string | null>>

const nl = {
  verdicts: { kept: 'in orde', broken: 'nog niet in orde', open: 'nog niet te zeggen' },
  kept: (kept: number, of: number) => `${kept} van de ${of} spelregels zijn in orde.`,
  all: 'Alle spelregels, en waaraan je het ziet',
  groundRules: 'De acht basisregels',
  principles: 'De drie uitgangspunten',
  rule: 'Regel',
  state: 'Stand',
  fact: 'Waaraan je dat ziet',
  names: {
    on_time: 'Mensen doen mee voordat er beslist is',
    clear: 'Duidelijk wat kan, wat vastligt en wie beslist',
    notice: 'Op tijd en open aangekondigd',
    published: 'Het plan is gepubliceerd',
    everyone: 'Moeite om iedereen te bereiken',
    plain: 'In gewone taal',
    feedback: 'Antwoord met redenen',
    learning: 'Wij leren ervan',
    inclusion: 'Inclusie: iedereen hoort erbij',
    tailored: 'Maatwerk: het past bij dit plan',
    safety: 'Veilig meedoen',
  },
  facts: {
    on_time: ({ first, decision }: Facts) =>
      first && decision
        ? `Het eerste moment is ${first}. De beslissing valt op ${decision}.`
        : decision
          ? 'Er is nog geen dag waarop mensen kunnen meedoen.'
          : 'De dag van de beslissing staat nog niet vast.',
    clear: ({ said, of }: Facts) => `${said} van de ${of} punten zijn ingevuld.`,
    notice: ({ published, first, days, urgent }: Facts) => {
      if (urgent) return 'Er is haast, omdat er gevaar is. Dan geldt er geen termijn.'
      if (!published) return `Het plan moet ${days} dagen vooraf online staan. Het is nog niet gepubliceerd.`
      return first
        ? `Het plan staat online sinds ${published}. Het eerste moment is ${first}. Afgesproken is ${days} dagen vooraf.`
        : `Het plan staat online sinds ${published}. Er is nog geen eerste dag.`
    },
    published: ({ published, versions }: Facts) =>
      !published
        ? 'Het plan is nog niet gepubliceerd.'
        : versions === 1
          ? `Gepubliceerd op ${published}.`
          : `Gepubliceerd op ${published}. Er zijn ${versions} versies.`,
    everyone: ({ offline, outreach, named }: Facts) =>
      `${offline} manieren zonder internet, waarvan ${outreach} waarbij wij zelf naar mensen gaan. ${
        named === 2
          ? 'Het plan zegt wie moeilijk te bereiken zijn, en hoe.'
          : 'Het plan zegt nog niet wie moeilijk te bereiken zijn, en hoe.'
      }`,
    plain: ({ all, long, most }: Facts) =>
      all === 0
        ? 'Er staat nog geen tekst in het plan.'
        : `${long} van de ${all} zinnen zijn langer dan ${most} woorden.`,
    feedback: ({ promised, said, answered }: Facts) => {
      const day = promised
        ? `Beloofd is uiterlijk ${promised}.`
        : said
          ? `Beloofd is: ${said}.`
          : 'Er is nog geen dag beloofd.'
      return answered ? `${day} Het antwoord kwam op ${answered}.` : day
    },
    learning: ({ planned, lessons, over }: Facts): string =>
      over
        ? lessons
          ? 'De lessen staan op deze pagina.'
          : 'De lessen zijn nog niet opgeschreven.'
        : planned === 1
          ? 'Het plan zegt hoe wij terugkijken.'
          : 'Het plan zegt nog niet hoe wij terugkijken.',
    inclusion: ({ said, of }: Facts) =>
      `${said} van de ${of} punten zijn ingevuld: wie het raakt, talen en toegankelijkheid.`,
    tailored: ({ fitting, ways }: Facts) =>
      `${fitting} van de ${ways} manieren passen volgens het afwegingskader bij de gekozen invloed.`,
    safety: ({ asked, taken, said }: Facts) => {
      const plan = said === 1 ? 'Het plan zegt wat wij doen.' : 'Het plan zegt nog niet wat wij doen.'
      return asked === 0
        ? plan
        : `${plan} Van de ${asked} extra maatregelen uit het kader nemen wij er ${taken}.`
    },
  },
}

const en: typeof nl = {
  verdicts: { kept: 'in order', broken: 'not in order yet', open: 'cannot be said yet' },
  kept: (kept, of) => `${kept} of the ${of} ground rules are kept.`,
  all: 'All ground rules, and by what you can tell',
  groundRules: 'The eight ground rules',
  principles: 'The three principles',
  rule: 'Rule',
  state: 'State',
  fact: 'How you can tell',
  names: {
    on_time: 'People take part before there is a decision',
    clear: 'Clear what is possible, what is fixed and who decides',
    notice: 'Announced in time and in the open',
    published: 'The plan is published',
    everyone: 'Effort to reach everybody',
    plain: 'In plain language',
    feedback: 'An answer with reasons',
    learning: 'We learn from it',
    inclusion: 'Inclusion: everybody belongs',
    tailored: 'Tailor-made: it suits this plan',
    safety: 'Taking part safely',
  },
  facts: {
    on_time: ({ first, decision }) =>
      first && decision
        ? `The first moment is ${first}. The decision is taken on ${decision}.`
        : decision
          ? 'There is no day yet on which people can take part.'
          : 'The day of the decision is not known yet.',
    clear: ({ said, of }) => `${said} of the ${of} points are filled in.`,
    notice: ({ published, first, days, urgent }) => {
      if (urgent) return 'It is urgent because there is danger. Then no term holds.'
      if (!published) return `The plan must be online ${days} days before. It is not published yet.`
      return first
        ? `The plan is online since ${published}. The first moment is ${first}. Agreed is ${days} days before.`
        : `The plan is online since ${published}. There is no first day yet.`
    },
    published: ({ published, versions }) =>
      !published
        ? 'The plan is not published yet.'
        : versions === 1
          ? `Published on ${published}.`
          : `Published on ${published}. There are ${versions} versions.`,
    everyone: ({ offline, outreach, named }) =>
      `${offline} ways without internet, of which ${outreach} where we go to people. ${
        named === 2
          ? 'The plan says who is hard to reach, and how.'
          : 'The plan does not say yet who is hard to reach, and how.'
      }`,
    plain: ({ all, long, most }) =>
      all === 0
        ? 'There is no text in the plan yet.'
        : `${long} of the ${all} sentences are longer than ${most} words.`,
    feedback: ({ promised, said, answered }) => {
      const day = promised
        ? `Promised is by ${promised}.`
        : said
          ? `Promised is: ${said}.`
          : 'No day is promised yet.'
      return answered ? `${day} The answer came on ${answered}.` : day
    },
    learning: ({ planned, lessons, over }) =>
      over
        ? lessons
          ? 'The lessons are on this page.'
          : 'The lessons are not written down yet.'
        : planned === 1
          ? 'The plan says how we look back.'
          : 'The plan does not say yet how we look back.',
    inclusion: ({ said, of }) =>
      `${said} of the ${of} points are filled in: whom it affects, languages and accessibility.`,
    tailored: ({ fitting, ways }) =>
      `${fitting} of the ${ways} ways suit the chosen influence by the framework.`,
    safety: ({ asked, taken, said }) => {
      const plan = said === 1 ? 'The plan says what we do.' : 'The plan does not say yet what we do.'
      return asked === 0 ? plan : `${plan} Of the ${asked} precautions of the framework we take ${taken}.`
    },
  },
}

export const ruleTexts = inLocale({ nl, en }, 'projects.rules')
