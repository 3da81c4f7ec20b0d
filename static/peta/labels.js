// Names and values on the map that do not cover each other.
export const LEADING = 1.13 // of the size of letters
// How far a name of a province may move from its place: it stays close or is left out.
const NEAR = [
  [0, 0],
  [0, -14],
  [0, 14],
  [0.5, 0],
  [-0.5, 0],
  [0.5, -14],
  [-0.5, -14],
  [0.5, 14],
  [-0.5, 14],
]
// A label of an area stands on its own land, or around it at these distances (pixels).
const ON_LAND = [
  [0, 0],
  [0, -7],
  [0, 7],
  [0.2, 0],
  [-0.2, 0],
  [0, -14],
  [0, 14],
  [0.2, -10],
  [-0.2, -10],
  [0.2, 10],
  [-0.2, 10],
]
const DISTANCES = [8, 15, 23, 32, 42, 54]
const DIRECTIONS = Array.from({ length: 20 }, (_, step) => [
  Math.cos((step * Math.PI) / 10),
  Math.sin((step * Math.PI) / 10),
])
// What a worse spot costs, in pixels of distance.
const SPILLED = 26 // an end of a line on another area
const OVER_LAND = 1.5 // a pixel of the line to a label that runs over another area
const CROSSED = 160 // a line that crosses a label or another line
const ROUNDS = 4 // the first gives every label a spot, the others a better one
export const FONT = "'Source Sans', 'Segoe UI', Roboto, Arial, sans-serif"
const measure = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"))

/**
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ at: Point, box: Box, line: Box | null, cost: number }} Spot
 * @typedef {{ foreign: (item: Label, x: number, y: number) => number, strange: (item: Label, box: Box) => boolean }} Land
 * @typedef {{ item: Label, spots: Spot[], spot: Spot | null }} Entry
 */

/** @param {string} text @param {number} size @param {number} weight */
export function textWidth(text, size, weight = 400) {
  measure.font = `${weight} ${size}px ${FONT}`
  return measure.measureText(text).width
}

/** @param {Label} item @returns {Size} */
const sized = (item) => ({
  width: Math.max(...item.lines.map((line) => textWidth(line, item.size, item.weight))) + 4,
  height: item.lines.length * item.size * LEADING,
})
/** @param {Point} at @param {Size} size @returns {Box} */
export const around = ([x, y], { width, height }) => [
  x - width / 2,
  y - height / 2,
  x + width / 2,
  y + height / 2,
]

/** @param {PlacedLabel} label */
export const boxOf = (label) => around(label.at, sized(label))

/**
 * Those that fit near their place, the most important first.
 * @param {Label[]} items @param {Area} bounds @param {Box[]} blocked
 * @returns {PlacedLabel[]}
 */
export function placeNear(items, bounds, blocked) {
  const taken = [...blocked]
  return items.flatMap((item) => {
    const size = sized(item)
    /** @type {Point[]} */
    const wanted = NEAR.map(([dx, dy]) => [item.x + dx * (size.width / 2 + 8), item.y + dy])
    const spot = wanted.find((at) => free(around(at, size), bounds, taken))
    if (!spot) return []
    taken.push(around(spot, size))
    return [{ ...item, at: spot, line: null }]
  })
}

/**
 * The same for labels of areas, which may stand apart with a line to their place. `foreign` says whether a point is
 * on another area, 1 or 0: a value does not stand on a colour that is not its own; `strange`, whether a box is nearer
 * to another area: a label that finds no other spot is left out. The shortest ways are given away first, so that long
 * ones go around them.
 * @param {Label[]} items @param {Area} bounds @param {Box[]} blocked @param {Land} land
 * @returns {PlacedLabel[]}
 */
export function place(items, bounds, blocked, land) {
  /** @type {Entry[]} */
  const all = items.map((item) => ({
    item,
    spots: spots(item, sized(item), bounds, blocked, land),
    spot: null,
  }))
  const entries = all
    .filter(({ spots }) => spots.length)
    .sort((one, two) => one.spots[0].cost - two.spots[0].cost)
  for (let round = 0; round < ROUNDS; round++) for (const entry of entries) entry.spot = best(entry, entries)
  return entries.flatMap(({ item, spot }) => (spot ? [{ ...item, at: spot.at, line: spot.line }] : []))
}

/**
 * The cheapest spot of a label while the others stay where they are, null where there is none.
 * @param {Entry} entry @param {Entry[]} entries
 */
