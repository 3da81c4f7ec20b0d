// What Python packed comes out as it went in, and what cannot be read is said to be so.
import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateSync, inflateSync } from "node:zlib"
import { cases, model, packed, plain } from "./support.js"

const { decode, UnreadableData } = await import("../../static/peta/model.js")

for (const name of cases)
  test(`the numbers of ${name} are Python's`, async () => {
    const [read, written] = [await model(name), await plain(name)]
    assert.deepEqual(read.codes, written.codes)
    assert.deepEqual(read.values, written.values)
    assert.deepEqual(read.active, written.active)
    assert.deepEqual(read.eligible, written.eligible)
  })

test("no data is in the legend's last row, and every area is in one", async () => {
  const read = await model("cakupan")
  const month = read.months.length - 1
  const rows = read.codes.map((_, area) => read.row(area, month))
  for (const [area, row] of rows.entries())
    assert.equal(row === read.noDataRow, read.values[area][month] === null, read.names[area])
  const counts = read.counts(month, null)
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    102,
  )
  assert.equal(counts.at(-1), rows.filter((row) => row === read.noDataRow).length)
  assert.equal(
    read.counts(month, new Set([0, 1])).reduce((sum, count) => sum + count, 0),
    2,
  )
})

test("an area's class holds its value", async () => {
  for (const name of ["cakupan", "perubahan"]) {
    const read = await model(name)
    for (const [area, months] of read.values.entries())
      for (const [month, value] of months.entries()) {
        if (value === null) continue
        const { from, to } = read.legend[read.row(area, month)]
        assert.ok((from ?? -Infinity) <= value / read.scale && value / read.scale <= (to ?? Infinity))
      }
  }
})

test("numbers are written as the language writes them", async () => {
  const coverage = await model("cakupan")
  assert.equal(coverage.value(5, 0), "0,00%")
  assert.equal(coverage.value(3, 0), "tidak ada data")
  assert.match(coverage.describe(3, 0), /: tidak ada data$/)
  assert.equal(coverage.people(3, 0), "")
  assert.match(coverage.people(0, 0), /^peserta aktif [\d.]+ dari potensi [\d.]+$/)
  const change = await model("perubahan")
  const area = change.codes.findIndex((_, place) => (change.values[place][0] ?? 0) < 0)
  assert.match(change.value(area, 0), /^−\d+\.\d\d pp$/)
  assert.equal(change.people(area, 0), "")
})

const good = await packed("belum")
const line = Buffer.from(inflateSync(good))
/** @param {Record<string, unknown>} changed */
const altered = (changed) => {
  const end = line.indexOf(10)
  const facts = { ...JSON.parse(line.subarray(0, end).toString()), ...changed }
  return deflateSync(Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), line.subarray(end + 1)]))
}

for (const [what, bytes] of Object.entries({
  "cut short": good.subarray(0, good.length / 2),
  empty: new Uint8Array(),
  "not deflated": new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
  "without a line of JSON": deflateSync("words\n"),
  "with other areas than numbers": altered({ codes: ["7301"] }),
  "without numbers": altered({ active: null }),
  "with more numbers than it says": deflateSync(Buffer.concat([line, Buffer.from([0])])),
}))
  test(`data ${what} are unreadable`, async () => {
    await assert.rejects(decode(new Uint8Array(bytes)), UnreadableData)
  })
