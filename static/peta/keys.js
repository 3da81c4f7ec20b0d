// What a key on an area of the map means.
/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const ZOOMS = { "+": 1.6, "-": 1 / 1.6 }

/**
 * `go`: the area the focus moves to, null where there is none; `choose`: the area chosen; `back`: one step back from
 * it. The whole is null for a key that is not the map's.
 * @typedef {{ go: number | null } | { choose: number } | { back: true } | { zoom: number } | null} Meaning
 */

/**
 * @param {string} key @param {number} area @param {string[]} names short ones, by area
 * @param {(area: number, dx: number, dy: number) => number} toward the nearest area in a direction
 * @returns {Meaning}
 */
export function meaning(key, area, names, toward) {
  if (key in ARROWS) return { go: toward(area, ...ARROWS[key]) }
  if (key === "Home") return { go: 0 }
  if (key === "End") return { go: names.length - 1 }
  if (key === "Enter" || key === " ") return { choose: area }
  if (key === "Escape") return { back: true }
  if (key === "+" || key === "-") return { zoom: ZOOMS[key] }
  if (/^\p{L}$/u.test(key)) return { go: byLetter(key.toLowerCase(), area, names) }
  return null
}

/** @param {string} letter @param {number} from @param {string[]} names */
function byLetter(letter, from, names) {
  for (let step = 1; step <= names.length; step++) {
    const area = (from + step) % names.length
    if (
      names[area]
        .replace(/^Kota /, "")
        .toLowerCase()
        .startsWith(letter)
    )
      return area
  }
  return null
}