function best(entry, entries) {
  const others = entries.flatMap(({ spot }, place) => (spot && entries[place] !== entry ? [spot] : []))
  /** @type {Spot | null} */
  let found = null
  let least = Infinity
  for (const spot of entry.spots) {
    if (spot.cost >= least) break
    if (others.some((other) => overlap(spot.box, other.box))) continue
    const crossed = others.filter(
      (other) =>
        (other.line && meets(other.line, spot.box)) ||
        (spot.line && (meets(spot.line, other.box) || (other.line && cross(spot.line, other.line)))),
    ).length
    const cost = spot.cost + crossed * CROSSED
    if (cost >= least) continue
    found = spot
    least = cost
  }
  return found
}

/**
 * Where a label could stand, the cheapest first.
 * @param {Label} item @param {Size} size @param {Area} bounds @param {Box[]} blocked @param {Land} land
 */
function spots(item, size, bounds, blocked, land) {
  const { foreign, strange } = land
  /** @type {Spot[]} */
  const found = []
  const halves = item.lines.map((line) => textWidth(line, item.size, item.weight) / 2)
  /** @param {Point} at */
  const spilled = ([x, y]) =>
    halves.flatMap((half, row) => {
      const level = y + (row - (halves.length - 1) / 2) * item.size * LEADING
      return [foreign(item, x, level), foreign(item, x - half, level), foreign(item, x + half, level)]
    })
  for (const [dx, dy] of ON_LAND) {
    /** @type {Point} */
    const at = [item.x + dx * size.width, item.y + dy]
    const box = around(at, size)
    if (!free(box, bounds, blocked)) continue
    const ends = spilled(at)
    if (ends.some((end, place) => end === 1 && place % 3 === 0) || strange(item, box)) continue
    found.push({
      at,
      box,
      line: null,
      cost: Math.hypot(at[0] - item.x, at[1] - item.y) / 2 + sum(ends) * SPILLED,
    })
  }
  for (const distance of DISTANCES) {
    for (const [dx, dy] of DIRECTIONS) {
      /** @type {Point} */
      const at = [item.x + dx * (distance + size.width / 2), item.y + dy * (distance + size.height / 2)]
      const box = around(at, size)
      if (!free(box, bounds, blocked)) continue
      const ends = spilled(at)
      if (ends.includes(1) || strange(item, box)) continue
      /** @type {Point} */
      const end = [Math.min(box[2], Math.max(box[0], item.x)), Math.min(box[3], Math.max(box[1], item.y))]
      const length = Math.hypot(end[0] - item.x, end[1] - item.y)
      const steps = Math.ceil(length / 6)
      let over = 0
      for (let step = 1; step < steps; step++)
        over += foreign(
          item,
          item.x + ((end[0] - item.x) * step) / steps,
          item.y + ((end[1] - item.y) * step) / steps,
        )
      /** @type {Box | null} */
      const line = length > 9 ? [item.x, item.y, ...end] : null
      found.push({ at, box, line, cost: 10 + length + over * 6 * OVER_LAND + (sum(ends) * SPILLED) / 2 })
    }
  }
  return found.sort((one, two) => one.cost - two.cost)
}

/**
 * Rows of words that are no wider than `width`, unless a single word is.
 * @param {string} text @param {number} width @param {number} size @param {number} weight
 */
export function lines(text, width, size, weight = 400) {
  const rows = [""]
  for (const word of text.split(" ")) {
    const longer = `${rows.at(-1)} ${word}`.trim()
    if (rows.at(-1) && textWidth(longer, size, weight) > width) rows.push(word)
    else rows[rows.length - 1] = longer
  }
  return rows
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
/** @param {Box} box @param {Area} bounds @param {Box[]} taken */
const free = (box, bounds, taken) => inside(box, bounds) && !taken.some((other) => overlap(box, other))
/** @param {Box} box @param {Area} bounds */
export const inside = (box, bounds) =>
  box[0] >= bounds.x &&
  box[1] >= bounds.y &&
  box[2] <= bounds.x + bounds.width &&
  box[3] <= bounds.y + bounds.height
/** @param {Box} one @param {Box} two */
export const overlap = (one, two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
/** Which side of a line a point is on. @param {Box} line @param {number} x @param {number} y */
const side = ([x0, y0, x1, y1], x, y) => Math.sign((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))

/** @param {Box} one @param {Box} two */
function cross(one, two) {
  return (
    side(one, two[0], two[1]) !== side(one, two[2], two[3]) &&
    side(two, one[0], one[1]) !== side(two, one[2], one[3])
  )
}

/**
 * Whether a line runs through a box.
 * @param {Box} line @param {Box} box
 */
function meets(line, [left, top, right, bottom]) {
  if (
    Math.max(line[0], line[2]) < left ||
    Math.min(line[0], line[2]) > right ||
    Math.max(line[1], line[3]) < top ||
    Math.min(line[1], line[3]) > bottom
  )
    return false
  const sides = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([x, y]) => side(line, x, y))
  return sides.some((each) => each !== sides[0])
}
