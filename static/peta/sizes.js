// How large the pictures are, and where the legend stands.
const CONTEXT = 0.6 // of the size of a chosen area: what is seen around it
const LEAST = 80 // layout units: a city is seen among its neighbours
const STACKED = 720 // pixels of the column: below it pictures and legend stand one over the other
const SMALL = 560
const GAP = 8
const BORDERS = 2
const FOOT = 0.026 // of the width: the strip below the land in the server's picture (`charts/map_picture.py`)
const BELOW = 10 // pixels between a map and the foot of the window
const BAR = 60
const LOWEST = 240

/**
 * `wide`: the column, in pixels; `compact`: the map lies on the server's still picture, and is as large.
 * @typedef {{ wide: number, squares: boolean, panes: number, compact: boolean }} Room
 */

/**
 * The legend of one map stands on its empty sea, so that the map has all the room there is.
 * @param {Room} room
 */
export function legendPlace({ wide, squares, panes, compact }) {
  if (compact) return "over"
  if (wide <= SMALL) return "below"
  if (!squares && panes === 1) return "over"
  return wide > STACKED ? "beside" : "above"
}

/**
 * @param {number} across pixels for all pictures @param {Room} room
 */
export function pictureWidth(across, { wide, panes, compact }) {
  if (compact) return Math.floor(across)
  const each = panes === 1 || wide <= STACKED ? across : (across - GAP) / panes
  return Math.floor(each - BORDERS)
}

/**
 * As high as its shape asks for, while it is seen whole in a window of `screen` pixels, of which those `above` it are
 * the page's; `under`: so many below it are too, and the map takes whatever is left; `full`: the window is its own.
 * @param {number} width @param {Layout} layout @param {number} screen
 * @param {{ above: number, under?: number, compact?: boolean, full?: boolean }} room
 */
export function pictureHeight(width, layout, screen, { above, under, compact = false, full = false }) {
  const [left, top, right, bottom] = layout.box
  const shape = (width * (bottom - top)) / (right - left)
  if (full) return screen - BAR
  if (compact) return Math.round(shape + width * FOOT)
  if (under !== undefined && width > SMALL) return Math.round(Math.max(LOWEST, screen - above - under))
  const most = Math.max(420, screen - above - BELOW)
  return Math.round(Math.min(most, shape + (width < 620 ? 90 : 30)))
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
