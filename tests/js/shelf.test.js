// Which data the browser holds, and when it asks for more.
import assert from "node:assert/strict"
import { test } from "node:test"
import { packed } from "./support.js"

const { Quiet, Shelf, quiet, shelf } = await import("../../static/peta/shelf.js")
const { ask } = await import("../../static/peta/others.js")

test("a shelf holds what was put there last, and nothing under another key", () => {
  /** @type {InstanceType<typeof Shelf<number>>} */
  const numbers = new Shelf()
  for (let at = 0; at < 30; at++) numbers.put(`${at}`, at)
  assert.equal(numbers.get("29"), 29)
  assert.equal(numbers.get("30"), null)
  assert.equal(numbers.get("0"), null)
  assert.deepEqual(numbers.held(["0", "28", "31", "29"]), ["28", "29"])
})

test("what is shown again stays longest", () => {
  /** @type {InstanceType<typeof Shelf<number>>} */
  const numbers = new Shelf()
  for (let at = 0; at < 30; at++) {
    numbers.put("shown", 7)
    numbers.put(`${at}`, at)
  }
  assert.equal(numbers.get("shown"), 7)
})

test("what is neither here nor unreadable is missing, in its order", () => {
  /** @type {InstanceType<typeof Shelf<number>>} */
  const numbers = new Shelf()
  assert.equal(numbers.missing(["a", "b", "c"]), "a")
  numbers.put("a", 1)
  numbers.refuse("b")
  assert.equal(numbers.missing(["a", "b", "c"]), "c")
  numbers.put("c", 3)
  assert.equal(numbers.missing(["a", "b", "c"]), null)
})

test("nothing is asked for before the first picture, nor while the months go by", async () => {
  const calm = new Quiet()
  let came = 0
  /** @param {Promise<void>} coming */
  const counted = (coming) => coming.then(() => came++)
  const first = counted(calm.comes())
  await new Promise(setImmediate)
  assert.equal(came, 0)
  calm.drawn()
  await first
  assert.equal(came, 1)
  calm.play(true)
  const second = counted(calm.comes())
  await new Promise(setImmediate)
  assert.equal(came, 1)
  calm.play(false)
  await second
  assert.equal(came, 2)
})

/** A component whose questions can be waited for. */
function asking() {
  /** @type {(next: unknown) => void} */
  let hear = () => {}
  const component = /** @type {any} */ ({
    setStateValue: (/** @type {string} */ name, /** @type {unknown} */ next) => hear([name, next]),
  })
  return { component: /** @type {Component} */ (component), next: () => new Promise((done) => (hear = done)) }
}

test("one is asked for after the other, and nothing in the end", async () => {
  const errors = console.error
  console.error = () => {}
  const { component, next } = asking()
  const keys = ["one", "two", "three"]
  const nothing = new Uint8Array()
  quiet.drawn()
  let asked = next()
  await ask(component, { keys, key: null }, nothing)
  assert.deepEqual(await asked, ["minta", "one"])
  asked = next()
  await ask(component, { keys, key: "one" }, await packed("cakupan"))
  assert.deepEqual(await asked, ["minta", "two"])
  assert.equal(shelf.get("one")?.unit, "persen")
  asked = next()
  await ask(component, { keys, key: "two" }, (await packed("belum")).subarray(0, 99))
  assert.deepEqual(await asked, ["minta", "three"])
  assert.equal(shelf.get("two"), null)
  asked = next()
  await ask(component, { keys, key: "three" }, await packed("belum"))
  assert.deepEqual(await asked, ["minta", ""])
  console.error = errors
})

test("a question that a newer run overtook is not asked", async () => {
  const { component, next } = asking()
  const asked = next()
  const nothing = new Uint8Array()
  const end = await ask(component, { keys: ["old"], key: null }, nothing)
  end()
  await ask(component, { keys: ["new"], key: null }, nothing)
  assert.deepEqual(await asked, ["minta", "new"])
})
