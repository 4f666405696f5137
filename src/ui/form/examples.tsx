import type { Locale } from '../../kit/locale.ts'
import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Checkbox, CheckboxGroup, RadioGroup, Select, YesNo } from './choices.tsx'
import { bindFields, ErrorSummary, Form, FormActions } from './form.tsx'
import { DateInput, FileInput, MoneyInput, NumberInput, TextArea, TextInput, TimeInput } from './inputs.tsx'
import { AmountPerPart, ChoicePerPart, PlacePerPart, Scale } from './parts.tsx'
import { PointField } from './point.tsx'

const locale: Locale = 'nl'
const empty = bindFields({ values: {}, errors: {} }, locale)
const filled = bindFields(
  {
    values: {
      'vol-titel': ['Bankjes bij de vijver'],
      'vol-soort': ['groen'],
      'vol-hulp': ['geld', 'plek'],
      'vol-dag': ['2026-12-31'],
      'vol-veilig': ['4'],
      'vol-plein.licht': ['eens'],
      'vol-eerst.bank': ['2'],
      'vol-eerst.boom': ['1'],
      'vol-punten.bank': ['70'],
      'vol-punten.boom': ['30'],
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
      'fout-veilig': 'Kies een antwoord op de vraag: Hoe veilig voel je je op het plein?',
      'fout-punten': 'Je gaf samen 90 punten. Verdeel er nog 10.',
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

const parts = [
  { value: 'bank', label: 'Bankjes om op te zitten' },
  { value: 'boom', label: 'Bomen voor schaduw', hint: 'Zij groeien pas na een paar jaar uit.' },
]
const rows = [
  { value: 'licht', label: 'Er is genoeg licht' },
  { value: 'schoon', label: 'Het is er schoon' },
]
const opinions = [
  { value: 'eens', label: 'Eens' },
  { value: 'geen', label: 'Geen mening' },
  { value: 'oneens', label: 'Oneens' },
]
const scale = {
  label: 'Hoe veilig voel je je op het plein?',
  low: 'heel onveilig',
  high: 'heel veilig',
}
const place = {
  label: 'Wat moet eerst?',
  how: 'Geef elk antwoord een eigen nummer. Nummer 1 is voor jou het belangrijkst, nummer 2 het minst.',
  empty: 'Geen nummer',
  places: 2,
}
const divide = {
  label: 'Verdeel 100 punten',
  how: 'Geef meer punten aan wat je belangrijker vindt.',
  total: 100,
  left: { none: 'Alles is verdeeld.', left: 'Nog te verdelen:', over: 'Te veel gegeven:' },
}

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
  {
    name: 'Naast elkaar, ook op een telefoon',
    node: (
      <RadioGroup
        {...empty('punten-veilig')}
        label="Hoeveel punten geef je?"
        options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
        row
      />
    ),
  },
  {
    name: 'Een punt op de kaart, of in cijfers',
    node: (
      <PointField
        form={{ values: {}, errors: {} }}
        map={{
          center: { lat: 51.8, lon: 4.67, zoom: 12 },
          tiles_url: '',
          tiles_max_zoom: 19,
          attribution: '',
        }}
        locale={locale}
      />
    ),
  },
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
    name: 'Schaal',
    node: (
      <Scale
        {...filled('vol-veilig')}
        {...scale}
        steps={[1, 2, 3, 4, 5]}
        ends="1 betekent: heel onveilig. 5 betekent: heel veilig."
      />
    ),
  },
  {
    name: 'Schaal van 0 tot en met 10, fout',
    node: (
      <Scale
        {...wrong('fout-veilig')}
        {...scale}
        steps={[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
        ends="0 betekent: heel onveilig. 10 betekent: heel veilig."
      />
    ),
  },
  {
    name: 'Tabel: in elke rij één antwoord',
    node: (
      <ChoicePerPart
        {...filled('vol-plein')}
        label="Wat vind je van het plein?"
        parts={rows}
        options={opinions}
      />
    ),
  },
  {
    name: 'Tabel, een rij nog open',
    node: (
      <ChoicePerPart
        {...wrong('fout-plein')}
        label="Wat vind je van het plein?"
        parts={rows.map((row) => ({ ...row, error: `Kies een antwoord bij: ${row.label}.` }))}
        options={opinions}
      />
    ),
  },
  {
    name: 'Volgorde zonder slepen',
    node: <PlacePerPart {...filled('vol-eerst')} {...place} parts={parts} />,
  },
  {
    name: 'Volgorde, fout',
    node: (
      <PlacePerPart
        {...wrong('fout-eerst')}
        {...place}
        parts={parts.map((part, at) => ({
          ...part,
          error: at === 1 ? 'Nummer 1 gaf je al aan “Bankjes om op te zitten”.' : undefined,
        }))}
      />
    ),
  },
  {
    name: 'Punten verdelen',
    node: <AmountPerPart {...filled('vol-punten')} {...divide} parts={parts} />,
  },
  {
    name: 'Punten verdelen, fout',
    node: <AmountPerPart {...wrong('fout-punten')} {...divide} parts={parts} />,
  },
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
