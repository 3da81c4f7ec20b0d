// What lies below a chosen kabupaten/kota: a circle for each unit of kecamatan, as large as its desa with data, filled
// as far as they pay.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html, svg } = await import(`./dom.js${v}`)

const LARGEST = 17 // pixels: the radius of the unit with most desa with data, where there is room
const LEAST = 4
const UNKNOWN = 3 // of a unit without data, or withheld
const SHARE = 0.4 // of the way from one unit to the next: so much of it the largest circle takes

/**
 * The largest radius in pixels that leaves room between the units.
 * @param {Below} below @param {number} scale pixels of a unit of the layout
 */
export function largest({ units }, scale) {
  /** @param {0 | 1} axis */
  const wide = (axis) => {
    const places = units.map(({ at }) => at[axis])
    return (Math.max(...places) - Math.min(...places)) * scale
  }
  const apart = Math.sqrt((wide(0) * wide(1)) / units.length)
  return Math.min(LARGEST, Math.max(LEAST, SHARE * apart))
}

/**
 * Radii in pixels, by unit: of the ring, and of the disc inside it.
 * @param {Below} below @param {number} scale
 */
export function radii(below, scale) {
  const most = Math.max(1, ...below.units.map(({ known }) => known))
  const full = largest(below, scale)
  return below.units.map(({ known, paying }) => {
    if (!known) return { ring: UNKNOWN, disc: 0 }
    const ring = Math.max(LEAST, full * Math.sqrt(known / most))
    return { ring, disc: ring * Math.sqrt(paying / known) }
  })
}

/**
 * The circles of a picture, in units of its layout; `area`: the chosen one, which a click on them means.
 * @param {Pane} pane @param {number | null} area
 */
export function circles({ below, at, colors }, area) {
  if (!below) return []
  return radii(below, at.scale).map(({ ring, disc }, place) => {
    const { known, at: middle } = below.units[place]
    const drawn = circle(middle, ring / at.scale, disc / at.scale, known > 0, colors)
    return svg("g", { "data-area": area, "data-unit": place }, ...drawn)
  })
}

/** @param {Point} at @param {number} ring @param {number} disc @param {boolean} known @param {Colors} colors */
function circle([cx, cy], ring, disc, known, colors) {
  const line = { "vector-effect": "non-scaling-stroke", stroke: known ? colors.text : colors.muted }
  return [
    svg("circle", { cx, cy, r: ring.toFixed(4), fill: colors.ground, ...line, "stroke-width": 1.6 }),
    ...(disc ? [svg("circle", { cx, cy, r: disc.toFixed(4), fill: colors.symbol })] : []),
  ]
}

/**
 * The boxes of the circles in pixels, which no label may cover.
 * @param {Pane} pane @returns {Box[]}
 */
export function boxes({ below, at }) {
  if (!below) return []
  return radii(below, at.scale).map(({ ring }, place) => {
    const [x, y] = below.units[place].at
    const [left, top] = [x * at.scale + at.x, y * at.scale + at.y]
    return [left - ring, top - ring, left + ring, top + ring]
  })
}

/**
 * The names of the units, below their circles.
 * @param {Pane} pane @param {number} size of letters @returns {Label[]}
 */
export const unitLabels = (pane, size) =>
  boxes(pane).map(([left, , right, bottom], place) => ({
    x: (left + right) / 2,
    y: bottom + size * 0.6,
    lines: [pane.below?.units[place].name ?? ""],
    size,
    weight: 400,
    area: null,
  }))

/**
 * The keys of the legend.
 * @param {Below} below @param {Colors} colors
 */
export function unitKeys({ keys }, colors) {
  /** @param {number} ring @param {number} disc @param {boolean} known */
  const key = (ring, disc, known) => () =>
    svg(
      "svg",
      { class: "symbol", width: 16, height: 12, "aria-hidden": "true" },
      ...circle([8, 6], ring, disc, known, colors),
    )
  return [
    { key: key(5, 3.5, true), words: keys.paying },
    { key: key(5, 0, true), words: keys.nobody },
    { key: key(UNKNOWN, 0, false), words: keys.unknown },
  ]
}

/**
 * The same in words, for who sees no circles: one line that says what there is, and all units below it.
 * @param {Below} below
 */
const unitList = ({ line, units }) =>
  units.length
    ? html(
        "details",
        { class: "rule" },
        html("summary", { text: line }),
        html("ul", {}, ...units.map(({ words }) => html("li", { text: words }))),
      )
    : html("p", { class: "rule", text: line })

/**
 * A board shows what lies below the chosen area once Python has said it; that of another area goes.
 * @param {Board} board
 */
export function descend({ head, legend, model, panes, state, underneath }) {
  const told = head.below?.area === model.codes[state.area ?? -1] ? head.below : null
  if (JSON.stringify(told) === JSON.stringify(panes[0].below)) return
  for (const pane of panes) pane.descend(told)
  legend.descend(told)
  underneath.replaceChildren(...(told ? [unitList(told)] : []))
}
