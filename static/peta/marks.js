// What lies over the areas of a picture: circles, of counts or of what is too small to find, and rings around an area
// that is chosen or pointed at.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { svg, set } = await import(`./dom.js${v}`)

const FINDABLE = 10 // pixels: an area smaller than such a square also gets a circle
const DOT = 4.5

/**
 * In pixels; area in proportion to the count. A surplus or zero keeps a mark that can be found.
 * @param {Pane} pane @param {number} value
 */
export function sizeOf({ model, layout, at, width }, value) {
  const most = layout.cell ? (layout.cell / 2) * at.scale : Math.min(28, Math.max(10, width / 38))
  return value > 0 ? Math.max(1.5, most * Math.sqrt(value / model.largest)) : 3
}

/** @param {Pane} pane @param {number} area */
function radiusOf(pane, area) {
  const { model, layout } = pane
  const value = model.values[area][pane.month]
  if (!model.symbols || value === null) {
    const seen = layout.cell ? Infinity : layout.sides[area] * pane.at.scale
    return seen < FINDABLE || (model.symbols && value !== null) ? DOT : 0
  }
  return sizeOf(pane, value)
}

/** @param {Pane} pane */
export function drawCircles(pane) {
  const { model, colors, circles, month } = pane
  for (let area = 0; area < circles.length; area++) {
    const radius = radiusOf(pane, area)
    if (!radius) {
      set(circles[area], { display: "none" })
      continue
    }
    const row = model.row(area, month)
    const value = model.values[area][month]
    const hollow = model.symbols && value !== null && value <= 0
    const surplus = hollow && value < 0
    const fill =
      row === model.noDataRow
        ? pane.hatched
        : hollow
          ? colors.ground
          : model.symbols
            ? colors.symbol
            : model.legend[row].fill
    set(circles[area], {
      display: null,
      r: (radius / pane.at.scale).toFixed(3),
      fill,
      "fill-opacity": model.symbols && !hollow ? 0.78 : 1,
      stroke: surplus ? colors.symbol : colors.border,
      "stroke-width": surplus ? 2 : 0.9,
    })
  }
}

/**
 * A line that is seen on every ground: on a wider one.
 * @param {Pane} pane @param {string} color @param {number} width @param {string} [dash]
 */
const strokes = ({ colors }, color, width, dash) =>
  [
    { stroke: colors.ground, "stroke-width": width + 2.5 },
    { stroke: color, "stroke-width": width },
  ].map((drawn) => ({
    ...drawn,
    "vector-effect": "non-scaling-stroke",
    "stroke-linejoin": "round",
    "stroke-dasharray": dash,
  }))

/**
 * Around an area, and around its circle where the picture has a month and so a circle.
 * @param {Pane} pane @param {number} area @param {string} color @param {number} width @param {string} [dash]
 * @returns {SVGElement[]}
 */
function ring(pane, area, color, width, dash) {
  const { layout, at } = pane
  const radius = pane.shown ? radiusOf(pane, area) : 0
  const [cx, cy] = layout.points[area]
  return strokes(pane, color, width, dash).flatMap((drawn) => {
    const outline = svg("path", { d: layout.paths[area], ...drawn })
    return radius ? [outline, svg("circle", { cx, cy, r: (radius + 2) / at.scale, ...drawn })] : [outline]
  })
}

/**
 * Of what is marked, the keyboard's area last, over the others.
 * @param {Pane} pane
 */
export function rings(pane) {
  const { selected, beside, territory, focused, hovered } = pane.marked
  const { border, mark, text } = pane.colors
  const around = territory === null ? undefined : pane.layout.territories[territory]
  return [
    ...(around ? strokes(pane, mark, 2.6).map((drawn) => svg("path", { d: around, ...drawn })) : []),
    ...(hovered === null ? [] : ring(pane, hovered, border, 1.6)),
    ...beside.flatMap((area) => ring(pane, area, mark, 2.2, "3 3")),
    ...(selected === null ? [] : ring(pane, selected, mark, 2.6)),
    ...(focused === null ? [] : ring(pane, focused, text, 2.4, "6 3")),
  ]
}
