// The picture of squares: one for each area, none on another, and its words inside it.
import assert from "node:assert/strict"
import { test } from "node:test"
import { ABOVE, cases, measured, model, SIZES } from "./support.js"

const { captions } = await import("../../static/peta/captions.js")
const { squareIsNamed, squareLines } = await import("../../static/peta/names.js")
const { tileLayout } = await import("../../static/peta/shapes.js")
const { pictureHeight } = await import("../../static/peta/sizes.js")
const { View } = await import("../../static/peta/view.js")

const models = await Promise.all(cases.map(model))
const squared = models.filter(({ tiles }) => tiles.every(Boolean))
const [coverage] = squared
const layout = tileLayout(coverage)
const side = layout.cell ?? 0

test("every kabupaten/kota has a square of its own", () => {
  assert.equal(new Set(layout.paths).size, 102)
  for (const [area, [left, top, right, bottom]] of layout.boxes.entries()) {
    assert.deepEqual(layout.points[area], [(left + right) / 2, (top + bottom) / 2])
    assert.ok(left >= layout.box[0] && top >= layout.box[1])
    assert.ok(right <= layout.box[2] && bottom <= layout.box[3])
  }
})

test("a line runs around each province and not through it", () => {
  const edges = new Set(layout.lines.match(/M[^M]+/g))
  const at = new Map(coverage.tiles.map((tile, area) => [String(tile), area]))
  for (const [area, [left, top]] of layout.boxes.entries()) {
    const [column, row] = /** @type {Point} */ (coverage.tiles[area])
    const right = at.get(String([column + 1, row]))
    const inner = right !== undefined && coverage.parents[right] === coverage.parents[area]
    const edge = `M${left - 1 + side + 2} ${top - 1}v${side + 2}`
    assert.equal(edges.has(edge), !inner, coverage.names[area])
  }
})

/**
 * What says that the values of small squares are thousands.
 * @param {Model} of @param {{ y: number }} line
 * @returns {Box}
 */
const inThousands = ({ words }, { y }) => [10, y - 8, 10 + measured(words.thousands, 10.5, 400), y + 2]

for (const { width, screen } of SIZES) {
  const height = pictureHeight(width, layout, screen, { above: ABOVE })

  test(`all squares are in the picture and beside its words, ${width} pixels wide`, () => {
    for (const of of squared) {
      const { area, taken, thousands } = captions(of, width, height)
      const at = new View().transform(layout, area)
      const words = squareIsNamed(side * at.scale) ? taken : [...taken, inThousands(of, thousands)]
      for (const [place, [left, top, right, bottom]] of layout.boxes.entries()) {
        const [x0, x1] = [left, right].map((x) => x * at.scale + at.x)
        const [y0, y1] = [top, bottom].map((y) => y * at.scale + at.y)
        const name = of.names[place]
        assert.ok(x0 >= area.x - 0.01 && x1 <= area.x + area.width + 0.01, name)
        assert.ok(y0 >= area.y - 0.01 && y1 <= area.y + area.height + 0.01, name)
        for (const box of words)
          assert.ok(x0 >= box[2] || x1 <= box[0] || y0 >= box[3] || y1 <= box[1], `${name} under words`)
      }
    }
  })

  test(`what a square says fits in it and ends with the value, ${width} pixels wide`, () => {
    for (const of of squared) {
      const { area: room } = captions(of, width, height)
      const wide = side * new View().transform(layout, room).scale
      for (const area of of.codes.keys())
        for (let month = 0; month < of.months.length; month += 5) {
          const found = squareLines(of, area, month, wide)
          const name = of.names[area]
          assert.equal(found.length > 1, squareIsNamed(wide))
          for (const { text, size, weight, y } of found) {
            assert.ok(measured(text, size, weight) <= wide - 1.9, `${text} is wider than ${name}`)
            assert.ok(y - size * 0.73 >= -wide / 2 && y + size * 0.05 <= wide / 2, `${text} leaves ${name}`)
          }
          const value = found.at(-1)?.text
          assert.equal(value === "–", of.values[area][month] === null, name)
        }
    }
  })
}
