import type { ComponentChildren } from 'preact'

const Tree = ({ x, y, r }: { readonly x: number; readonly y: number; readonly r: number }) => (
  <>
    <path class="a-wood" d={`M${x - 3} ${y}h7v${130 - y}h-7z`} />
    <circle class="a-leaf" cx={x} cy={y - r / 3} r={r} />
    <circle class="a-leaf-light" cx={x - r / 3} cy={y - r / 1.8} r={r / 2.4} />
  </>
)

const Person = ({ x, y, tone }: { readonly x: number; readonly y: number; readonly tone: string }) => (
  <>
    <path class={tone} d={`M${x - 13} ${y + 36}v-10a13 13 0 0126 0v10z`} />
    <circle class="a-brick" cx={x} cy={y} r="9" />
  </>
)

/** Facade garden: hollyhocks against a brick wall. */
const green = (
  <>
    <path class="a-brick" d="M0 0h320v108H0z" />
    <path class="a-line" d="M0 18h320M0 36h320M0 54h320M0 72h320M0 90h320" />
    <path class="a-paper" d="M44 14h70v62H44zM206 14h70v62h-70z" />
    <path class="a-sky" d="M50 20h58v50H50zM212 20h58v50h-58z" />
    <path class="a-sea" d="M138 20h44v88h-44z" />
    <circle class="a-sun" cx="174" cy="66" r="3" />
    <path class="a-stone" d="M0 108h320v22H0z" />
    <path
      class="a-leaf"
      d="M22 110a20 20 0 0140 0zM66 110a26 26 0 0152 0zM196 110a22 22 0 0144 0zM236 110a28 28 0 0156 0z"
    />
    <path class="a-stalk" d="M92 104V60M262 104V56M42 104V78" />
    <g class="a-coral">
      <circle cx="92" cy="58" r="6" />
      <circle cx="88" cy="74" r="5" />
      <circle cx="262" cy="54" r="6" />
      <circle cx="267" cy="72" r="5" />
    </g>
    <g class="a-sun">
      <circle cx="42" cy="76" r="5" />
      <circle cx="216" cy="98" r="4" />
      <circle cx="284" cy="98" r="4" />
    </g>
  </>
)

/** Street party: bunting over a long table. */
const party = (
  <>
    <path class="a-warm" d="M0 0h320v130H0z" />
    <path class="a-sand" d="M0 62l34-20 34 20v50H0zM252 62l34-22 34 22v50h-68z" />
    <path class="a-rope" d="M0 12Q80 52 160 16T320 14" />
    <path class="a-coral" d="M28 24l14 4-10 14zM196 12l14-2-4 17z" />
    <path class="a-sea" d="M72 33h15l-8 16zM240 10l14 2-9 15z" />
    <path class="a-leaf" d="M122 29l14-6-2 18zM284 14l14 0-7 16z" />
    <Person x={100} y={62} tone="a-sea" />
    <Person x={140} y={58} tone="a-coral" />
    <Person x={184} y={60} tone="a-leaf" />
    <Person x={224} y={62} tone="a-sea-light" />
    <path class="a-paper" d="M66 88h194v12H66z" />
    <path class="a-wood" d="M76 100h8v30h-8zM242 100h8v30h-8z" />
    <path class="a-sun" d="M120 88a9 9 0 0118 0zM188 88a7 7 0 0114 0z" />
  </>
)

/** Food forest: fruit trees in a meadow. */
const food = (
  <>
    <path class="a-meadow" d="M0 0h320v130H0z" />
    <circle class="a-sun" cx="286" cy="24" r="14" />
    <Tree x={54} y={70} r={32} />
    <Tree x={122} y={62} r={40} />
    <Tree x={198} y={72} r={33} />
    <Tree x={262} y={68} r={34} />
    <g class="a-sun">
      <circle cx="106" cy="46" r="5" />
      <circle cx="138" cy="62" r="5" />
      <circle cx="66" cy="72" r="4" />
    </g>
    <g class="a-coral">
      <circle cx="186" cy="58" r="5" />
      <circle cx="212" cy="76" r="5" />
      <circle cx="270" cy="52" r="5" />
    </g>
    <path class="a-leaf-light" d="M0 122q80-14 160-3t160-4v15H0z" />
  </>
)

/** Play: slide, swing and a ball. */
const play = (
  <>
    <path class="a-sky" d="M0 0h320v130H0z" />
    <path class="a-meadow" d="M0 104q160-16 320 0v26H0z" />
    <path class="a-frame" d="M62 112L84 30l22 82M170 112L192 30M84 30h108M192 30l22 82" />
    <path class="a-rope" d="M118 30v52M142 30v52" />
    <path class="a-coral" d="M112 82h36v6h-36z" />
    <path class="a-sun" d="M232 46h14v66h-14z" />
    <path class="a-slide" d="M244 48c30 10 20 58 56 62" />
    <circle class="a-coral" cx="36" cy="108" r="12" />
    <path class="a-paper-line" d="M25 104q11 8 22 0" />
  </>
)

/** Sport: a field with goal and ball. */
const sport = (
  <>
    <path class="a-leaf-light" d="M0 0h320v130H0z" />
    <path class="a-leaf" d="M0 0h54v130H0zM108 0h54v130h-54zM216 0h54v130h-54z" />
    <circle class="a-paper-line" cx="160" cy="66" r="36" />
    <path class="a-paper-line" d="M160 0v130M0 34h46v64H0M320 34h-46v64h46" />
    <circle class="a-paper" cx="206" cy="78" r="13" />
    <path class="a-ink" d="M206 71l6 5-2 7h-8l-2-7z" />
  </>
)

