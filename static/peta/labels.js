// Names and values on the map that do not cover each other.
const LINE = 13
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
const DISTANCES = [8, 15, 23, 32, 42, 54, 68, 84, 102, 122, 144, 168, 194]
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
const measure = document.createElement("canvas").getContext("2d")

export function textWidth(text, size, weight = 400) {
  measure.font = `${weight} ${size}px ${FONT}`
  return measure.measureText(text).width
}

const sized = (item) => ({
  width: Math.max(...item.lines.map((line) => textWidth(line, item.size, item.weight))) + 4,
  height: item.lines.length * LINE,
})
const around = ([x, y], { width, height }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2]

// items: [{ x, y, lines, size, weight }] in pixels, the most important first. Returns those that fit near their
// place, with the middle of their text in `at`.
export function placeNear(items, bounds, blocked) {
  const taken = [...blocked]
  return items.flatMap((item) => {
    const size = sized(item)
    const spot = NEAR.map(([dx, dy]) => [item.x + dx * (size.width / 2 + 8), item.y + dy]).find((at) =>
      free(around(at, size), bounds, taken),
    )
    if (!spot) return []
    taken.push(around(spot, size))
    return [{ ...item, at: spot }]
  })
}

// The same for labels of areas, which may stand apart with a line to their place (`line`, from the place to the
// text). `foreign(item, x, y)` says how much a point is on another area, 0 to 1: a value does not stand on a colour
// that is not its own. The shortest ways are given away first, so that long ones go around
// them.
export function place(items, bounds, blocked, foreign) {
  const entries = items
    .map((item) => ({ item, spots: spots(item, sized(item), bounds, blocked, foreign), spot: null }))
    .filter(({ spots }) => spots.length)
    .sort((one, two) => one.spots[0].cost - two.spots[0].cost)
  for (let round = 0; round < ROUNDS; round++) for (const entry of entries) entry.spot = best(entry, entries)
  return entries
    .filter(({ spot }) => spot)
    .map(({ item, spot }) => ({ ...item, at: spot.at, line: spot.line }))
}

// The cheapest spot of a label while the others stay where they are, null where there is none.
function best(entry, entries) {
  const others = entries.flatMap(({ spot }, place) => (spot && entries[place] !== entry ? [spot] : []))
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
    if (cost < least) [found, least] = [spot, cost]
  }
  return found
}

// Where a label could stand, the cheapest first.
function spots(item, size, bounds, blocked, foreign) {
  const found = []
  const spilled = (at) =>
    item.lines.flatMap((line, row) => {
      const half = textWidth(line, item.size, item.weight) / 2
      const level = at[1] + (row - (item.lines.length - 1) / 2) * LINE
      return [at[0], at[0] - half, at[0] + half].map((x) => foreign(item, x, level))
    })
  for (const [dx, dy] of ON_LAND) {
    const at = [item.x + dx * size.width, item.y + dy]
    const box = around(at, size)
    if (!free(box, bounds, blocked)) continue
    const ends = spilled(at)
    if (ends.some((end, place) => end === 1 && place % 3 === 0)) continue
    found.push({
      at,
      box,
      line: null,
      cost: Math.hypot(at[0] - item.x, at[1] - item.y) / 2 + sum(ends) * SPILLED,
    })
  }
  for (const distance of DISTANCES) {
    for (const [dx, dy] of DIRECTIONS) {
      const at = [item.x + dx * (distance + size.width / 2), item.y + dy * (distance + size.height / 2)]
      const box = around(at, size)
      if (!free(box, bounds, blocked)) continue
      const ends = spilled(at)
      if (ends.includes(1)) continue
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
      const line = length > 9 ? [item.x, item.y, ...end] : null
      found.push({ at, box, line, cost: 10 + length + over * 6 * OVER_LAND + (sum(ends) * SPILLED) / 2 })
    }
  }
  return found.sort((one, two) => one.cost - two.cost)
}

export function lines(text, width, size) {
  const rows = [""]
  for (const word of text.split(" ")) {
    const longer = `${rows.at(-1)} ${word}`.trim()
    if (rows.at(-1) && textWidth(longer, size) > width) rows.push(word)
    else rows[rows.length - 1] = longer
  }
  return rows
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)
const free = (box, bounds, taken) => inside(box, bounds) && !taken.some((other) => overlap(box, other))
const inside = (box, bounds) =>
  box[0] >= bounds.x &&
  box[1] >= bounds.y &&
  box[2] <= bounds.x + bounds.width &&
  box[3] <= bounds.y + bounds.height
const overlap = (one, two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
const side = (x0, y0, x1, y1, x, y) => Math.sign((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))

function cross(one, two) {
  return (
    side(...one, two[0], two[1]) !== side(...one, two[2], two[3]) &&
    side(...two, one[0], one[1]) !== side(...two, one[2], one[3])
  )
}

// Whether a line runs through a box.
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
  ].map(([x, y]) => side(...line, x, y))
  return sides.some((each) => each !== sides[0])
}
