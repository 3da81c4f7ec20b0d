// The legend: one row a class with how many areas it holds now; pointing at a row shows where they are.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html, svg, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./below.js")} */
const { unitKeys } = await import(`./below.js${v}`)

export class Legend {
  /**
   * @param {Model} model @param {Colors} colors
   * @param {{ preview: (row: number | null) => void, keep: (row: number) => void }} acts
   */
  constructor(model, colors, { preview, keep }) {
    this.model = model
    /** @type {HTMLElement[]} */
    this.keys = []
    /** @type {HTMLElement[]} */
    this.counts = []
    this.colors = colors
    this.rows = model.legend.map((row, index) => {
      const key = html("span", { class: "key" })
      const count = html("span", { class: "count" })
      this.keys.push(key)
      this.counts.push(count)
      const button = html(
        "button",
        { type: "button", "aria-pressed": "false" },
        key,
        html("span", {}, row.label, ...(row.note ? [html("small", { text: row.note })] : [])),
        count,
      )
      button.addEventListener("pointerenter", () => preview(index))
      button.addEventListener("pointerleave", () => preview(null))
      button.addEventListener("focus", () => button.matches(":focus-visible") && preview(index))
      button.addEventListener("blur", () => preview(null))
      button.addEventListener("click", () => keep(index))
      return button
    })
    this.counted = html("span")
    this.dates = html("div", { class: "dates" })
    this.symbols = html("p", { class: "symbols" })
    this.root = html(
      "section",
      { class: "legend", "aria-label": model.words.legend },
      html("h3", {}, html("span", { text: model.words.legend }), this.counted),
      this.dates,
      html("ul", {}, ...this.rows.map((row) => html("li", {}, row))),
      this.symbols,
    )
    /** @type {Below | null} */
    this.below = null
    this.compares = false
    this.drawSymbols()
    this.notes = html("div", { class: "notes" }, ...notes(model).map((text) => html("p", { text })))
  }

  /**
   * only: the areas that are counted, null for all; counted: the words that say so.
   * @param {number[]} months @param {{ only: Set<number> | null, counted: string }} areas
   */
  show(months, { only, counted }) {
    const counts = months.map((month) => this.model.counts(month, only))
    this.counted.textContent = counted
    this.counts.forEach((cell, row) => {
      cell.replaceChildren(
        ...counts.map((each) => html("span", { text: this.model.whole.format(each[row]) })),
      )
    })
    this.root.classList.toggle("two", months.length > 1)
    this.dates.replaceChildren(
      ...(months.length > 1
        ? months.map((month) => html("span", { text: this.model.monthNames[month] }))
        : []),
    )
  }

  /** @param {Below | null} below what lies below the chosen area */
  descend(below) {
    this.below = below
    this.drawSymbols()
  }

  /** @param {boolean} compares whether any area is to be compared with the chosen one */
  compare(compares) {
    if (compares === this.compares) return
    this.compares = compares
    this.drawSymbols()
  }

  drawSymbols() {
    const shown = symbols(this.model, this.colors, { below: this.below, compares: this.compares })
    this.symbols.replaceChildren(...shown.map(({ key, words }) => html("span", {}, key(), words)))
  }

  /**
   * The keys, with circles as large as `size` draws them on the map.
   * @param {(value: number) => number} size
   */
  key(size) {
    const { legend } = this.model
    this.keys.forEach((key, row) => {
      key.replaceChildren(swatch(this.model, legend[row], this.colors, size))
    })
  }

  /** @param {number | null} kept */
  press(kept) {
    for (const [row, button] of this.rows.entries()) set(button, { "aria-pressed": String(row === kept) })
  }
}

/**
 * What to know before reading the classes.
 * @param {Model} model
 */
export const notes = (model) => [model.symbols ? model.words.symbolSize : "", model.caution].filter(Boolean)

/**
 * What is drawn besides the classes, with its meaning.
 * @param {Model} model @param {Colors} colors @param {{ below: Below | null, compares: boolean }} drawn
 */
export function symbols(model, colors, { below, compares }) {
  /** @param {SVGElement} drawn */
  const key = (drawn) => () =>
    svg("svg", { class: "symbol", width: 16, height: 12, "aria-hidden": "true" }, drawn.cloneNode(true))
  const line = { x1: 1, y1: 6, x2: 15, y2: 6, stroke: colors.border, "stroke-width": 1.3 }
  const ring = { x: 2, y: 1.5, width: 12, height: 9, fill: "none", stroke: colors.mark, "stroke-width": 2.6 }
  const dot = { cx: 8, cy: 6, r: 4.5, fill: "none", stroke: colors.border, "stroke-width": 0.9 }
  return [
    ...(model.symbols ? [] : [{ key: key(svg("circle", dot)), words: model.words.small }]),
    { key: key(svg("line", line)), words: model.borders },
    { key: key(svg("rect", ring)), words: model.words.chosen },
    ...(compares
      ? [
          {
            key: key(svg("rect", { ...ring, "stroke-width": 2.2, "stroke-dasharray": "3 3" })),
            words: model.words.compared,
          },
        ]
      : []),
    ...(below?.units.length ? unitKeys(below, colors) : []),
  ]
}

/**
 * A box of colour, hatched for no data; for counts a circle as large as the class's upper end is drawn.
 * @param {Model} model @param {LegendRow} row @param {Colors} colors @param {(value: number) => number} size
 */
export function swatch(model, row, colors, size) {
  if (model.symbols && row.fill) {
    const value = Math.min(row.to ?? Infinity, model.largest)
    const surplus = value <= 0
    const radius = surplus ? 4 : size(value)
    const side = 2 * Math.max(11, radius) + 2
    return svg(
      "svg",
      { class: "swatch", width: side, height: side, "aria-hidden": "true" },
      svg("circle", {
        cx: side / 2,
        cy: side / 2,
        r: radius,
        fill: surplus ? colors.ground : colors.symbol,
        "fill-opacity": surplus ? 1 : 0.78,
        stroke: surplus ? colors.symbol : colors.border,
        "stroke-width": surplus ? 2 : 0.9,
      }),
    )
  }
  const box = svg(
    "svg",
    { class: "swatch", viewBox: "0 0 28 24", width: 28, height: 24, "aria-hidden": "true" },
    svg("rect", {
      x: 1,
      y: 4,
      width: 26,
      height: 16,
      rx: 2,
      fill: row.fill ?? colors.ground,
      stroke: colors.outline,
    }),
  )
  if (!row.fill)
    box.append(
      svg("path", {
        d: "M4 19L19 5M1 14L10 5M12 19L26 6M20 19L26 13",
        stroke: colors.hatch,
        "stroke-width": 1.1,
      }),
    )
  return box
}
