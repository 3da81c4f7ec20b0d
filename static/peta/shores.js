// How far a place in a picture is from the outlines of areas, in pixels: a label nearer to another area than to its own
// would be read as that one's.
const STEP = 2 // pixels between two points of an outline
const CELL = 24
export const REACH = 64 // pixels: what is farther away is not looked at
const SAME = 1 // neighbours share an outline, whose points need not be the same

/**
 * The rings of a path in relative steps, in the units of its layout.
 * @param {string} path
 */
export function rings(path) {
  /** @type {Point[][]} */
  const found = []
  for (const part of path.split("M").slice(1)) {
    let x = 0
    let y = 0
    for (const ring of part.split("z")) {
      const steps = ring.match(/-?\d*\.?\d+/g)?.map(Number) ?? []
      if (steps.length < 2) continue
      /** @type {Point[]} */
      const points = []
      for (let at = 0; at + 1 < steps.length; at += 2) {
        x += steps[at]
        y += steps[at + 1]
        points.push([x, y])
      }
      found.push(points)
      ;[x, y] = points[0]
    }
  }
  return found
}

export class Shores {
  /** @type {Map<number, [number, number, number][]>} */
  #cells = new Map()

  /**
   * The outlines that a picture shows, and those a little outside of it.
   * @param {Point[][][]} areas rings by area @param {Layout} layout @param {Transform} at @param {Area} bounds
   */
  constructor(areas, layout, at, bounds) {
    const [left, top] = [bounds.x - REACH, bounds.y - REACH]
    const [right, bottom] = [bounds.x + bounds.width + REACH, bounds.y + bounds.height + REACH]
    for (const [area, [x0, y0, x1, y1]] of layout.boxes.entries()) {
      if (x0 * at.scale + at.x > right || x1 * at.scale + at.x < left) continue
      if (y0 * at.scale + at.y > bottom || y1 * at.scale + at.y < top) continue
      for (const ring of areas[area]) {
        let [fromX, fromY] = pixel(/** @type {Point} */ (ring.at(-1)), at)
        for (const point of ring) {
          const [x, y] = pixel(point, at)
          const steps = Math.max(1, Math.min(2000, Math.ceil(Math.hypot(x - fromX, y - fromY) / STEP)))
          for (let step = 1; step <= steps; step++) {
            const px = fromX + ((x - fromX) * step) / steps
            const py = fromY + ((y - fromY) * step) / steps
            if (px > left && px < right && py > top && py < bottom) this.#add(px, py, area)
          }
          ;[fromX, fromY] = [x, y]
        }
      }
    }
  }

  /** @param {number} x @param {number} y @param {number} area */
  #add(x, y, area) {
    const cell = key(Math.floor(x / CELL), Math.floor(y / CELL))
    const points = this.#cells.get(cell)
    if (points) points.push([x, y, area])
    else this.#cells.set(cell, [[x, y, area]])
  }

  /**
   * Whether a box is nearer to another area than to its own.
   * @param {Box} box @param {number | null} own
   */
  strange([left, top, right, bottom], own) {
    let mine = REACH
    let others = REACH
    const [first, last] = [Math.floor((left - REACH) / CELL), Math.floor((right + REACH) / CELL)]
    const [upper, lower] = [Math.floor((top - REACH) / CELL), Math.floor((bottom + REACH) / CELL)]
    for (let row = upper; row <= lower; row++)
      for (let column = first; column <= last; column++)
        for (const [x, y, area] of this.#cells.get(key(column, row)) ?? []) {
          const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
          if (area === own) mine = Math.min(mine, away)
          else others = Math.min(others, away)
        }
    return others < mine - SAME
  }
}

/** @param {Point} point @param {Transform} at @returns {Point} */
const pixel = ([x, y], at) => [x * at.scale + at.x, y * at.scale + at.y]
/** @param {number} column @param {number} row */
const key = (column, row) => column * 4096 + row
