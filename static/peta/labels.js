// Names and values on the map that do not cover each other.
const LINE = 13
// Near places first. Names of provinces stay close to them or are left out.
export const NEAR = [[0, 0], [0, -14], [0, 14], [0.5, 0], [-0.5, 0], [0.5, -14], [-0.5, -14], [0.5, 14], [-0.5, 14]]
const OFFSETS = [[0, 0], [0, -18], [0, 18], [1, 0], [-1, 0], [1, -20], [-1, -20], [1, 20], [-1, 20], [0, -36], [0, 36], [1.4, -38], [-1.4, 38], [1.4, 38], [-1.4, -38], [1.9, 0], [-1.9, 0], [1.9, -26], [-1.9, -26], [1.9, 26], [-1.9, 26], [2.7, 0], [-2.7, 0], [2.7, -30], [-2.7, -30], [2.7, 30], [-2.7, 30],
  ...[1.4, 1.9, 2.7, 3.4].flatMap((dx) => [-40, 40, -56, 56, -72, 72, -92, 92].flatMap((dy) => [[-dx, dy], [dx, dy]]))]
export const FONT = "'Source Sans', 'Segoe UI', Roboto, Arial, sans-serif"
const measure = document.createElement("canvas").getContext("2d")

export function textWidth(text, size, weight = 400) {
  measure.font = `${weight} ${size}px ${FONT}`
  return measure.measureText(text).width
}

// items: [{ x, y, lines, size, weight }] in pixels, the most important first. Returns those that fit, with the
// middle of their text in `at`; `led` where that is far enough from the place to need a line to it. `foreign` says
// whether a point is on some other area: a value must not stand on a colour that is not its own.
export function place(items, bounds, offsets = OFFSETS, foreign = () => false) {
  const taken = []
  const placed = []
  for (const item of items) {
    const width = Math.max(...item.lines.map((line) => textWidth(line, item.size, item.weight))) + 4
    const height = item.lines.length * LINE
    const spot = offsets.map(([dx, dy]) => [item.x + dx * (width / 2 + 8), item.y + dy]).find(([x, y]) => {
      const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2]
      return inside(box, bounds) && !taken.some((other) => overlap(box, other))
        && !item.lines.some((line, row) => {
          // On its own place the middle decides; elsewhere no end of a line may reach another area either.
          const half = x === item.x && y === item.y ? 0 : textWidth(line, item.size, item.weight) / 2
          const level = y + (row - (item.lines.length - 1) / 2) * LINE
          return [x, x - half, x + half].some((at) => foreign(item, at, level))
        })
    })
    if (!spot) continue
    taken.push([spot[0] - width / 2, spot[1] - height / 2, spot[0] + width / 2, spot[1] + height / 2])
    placed.push({ ...item, at: spot, led: Math.hypot(spot[0] - item.x, spot[1] - item.y) > 20 })
  }
  return placed
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

const inside = (box, bounds) => box[0] >= bounds.x && box[1] >= bounds.y && box[2] <= bounds.x + bounds.width && box[3] <= bounds.y + bounds.height
const overlap = (one, two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
