// From the bytes that travel to numbers by area and month, and those numbers in words.
const { fill } = await import(`./dom.js${new URL(import.meta.url).search}`)

const TABLES = ["values", "classes", "active", "eligible"]

export async function decode(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  // A line of JSON, then the tables of numbers, each as long as the JSON says.
  let at = bytes.indexOf(10)
  const payload = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at++)))
  for (const name of TABLES)
    if (payload[name] !== null) payload[name] = bytes.subarray(at, (at += payload[name]))
  return new Model(payload)
}

// What `packed_steps` in Python wrote -> a list of months for each area; null is no data.
function numbers(bytes, areas, months) {
  if (!bytes) return null
  const cells = areas * months
  return Array.from({ length: areas }, (_, area) => {
    let known = 0
    return Array.from({ length: months }, (_, month) => {
      const at = area * months + month
      const cell =
        bytes[at] +
        bytes[cells + at] * 2 ** 8 +
        bytes[2 * cells + at] * 2 ** 16 +
        bytes[3 * cells + at] * 2 ** 24
      if (cell === 0) return null
      return (known += cell % 2 ? (cell - 1) / 2 : -cell / 2)
    })
  })
}

export class Model {
  constructor(payload) {
    Object.assign(this, payload)
    for (const name of TABLES)
      this[name] = numbers(payload[name], payload.codes.length, payload.months.length)
    this.values ??= this.eligible.map((months, area) =>
      months.map((people, month) => {
        const active = this.active[area][month]
        return people === null || active === null ? null : people - active
      }),
    )
    const style = { useGrouping: true }
    const digits = this.scale === 1 ? 0 : 2
    this.whole = new Intl.NumberFormat(this.locale, style)
    this.exact = new Intl.NumberFormat(this.locale, {
      ...style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    this.brief = new Intl.NumberFormat(
      this.locale,
      this.unit === "orang"
        ? { notation: "compact", maximumSignificantDigits: 2 }
        : { maximumFractionDigits: this.unit === "poin" ? 1 : 0 },
    )
    this.indexOf = new Map(this.codes.map((code, area) => [code, area]))
    this.largest = Math.max(1, ...this.values.flat().map((value) => Math.abs(value ?? 0)))
    this.noDataRow = this.legend.length - 1
  }

  // The legend's row of an area: its class, or the last row for no data.
  row(area, month) {
    return this.classes[area][month] ?? this.noDataRow
  }

  // How many areas each row of the legend holds, of all or of the set `only`.
  counts(month, only) {
    const counts = this.legend.map(() => 0)
    for (let area = 0; area < this.codes.length; area++)
      if (!only || only.has(area)) counts[this.row(area, month)]++
    return counts
  }

  value(area, month, format = this.exact) {
    const value = this.values[area][month]
    if (value === null) return this.words.noData
    const plain = format.format(Math.abs(value) / this.scale)
    const signed = value < 0 ? `−${plain}` : this.unit === "poin" && value > 0 ? `+${plain}` : plain
    const pattern = { persen: this.words.percent, poin: this.words.points, orang: this.words.people }[
      this.unit
    ]
    return format === this.exact
      ? fill(pattern, { number: signed })
      : this.unit === "persen"
        ? `${signed}%`
        : signed
  }

  describe(area, month) {
    const name = this.names[area]
    if (this.values[area][month] === null) return fill(this.words.areaNoData, { name })
    const label = this.legend[this.row(area, month)].label
    return fill(this.words.area, { name, value: this.value(area, month), label })
  }

  // The people behind a value, "" where they are not known.
  people(area, month) {
    const active = this.active?.[area][month] ?? null
    const eligible = this.eligible?.[area][month] ?? null
    if (active === null) return ""
    if (eligible === null) return fill(this.words.activeOnly, { active: this.whole.format(active) })
    return fill(this.words.active, {
      active: this.whole.format(active),
      eligible: this.whole.format(eligible),
    })
  }
}
