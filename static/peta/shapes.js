// Outlines to draw: from the shared geometry file, or as equal squares.
/** @type {Map<string, Promise<Outlines>>} */
const fetched = new Map()

export class OutlinesMissing extends Error {
  name = "OutlinesMissing"
}

/**
 * @param {Model} model
 * @returns {Promise<Outlines>}
 * @throws {OutlinesMissing}
 */
export function geometry(model) {
  if (model.outlines) return Promise.resolve(model.outlines)
  const url = new URL(model.geometry, document.baseURI).href
  const known = fetched.get(url)
  if (known) return known
  const reading = read(url)
  reading.catch(() => fetched.delete(url))
  fetched.set(url, reading)
  return reading
}

/** @param {string} url */
async function read(url) {
  try {
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(`${answer.status}`)
    return await answer.json()
  } catch (cause) {
    throw new OutlinesMissing(`${url}: ${cause}`, { cause })
  }
}

/**
 * @param {Model} model @param {Outlines} shapes
 * @returns {Layout}
 */
export function mapLayout(model, shapes) {
  const paths = model.members.map((codes) => absolute(codes.map((code) => shapes.paths[code])))
  const level = model.level === "cabang" ? "cabang" : "provinsi"
  const [, , width, height] = shapes.viewbox
  return {
    box: [0, 0, width, height],
    paths,
    points: model.codes.map((code) => shapes.labels[code]),
    boxes: model.codes.map((code) => shapes.boxes[code]),
    sides: paths.map(largestSide),
    lines: absolute(Object.values(shapes.outlines[level])),
    territories: { ...shapes.outlines.provinsi, ...shapes.outlines.cabang },
    names: Object.entries(model.provinces).map(([code, name]) => ({ name, at: shapes.labels[code] })),
    cell: null,
  }
}

/**
 * Paths one after the other: each begins at a point of its own, not where the one before ended.
 * @param {string[]} paths
 */
const absolute = (paths) => paths.map((path) => `M${path.slice(1)}`).join("")

const CELL = 40
const GAP = 2

/**
 * @param {Model} model that has a square for every area
 * @returns {Layout}
 */
export function tileLayout(model) {
  const cells = /** @type {Point[]} */ (model.tiles)
  const right = Math.max(...cells.map(([column]) => column)) + 1
  const bottom = Math.max(...cells.map(([, row]) => row)) + 1
  const size = CELL - GAP
  const owner = new Map(cells.map(([column, row], area) => [`${column} ${row}`, model.parents[area]]))
  const edges = cells.flatMap(([column, row], area) => {
    const x = column * CELL - GAP / 2
    const y = row * CELL - GAP / 2
    /** @param {number} dx @param {number} dy */
    const outer = (dx, dy) => owner.get(`${column + dx} ${row + dy}`) !== model.parents[area]
    return [
      outer(0, -1) && `M${x} ${y}h${CELL}`,
      outer(0, 1) && `M${x} ${y + CELL}h${CELL}`,
      outer(-1, 0) && `M${x} ${y}v${CELL}`,
      outer(1, 0) && `M${x + CELL} ${y}v${CELL}`,
    ].filter(Boolean)
  })
  return {
    box: [-GAP, -GAP, right * CELL + GAP, bottom * CELL + GAP],
    paths: cells.map(([column, row]) => `M${column * CELL} ${row * CELL}h${size}v${size}h${-size}z`),
    points: cells.map(([column, row]) => [column * CELL + size / 2, row * CELL + size / 2]),
    boxes: cells.map(([column, row]) => [column * CELL, row * CELL, column * CELL + size, row * CELL + size]),
    sides: cells.map(() => CELL),
    lines: edges.join(""),
    territories: {},
    names: [],
    cell: size,
  }
}

/**
 * The side of a square as large as the path's largest ring: what an eye can find. Relative steps only (m, l, z).
 * @param {string} path
 */
function largestSide(path) {
  let best = 0
  for (const part of path.split("M").slice(1)) {
    let x = 0
    let y = 0
    for (const ring of part.split("z")) {
      const steps = ring.match(/-?\d*\.?\d+/g)?.map(Number) ?? []
      if (steps.length < 2) continue
      let area = 0
      const start = [x + steps[0], y + steps[1]]
      for (let at = 0; at + 1 < steps.length; at += 2) {
        const [fromX, fromY] = [x, y]
        x += steps[at]
        y += steps[at + 1]
        if (at > 0) area += fromX * y - x * fromY
      }
      area += x * start[1] - start[0] * y
      ;[x, y] = start
      best = Math.max(best, Math.abs(area) / 2)
    }
  }
  return Math.sqrt(best)
}
