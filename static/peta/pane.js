// One picture of one month: shapes, symbols, marks, labels and the words that belong in the picture.
const v = new URL(import.meta.url).search
const [{ svg, set }, { FONT, place, placeNear, lines, textWidth }] = await Promise.all([
  import(`./dom.js${v}`),
  import(`./labels.js${v}`),
])

const FINDABLE = 10 // pixels: an area smaller than such a square also gets a circle
const DOT = 4.5
let made = 0

export class Pane {
  constructor(words) {
    this.id = `peta${++made}`
    this.hatch = svg("pattern", {
      id: `${this.id}-hatch`,
      width: 5,
      height: 5,
      patternUnits: "userSpaceOnUse",
    })
    this.clip = svg("rect")
    this.world = svg("g")
    this.land = svg("g", { role: "listbox", "aria-label": words.map })
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
  }

  // Build the shapes of a model and layout; what changes by month or zoom comes after.
  build(model, layout, colors) {
    Object.assign(this, { model, layout, colors })
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
    const peak = (area) => Math.max(...model.values[area].map((value) => Math.abs(value ?? 0)))
    const order = model.codes.map((_, area) => area)
    if (model.symbols) order.sort((one, two) => peak(two) - peak(one))
    this.dots.replaceChildren(...order.map((area) => this.circles[area]))
    set(this.lines, { d: layout.lines, stroke: colors.border, "stroke-width": layout.cell ? 1.8 : 1 })
    set(this.sea, { fill: colors.sea })
    this.hatch.replaceChildren(
      svg("rect", { width: 5, height: 5, fill: colors.ground }),
      svg("path", { d: "M0 5L5 0M-1 1L1 -1M4 6L6 4", stroke: colors.hatch, "stroke-width": 1.1 }),
    )
    this.month = undefined
    this.only = null
  }

  // `reserve`: pixels on the right that hold the legend; `blocked`: its box, which no label may enter.
  resize(width, height, { reserve, blocked }) {
    Object.assign(this, { width, height, blocked })
    set(this.root, { viewBox: `0 0 ${width} ${height}`, width, height })
    const narrow = width < 620
    const head = narrow ? 26 + 16 * lines(this.model.title, width - 20, 13).length : 10
    const foot =
      8 + 13 * Math.max(...this.model.sources.map((source) => lines(source, width - 24, 10.5).length))
    this.area = { x: 8, y: head, width: width - 16 - reserve, height: height - head - foot }
    const title = Math.max(
      ...lines(this.model.title, Math.max(180, width * 0.34), 13).map((line) => textWidth(line, 13, 600)),
      170,
    )
    this.kept = narrow ? blocked : [...blocked, [0, 0, title + 14, 52]]
    set(this.clip, { x: 0, y: narrow ? head : 0, width, height: height - foot - (narrow ? head : 0) })
  }

