// One picture of one month: its shapes, and what lies over them in their order.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { svg, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./labels.js")} */
const { FONT } = await import(`./labels.js${v}`)
/** @type {typeof import("./below.js")} */
const { circles } = await import(`./below.js${v}`)
/** @type {typeof import("./captions.js")} */
const { captions, isNarrow } = await import(`./captions.js${v}`)
/** @type {typeof import("./marks.js")} */
const { drawCircles, rings: marked, sizeOf } = await import(`./marks.js${v}`)
/** @type {typeof import("./shores.js")} */
const { rings, Shores } = await import(`./shores.js${v}`)
/** @type {typeof import("./texts.js")} */
const { captionTexts, nameTexts } = await import(`./texts.js${v}`)

let made = 0

export class Pane {
  /**
   * The shapes of a model and layout; what changes by indicator, month or zoom comes after.
   * @param {Model} model @param {Layout} layout @param {Colors} colors
   */
  constructor(model, layout, colors) {
    this.model = model
    this.layout = layout
    this.colors = colors
    this.month = 0
    this.shown = false // what follows the month waits for the first one
    /** @type {Set<number> | null} */
    this.only = null
    /** @type {Below | null} */
    this.below = null
    /** @type {Look} */
    this.at = { scale: 1, x: 0, y: 0, center: [0, 0], zoomed: false }
    /** @type {Omit<Marks, "row">} */
    this.marked = { selected: null, beside: [], territory: null, focused: null, hovered: null }
    this.width = this.height = 0
    /** @type {number | null} */
    this.letters = null // pixels, where the page says how large
    this.bare = false // the page says what is shown
    this.fitted = false // sizes are those of its model and of what lies below
    /** @type {Point[][][] | undefined} */
    this.outlines = undefined
    /** @type {Box[]} */
    this.blocked = []
    /** @type {Box[]} */
    this.kept = []
    this.words = captions(model, 0, 0)
    this.area = this.words.area
    this.id = `peta${++made}`
    this.hatched = `url(#${this.id}-hatch)`
    this.hatch = svg("pattern", {
      id: `${this.id}-hatch`,
      width: 5,
      height: 5,
      patternUnits: "userSpaceOnUse",
    })
    this.clip = svg("rect")
    this.world = svg("g")
    this.land = svg("g", { role: "listbox", "aria-label": model.words.map })
    this.lines = svg("path", {
      fill: "none",
      "vector-effect": "non-scaling-stroke",
      "pointer-events": "none",
    })
    this.dots = svg("g", { "aria-hidden": "true" })
    this.units = svg("g", { "aria-hidden": "true" })
    this.marks = svg("g", { "pointer-events": "none", "aria-hidden": "true", fill: "none" })
    this.labels = svg("g", { "pointer-events": "none", "aria-hidden": "true", "text-anchor": "middle" })
    this.captions = svg("g", { "pointer-events": "none" })
    this.sea = svg("rect", { width: "100%", height: "100%" })
    this.world.append(this.land, this.lines, this.dots, this.marks, this.units)
    this.root = svg(
      "svg",
      { class: "pane", "font-family": FONT, xmlns: "http://www.w3.org/2000/svg" },
      svg("defs", {}, this.hatch, svg("clipPath", { id: `${this.id}-clip` }, this.clip)),
      this.sea,
      svg("g", { "clip-path": `url(#${this.id}-clip)` }, this.world, this.labels),
      this.captions,
    )
    this.shapes = model.codes.map((_, area) =>
      svg("path", {
        d: layout.paths[area],
        role: "option",
        tabindex: -1,
        "data-area": area,
        "aria-selected": "false",
        "vector-effect": "non-scaling-stroke",
        "stroke-linejoin": "round",
        stroke: colors.outline,
        "stroke-width": 0.6,
      }),
    )
    this.circles = model.codes.map((_, area) =>
      svg("circle", {
        "data-area": area,
        cx: layout.points[area][0],
        cy: layout.points[area][1],
        "vector-effect": "non-scaling-stroke",
      }),
    )
    this.land.replaceChildren(...this.shapes)
    this.stack()
    set(this.lines, { d: layout.lines, stroke: colors.border, "stroke-width": layout.cell ? 1.8 : 1 })
    set(this.sea, { fill: colors.sea })
    this.hatch.replaceChildren(
      svg("rect", { width: 5, height: 5, fill: colors.ground }),
      svg("path", { d: "M0 5L5 0M-1 1L1 -1M4 6L6 4", stroke: colors.hatch, "stroke-width": 1.1 }),
    )
  }

  /**
   * Another model of the same areas: its words and circles want another room, its colours come with the month.
   * @param {Model} model
   */
  adopt(model) {
    this.model = model
    this.fitted = false
    this.stack()
  }

