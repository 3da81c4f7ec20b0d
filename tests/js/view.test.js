// Where a picture looks: what is under the pointer stays there, and the map never leaves its frame.
import assert from "node:assert/strict"
import { test } from "node:test"
import { ABOVE, model, outlines } from "./support.js"

const { mapLayout } = await import("../../static/peta/shapes.js")
const { boxAround, boxOf, legendPlace, pictureHeight, pictureWidth } = await import(
  "../../static/peta/sizes.js"
)
const { View } = await import("../../static/peta/view.js")

const coverage = await model("cakupan")
const layout = mapLayout(coverage, await outlines())
const [left, top, right, bottom] = layout.box
const FRAMES = [
  { x: 8, y: 42, width: 374, height: 300 },
  { x: 8, y: 10, width: 1350, height: 440 },
  { x: 8, y: 10, width: 500, height: 900 },
]

/** @param {number} one @param {number} two */
const near = (one, two) => assert.ok(Math.abs(one - two) < 1e-6, `${one} is not ${two}`)

for (const frame of FRAMES) {
  const name = `${frame.width} × ${frame.height}`

  test(`everything is in sight and in the middle at first, ${name}`, () => {
    const { scale, x, y } = new View().transform(layout, frame)
    assert.ok(left * scale + x >= frame.x - 1e-6 && right * scale + x <= frame.x + frame.width + 1e-6)
    assert.ok(top * scale + y >= frame.y - 1e-6 && bottom * scale + y <= frame.y + frame.height + 1e-6)
    near(left * scale + x - frame.x, frame.x + frame.width - (right * scale + x))
    near(top * scale + y - frame.y, frame.y + frame.height - (bottom * scale + y))
  })

  test(`zooming keeps what is under the pointer, ${name}`, () => {
    const view = new View()
    const [px, py] = [frame.x + frame.width * 0.55, frame.y + frame.height * 0.45]
    view.by(8, frame.x + frame.width / 2, frame.y + frame.height / 2, layout, frame)
    const before = view.transform(layout, frame)
    view.by(1.6, px, py, layout, frame)
    const after = view.transform(layout, frame)
    near(after.scale, before.scale * 1.6)
    near((px - after.x) / after.scale, (px - before.x) / before.scale)
    near((py - after.y) / after.scale, (py - before.y) / before.scale)
  })

  test(`dragging moves the map with the pointer and not out of its frame, ${name}`, () => {
    const view = new View()
    view.by(10, frame.x + frame.width / 2, frame.y + frame.height / 2, layout, frame)
    const before = view.transform(layout, frame)
    view.pan(13, -7, layout, frame)
    const after = view.transform(layout, frame)
    near(after.x - before.x, 13)
    near(after.y - before.y, -7)
    for (const [dx, dy] of [
      [1e6, 1e6],
      [-1e6, -1e6],
    ]) {
      view.pan(dx, dy, layout, frame)
      const { scale, x, y } = view.transform(layout, frame)
      assert.ok(left * scale + x <= frame.x + 1e-6 && right * scale + x >= frame.x + frame.width - 1e-6)
      assert.ok(top * scale + y <= frame.y + 1e-6 && bottom * scale + y >= frame.y + frame.height - 1e-6)
    }
  })

  test(`a territory in focus is in sight whole, ${name}`, () => {
    for (const province of Object.keys(coverage.provinces)) {
      const inside = [...coverage.codes.keys()].filter((area) => coverage.parents[area] === province)
      const view = new View()
      view.fit(boxAround(layout, inside), layout, frame)
      const { scale, x, y } = view.transform(layout, frame)
      for (const area of inside) {
        const [px, py] = layout.points[area]
        assert.ok(px * scale + x >= frame.x && px * scale + x <= frame.x + frame.width, coverage.names[area])
        assert.ok(py * scale + y >= frame.y && py * scale + y <= frame.y + frame.height, coverage.names[area])
      }
    }
  })
}

for (const frame of FRAMES)
  test(`a chosen area is in sight whole, and stays there closer, ${frame.width} × ${frame.height}`, () => {
    for (const [area, name] of coverage.names.entries()) {
      const view = new View()
      view.fit(boxOf(layout, area), layout, frame)
      const [x0, y0, x1, y1] = layout.boxes[area]
      const { scale, x, y } = view.transform(layout, frame)
      assert.ok(view.zoom > 1, name)
      assert.ok(x0 * scale + x >= frame.x && x1 * scale + x <= frame.x + frame.width + 1e-6, name)
      assert.ok(y0 * scale + y >= frame.y && y1 * scale + y <= frame.y + frame.height + 1e-6, name)
      for (let step = 0; step < 3; step++) view.onto(1.6, layout.points[area])
      const at = view.transform(layout, frame)
      const [px, py] = [layout.points[area][0] * at.scale + at.x, layout.points[area][1] * at.scale + at.y]
      assert.ok(px >= frame.x && px <= frame.x + frame.width, name)
      assert.ok(py >= frame.y && py <= frame.y + frame.height, name)
    }
  })

test("zoom ends at the whole map and forty times closer", () => {
  const view = new View()
  view.by(0.1, 100, 100, layout, FRAMES[0])
  assert.equal(view.zoom, 1)
  view.by(1e6, 100, 100, layout, FRAMES[0])
  assert.equal(view.zoom, 40)
  view.reset()
  assert.deepEqual([view.zoom, view.center], [1, null])
})

test("the legend stands where there is room for it", () => {
  const one = { squares: false, panes: 1, compact: false }
  const squares = { squares: true, panes: 1, compact: false }
  const two = { squares: false, panes: 2, compact: false }
  assert.equal(legendPlace({ wide: 1200, ...one }), "over")
  assert.equal(legendPlace({ wide: 1200, ...squares }), "beside")
  assert.equal(legendPlace({ wide: 1200, ...two }), "beside")
  assert.equal(legendPlace({ wide: 700, ...squares }), "above")
  assert.equal(legendPlace({ wide: 700, ...two }), "above")
  assert.equal(legendPlace({ wide: 390, ...one }), "below")
  assert.equal(legendPlace({ wide: 390, ...one, compact: true }), "over")
  assert.equal(pictureWidth(1000, { wide: 1200, ...two }), 494)
  assert.equal(pictureWidth(500, { wide: 500, ...two }), 498)
  assert.ok(pictureHeight(1920, layout, 768, { above: ABOVE }) <= 768 - ABOVE)
  assert.equal(pictureHeight(1920, layout, 1080, { above: ABOVE, full: true }), 1020)
})
