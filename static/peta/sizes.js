// How large the pictures are, and where the legend stands.
const CONTEXT = 0.6 // of the size of a chosen area: what is seen around it
const LEAST = 80 // layout units: a city is seen among its neighbours
const STACKED = 720 // pixels of the column: below it pictures and legend stand one over the other
const SMALL = 560
const GAP = 8
const BORDERS = 2

/** @typedef {{ wide: number, squares: boolean, panes: number }} Room `wide`: the column, in pixels */

/**
 * On a laptop the legend stands on the empty sea of the map, or above the squares, so that both are seen at once.
 * @param {Room} room
 */
export function legendPlace({ wide, squares, panes }) {
  if (wide > STACKED) return "beside"
  if (wide <= SMALL) return "below"
  return squares || panes > 1 ? "above" : "over"
}

/**
 * @param {number} across pixels for all pictures @param {Room} room
 */
export function pictureWidth(across, { wide, panes }) {
  const each = panes === 1 || wide <= STACKED ? across : (across - GAP) / panes
  return Math.floor(each - BORDERS)
}

/**
 * As high as its shape asks for, while it is seen whole in a window of `screen` pixels.
 * @param {number} width @param {Layout} layout @param {number} screen
 */
export function pictureHeight(width, layout, screen) {
  const [left, top, right, bottom] = layout.box
  const most = Math.max(420, screen - (layout.cell ? 130 : 295))
  return Math.round(Math.min(most, (width * (bottom - top)) / (right - left) + (width < 620 ? 90 : 30)))
}

/**
 * A chosen area with what lies around it.
 * @param {Layout} layout @param {number} area
 * @returns {Box}
 */
export function boxOf({ boxes }, area) {
  const [left, top, right, bottom] = boxes[area]
  /** @param {number} from @param {number} to */
  const widened = (from, to) => {
    const half = Math.max(LEAST, (to - from) * (1 + CONTEXT)) / 2
    return [(from + to) / 2 - half, (from + to) / 2 + half]
  }
  const [x0, x1] = widened(left, right)
  const [y0, y1] = widened(top, bottom)
  return [x0, y0, x1, y1]
}

/**
 * Around the places of areas themselves: a far islet would leave the rest too small to read.
 * @param {Layout} layout @param {Iterable<number>} areas
 * @returns {Box}
 */
export function boxAround({ points, sides }, areas) {
  const inside = [...areas]
  /** @param {number} area */
  const reach = (area) => Math.min(sides[area], 40) * 0.6
  /** @param {(...numbers: number[]) => number} pick @param {0 | 1} axis @param {1 | -1} way */
  const edge = (pick, axis, way) => pick(...inside.map((area) => points[area][axis] + way * reach(area)))
  return [edge(Math.min, 0, -1), edge(Math.min, 1, -1), edge(Math.max, 0, 1), edge(Math.max, 1, 1)]
}