  // The largest circle first, so that none hides a smaller one.
  stack() {
    const { model } = this
    const peak = (/** @type {number} */ area) =>
      Math.max(...model.values[area].map((value) => Math.abs(value ?? 0)))
    const order = model.codes.map((_, area) => area)
    if (model.symbols) order.sort((one, two) => peak(two) - peak(one))
    this.dots.replaceChildren(...order.map((area) => this.circles[area]))
  }

  /**
   * `reserve`: pixels on the right that hold the legend; `blocked`: its box, which no label may enter.
   * `still`: the height of the land as the server's picture has it, where the map lies on that.
   * `bare`: the page says what is shown. `letters`: how large they are, where the page says so.
   * @param {number} width @param {number} height @param {PaneRoom} room
   */
  resize(width, height, { reserve, blocked, still, bare, letters }) {
    this.letters = letters ?? null
    this.bare = bare ?? false
    this.fitted = true
    this.width = width
    this.height = height
    this.blocked = blocked
    set(this.root, { viewBox: `0 0 ${width} ${height}`, width, height })
    this.words = captions(this.model, width, height, still, bare)
    const { area, taken } = this.words
    this.area = { ...area, width: area.width - reserve }
    this.kept = [...blocked, ...taken]
    const top = isNarrow(width) && !still ? area.y : 0
    set(this.clip, { x: 0, y: top, width, height: area.y + area.height - top })
  }

  /**
   * Put the world where the view looks.
   * @param {Look} transform
   */
  look(transform) {
    this.at = transform
    const { scale, x, y } = transform
    set(this.world, { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})` })
    if (!this.layout.cell)
      set(this.lines, { "stroke-width": Math.min(1.3, Math.max(0.4, scale * 1.1)).toFixed(2) })
    set(this.hatch, { patternTransform: `scale(${1 / scale})` })
    if (this.shown) this.write()
    this.ring()
  }

  /** @param {number} month */
  show(month) {
    this.month = month
    this.shown = true
    const { model, shapes } = this
    const fills = model.legend.map((row) => row.fill ?? this.hatched)
    for (let area = 0; area < shapes.length; area++) {
      const row = model.row(area, month)
      const none = row === model.noDataRow
      set(shapes[area], {
        fill: model.symbols && !none ? this.colors.neutral : fills[row],
        "aria-label": model.describe(area, month),
      })
    }
    this.write()
  }

  /**
   * What lies below the chosen area, null for nothing; the legend and labels beside it want another room.
   * @param {Below | null} below
   */
  descend(below) {
    this.below = below
    this.fitted = false
  }

  // What depends on the month and on where the picture looks.
  write() {
    drawCircles(this)
    this.units.replaceChildren(...circles(this, this.marked.selected))
    this.labels.replaceChildren(...nameTexts(this))
    this.captions.replaceChildren(...captionTexts(this))
  }

  /**
   * The unit an event is on.
   * @param {Event} event
   */
  unit(event) {
    const found = event.target instanceof Element ? event.target.closest("[data-unit]") : null
    return found ? this.below?.units[Number(found.getAttribute("data-unit"))] : undefined
  }

  shores() {
    this.outlines ??= this.layout.paths.map(rings)
    return new Shores(this.outlines, this.layout, this.at, this.area)
  }

  ring() {
    this.marks.replaceChildren(...marked(this))
  }

  /**
   * The radius of a count's circle, in pixels.
   * @param {number} value
   */
  size(value) {
    return sizeOf(this, value)
  }

  /**
   * Selected, focused, hovered areas, drawn over their neighbours. Dim what a legend row does not hold, and what
   * is outside the territory in focus.
   * @param {Marks} marks
   */
  mark({ selected, beside, territory, focused, hovered, row }) {
    this.marked = { selected, beside, territory, focused, hovered }
    for (let area = 0; area < this.shapes.length; area++) {
      const dim =
        row !== null && this.model.row(area, this.month) !== row
          ? 0.18
          : this.only && !this.only.has(area)
            ? 0.3
            : null
      set(this.shapes[area], { opacity: dim, "aria-selected": area === selected ? "true" : "false" })
      set(this.circles[area], { opacity: dim })
    }
    this.ring()
  }

  /** @param {Point} point @returns {Point} */
  pixel([x, y]) {
    return [x * this.at.scale + this.at.x, y * this.at.scale + this.at.y]
  }

  /**
   * The nearest area from `from` towards dx, dy; `from` itself where there is none.
   * @param {number} from @param {number} dx @param {number} dy
   */
  toward(from, dx, dy) {
    const [x, y] = this.layout.points[from]
    let best = from,
      least = Infinity
    this.layout.points.forEach(([otherX, otherY], area) => {
      const along = (otherX - x) * dx + (otherY - y) * dy
      const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx)
      if (area !== from && along > 0.01 && along + 2.5 * aside < least)
        [best, least] = [area, along + 2.5 * aside]
    })
    return best
  }
}
