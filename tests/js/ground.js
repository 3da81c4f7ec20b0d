// Which area is at a point of a map: what a browser's `isPointInFill` answers.

const { rings } = await import("../../static/peta/shores.js")

// In units of a layout: near enough for where the ends of a label are.
const SPOT = 0.5
const SEA = -1

/**
 * Where the outlines of an area cross each row of spots, row -> places from left to right.
 * @param {Point[][]} shape
 */
function crossings(shape) {
  /** @type {Map<number, number[]>} */
  const found = new Map()
  for (const ring of shape)
    for (const [at, [x0, y0]] of ring.entries()) {
      const [x1, y1] = ring[(at + 1) % ring.length]
      const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0]
      for (let row = Math.ceil(low / SPOT); row * SPOT < high; row++) {
        const crossed = found.get(row) ?? []
        crossed.push(x0 + ((x1 - x0) * (row * SPOT - y0)) / (y1 - y0))
        found.set(row, crossed)
      }
    }
  return found
}

/** @param {Layout} layout @returns {(x: number, y: number) => number | null} */
export function ground(layout) {
  const [, , right, bottom] = layout.box
  const columns = Math.ceil(right / SPOT) + 1
  const rows = Math.ceil(bottom / SPOT) + 1
  const owner = new Int16Array(columns * rows).fill(SEA)
  for (const [area, path] of layout.paths.entries())
    for (const [row, unsorted] of crossings(rings(path))) {
      const crossed = unsorted.sort((one, two) => one - two)
      for (let at = 0; at + 1 < crossed.length; at += 2) {
        const [from, to] = [crossed[at], crossed[at + 1]].map((x) => row * columns + Math.ceil(x / SPOT))
        owner.fill(area, from, to)
      }
    }
  return (x, y) => {
    if (x < 0 || y < 0 || x > right || y > bottom) return null
    const found = owner[Math.round(y / SPOT) * columns + Math.round(x / SPOT)]
    return found === SEA ? null : found
  }
}
