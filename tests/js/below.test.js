// The circles of the units below a kabupaten/kota: areas in proportion, room between them, nothing of another area.
import assert from "node:assert/strict"
import { test } from "node:test"
import "./support.js"

const { boxes, descend, largest, radii } = await import("../../static/peta/below.js")

/** @param {number} known @param {number} paying @param {Point} at @returns {Unit} */
const unit = (known, paying, at) => ({ known, paying, at, name: `${at}`, words: "" })

/** @param {Unit[]} units @returns {Below} */
const below = (units) => ({
  area: "7307",
  line: "",
  keys: { paying: "", nobody: "", unknown: "" },
  units,
})

const some = below([unit(16, 4, [0, 0]), unit(4, 4, [10, 10]), unit(4, 0, [0, 10]), unit(0, 0, [10, 0])])

test("areas are in proportion: of the ring to desa with data, of the disc to those that pay", () => {
  const [large, paying, nobody, unknown] = radii(some, 8)
  assert.ok(Math.abs(large.ring / paying.ring - 2) < 1e-9)
  assert.ok(Math.abs(large.ring / large.disc - 2) < 1e-9)
  assert.equal(paying.disc, paying.ring)
  assert.equal(nobody.disc, 0)
  assert.deepEqual(unknown, { ring: 3, disc: 0 })
})

test("circles grow with the picture, and leave room between them", () => {
  assert.ok(largest(some, 1) < largest(some, 8))
  for (const scale of [0.1, 1, 8, 1000]) {
    assert.ok(largest(some, scale) >= 4)
    assert.ok(largest(some, scale) <= 17)
  }
  assert.ok(2 * largest(some, 8) < 10 * 8)
  const alone = below([unit(3, 1, [5, 5])])
  assert.ok(radii(alone, 8).every(({ ring, disc }) => ring >= disc && Number.isFinite(ring)))
})

test("no label may stand on a circle", () => {
  const at = { scale: 2, x: 100, y: 50, center: /** @type {Point} */ ([0, 0]), zoomed: true }
  const [, second] = boxes(/** @type {any} */ ({ below: some, at }))
  assert.deepEqual([(second[0] + second[2]) / 2, (second[1] + second[3]) / 2], [120, 70])
  assert.deepEqual(boxes(/** @type {any} */ ({ below: null, at })), [])
})

test("what lies below another area goes before Python answers", () => {
  /** @type {(Below | null)[]} */
  const shown = []
  const pane = {
    below: /** @type {Below | null} */ (some),
    /** @param {Below | null} told */
    descend(told) {
      this.below = told
      shown.push(told)
    },
  }
  const board = /** @type {any} */ ({
    head: { below: some },
    model: { codes: ["7202", "7307"] },
    panes: [pane],
    legend: { descend: () => {} },
    state: { area: 1 },
    underneath: { replaceChildren: () => {} },
  })
  descend(board)
  assert.deepEqual(shown, [])
  board.state.area = 0
  descend(board)
  board.state.area = null
  descend(board)
  assert.deepEqual(shown, [null])
})
