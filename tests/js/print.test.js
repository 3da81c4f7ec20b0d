// The list that is printed below the map.
import assert from "node:assert/strict"
import { test } from "node:test"

const { ordered } = await import("../../static/peta/print.js")

/** @type {any} */
const model = {
  codes: ["7301", "7302", "7303", "7304"],
  names: ["Selayar", "Bulukumba", "Bantaeng", "Jeneponto"],
  values: [[10], [null], [30], [10]],
  locale: "id",
}

test("the largest value stands first, equal ones by name, no data last", () => {
  assert.deepEqual(ordered(model, 0, null), [2, 3, 0, 1])
})

test("only the areas in sight are listed", () => {
  assert.deepEqual(ordered(model, 0, new Set([0, 1])), [0, 1])
})
