// The words that belong in a picture: where they stand, and what they leave to the map.
const v = new URL(import.meta.url).search
/** @type {typeof import("./labels.js")} */
const { lines, textWidth } = await import(`./labels.js${v}`)

const NARROW = 620
export const TITLE = 13
export const STAMP = 12
export const SOURCE = 10.5
const ROW = 16
const WIDER = 1.22 // a saved picture may meet a wider font
const HALO = 4
const EDGE = 8

/**
 * @typedef {object} Captions
 * @property {{ text: string, y: number }[]} title
 * @property {{ y: number, size: number }} month
 * @property {Area | null} stamp
 * @property {string[][]} sources
 * @property {{ y: number }} thousands
 * @property {Area} area
 * @property {Box[]} taken
 */

/** @param {number} width of a picture */
export const isNarrow = (width) => width < NARROW

/**
 * In pixels of the picture. `area` is left for the map and its labels; no label may enter a box of `taken`: the words
 * of a wide picture stand on the map's empty corners, those of a narrow one above it.
 * `still`: the height of the land that lies where it does in the server's picture; the words stand on its sea.
 * `bare`: the page around the picture says all of them, and the map has its room.
 * @param {Model} model @param {number} width @param {number} height @param {number} [still] @param {boolean} [bare]
 * @returns {Captions}
 */
export function captions(model, width, height, still, bare) {
  if (bare)
    return {
      title: [],
      month: { y: 0, size: 0 },
      stamp: null,
      sources: model.sources.map(() => []),
      thousands: { y: 0 },
      area: { x: EDGE, y: EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE },
      taken: [],
    }
  const narrow = isNarrow(width)
  const title = lines(model.title, narrow ? width - 20 : Math.max(180, width * 0.34), TITLE, 600)
  const rise = narrow ? 0 : 8
  const month = { y: 20 + rise * 1.6 + title.length * ROW, size: narrow ? 17 : 22 }
  const sources = model.sources.map((source) => (still && narrow ? [] : lines(source, width - 24, SOURCE)))
  const foot = 8 + 13 * Math.max(...sources.map((rows) => rows.length))
  const head = narrow ? 26 + ROW * title.length : 10
  const wide = textWidth(model.stamp, STAMP, 700) * WIDER + 12
  const stamp = model.stamp
    ? { x: width - wide - 8, y: narrow ? 6 + title.length * ROW : 10, width: wide, height: 20 }
    : null
  return {
    title: title.map((text, row) => ({ text, y: 16 + rise + row * ROW })),
    month,
    stamp,
    sources,
    thousands: { y: 36 + title.length * ROW },
    area: still
      ? { x: 0, y: 0, width, height: still }
      : { x: 8, y: head, width: width - 16, height: height - head - foot },
    taken: narrow && !still ? [] : [corner(model, title, month), ...(stamp ? [boxOf(stamp)] : [])],
  }
}

/**
 * The corner of title and month, wide enough for every month: labels stay where they are while the months go by.
 * @param {Model} model @param {string[]} title @param {{ y: number, size: number }} month
 * @returns {Box}
 */
function corner(model, title, month) {
  const widths = [
    ...title.map((line) => textWidth(line, TITLE, 600)),
    ...model.monthNames.map((name) => textWidth(name, month.size, 700)),
  ]
  return [0, 0, 10 + Math.max(...widths) + HALO, month.y + month.size * 0.25]
}

/** @param {Area} area @returns {Box} */
const boxOf = ({ x, y, width, height }) => [x - HALO, y - HALO, x + width + HALO, y + height + HALO]
