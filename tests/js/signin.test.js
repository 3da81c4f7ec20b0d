import assert from "node:assert/strict"
import { test } from "node:test"
import { KEPT, keep, taken } from "../../static/masuk/masuk.js"

const place = { path: "/peta", query: "?wilayah=7307&periode=2025-06" }
const now = new Date("2026-11-28T10:00:00Z")
const after = (/** @type {number} */ minutes) => new Date(now.getTime() + minutes * 60_000)

function store() {
  /** @type {Map<string, string>} */
  const held = new Map()
  return {
    held,
    getItem: (/** @type {string} */ name) => held.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void held.set(name, value),
    removeItem: (/** @type {string} */ name) => void held.delete(name),
  }
}

test("what was looked at is told once to who comes back", () => {
  const tab = store()
  keep(tab, place, now)
  assert.deepEqual(taken(tab, after(2)), place)
  assert.equal(taken(tab, after(2)), undefined)
})

test("what was kept long ago, in the future, or by somebody else, is nothing", () => {
  for (const at of [after(30), after(-1)]) {
    const tab = store()
    keep(tab, place, now)
    assert.equal(taken(tab, at), undefined)
    assert.equal(tab.held.size, 0)
  }
  for (const written of ["{", "[]", "null", '{"path":7,"query":"","at":1}', '{"path":"/x"}']) {
    const tab = store()
    tab.setItem(KEPT, written)
    assert.equal(taken(tab, now), undefined)
  }
})

test("a browser that keeps nothing is no trouble", () => {
  const refuse = () => {
    throw new Error("not allowed")
  }
  keep({ getItem: refuse, setItem: refuse, removeItem: refuse }, place, now)
  assert.equal(taken({ getItem: refuse, setItem: refuse, removeItem: refuse }, now), undefined)
  keep(undefined, place, now)
  assert.equal(taken(undefined, now), undefined)
})
