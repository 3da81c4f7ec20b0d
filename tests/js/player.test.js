// Months go by one after the other until the last, or until someone stops them.
import assert from "node:assert/strict"
import { test } from "node:test"

const { Player } = await import("../../static/peta/player.js")

/**
 * A clock that strikes when told to, as long as nobody has stopped it.
 * @param {import("node:test").TestContext} context
 */
function clock(context) {
  /** @type {{ act: () => void, pace: number } | null} */
  let running = null
  context.mock.method(
    globalThis,
    "setInterval",
    (/** @type {() => void} */ act, /** @type {number} */ pace) => {
      running = { act, pace }
      return 1
    },
  )
  context.mock.method(globalThis, "clearInterval", () => {
    running = null
  })
  return { strike: () => running?.act(), pace: () => running?.pace }
}

/** @param {number} last */
function played(last) {
  const seen = { month: 0, ended: 0, faces: /** @type {boolean[]} */ ([]) }
  const player = new Player({
    next: () => ++seen.month < last,
    changed: (playing) => seen.faces.push(playing),
  })
  return { player, seen, ended: () => seen.ended++ }
}

test("it plays to the last month and says so once", (context) => {
  const { strike } = clock(context)
  const { player, seen, ended } = played(3)
  player.play({ calm: false, ended })
  assert.ok(player.playing)
  for (let time = 0; time < 9; time++) strike()
  assert.deepEqual(seen, { month: 3, ended: 1, faces: [true, false] })
  assert.ok(!player.playing)
})

test("it stops at once, and one that is played again starts once", (context) => {
  const { strike } = clock(context)
  const { player, seen, ended } = played(9)
  player.stop()
  player.play({ calm: false, ended })
  strike()
  player.stop()
  strike()
  assert.deepEqual(seen, { month: 1, ended: 0, faces: [true, false] })
})

test("it is slower for who asked for less motion", (context) => {
  const { pace } = clock(context)
  const { player, ended } = played(9)
  player.play({ calm: false, ended })
  const quick = pace() ?? 0
  player.play({ calm: true, ended })
  assert.ok((pace() ?? 0) > quick)
})
