// What the scripts say to each other, and what Python sends. The browser never asks for this file.
type Point = [number, number]
/** left, top, right, bottom */
type Box = [number, number, number, number]
type Area = { x: number; y: number; width: number; height: number }
/** An area's months; null is no data. */
type Series = (number | null)[][]
type Attributes = Record<string, string | number | boolean | null | undefined>

type Model = import("./model.js").Model
type Pane = import("./pane.js").Pane
type Board = import("./board.js").Board
type View = import("./view.js").View

/** Python's choices of one run: what the map shows of its data. */
interface Head {
  /** What tells the data of the shown indicator from any others. */
  key: string
  indicator: string
  /** The indicators to choose from, and the keys of their data; none where there is no choice. */
  indicators: Record<string, string>
  keys: Record<string, string>
  period: string
  selected: string | null
  /** Areas that are to be compared with the selected one, and how many can be, that one among them. */
  beside: string[]
  most: number
  compare: string | null
  focus: string[]
  /** The code of the territory in focus, and that of everything. */
  territory: string | null
  whole: string
  counted: string
  view: "peta" | "petak"
  /** The map lies on the server's still picture of the same indicator and month, and is as large. */
  compact: boolean
  /** The page has the whole screen, says itself what is shown, and its letters are those of a back row. */
  projected: boolean
  alt: string[]
  /** What lies below the chosen kabupaten/kota; null where none is chosen. */
  below: Below | null
  /** The number of the last choice that Python has been told. */
  seen: number
  /** Words for a map that cannot be drawn, and for one that cannot be renewed. */
  failed: string
  stale: string
}

/** Several villages that are counted together: the desa with data, and those of them that pay. */
interface Unit {
  at: Point
  name: string
  known: number
  paying: number
  words: string
}

/** The units of the area with the code `area`, in one line of words, and what their circles mean. */
interface Below {
  area: string
  line: string
  keys: Record<"paying" | "nobody" | "unknown", string>
  units: Unit[]
}

/** What brings the other indicators: the keys of all, and the key of the data that came along. */
interface Others {
  keys: string[]
  key: string | null
}

/** What Python is told of; an area that is left out stays as Python has it, null is one step back. */
interface Told {
  wilayah?: string | null
  periode: string
  indikator: string
  /** The areas to be compared with the chosen one. */
  dibanding: string[]
  /** The keys whose data need not be sent. */
  punya: string[]
}

/** What Streamlit gives a component. */
interface Component {
  parentElement: HTMLElement & Partial<DocumentOrShadowRoot>
  setStateValue(name: string, value: unknown): void
}

interface LegendRow {
  label: string
  note: string
  fill?: string
  ink?: string
  from?: number | null
  to?: number | null
}

/** The same in every theme. */
type Colors = Record<
  "hatch" | "ground" | "outline" | "border" | "sea" | "neutral" | "symbol" | "text" | "muted" | "mark",
  string
>

/** The line of JSON of a payload, without its tables of numbers. */
interface Facts {
  geometry: string
  outlines: Outlines | null
  locale: string
  level: "kabkota" | "provinsi" | "cabang"
  codes: string[]
  names: string[]
  short: string[]
  members: string[][]
  labels: string[]
  /** What the thicker lines are. */
  borders: string
  parents: string[]
  provinces: Record<string, string>
  notes: Record<string, string>
  tiles: (Point | null)[]
  tileNames: string[]
  months: string[]
  monthNames: string[]
  scale: number
  unit: "persen" | "poin" | "orang"
  symbols: boolean
  legend: LegendRow[]
  caution: string
  title: string
  /** What a saved picture is called, but for its months. */
  file: string
  sources: string[]
  sourceOf: number[]
  stamp: string
  words: Record<string, string>
  palette: Colors
}

interface Tables {
  values: Series
  classes: Series
  active: Series | null
  eligible: Series | null
}

/** The shared geometry file. */
interface Outlines {
  viewbox: Box
  paths: Record<string, string>
  labels: Record<string, Point>
  boxes: Record<string, Box>
  outlines: Record<"provinsi" | "cabang", Record<string, string>>
}

interface Layout {
  box: Box
  paths: string[]
  points: Point[]
  boxes: Box[]
  sides: number[]
  lines: string
  /** Territories of several areas, by their codes. */
  territories: Record<string, string>
  names: { name: string; at: Point }[]
  /** The side of a square; a map of outlines has none. */
  cell: number | null
}

interface Transform {
  scale: number
  x: number
  y: number
  center: Point
}

/** Where a picture looks, and whether it is close enough for the names of single areas. */
type Look = Transform & { zoomed: boolean }

/** A label that wants a place: its lines, and where it belongs in pixels. */
interface Label {
  x: number
  y: number
  lines: string[]
  size: number
  weight: number
  area: number | null
}

/** A label in its place: the middle of its text, and the line to where it belongs. */
interface PlacedLabel extends Label {
  at: Point
  line: Box | null
}

/** What a pane leaves free, and how it writes; see `Pane.resize`. */
interface PaneRoom {
  reserve: number
  blocked: Box[]
  still?: number
  bare?: boolean
  letters?: number
}

interface Marks {
  selected: number | null
  beside: number[]
  /** The code of a territory that is chosen as a whole. */
  territory: string | null
  focused: number | null
  hovered: number | null
  row: number | null
}

/** What a board is made of. `send` tells Python what the visitor has; `indicate` changes the indicator. */
interface BoardParts {
  model: Model
  layout: Layout
  colors: Colors
  head: Head
  view: View
  state: import("./state.js").State
  player: import("./player.js").Player
  send(): void
  indicate(code: string): void
}
