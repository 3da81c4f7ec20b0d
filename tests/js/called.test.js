import assert from "node:assert/strict"
import { test } from "node:test"
import { filled, KEPT_DAYS, keep, marksIn, PLACE } from "../../static/hubungi/hubungi.js"

const NOW = new Date("2026-11-28T03:00:00Z")
const ONE = "0123456789abcdef"
const OTHER = "fedcba9876543210"

/** @param {string | null} [held] */
function storeWith(held = null) {
  let kept = held
  return {
    getItem: () => kept,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => {
      assert.equal(name, PLACE)
      kept = value
    },
  }
}

test("a mark is kept with its day, taken away again, and leaves the others alone", () => {
  const store = storeWith()
  assert.equal(keep(store, [ONE], true, NOW), true)
  keep(store, [OTHER], true, NOW)
  assert.deepEqual(marksIn(store, NOW), { [ONE]: "2026-11-28", [OTHER]: "2026-11-28" })
  keep(store, [ONE], false, NOW)
  assert.deepEqual(marksIn(store, NOW), { [OTHER]: "2026-11-28" })
})

test("a mark is forgotten when its month is long over", () => {
  const store = storeWith()
  keep(store, [ONE], true, NOW)
  const later = new Date(NOW.getTime() + (KEPT_DAYS + 2) * 86_400_000)
  assert.deepEqual(marksIn(store, later), {})
})

test("what is no mark is none: other words, other keys, other days", () => {
  for (const held of ["nothing", "[]", "null", '{"PT Rahasia":"2026-11-28"}', `{"${ONE}":"soon"}`])
    assert.deepEqual(marksIn(storeWith(held), NOW), {}, held)
})

test("a browser that keeps nothing is told, not broken", () => {
  assert.equal(keep(undefined, [ONE], true, NOW), false)
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError")
    },
  }
  assert.equal(keep(full, [ONE], true, NOW), false)
})

test("words are filled where they have a place", () => {
  assert.equal(filled("{marked} dari {all} {x}", { marked: 1, all: 3 }), "1 dari 3 {x}")
})
