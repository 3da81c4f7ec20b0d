// Names and values on the map stand in the picture and never on each other, wherever the visitor looks.
import assert from "node:assert/strict"
import { test } from "node:test"
import { ground } from "./ground.js"
import { ABOVE, cases, measured, model, outlines, SIZES } from "./support.js"

const { captions } = await import("../../static/peta/captions.js")
const { placed, wantedLabels } = await import("../../static/peta/names.js")
const { boxAround, pictureHeight } = await import("../../static/peta/sizes.js")
const { mapLayout } = await import("../../static/peta/shapes.js")
const { LEADING } = await import("../../static/peta/labels.js")
const { rings, Shores } = await import("../../static/peta/shores.js")
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
const outlined = layout.paths.map(rings)
// An outline that two areas share is drawn twice, and its points are some pixels apart.
const SAME = 4

/** @param {Model} of @param {Layout} map @param {{ width: number, screen: number }} size */
function paper(of, map, { width, screen }) {
  const height = pictureHeight(width, map, screen, { above: ABOVE })
  return { width, height, ...captions(of, width, height) }
}

/**
 * @param {Model} of @param {Layout} map @param {ReturnType<typeof paper>} sheet @param {InstanceType<typeof View>} view
 * @param {Set<number> | null} only @param {ReturnType<typeof ground>} areaAt
 */
function labels(of, map, sheet, view, only, areaAt) {
  const at = { ...view.transform(map, sheet.area), zoomed: view.zoom > 2.4 }
  const wanted = wantedLabels(of, map, { month: of.months.length - 1, only, width: sheet.width, at })
  const shores = new Shores(map.paths.map(rings), map, at, sheet.area)
  return placed(wanted, sheet.area, sheet.taken, {
    foreign: (item, x, y) => {
      const found = areaAt((x - at.x) / at.scale, (y - at.y) / at.scale)
      return found === null || found === item.area ? 0 : 1
    },
    strange: (item, box) => shores.strange(box, item.area),
  })
}

/**
 * Pixels from a label to the land of each area, 0 where it stands on it: over every point of every outline.
 * @param {PlacedLabel} label @param {Transform} at @param {ReturnType<typeof ground>} areaAt
 */
function distances(label, at, areaAt) {
  const boxes = ink(label)
  const [left, top] = [Math.min(...boxes.map((each) => each[0])), boxes[0][1]]
  const [right, bottom] = [Math.max(...boxes.map((each) => each[2])), boxes[boxes.length - 1][3]]
  const found = coverage.codes.map(() => Infinity)
  for (const [area, shape] of outlined.entries())
    for (const ring of shape)
      for (const [place, [x1, y1]] of ring.entries()) {
        const [x0, y0] = ring.at(place - 1) ?? [x1, y1]
        const steps = Math.ceil((Math.hypot(x1 - x0, y1 - y0) * at.scale) / 2) + 1
        for (let step = 0; step <= steps; step++) {
          const x = (x0 + ((x1 - x0) * step) / steps) * at.scale + at.x
          const y = (y0 + ((y1 - y0) * step) / steps) * at.scale + at.y
          const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
          found[area] = Math.min(found[area], away)
        }
      }
  for (let x = left; x <= right; x += 4)
    for (let y = top; y <= bottom; y += 4) {
      const area = areaAt((x - at.x) / at.scale, (y - at.y) / at.scale)
      if (area !== null) found[area] = 0
    }
  return found
}

/**
 * The ink of a label, line by line.
 * @param {PlacedLabel} label
 * @returns {Box[]}
 */
const ink = ({ at: [x, y], lines, size, weight }) =>
  lines.map((line, row) => {
    const half = measured(line, size, weight) / 2
    const foot = y + size * 0.35 + (row - (lines.length - 1) / 2) * size * LEADING
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
      const look = view.transform(layout, sheet.area)
      for (const label of found) {
        const area = label.area ?? -1
        named.add(area)
        const away = distances(label, look, land)
        const nearest = Math.min(...away)
        const name = coverage.names[area]
        assert.ok(
          away[area] <= nearest + SAME,
          `${name} is ${away[area]} pixels away, ${coverage.names[away.indexOf(nearest)]} ${nearest}`,
        )
      }
    }
    // The others are told by touch and in the table.
    assert.ok(named.size >= size.least, `${named.size} areas are named`)
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
