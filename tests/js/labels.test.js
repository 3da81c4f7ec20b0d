// Names and values on the map stand in the picture and never on each other, wherever the visitor looks.
import assert from "node:assert/strict"
import { test } from "node:test"
import { ground } from "./ground.js"
import { cases, measured, model, outlines, SIZES } from "./support.js"

const { captions } = await import("../../static/peta/captions.js")
const { placed, wantedLabels } = await import("../../static/peta/names.js")
const { boxAround, pictureHeight } = await import("../../static/peta/sizes.js")
const { mapLayout } = await import("../../static/peta/shapes.js")
const { View } = await import("../../static/peta/view.js")

const shapes = await outlines()
const maps = await Promise.all(
  cases.map(async (name) => {
    const of = await model(name)
    return { name, of, map: mapLayout(of, shapes) }
  }),
)
const coverage = await model("cakupan")
const layout = mapLayout(coverage, shapes)
const land = ground(layout)

/** @param {Model} of @param {Layout} map @param {{ width: number, screen: number }} size */
function paper(of, map, { width, screen }) {
  const height = pictureHeight(width, map, screen)
  return { width, height, ...captions(of, width, height) }
}

/**
 * @param {Model} of @param {Layout} map @param {ReturnType<typeof paper>} sheet @param {InstanceType<typeof View>} view
 * @param {Set<number> | null} only @param {ReturnType<typeof ground>} areaAt
 */
function labels(of, map, sheet, view, only, areaAt) {
  const at = { ...view.transform(map, sheet.area), zoomed: view.zoom > 2.4 }
  const wanted = wantedLabels(of, map, { month: of.months.length - 1, only, width: sheet.width, at })
  return placed(wanted, sheet.area, sheet.taken, (item, x, y) => {
    const found = areaAt((x - at.x) / at.scale, (y - at.y) / at.scale)
    return found === null || found === item.area ? 0 : only && !only.has(found) ? 0.35 : 1
  })
}

/**
 * The ink of a label, line by line.
 * @param {PlacedLabel} label
 * @returns {Box[]}
 */
const ink = ({ at: [x, y], lines, size, weight }) =>
  lines.map((line, row) => {
    const half = measured(line, size, weight) / 2
    const foot = y + 4 + (row - (lines.length - 1) / 2) * 13
    return [x - half, foot - size * 0.73, x + half, foot + size * 0.21]
  })

/** @param {Box} one @param {Box} two */
const touch = (one, two) => one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]

/** @param {PlacedLabel[]} found @param {ReturnType<typeof paper>} sheet @param {Box[]} words @param {string} where */
function check(found, sheet, words, where) {
  const { x, y, width, height } = sheet.area
  const boxes = found.flatMap((label) =>
    ink(label).map((box) => ({ label, box, name: label.lines.join(" ") })),
  )
  for (const { box, name } of boxes) {
    const inside = box[0] >= x && box[1] >= y && box[2] <= x + width && box[3] <= y + height
    assert.ok(inside, `${name} leaves the picture ${where}: ${box}`)
    for (const word of words)
      assert.ok(!touch(box, word), `${name} stands on the picture's own words ${where}`)
  }
  for (const [place, one] of boxes.entries())
    for (const two of boxes.slice(place + 1))
      assert.ok(
        one.label === two.label || !touch(one.box, two.box),
        `${one.name} and ${two.name} overlap ${where}`,
      )
}

/**
 * Title, month and stamp of a picture, for any month.
 * @param {Model} of @param {ReturnType<typeof paper>} sheet
 * @returns {Box[]}
 */
function words(of, { title, month, stamp }) {
  return [
    ...title.map(({ text, y }) => /** @type {Box} */ ([10, y - 10, 10 + measured(text, 13, 600), y + 3])),
    ...of.monthNames.map(
      (name) =>
        /** @type {Box} */ ([
          10,
          month.y - month.size * 0.73,
          10 + measured(name, month.size, 700),
          month.y + 5,
        ]),
    ),
    ...(stamp
      ? [/** @type {Box} */ ([stamp.x, stamp.y, stamp.x + stamp.width, stamp.y + stamp.height])]
      : []),
  ]
}

for (const size of SIZES) {
  const at = `${size.width} pixels wide`

  test(`every province's areas, ${at}`, () => {
    const sheet = paper(coverage, layout, size)
    const kept = words(coverage, sheet)
    const named = new Set()
    for (const province of Object.keys(coverage.provinces)) {
      const only = new Set([...coverage.codes.keys()].filter((area) => coverage.parents[area] === province))
      const view = new View()
      view.fit(boxAround(layout, only), layout, sheet.area)
      const found = labels(coverage, layout, sheet, view, only, land)
      check(found, sheet, kept, `in ${province}`)
      for (const { area } of found) named.add(area)
    }
    assert.deepEqual(
      [...coverage.names].filter((_, area) => !named.has(area)),
      [],
    )
  })

  test(`close to places all over the map, ${at}`, () => {
    const sheet = paper(coverage, layout, size)
    const kept = words(coverage, sheet)
    for (const [area, point] of layout.points.entries()) {
      if (area % 8) continue
      const view = new View()
      view.zoom = 5
      view.center = point
      check(labels(coverage, layout, sheet, view, null, land), sheet, kept, `around ${coverage.names[area]}`)
    }
  })

  for (const { name, of, map } of maps) {
    const sheet = paper(of, map, size)

    test(`the whole of ${name}, ${at}`, () => {
      const areaAt = of.level === "kabkota" ? land : ground(map)
      const found = labels(of, map, sheet, new View(), null, areaAt)
      assert.ok(found.length)
      check(found, sheet, words(of, sheet), "as a whole")
    })

    test(`the picture's own words in ${name}, ${at}`, () => {
      const foot = sheet.area.y + sheet.area.height
      for (const [left, top, right, bottom] of words(of, sheet))
        assert.ok(left >= 0 && top >= 0 && right <= sheet.width && bottom <= foot, `${left} – ${right}`)
      for (const line of sheet.sources.flat()) assert.ok(12 + measured(line, 10.5, 400) <= sheet.width, line)
    })
  }
}
