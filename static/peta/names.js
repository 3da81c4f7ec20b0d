// Which names and values a picture shows, and where: numbers only, so that they can be checked without a browser.
const v = new URL(import.meta.url).search
/** @type {typeof import("./labels.js")} */
const { place, placeNear, textWidth } = await import(`./labels.js${v}`)
/** @type {typeof import("./captions.js")} */
const { isNarrow } = await import(`./captions.js${v}`)

/**
 * Letters grow with the picture, so that a projector's are read from afar.
 * @param {number} width
 */
export const lettersOf = (width) => (isNarrow(width) ? 10 : Math.min(18, Math.max(11.5, width / 110)))

/**
 * The labels a map wants, each with its place: areas with their values where there is room for them, otherwise the
 * names of the provinces.
 * @param {Model} model @param {Layout} layout
 * @param {{ month: number, only: Set<number> | null, width: number, letters?: number | null, at: Look }} shown
 * @returns {Label[]}
 */
export function wantedLabels(model, layout, { month, only, width, letters, at }) {
  const size = letters ?? lettersOf(width)
  /** @param {Point} point */
  const pixel = ([x, y]) => ({ x: x * at.scale + at.x, y: y * at.scale + at.y })
  if (!only && !at.zoomed && model.level === "kabkota")
    return layout.names.map((name) => ({
      ...pixel(name.at),
      lines: [name.name],
      size,
      weight: 600,
      area: null,
    }))
  return [...model.codes.keys()]
    .filter((area) => !only || only.has(area))
    .map((area) => ({
      ...pixel(layout.points[area]),
      lines: [model.labels[area], model.value(area, month)],
      size,
      weight: 500,
      area,
    }))
}

/**
 * Those of the labels that find a place in the picture.
 * @param {Label[]} wanted @param {Area} bounds @param {Box[]} blocked
 * @param {Parameters<typeof place>[3]} land as `place` wants it
 */
export function placed(wanted, bounds, blocked, land) {
  const { x, y, width, height } = bounds
  const shown = wanted.filter((item) => item.x > x && item.y > y && item.x < x + width && item.y < y + height)
  return shown.every((item) => item.area !== null)
    ? place(shown, bounds, blocked, land)
    : placeNear(shown, bounds, blocked)
}

const NAMED = 24 // pixels: a smaller square has room for the value alone

/** @param {number} side of a square in pixels */
export const squareIsNamed = (side) => side >= NAMED

/**
 * The lines of a square, the value last: x and y are from its middle to the middle and the foot of a line.
 * @param {Model} model @param {number} area @param {number} month @param {number} side in pixels
 */
export function squareLines(model, area, month, side) {
  const named = squareIsNamed(side)
  const room = side - 2
  const size = named ? Math.min(14, Math.max(8.5, side * 0.25)) : Math.min(9.5, side * 0.56)
  const texts = [
    ...(named ? broken(model.tileNames[area], room, size) : []),
    squareValue(model, area, month, named),
  ]
  const step = Math.min(size * 1.05, (side - 3) / texts.length)
  return texts.map((text, line) => {
    const weight = line === texts.length - 1 ? 700 : 500
    return {
      text,
      weight,
      size: Math.min(size, (size * room) / textWidth(text, size, weight)),
      y: size * 0.35 + (line - (texts.length - 1) / 2) * step,
    }
  })
}

/** @param {Model} model @param {number} area @param {number} month @param {boolean} named */
function squareValue(model, area, month, named) {
  const value = model.values[area][month]
  if (value === null) return "–"
  if (model.unit === "orang" && !named) return model.whole.format(Math.round(value / 1000) || 0)
  return model.value(area, month, model.brief).replace(named ? "" : "%", "")
}

/**
 * A name on one line, or on two where it has a space or the mark "|" and would be too wide.
 * @param {string} name @param {number} room @param {number} size
 */
function broken(name, room, size) {
  const whole = name.replace("|", "")
  if (textWidth(whole, size, 500) <= room) return [whole]
  const [first, second] = name.split(name.includes("|") ? "|" : / (?=[^ ]*$)/)
  if (second === undefined) return [whole]
  return [name.includes("|") && !first.endsWith("-") ? `${first}-` : first, second]
}
