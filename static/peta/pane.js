// One picture of one month: shapes, symbols, marks, labels and the words that belong in the picture.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { svg, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./labels.js")} */
const { FONT } = await import(`./labels.js${v}`)
/** @type {typeof import("./captions.js")} */
const { captions, isNarrow, SOURCE, STAMP, TITLE } = await import(`./captions.js${v}`)
/** @type {typeof import("./names.js")} */
const { placed, squareIsNamed, squareLines, wantedLabels } = await import(`./names.js${v}`)

const FINDABLE = 10 // pixels: an area smaller than such a square also gets a circle
const DOT = 4.5
let made = 0

export class Pane {
  /**
   * The shapes of a model and layout; what changes by month or zoom comes after.
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
    /** @type {Look} */
    this.at = { scale: 1, x: 0, y: 0, center: [0, 0], zoomed: false }
    /** @type {Omit<Marks, "row">} */
    this.marked = { selected: null, focused: null, hovered: null }
    this.width = this.height = 0
    /** @type {Box[]} */
    this.blocked = []
    /** @type {Box[]} */
    this.kept = []
    this.words = captions(model, 0, 0)
    this.area = this.words.area
    this.id = `peta${++made}`
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
    this.marks = svg("g", { "pointer-events": "none", "aria-hidden": "true", fill: "none" })
    this.labels = svg("g", { "pointer-events": "none", "aria-hidden": "true", "text-anchor": "middle" })
    this.captions = svg("g", { "pointer-events": "none" })
    this.sea = svg("rect", { width: "100%", height: "100%" })
    this.world.append(this.land, this.lines, this.dots, this.marks)
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
    // The largest first, so that no circle hides a smaller one.
    const peak = (/** @type {number} */ area) =>
      Math.max(...model.values[area].map((value) => Math.abs(value ?? 0)))
    const order = model.codes.map((_, area) => area)
    if (model.symbols) order.sort((one, two) => peak(two) - peak(one))
    this.dots.replaceChildren(...order.map((area) => this.circles[area]))
    set(this.lines, { d: layout.lines, stroke: colors.border, "stroke-width": layout.cell ? 1.8 : 1 })
    set(this.sea, { fill: colors.sea })
    this.hatch.replaceChildren(
      svg("rect", { width: 5, height: 5, fill: colors.ground }),
      svg("path", { d: "M0 5L5 0M-1 1L1 -1M4 6L6 4", stroke: colors.hatch, "stroke-width": 1.1 }),
    )
  }

  /**
   * `reserve`: pixels on the right that hold the legend; `blocked`: its box, which no label may enter.
   * @param {number} width @param {number} height @param {{ reserve: number, blocked: Box[] }} legend
   */
  resize(width, height, { reserve, blocked }) {
    this.width = width
    this.height = height
    this.blocked = blocked
    set(this.root, { viewBox: `0 0 ${width} ${height}`, width, height })
    this.words = captions(this.model, width, height)
    const { area, taken } = this.words
    this.area = { ...area, width: area.width - reserve }
    this.kept = [...blocked, ...taken]
    const top = isNarrow(width) ? area.y : 0
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
    this.symbols()
    this.ring()
    this.name()
    if (this.shown) this.caption()
  }

  /** @param {number} month */
  show(month) {
    this.month = month
    this.shown = true
    const { model, shapes } = this
    const fills = model.legend.map((row) => row[this.colors.theme] ?? `url(#${this.id}-hatch)`)
    for (let area = 0; area < shapes.length; area++) {
      const row = model.row(area, month)
      const none = row === model.noDataRow
      set(shapes[area], {
        fill: model.symbols && !none ? this.colors.neutral : fills[row],
        "aria-label": model.describe(area, month),
      })
    }
    this.symbols()
    this.name()
    this.caption()
  }

  /** @param {number} area */
  radius(area) {
    const value = this.model.values[area][this.month]
    if (!this.model.symbols || value === null) {
      const seen = this.layout.cell ? Infinity : this.layout.sides[area] * this.at.scale
      return seen < FINDABLE || (this.model.symbols && value !== null) ? DOT : 0
    }
    return this.size(value)
  }

  /**
   * Area in proportion to the count; a surplus or zero keeps a mark that can be found.
   * @param {number} value
   */
  size(value) {
    const most = this.layout.cell
      ? (this.layout.cell / 2) * this.at.scale
      : Math.min(28, Math.max(10, this.width / 38))
    return value > 0 ? Math.max(1.5, most * Math.sqrt(value / this.model.largest)) : 3
  }

  symbols() {
    if (!this.shown) return
    const { model, colors } = this
    for (let area = 0; area < this.circles.length; area++) {
      const radius = this.radius(area)
      if (!radius) {
        set(this.circles[area], { display: "none" })
        continue
      }
      const row = model.row(area, this.month)
      const value = model.values[area][this.month]
      const hollow = model.symbols && value !== null && value <= 0
      const surplus = hollow && value < 0
      const fill =
        row === model.noDataRow
          ? `url(#${this.id}-hatch)`
          : hollow
            ? colors.ground
            : model.symbols
              ? colors.symbol
              : model.legend[row][colors.theme]
      set(this.circles[area], {
        display: null,
        r: (radius / this.at.scale).toFixed(3),
        fill,
        "fill-opacity": model.symbols && !hollow ? 0.78 : 1,
        stroke: surplus ? colors.symbol : colors.border,
        "stroke-width": surplus ? 2 : 0.9,
      })
    }
  }

  /**
   * Selected, focused, hovered areas, drawn over their neighbours. Dim what a legend row does not hold, and what
   * is outside the territory in focus.
   * @param {Marks} marks
   */
  mark({ selected, focused, hovered, row }) {
    this.marked = { selected, focused, hovered }
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

  ring() {
    const { selected, focused, hovered } = this.marked
    /** @type {SVGElement[]} */
    const rings = []
    /** @param {number} area @param {string} color @param {number} width @param {string} [dash] */
    const draw = (area, color, width, dash) => {
      const line = {
        "vector-effect": "non-scaling-stroke",
        "stroke-linejoin": "round",
        "stroke-dasharray": dash,
      }
      /** @type {[string, number][]} */
      const strokes = [
        [this.colors.ground, width + 2.5],
        [color, width],
      ]
      for (const [stroke, thick] of strokes) {
        rings.push(svg("path", { d: this.layout.paths[area], stroke, "stroke-width": thick, ...line }))
        const radius = this.shown ? this.radius(area) : 0
        if (radius) {
          const [cx, cy] = this.layout.points[area]
          rings.push(
            svg("circle", {
              cx,
              cy,
              r: (radius + 2) / this.at.scale,
              stroke,
              "stroke-width": thick,
              ...line,
            }),
          )
        }
      }
    }
    if (hovered !== null) draw(hovered, this.colors.border, 1.6)
    if (selected !== null) draw(selected, this.colors.mark, 2.6)
    if (focused !== null) draw(focused, this.colors.text, 2.4, "6 3")
    this.marks.replaceChildren(...rings)
  }

  /** @param {Point} point @returns {Point} */
  pixel([x, y]) {
    return [x * this.at.scale + this.at.x, y * this.at.scale + this.at.y]
  }

  name() {
    if (!this.shown) return
    this.labels.replaceChildren(...(this.layout.cell ? this.tileTexts() : this.mapTexts()))
  }

  mapTexts() {
    const { colors, only } = this
    const wanted = wantedLabels(this.model, this.layout, this)
    /** @type {Map<string, number | null>} */
    const known = new Map()
    // Faded land outside the focus has no label of its own, so another's disturbs less there.
    const labels = placed(wanted, this.area, this.kept, (item, left, top) => {
      const found = this.areaAt(left, top, known)
      return found === null || found === item.area ? 0 : only && !only.has(found) ? 0.35 : 1
    })
    const halo = {
      stroke: colors.sea,
      "stroke-width": 3,
      "stroke-opacity": 0.85,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
      fill: colors.text,
    }
    return labels.flatMap(({ at: [x, y], line, lines, size, weight }) => [
      ...(line
        ? [
            svg("path", {
              d: `M${line[0]} ${line[1]}L${line[2]} ${line[3]}`,
              stroke: colors.text,
              "stroke-width": 0.8,
            }),
          ]
        : []),
      svg(
        "text",
        { "font-size": size, "font-weight": weight, ...halo },
        ...lines.map((text, row) =>
          svg("tspan", {
            x: x.toFixed(1),
            y: (y + 4 + (row - (lines.length - 1) / 2) * 13).toFixed(1),
            text,
          }),
        ),
      ),
    ])
  }

  /**
   * The area at a point of the picture, null for the sea; looked up once a few pixels, and kept in `known`.
   * @param {number} x @param {number} y @param {Map<string, number | null>} known
   * @returns {number | null}
   */
  areaAt(x, y, known) {
    const spot = `${Math.round(x / 2)} ${Math.round(y / 2)}`
    if (!known.has(spot)) {
      const point = new DOMPoint((x - this.at.x) / this.at.scale, (y - this.at.y) / this.at.scale)
      const found = this.shapes.findIndex((shape, area) => {
        const [left, top, right, bottom] = this.layout.boxes[area]
        return (
          point.x > left && point.x < right && point.y > top && point.y < bottom && shape.isPointInFill(point)
        )
      })
      known.set(spot, found < 0 ? null : found)
    }
    return known.get(spot) ?? null
  }

  tileTexts() {
    const { model, colors } = this
    const side = this.side()
    const halo = { "stroke-width": 2.5, "paint-order": "stroke" }
    return [...model.codes.keys()].flatMap((area) => {
      if (this.only && !this.only.has(area)) return []
      const row = model.legend[model.row(area, this.month)]
      const plain = row.light && !model.symbols
      const known = model.values[area][this.month] !== null
      const around = plain ? {} : { ...halo, stroke: model.symbols && known ? colors.neutral : colors.ground }
      const fill = plain ? row[colors.theme === "dark" ? "inkDark" : "inkLight"] : colors.text
      const [x, middle] = this.pixel(this.layout.points[area])
      return squareLines(model, area, this.month, side).map(({ text, weight, size, y }) =>
        svg("text", {
          x,
          y: (middle + y).toFixed(1),
          text,
          fill,
          "font-weight": weight,
          ...around,
          "font-size": size.toFixed(2),
        }),
      )
    })
  }

  // The side of a square in pixels.
  side() {
    return (this.layout.cell ?? 0) * this.at.scale
  }

  caption() {
    const { model, colors, height, words } = this
    const halo = {
      stroke: colors.sea,
      "stroke-width": 4,
      "stroke-opacity": 0.85,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    }
    /** @param {string} value @param {number} y @param {number} size @param {number} weight @param {string} fill */
    const text = (value, y, size, weight, fill) =>
      svg("text", { x: 10, y, text: value, "font-size": size, "font-weight": weight, fill, ...halo })
    const source = words.sources[model.sourceOf[this.month]]
    const inThousands = this.layout.cell !== null && !squareIsNamed(this.side()) && model.unit === "orang"
    this.captions.replaceChildren(
      ...words.title.map((line) => text(line.text, line.y, TITLE, 600, colors.text)),
      text(model.monthNames[this.month], words.month.y, words.month.size, 700, colors.text),
      ...(inThousands ? [text(model.words.thousands, words.thousands.y, SOURCE, 400, colors.muted)] : []),
      ...source.map((line, row) =>
        set(text(line, height - 7 - (source.length - 1 - row) * 13, SOURCE, 400, colors.muted), {
          "data-source": true,
        }),
      ),
      ...(words.stamp ? this.stamp(words.stamp) : []),
    )
  }

  /** @param {Area} box */
  stamp({ x, y, width, height }) {
    const { mark, ground } = this.colors
    return [
      svg("rect", { x, y, width, height, rx: 3, fill: ground, stroke: mark, "stroke-width": 1.5 }),
      svg("text", {
        x: x + width / 2,
        y: y + 14.5,
        text: this.model.stamp,
        "font-size": STAMP,
        "font-weight": 700,
        fill: mark,
        "text-anchor": "middle",
      }),
    ]
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
