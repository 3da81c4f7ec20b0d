// What the visitor has on the map, what Python may change of it, and what Python is told.
import assert from "node:assert/strict"
import { test } from "node:test"
import { model } from "./support.js"

const { State } = await import("../../static/peta/state.js")
const { Talk, asSquares, fileName, groundOf, inFocus } = await import("../../static/peta/protocol.js")
const { meaning } = await import("../../static/peta/keys.js")

const coverage = await model("cakupan")
const provinces = await model("provinsi")
const people = await model("belum")

/** @param {Partial<Head>} changed @returns {Head} */
const head = (changed = {}) => ({
  key: "1",
  indicator: "cakupan",
  indicators: {},
  keys: {},
  period: "2025-06",
  selected: null,
  beside: [],
  most: 4,
  compare: null,
  focus: [],
  territory: null,
  whole: "SULAMA",
  counted: "",
  view: "peta",
  compact: false,
  projected: false,
  alt: [],
  below: null,
  seen: 0,
  failed: "",
  stale: "",
  ...changed,
})

/** @returns {{ component: Component, told: unknown[] }} */
function listener() {
  /** @type {unknown[]} */
  const told = []
  const component = { setStateValue: (/** @type {unknown[]} */ ...words) => told.push(words) }
  return { component: /** @type {any} */ (component), told }
}

test("Python's area and month are taken, the month not while months go by", () => {
  const state = new State()
  state.take(head({ selected: "7307" }), coverage, false)
  assert.equal(coverage.codes[state.area ?? -1], "7307")
  assert.equal(coverage.months[state.month], "2025-06")
  state.take(head({ period: "2024-01" }), coverage, true)
  assert.equal(state.area, null)
  assert.equal(coverage.months[state.month], "2025-06")
  state.take(head({ period: "1999-01", selected: "nowhere" }), coverage, false)
  assert.deepEqual([state.area, state.month], [null, 0])
})

test("areas are put beside the chosen one and taken away again, as many as are compared", () => {
  const state = new State()
  state.take(head({ selected: "7307", beside: ["7308", "nowhere"] }), coverage, false)
  const at = (/** @type {string} */ code) => coverage.indexOf.get(code) ?? -1
  assert.deepEqual(state.beside, [at("7308")])
  assert.equal(state.compare(at("7307"), 4), false)
  assert.equal(state.compare(at("7371"), 4), true)
  assert.equal(state.compare(at("7372"), 4), true)
  assert.equal(state.compare(at("7373"), 4), false)
  assert.equal(state.compare(at("7308"), 4), true)
  assert.deepEqual(state.beside, [at("7371"), at("7372")])
  assert.equal(state.compare(at("7371"), 0), true)
  state.within(provinces)
  assert.deepEqual(state.beside, [])
})

test("nothing is pointed at that other data do not have", () => {
  const state = new State()
  Object.assign(state, { tab: 90, area: 90, month: 500 })
  state.within(provinces)
  assert.deepEqual([state.tab, state.area, state.month], [0, null, provinces.months.length - 1])
})

test("the slider stays within the months", () => {
  const state = new State()
  state.step(-3, coverage)
  assert.equal(state.month, 0)
  state.step(1e3, coverage)
  assert.ok(state.atEnd(coverage))
})

test("a row of the legend stays when it is pressed, and goes when it is pressed again", () => {
  const state = new State()
  state.keep(2)
  state.preview(4)
  assert.deepEqual([state.row, state.keptRow], [4, 2])
  state.preview(null)
  assert.equal(state.row, 2)
  state.keep(2)
  assert.deepEqual([state.row, state.keptRow], [null, null])
})

test("of two months the earlier is on the left", () => {
  const state = new State()
  state.take(head(), coverage, false)
  const now = state.month
  assert.deepEqual(state.months(coverage, null), [now])
  assert.deepEqual(state.months(coverage, "2024-03"), [2, now])
  assert.deepEqual(state.months(coverage, "2025-09"), [now, 20])
})

test("a choice that Python has not been told of outlives what it says meanwhile", () => {
  const talk = new Talk()
  const { component, told } = listener()
  assert.ok(talk.heeds(head({ seen: 7 })))
  const choice = { wilayah: "7307", periode: "2025-06", indikator: "cakupan", dibanding: [], punya: ["1"] }
  talk.tell(component, choice)
  talk.tell(component, choice)
  assert.deepEqual(told, [
    ["pilihan", { ...choice, nomor: 8 }],
    ["pilihan", { ...choice, nomor: 9 }],
  ])
  assert.ok(!talk.heeds(head({ seen: 8 })))
  assert.ok(talk.heeds(head({ seen: 9 })))
})

test("what Python has not been told outlives nothing that it says", () => {
  const state = new State()
  assert.equal(state.untold, undefined)
  state.untold = "7307"
  state.take(head({ selected: "7307" }), coverage, false)
  assert.equal(state.untold, undefined)
})

test("the shapes stay for another indicator, month or class, and for nothing else", () => {
  const same = groundOf(head(), coverage)
  assert.equal(groundOf(head({ key: "2", indicator: "belum_terlindungi", period: "2024-01" }), people), same)
  assert.equal(
    groundOf(head({ compare: "2024-01" }), coverage),
    groundOf(head({ compare: "2024-02" }), coverage),
  )
  for (const changed of [{ view: /** @type {const} */ ("petak") }, { compare: "2024-01" }, { compact: true }])
    assert.notEqual(groundOf(head(changed), coverage), same)
  assert.notEqual(groundOf(head(), provinces), same)
})

test("squares are drawn where every area has one", () => {
  assert.ok(asSquares(head({ view: "petak" }), coverage))
  assert.ok(!asSquares(head({ view: "petak" }), provinces))
  assert.ok(!asSquares(head(), coverage))
})

test("the areas in focus are those with a part of it", () => {
  assert.equal(inFocus(head(), coverage), null)
  const inside = inFocus(head({ focus: ["7307", "7371"] }), coverage) ?? new Set()
  assert.deepEqual(
    [...inside].map((area) => coverage.codes[area]),
    ["7307", "7371"],
  )
  assert.equal(inFocus(head({ focus: ["7307"] }), provinces)?.size, 1)
})

test("a saved picture is named after its months", () => {
  assert.equal(fileName(coverage, [0, 12]), "Peta_2024-01_2025-01")
})

test("keys walk, choose, go back and zoom; others are the page's", () => {
  const names = ["Buton", "Kota Baubau", "Sinjai"]
  /** @param {string} key @param {number} area */
  const of = (key, area) => meaning(key, area, names, (from, dx, dy) => from + dx + 10 * dy)
  assert.deepEqual(of("ArrowRight", 1), { go: 2 })
  assert.deepEqual(of("ArrowUp", 12), { go: 2 })
  assert.deepEqual([of("Home", 1), of("End", 1)], [{ go: 0 }, { go: 2 }])
  assert.deepEqual(
    [of("Enter", 1), of(" ", 1), of("Escape", 1)],
    [{ choose: 1 }, { choose: 1 }, { back: true }],
  )
  assert.deepEqual([of("b", 0), of("B", 1), of("x", 0)], [{ go: 1 }, { go: 0 }, { go: null }])
  assert.deepEqual(of("+", 0), { zoom: 1.6 })
  for (const key of ["Tab", "F5", "1", "Shift"]) assert.equal(of(key, 0), null)
})
