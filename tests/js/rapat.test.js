// The presentation's keys and its place: no press is lost, and Python's step counts once it has heard every press.
import assert from "node:assert/strict"
import { test } from "node:test"
import { meaning, Position } from "../../static/rapat/rapat.js"

const titles = Array.from({ length: 9 }, (_, place) => `step ${place + 1}`)
const words = { bar: "", back: "", next: "", full: "", black: "", light: "", progress: "" }
/** @param {number} step @param {number} seen */
const head = (step, seen) => ({ titles, step, seen, leave: "", words })

/** @param {number} step @param {number} seen */
function placed(step, seen) {
  const position = new Position()
  position.take(head(step, seen))
  return position
}

test("what clickers and keyboards send", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " "])
    assert.deepEqual(meaning({ key }), { by: 1 })
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp"]) assert.deepEqual(meaning({ key }), { by: -1 })
  assert.deepEqual(meaning({ key: " ", shiftKey: true }), { by: -1 })
  assert.deepEqual(meaning({ key: "Home" }), { to: "first" })
  assert.deepEqual(meaning({ key: "End" }), { to: "last" })
  for (const key of ["f", "F"]) assert.equal(meaning({ key }), "full")
  for (const key of ["b", "B", "."]) assert.equal(meaning({ key }), "black")
  assert.equal(meaning({ key: "Escape" }), "leave")
  for (const key of ["a", "Tab", "Enter", "F5"]) assert.equal(meaning({ key }), null)
})

test("five presses before Python answers are five steps, and its late answers undo none", () => {
  const position = placed(1, 0)
  const told = [1, 2, 3, 4, 5].map(() => position.go(position.at + 1))
  assert.deepEqual(told.at(-1), { langkah: 6, nomor: 5 })
  for (const seen of [1, 3]) {
    position.take(head(seen + 1, seen))
    assert.equal(position.at, 6)
  }
  position.take(head(6, 5))
  assert.equal(position.at, 6)
})

test("the browser's back button, of which Python tells, counts", () => {
  const position = placed(1, 0)
  position.go(2)
  position.take(head(2, 1))
  position.take(head(1, 1))
  assert.equal(position.at, 1)
})

test("drawn anew it goes on with the number that Python knows", () => {
  const position = placed(4, 7)
  assert.equal(position.at, 4)
  assert.deepEqual(position.go(5), { langkah: 5, nomor: 8 })
})

test("there is nothing before the first step and after the last", () => {
  assert.equal(placed(1, 0).go(0), null)
  assert.equal(placed(9, 0).go(10), null)
  assert.deepEqual(placed(5, 0).go(99), { langkah: 9, nomor: 1 })
})
