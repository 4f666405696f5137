import type { Locale } from '../../kit/locale.ts'
import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Checkbox, CheckboxGroup, RadioGroup, Select, YesNo } from './choices.tsx'
import { bindFields, ErrorSummary, Form, FormActions } from './form.tsx'
import { DateInput, FileInput, MoneyInput, NumberInput, TextArea, TextInput, TimeInput } from './inputs.tsx'

const locale: Locale = 'nl'
const empty = bindFields({ values: {}, errors: {} }, locale)
const filled = bindFields(
  {
    values: {
      'vol-titel': ['Bankjes bij de vijver'],
      'vol-soort': ['groen'],
      'vol-hulp': ['geld', 'plek'],
      'vol-dag': ['2026-12-31'],
    },
    errors: {},
  },
  locale,
)
const wrong = bindFields(
  {
    values: { 'fout-mail': ['sanne@'], 'fout-dag': ['31-31-2026'], 'fout-bedrag': ['veel'] },
    errors: {
      'fout-mail': 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
      'fout-soort': 'Kies een antwoord bij: Soort.',
      'fout-hulp': 'Kies er minstens 1.',
      'fout-dag': 'Vul een datum in, zoals 31-12-2026.',
      'fout-bedrag': 'Vul een bedrag in, zoals 250 of 99,50.',
      'fout-akkoord': 'Kies een antwoord.',
    },
  },
  locale,
)
const kinds = [
  { value: 'groen', label: 'Groen', hint: 'Bomen, planten, een geveltuin' },
  { value: 'ontmoeten', label: 'Elkaar ontmoeten' },
  { value: 'anders', label: 'Iets anders' },
]
const help = [
  { value: 'geld', label: 'Geld' },
  { value: 'plek', label: 'Een plek' },
]

/** Every field part in its states, for the catalogue and the accessibility tests. */
export const examples: readonly Example[] = [
  {
    name: 'Tekst',
    node: <TextInput {...empty('titel')} label="Titel van je idee" hint="Kort en duidelijk." />,
  },
  { name: 'Tekst, ingevuld', node: <TextInput {...filled('vol-titel')} label="Titel van je idee" /> },
  {
    name: 'Tekst, niet verplicht',
    node: (
      <TextInput
        {...empty('telefoon')}
        label="Telefoon"
        type="tel"
        autocomplete="tel"
        optional
        why="dan kunnen wij je bellen."
      />
    ),
  },
  {
    name: 'Tekst, fout',
    node: <TextInput {...wrong('fout-mail')} label="E-mail" type="email" autocomplete="email" />,
  },
  { name: 'Lange tekst', node: <TextArea {...empty('verhaal')} label="Vertel over je idee" max={2000} /> },
  { name: 'Een keuze', node: <RadioGroup {...empty('soort')} label="Soort" options={kinds} /> },
  {
    name: 'Een keuze, ingevuld',
    node: <RadioGroup {...filled('vol-soort')} label="Soort" options={kinds} />,
  },
  { name: 'Een keuze, fout', node: <RadioGroup {...wrong('fout-soort')} label="Soort" options={kinds} /> },
  { name: 'Ja of nee', node: <YesNo {...empty('foto')} label="Mogen wij de foto tonen?" /> },
  {
    name: 'Meer keuzes',
    node: <CheckboxGroup {...filled('vol-hulp')} label="Wat heb je nodig?" options={help} />,
  },
  {
    name: 'Meer keuzes, fout',
    node: <CheckboxGroup {...wrong('fout-hulp')} label="Wat heb je nodig?" options={help} />,
  },
  {
    name: 'Aanvinken',
    node: <Checkbox {...empty('nieuws')} label="Stuur mij nieuws over mijn buurt" optional />,
  },
  {
    name: 'Aanvinken, fout',
    node: <Checkbox {...wrong('fout-akkoord')} label="Ik heb dit gelezen" hint="Dat is nodig." />,
  },
  { name: 'Lijst', node: <Select {...empty('wijk')} label="Wijk" options={kinds} /> },
  { name: 'Datum', node: <DateInput {...filled('vol-dag')} label="Wanneer begint het?" /> },
  { name: 'Datum, fout', node: <DateInput {...wrong('fout-dag')} label="Wanneer begint het?" /> },
  { name: 'Tijd', node: <TimeInput {...empty('tijd')} label="Hoe laat?" /> },
  { name: 'Bedrag', node: <MoneyInput {...empty('bedrag')} label="Hoeveel geld heb je nodig?" optional /> },
  { name: 'Bedrag, fout', node: <MoneyInput {...wrong('fout-bedrag')} label="Hoeveel geld heb je nodig?" /> },
  { name: 'Getal', node: <NumberInput {...empty('aantal')} label="Met hoeveel mensen doe je het?" /> },
  {
    name: 'Bestand',
    node: <FileInput {...empty('bestand')} label="Foto" accept=".jpg,.png" imagesOnly optional />,
  },
  {
    name: 'Alle fouten bij elkaar',
    node: (
      <ErrorSummary
        locale={locale}
        errors={{
          'fout-mail': 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
          'fout-soort': 'Kies een antwoord bij: Soort.',
        }}
      />
    ),
  },
  {
    name: 'Knoppen',
    node: (
      <Form action="/ui" label="Voorbeeld">
        <FormActions submit="Verder">
          <Button kind="secondary" name="later" value="ja">
            Bewaar en ga later verder
          </Button>
        </FormActions>
      </Form>
    ),
  },
]
