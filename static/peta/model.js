// From the bytes that travel to numbers by area and month, and those numbers in words.
/** @type {typeof import("./dom.js")} */
const { fill } = await import(`./dom.js${new URL(import.meta.url).search}`)

/** @type {(keyof Tables)[]} */
const TABLES = ["values", "classes", "active", "eligible"]
const PLANES = 4

// What came from Python is not what a map can be made of: cut short on the way, or of another release.
export class UnreadableData extends Error {
  name = "UnreadableData"
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @throws {UnreadableData}
 */
export async function decode(packed) {
  try {
    return parse(await inflated(packed))
  } catch (cause) {
    throw cause instanceof UnreadableData ? cause : new UnreadableData(String(cause), { cause })
  }
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * A line of JSON, then the tables of numbers, each as long as the JSON says.
 * @param {Uint8Array} bytes
 */
function parse(bytes) {
  let at = bytes.indexOf(10)
  const payload = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at++)))
  const { codes, months } = payload
  const tables = TABLES.map((name) => {
    const size = payload[name]
    if (size === null) return [name, null]
    if (size !== PLANES * codes.length * months.length) throw new UnreadableData(`${name}: ${size} bytes`)
    at += size
    return [name, numbers(bytes.subarray(at - size, at), codes.length, months.length)]
  })
  if (at !== bytes.length) throw new UnreadableData(`${bytes.length} bytes, not ${at}`)
  return new Model(payload, Object.fromEntries(tables))
}

/**
 * What `packed_steps` in Python wrote -> a list of months for each area; null is no data.
 * @param {Uint8Array} bytes @param {number} areas @param {number} months
 * @returns {Series}
 */
function numbers(bytes, areas, months) {
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
      known += cell % 2 ? (cell - 1) / 2 : -cell / 2
      return known
    })
  })
}

/**
 * The unprotected travel as the two tables they are the difference of.
 * @param {Series | null} eligible @param {Series | null} active
 * @returns {Series}
 */
function difference(eligible, active) {
  if (!eligible || !active) throw new UnreadableData("neither values nor what they are made of")
  return eligible.map((months, area) =>
    months.map((people, month) => {
      const covered = active[area][month]
      return people === null || covered === null ? null : people - covered
    }),
  )
}

/** @type {new (facts: Facts) => Facts} */
const Sent = /** @type {any} */ (
  class {
    /** @param {Facts} facts */
    constructor(facts) {
      Object.assign(this, facts)
    }
  }
)

export class Model extends Sent {
  /** @param {Facts} facts @param {Omit<Tables, "values"> & { values: Series | null }} tables */
  constructor(facts, { values, classes, active, eligible }) {
    super(facts)
    this.values = values ?? difference(eligible, active)
    this.classes = classes
    this.active = active
    this.eligible = eligible
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

  /**
   * The legend's row of an area: its class, or the last row for no data.
   * @param {number} area @param {number} month
   */
  row(area, month) {
    return this.classes[area][month] ?? this.noDataRow
  }

  /**
   * How many areas each row of the legend holds, of all or of the set `only`.
   * @param {number} month @param {Set<number> | null} only
   */
  counts(month, only) {
    const counts = this.legend.map(() => 0)
    for (let area = 0; area < this.codes.length; area++)
      if (!only || only.has(area)) counts[this.row(area, month)]++
    return counts
  }

  /** @param {number} area @param {number} month */
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

  /** @param {number} area @param {number} month */
  describe(area, month) {
    const name = this.names[area]
    if (this.values[area][month] === null) return fill(this.words.areaNoData, { name })
    const label = this.legend[this.row(area, month)].label
    return fill(this.words.area, { name, value: this.value(area, month), label })
  }

  /**
   * The people behind a value, "" where they are not known.
   * @param {number} area @param {number} month
   */
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