  // Put the world where the view looks.
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
    if (this.month !== undefined) this.caption()
  }

  show(month) {
    this.month = month
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

  radius(area) {
    const value = this.model.values[area][this.month]
    if (!this.model.symbols || value === null) {
      const seen = this.layout.cell ? Infinity : this.layout.sides[area] * this.at.scale
      return seen < FINDABLE || (this.model.symbols && value !== null) ? DOT : 0
    }
    return this.size(value)
  }

  // Area in proportion to the count; a surplus or zero keeps a mark that can be found.
  size(value) {
    const most = this.layout.cell
      ? (this.layout.cell / 2) * this.at.scale
      : Math.min(28, Math.max(10, this.width / 38))
    return value > 0 ? Math.max(1.5, most * Math.sqrt(value / this.model.largest)) : 3
  }

  symbols() {
    if (this.month === undefined || !this.at) return
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
        stroke: hollow && value < 0 ? colors.symbol : colors.border,
        "stroke-width": hollow && value < 0 ? 2 : 0.9,
      })
    }
  }

  // Selected, focused, hovered areas, drawn over their neighbours. Dim what a legend row does not hold, and what
  // is outside the territory in focus.
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
    const { selected, focused, hovered } = this.marked ?? {}
    const rings = []
    const draw = (area, color, width, dash) => {
      const line = {
        "vector-effect": "non-scaling-stroke",
        "stroke-linejoin": "round",
        "stroke-dasharray": dash,
      }
      for (const [stroke, thick] of [
        [this.colors.ground, width + 2.5],
        [color, width],
      ]) {
        rings.push(svg("path", { d: this.layout.paths[area], stroke, "stroke-width": thick, ...line }))
        const radius = this.month === undefined ? 0 : this.radius(area)
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
    if (hovered !== null && hovered !== undefined) draw(hovered, this.colors.border, 1.6)
    if (selected !== null && selected !== undefined) draw(selected, this.colors.mark, 2.6)
    if (focused !== null && focused !== undefined) draw(focused, this.colors.text, 2.4, "6 3")
    this.marks.replaceChildren(...rings)
  }

  pixel([x, y]) {
    return [x * this.at.scale + this.at.x, y * this.at.scale + this.at.y]
  }

  name() {
    if (this.month === undefined || !this.at) return
    this.labels.replaceChildren(...(this.layout.cell ? this.tileTexts() : this.mapTexts()))
  }

  mapTexts() {
    const { model, layout, colors } = this
    const close = this.only || this.at.zoomed
    const size = this.width < 620 ? 10 : 11.5
    const areas = model.codes.map((_, area) => area).filter((area) => !this.only || this.only.has(area))
    const items =
      close || model.level !== "kabkota"
        ? areas.map((area) => ({
            area,
            at: layout.points[area],
            size,
            weight: 500,
            lines: [model.labels[area], model.value(area, this.month)],
          }))
        : layout.names.map(({ name, at }) => ({ at, size, weight: 600, lines: [name] }))
    const halo = {
      stroke: colors.sea,
      "stroke-width": 3,
      "stroke-opacity": 0.85,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
      fill: colors.text,
    }
    const { x, y, width, height } = this.area
    const shown = items
      .map((item) => {
        const [left, top] = this.pixel(item.at)
        return { ...item, x: left, y: top }
      })
      .filter((item) => item.x > x && item.y > y && item.x < x + width && item.y < y + height)
    const known = new Map()
    // Faded land outside the focus has no label of its own, so another's disturbs less there.
    const foreign = (item, left, top) => {
      const found = this.areaAt(left, top, known)
      return found === null || found === item.area ? 0 : this.only && !this.only.has(found) ? 0.35 : 1
    }
    const placed = shown.every((item) => item.area !== undefined)
      ? place(shown, this.area, this.kept, foreign)
      : placeNear(shown, this.area, this.kept)
    return placed.flatMap((label) => [
      ...(label.line
        ? [
            svg("path", {
              d: `M${label.line[0]} ${label.line[1]}L${label.line[2]} ${label.line[3]}`,
              stroke: colors.text,
              "stroke-width": 0.8,
            }),
          ]
        : []),
      svg(
        "text",
        { "font-size": label.size, "font-weight": label.weight, ...halo },
        ...label.lines.map((line, row) =>
          svg("tspan", {
            x: label.at[0].toFixed(1),
            y: (label.at[1] + 4 + (row - (label.lines.length - 1) / 2) * 13).toFixed(1),
            text: line,
          }),
        ),
      ),
    ])
  }

  // The area at a point of the picture, null for the sea; looked up once a few pixels, and kept in `known`.
  areaAt(x, y, known) {
    const place = `${Math.round(x / 2)} ${Math.round(y / 2)}`
    if (!known.has(place)) {
      const point = new DOMPoint((x - this.at.x) / this.at.scale, (y - this.at.y) / this.at.scale)
      const found = this.shapes.findIndex((shape, area) => {
        const [left, top, right, bottom] = this.layout.boxes[area]
        return (
          point.x > left && point.x < right && point.y > top && point.y < bottom && shape.isPointInFill(point)
        )
      })
      known.set(place, found < 0 ? null : found)
    }
    return known.get(place)
  }

  // A name of one or two lines and the value; in squares too small for a name the value alone.
  tileTexts() {
    const side = this.layout.cell * this.at.scale
    const room = side - 2
    const named = side >= 24
    const size = named ? Math.min(14, Math.max(8.5, side * 0.25)) : Math.min(9.5, side * 0.56)
    const thousands = this.model.unit === "orang" && !named
    return this.model.codes.flatMap((_, area) => {
      if (this.only && !this.only.has(area)) return []
      const row = this.model.legend[this.model.row(area, this.month)]
      const ink =
        this.model.symbols || !row.light
          ? this.colors.text
          : row[`ink${this.colors.theme === "dark" ? "Dark" : "Light"}`]
      const [x, y] = this.pixel(this.layout.points[area])
      const value = this.model.values[area][this.month]
      const halo =
        row.light && !this.model.symbols
          ? {}
          : {
              stroke: this.model.symbols && value !== null ? this.colors.neutral : this.colors.ground,
              "stroke-width": 2.5,
              "paint-order": "stroke",
            }
      const words = named ? broken(this.model.tileNames[area], room, size) : []
      const number =
        value === null
          ? "–"
          : thousands
            ? this.model.whole.format(Math.round(value / 1000) || 0)
            : this.model.value(area, this.month, this.model.brief).replace(named ? "" : "%", "")
      const texts = [...words, number]
      const step = Math.min(size * 1.05, (side - 3) / texts.length)
      return texts.map((text, line) =>
        svg("text", {
          x,
          y: (y + size * 0.35 + (line - (texts.length - 1) / 2) * step).toFixed(1),
          text,
          fill: ink,
          "font-weight": line === words.length ? 700 : 500,
          ...halo,
          "font-size": Math.min(
            size,
            (size * room) / textWidth(text, size, line === words.length ? 700 : 500),
          ).toFixed(2),
        }),
      )
    })
  }

  caption() {
    const { model, colors, width, height } = this
    const narrow = width < 620
    const title = narrow
      ? lines(model.title, width - 20, 13)
      : lines(model.title, Math.max(180, width * 0.34), 13)
    const source = lines(model.sources[model.sourceOf[this.month]], width - 24, 10.5)
    const stamp = textWidth(model.stamp, 12, 700) * 1.22 + 12 // a saved picture may meet a wider font
    const halo = {
      stroke: colors.sea,
      "stroke-width": 4,
      "stroke-opacity": 0.85,
      "paint-order": "stroke",
      "stroke-linejoin": "round",
    }
    const text = (value, x, y, size, weight, fill, around = halo) =>
      svg("text", { x, y, text: value, "font-size": size, "font-weight": weight, fill, ...around })
    const tall = narrow ? 0 : 8
    this.captions.replaceChildren(
      ...title.map((line, row) => text(line, 10, 16 + tall + row * 16, 13, 600, colors.text)),
      text(
        model.monthNames[this.month],
        10,
        20 + tall * 1.6 + title.length * 16,
        narrow ? 17 : 22,
        700,
        colors.text,
      ),
      ...(this.layout.cell && this.layout.cell * (this.at?.scale ?? 1) < 24 && model.unit === "orang"
        ? [text(model.words.thousands, 10, 36 + title.length * 16, 10.5, 400, colors.muted)]
        : []),
      ...source.map((line, row) =>
        set(text(line, 10, height - 7 - (source.length - 1 - row) * 13, 10.5, 400, colors.muted), {
          "data-source": true,
        }),
      ),
      ...(model.stamp
        ? [
            svg("rect", {
              x: width - stamp - 8,
              y: narrow ? 8 + title.length * 16 - 2 : 10,
              width: stamp,
              height: 20,
              rx: 3,
              fill: colors.ground,
              stroke: colors.mark,
              "stroke-width": 1.5,
            }),
            set(
              text(
                model.stamp,
                width - 8 - stamp / 2,
                (narrow ? 8 + title.length * 16 - 2 : 10) + 14.5,
                12,
                700,
                colors.mark,
                {},
              ),
              { "text-anchor": "middle" },
            ),
          ]
        : []),
    )
  }

  // The nearest area from `from` towards dx, dy; `from` itself where there is none.
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

// A name on one line, or on two where it has a space or the mark "|" and would be too wide.
function broken(name, room, size) {
  const whole = name.replace("|", "")
  if (textWidth(whole, size, 500) <= room) return [whole]
  const [first, second] = name.split(name.includes("|") ? "|" : / (?=[^ ]*$)/)
  if (second === undefined) return [whole]
  return [name.includes("|") && !first.endsWith("-") ? `${first}-` : first, second]
}