/** Art and culture: a stage with a painting and music. */
const art = (
  <>
    <path class="a-sand" d="M0 0h320v130H0z" />
    <path class="a-wood" d="M44 14h116v86H44z" />
    <path class="a-sky" d="M52 22h100v70H52z" />
    <circle class="a-sun" cx="128" cy="42" r="11" />
    <path class="a-sea" d="M52 78q26-26 52 0t48-6v20H52z" />
    <path class="a-coral" d="M216 86a15 11 0 11-1-8V30l44-10v54a15 11 0 11-7-9V36l-30 7v43z" />
    <path class="a-brick" d="M0 112h320v18H0z" />
  </>
)

/** Meeting and care: people around a table with a pot of tea. */
const meeting = (
  <>
    <path class="a-sky" d="M0 0h320v130H0z" />
    <path class="a-paper" d="M20 12h74v54H20zM226 12h74v54h-74z" />
    <path class="a-meadow" d="M26 18h62v42H26zM232 18h62v42h-62z" />
    <path class="a-frame" d="M160 0v22" />
    <path class="a-sun" d="M138 38a22 18 0 0144 0z" />
    <Person x={92} y={66} tone="a-coral" />
    <Person x={140} y={62} tone="a-sea" />
    <Person x={188} y={62} tone="a-leaf" />
    <Person x={236} y={66} tone="a-sea-light" />
    <path class="a-wood" d="M56 94h216v10H56zM76 104h8v26h-8zM244 104h8v26h-8z" />
    <path class="a-paper" d="M150 78h24v16h-24zM174 82h8v7h-8zM112 86h12v8h-12zM204 86h12v8h-12z" />
  </>
)

/** Mobility: a bicycle on the way through the city. */
const mobility = (
  <>
    <path class="a-sky" d="M0 0h320v130H0z" />
    <path class="a-sand" d="M14 104V48l22-16 22 16v56zM252 104V36h50v68z" />
    <path class="a-paper" d="M30 58h12v14H30zM262 48h12v14h-12zM282 48h12v14h-12z" />
    <Tree x={84} y={78} r={18} />
    <path class="a-stone" d="M0 104h320v26H0z" />
    <path class="a-paper-dash" d="M0 121h320" />
    <circle class="a-frame" cx="136" cy="86" r="24" />
    <circle class="a-frame" cx="212" cy="86" r="24" />
    <path class="a-bike" d="M136 86l22-40h38l16 40h-46l-8-40M166 86l30-40M196 46l-4-14h14M150 42h16" />
  </>
)

/** Energy and water: sun on the roof, a canal with a heron's reeds. */
const energy = (
  <>
    <path class="a-sky" d="M0 0h320v130H0z" />
    <circle class="a-sun" cx="48" cy="34" r="19" />
    <path class="a-sand" d="M106 92V58h108v34z" />
    <path class="a-coral" d="M94 60l22-36h96l20 36z" />
    <path class="a-sea" d="M128 52l12-20h58l10 20z" />
    <path class="a-paper-line" d="M152 52l8-20M178 52v-20M133 42h70" />
    <path class="a-paper" d="M122 68h20v24h-20zM178 68h20v16h-20z" />
    <path class="a-frame" d="M272 92V36" />
    <path class="a-paper" d="M270 36l3-30 6 29zM274 35l27 13-28-5zM271 38l-24 17 19-20z" />
    <path class="a-sea-light" d="M0 92h320v38H0z" />
    <path class="a-paper-line" d="M20 106q14-7 28 0t28 0M168 116q14-7 28 0t28 0M244 104q12-6 24 0" />
    <path class="a-stalk" d="M92 112V80M100 116V86M84 116V90" />
  </>
)

/** Anything else: houses by the water, where people live together. */
const city = (
  <>
    <path class="a-sky" d="M0 0h320v130H0z" />
    <circle class="a-sun" cx="272" cy="28" r="15" />
    <path class="a-brick" d="M24 100V48h10V36h10V26h12v10h10v12h10v52z" />
    <path class="a-coral" d="M82 100V44l26-22 26 22v56z" />
    <path class="a-sand" d="M140 100V34h48v66z" />
    <path class="a-sea" d="M194 100V52l24-24 24 24v48zM140 34l6-10h36l6 10z" />
    <Tree x={270} y={82} r={19} />
    <path
      class="a-paper"
      d="M42 56h10v14H42zM58 56h10v14H58zM42 80h10v20H42zM94 54h10v14H94zM112 54h10v14h-10zM102 80h12v20h-12zM148 46h12v14h-12zM168 46h12v14h-12zM148 70h12v14h-12zM168 70h12v14h-12zM206 58h10v14h-10zM222 58h10v14h-10zM212 82h12v18h-12z"
    />
    <path class="a-sea-light" d="M0 100h320v30H0z" />
    <path class="a-paper-line" d="M26 114q14-7 28 0t28 0M150 118q14-7 28 0t28 0" />
  </>
)

/** The drawings, by subject. `city` fits everything. */
export const scenes = {
  green,
  party,
  food,
  play,
  sport,
  art,
  meeting,
  mobility,
  energy,
  city,
} as const satisfies Record<string, ComponentChildren>

export type Scene = keyof typeof scenes
export const sceneNames = Object.keys(scenes) as readonly Scene[]
export const isScene = (value: string): value is Scene => Object.hasOwn(scenes, value)
