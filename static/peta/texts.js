// The words in a picture, as elements: names and values on map or squares; title, month, source and stamp.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { svg, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./captions.js")} */
const { SOURCE, STAMP, TITLE } = await import(`./captions.js${v}`)
/** @type {typeof import("./below.js")} */
const { boxes, unitLabels } = await import(`./below.js${v}`)
/** @type {typeof import("./labels.js")} */
const { LEADING, boxOf, placeNear } = await import(`./labels.js${v}`)
/** @type {typeof import("./names.js")} */
const { lettersOf, placed, squareIsNamed, squareLines, wantedLabels } = await import(`./names.js${v}`)

/** @param {Pane} pane */
export const nameTexts = (pane) => (pane.layout.cell ? squareTexts(pane) : mapTexts(pane))

/** @param {Pane} pane */
function mapTexts(pane) {
  const { colors } = pane
  const wanted = wantedLabels(pane.model, pane.layout, pane)
  /** @type {Map<string, number | null>} */
  const known = new Map()
  const shores = wanted.some(({ area }) => area !== null) ? pane.shores() : null
  const circled = [...pane.kept, ...boxes(pane)]
  const areas = placed(wanted, pane.area, circled, {
    foreign: (item, left, top) => {
      const found = areaAt(pane, left, top, known)
      return found === null || found === item.area ? 0 : 1
    },
    strange: (item, box) => shores?.strange(box, item.area) ?? false,
  })
  const units = unitLabels(pane, (pane.letters ?? lettersOf(pane.width)) * 0.92)
  const labels = [...areas, ...placeNear(units, pane.area, [...circled, ...areas.map(boxOf)])]
  const halo = {
    stroke: colors.sea,
    "stroke-width": 3,
    "stroke-opacity": 0.85,
    "paint-order": "stroke",
    "stroke-linejoin": "round",
    fill: colors.text,
  }
  return labels.flatMap(({ at: [x, y], line, lines, size, weight }) => [
    ...(line
      ? [
          svg("path", {
            d: `M${line[0]} ${line[1]}L${line[2]} ${line[3]}`,
            stroke: colors.text,
            "stroke-width": 0.8,
          }),
        ]
      : []),
    svg(
      "text",
      { "font-size": size, "font-weight": weight, ...halo },
      ...lines.map((text, row) =>
        svg("tspan", {
          x: x.toFixed(1),
          y: (y + size * 0.35 + (row - (lines.length - 1) / 2) * size * LEADING).toFixed(1),
          text,
        }),
      ),
    ),
  ])
}

/**
 * The area at a point of the picture, null for the sea; looked up once a few pixels, and kept in `known`.
 * @param {Pane} pane @param {number} x @param {number} y @param {Map<string, number | null>} known
 * @returns {number | null}
 */
function areaAt({ at, layout, shapes }, x, y, known) {
  const spot = `${Math.round(x / 2)} ${Math.round(y / 2)}`
  if (!known.has(spot)) {
    const point = new DOMPoint((x - at.x) / at.scale, (y - at.y) / at.scale)
    const found = shapes.findIndex((shape, area) => {
      const [left, top, right, bottom] = layout.boxes[area]
      return (
        point.x > left && point.x < right && point.y > top && point.y < bottom && shape.isPointInFill(point)
      )
    })
    known.set(spot, found < 0 ? null : found)
  }
  return known.get(spot) ?? null
}

/** The side of a square in pixels. @param {Pane} pane */
const sideOf = ({ layout, at }) => (layout.cell ?? 0) * at.scale

/** @param {Pane} pane */
function squareTexts(pane) {
  const { model, colors, month } = pane
  const side = sideOf(pane)
  const halo = { "stroke-width": 2.5, "paint-order": "stroke" }
  return [...model.codes.keys()].flatMap((area) => {
    if (pane.only && !pane.only.has(area)) return []
    const row = model.legend[model.row(area, month)]
    const plain = row.fill && !model.symbols
    const known = model.values[area][month] !== null
    const around = plain ? {} : { ...halo, stroke: model.symbols && known ? colors.neutral : colors.ground }
    const fill = plain ? row.ink : colors.text
    const [x, middle] = pane.pixel(pane.layout.points[area])
    return squareLines(model, area, month, side).map(({ text, weight, size, y }) =>
      svg("text", {
        x,
        y: (middle + y).toFixed(1),
        text,
        fill,
        "font-weight": weight,
        ...around,
        "font-size": size.toFixed(2),
      }),
    )
  })
}

/** @param {Pane} pane */
export function captionTexts(pane) {
  const { model, colors, height, month, words } = pane
  if (pane.bare) return []
  const halo = {
    stroke: colors.sea,
    "stroke-width": 4,
    "stroke-opacity": 0.85,
    "paint-order": "stroke",
    "stroke-linejoin": "round",
  }
  /** @param {string} value @param {number} y @param {number} size @param {number} weight @param {string} fill */
  const text = (value, y, size, weight, fill) =>
    svg("text", { x: 10, y, text: value, "font-size": size, "font-weight": weight, fill, ...halo })
  const source = words.sources[model.sourceOf[month]]
  const inThousands = pane.layout.cell !== null && !squareIsNamed(sideOf(pane)) && model.unit === "orang"
  return [
    ...words.title.map((line) => text(line.text, line.y, TITLE, 600, colors.text)),
    text(model.monthNames[month], words.month.y, words.month.size, 700, colors.text),
    ...(inThousands ? [text(model.words.thousands, words.thousands.y, SOURCE, 400, colors.muted)] : []),
    ...source.map((line, row) =>
      set(text(line, height - 7 - (source.length - 1 - row) * 13, SOURCE, 400, colors.muted), {
        "data-source": true,
      }),
    ),
    ...(words.stamp ? stamp(words.stamp, model.stamp, colors) : []),
  ]
}

/** @param {Area} box @param {string} text @param {Colors} colors */
function stamp({ x, y, width, height }, text, { mark, ground }) {
  return [
    svg("rect", { x, y, width, height, rx: 3, fill: ground, stroke: mark, "stroke-width": 1.5 }),
    svg("text", {
      x: x + width / 2,
      y: y + 14.5,
      text,
      "font-size": STAMP,
      "font-weight": 700,
      fill: mark,
      "text-anchor": "middle",
    }),
  ]
}
