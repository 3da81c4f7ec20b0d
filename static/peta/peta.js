// The interactive coverage map: state, input and the order in which things are drawn. Every sibling script is
// fetched with this one's version, so that a new release never mixes with what a browser kept.
const v = new URL(import.meta.url).search
const [
  { html, icon, set, fill },
  { decode },
  { geometry, mapLayout, tileLayout },
  { View, steer },
  { Pane },
  { Legend },
  { sheet },
  { picture, save },
] = await Promise.all(
  ["dom", "model", "shapes", "view", "pane", "legend", "style", "save"].map(
    (name) => import(`./${name}.js${v}`),
  ),
)

const ICONS = {
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  earlier: "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z",
  later: "M8.6 16.6 10 18l6-6-6-6-1.4 1.4L13.2 12z",
  plus: "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z",
  minus: "M5 11h14v2H5z",
  whole: "M4 9V4h5v2H6v3zM15 4h5v5h-2V6h-3zM4 15h2v3h3v2H4zM18 15h2v5h-5v-2h3z",
  save: "M5 19h14v2H5zM19 9h-4V3H9v6H5l7 7z",
}
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const apps = new WeakMap()

export async function render(component, head, packed) {
  const { parentElement } = component
  if (!apps.has(parentElement)) apps.set(parentElement, new App(parentElement))
  const app = apps.get(parentElement)
  const done = app.update(component, head, packed)
  const turn = app.turn
  await done
  return () => {
    // Streamlit also ends a run that a newer one overtook while it was loading; the map is the newer run's then.
    if (turn !== app.turn) return
    app.end()
    apps.delete(parentElement)
  }
}

class App {
  constructor(parent) {
    if (parent.adoptedStyleSheets && !parent.adoptedStyleSheets.includes(sheet))
      parent.adoptedStyleSheets.push(sheet)
    this.root = html("div", { class: "peta" })
    parent.append(this.root)
    this.view = new View()
    this.state = { area: null, focused: null, hovered: null, row: null, keptRow: null }
    this.tab = 0
    this.resizing = new ResizeObserver(() => this.fit())
    this.resizing.observe(this.root)
  }

  async update(component, head, packed) {
    this.turn = (this.turn ?? 0) + 1
    const turn = this.turn
    this.tell = component.setStateValue
    const fresh = this.version !== head.version
    const model = fresh ? await decode(packed) : this.model
    if (!this.model) this.root.replaceChildren(html("p", { text: model.words.loading }))
    let shapes
    try {
      shapes = await geometry(model)
    } catch {
      this.root.replaceChildren(html("p", { role: "alert", text: model.words.failed }))
      return
    }
    if (turn !== this.turn) return // a later update has overtaken this one
    const before = this.head
    const colors = { theme: this.theme() }
    Object.assign(colors, model.palettes[colors.theme])
    const tiles = head.view === "petak" && model.tiles.every(Boolean)
    const kind = `${head.version} ${tiles} ${colors.theme} ${head.compare}`
    Object.assign(this, { model, shapes, head, version: head.version })
    if (before === undefined || head.seen >= this.sent) {
      if (before === undefined || head.seen > this.sent) this.sent = head.seen
      this.state.area = model.indexOf.get(head.selected) ?? null
      if (!this.playing) this.month = Math.max(0, model.months.indexOf(head.period))
    }
    this.month = Math.min(this.month ?? 0, model.months.length - 1)
    if (kind !== this.kind) {
      const regained = this.kind && this.focusedPlace()
      this.layout = tiles ? tileLayout(model) : mapLayout(model, shapes)
      this.state.focused = this.state.hovered = this.state.row = this.state.keptRow = null
      if (!(this.tab < model.codes.length)) this.tab = 0
      this.build(colors)
      this.kind = kind
      regained?.()
    }
    this.panes.forEach((pane, place) =>
      set(pane.root, { role: "group", "aria-label": head.alt[place] ?? model.title }),
    )
    const focus = JSON.stringify([head.focus, tiles])
    const moved = focus !== this.focus
    this.focus = focus
    const inside = new Set(head.focus)
    this.only = inside.size
      ? new Set(
          [...model.codes.keys()].filter((area) => model.members[area].some((code) => inside.has(code))),
        )
      : null
    this.fit(moved)
  }

  end() {
    this.stop()
    this.resizing.disconnect()
    this.root.remove()
  }

  theme() {
    const probe = html("span", { style: "color: var(--st-background-color)" })
    this.root.append(probe)
    const [red, green, blue] = getComputedStyle(probe)
      .color.match(/[\d.]+/g)
      .map(Number)
    probe.remove()
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light"
  }

  // What gets the keyboard back after everything was built anew.
  focusedPlace() {
    const active = this.root.getRootNode().activeElement
    if (!active) return null
    const name = active.dataset.name
    if (name) return () => this.root.querySelector(`[data-name="${name}"]`)?.focus()
    return active.dataset.area ? () => this.panes.at(-1).shapes[this.tab]?.focus() : null
  }

  build(colors) {
    const { model } = this
    const { words } = model
    const button = (name, shape, label, act, text) => {
      const element = html(
        "button",
        { type: "button", "aria-label": text ? null : label, title: label, "data-name": name },
        icon(ICONS[shape]),
        ...(text ? [text] : []),
      )
      element.addEventListener("click", act)
      return element
    }
    this.panes = (this.head.compare ? [0, 1] : [0]).map(() => {
      const pane = new Pane(words)
      pane.build(model, this.layout, colors)
      this.listen(pane)
      return pane
    })
    this.tip = html("div", { class: "tip hidden", "aria-hidden": "true" })
    this.stage = html(
      "div",
      { class: "stage" },
      ...this.panes.map((pane) => html("div", { class: "frame" }, pane.root)),
      this.tip,
    )
    this.player = button("play", "play", words.play, () => (this.playing ? this.stop(true) : this.play()))
    this.slider = html("input", {
      type: "range",
      min: 0,
      max: model.months.length - 1,
      step: 1,
      "aria-label": words.month,
      "data-name": "slider",
    })
    this.slider.addEventListener("input", () => {
      this.stop()
      this.step(Number(this.slider.value))
    })
    this.slider.addEventListener("change", () => this.send())
    this.monthName = html("output", { class: "month" })
    const nudge = (by) => () => {
      this.stop()
      this.step(this.month + by)
      this.send()
    }
    const file = (kind) => () =>
      save(
        picture({
          panes: this.panes,
          model,
          colors,
          months: this.months(),
          only: this.only,
          counted: this.head.counted,
        }),
        [this.head.file, ...this.months().map((month) => model.months[month])].join("_"),
        kind,
      )
    this.bar = html(
      "div",
      { class: "bar" },
      button("earlier", "earlier", words.earlier, nudge(-1)),
      this.player,
      button("later", "later", words.later, nudge(1)),
      this.slider,
      this.monthName,
      html(
        "div",
        { class: "group" },
        button("in", "plus", words.zoomIn, () => this.zoom(1.6)),
        button("out", "minus", words.zoomOut, () => this.zoom(1 / 1.6)),
        button("whole", "whole", words.reset, () => {
          this.view.reset()
          this.look()
        }),
      ),
      html(
        "div",
        { class: "group" },
        button("svg", "save", words.saveSvg, file("svg"), "SVG"),
        button("png", "save", words.savePng, file("png"), "PNG"),
      ),
    )
    this.legend = new Legend(model, colors, {
      preview: (row) => {
        this.state.row = row ?? this.state.keptRow
        this.mark()
      },
      keep: (row) => {
        this.state.keptRow = this.state.row = this.state.keptRow === row ? null : row
        this.legend.press(this.state.keptRow)
        this.mark()
      },
    })
    this.readout = html("p", { class: "readout", "aria-live": "polite", text: words.hint })
    this.body = html(
      "div",
      { class: "body" },
      html("div", { class: "main" }, this.stage, this.readout),
      this.legend.root,
      this.legend.notes,
    )
    this.root.replaceChildren(this.bar, this.body)
    this.spot(this.state.area ?? this.tab)
  }

  listen(pane) {
    const surface = pane.root
    const held = () => surface.contains(this.root.getRootNode().activeElement)
    const frame = () => [this.layout, pane.area]
    const hand = steer(surface, { view: this.view, frame, moved: () => this.look(), focused: held })
    const areaOf = (event) => {
      const found = event.target.closest?.("[data-area]")
      return found ? Number(found.dataset.area) : null
    }
    surface.addEventListener("click", (event) => {
      const area = areaOf(event)
      if (hand.wasDragged() || area === null) return
      this.spot(area)
      pane.shapes[area].focus({ preventScroll: true })
      this.choose(this.state.area === area ? null : area)
    })
    surface.addEventListener("pointermove", (event) => {
      if (hand.busy()) return this.point(null)
      if (event.pointerType !== "touch") this.point(areaOf(event), pane, event)
    })
    surface.addEventListener("pointerleave", () => this.point(null))
    surface.addEventListener("focusin", (event) => {
      this.state.focused = event.target.matches(":focus-visible") ? areaOf(event) : null
      if (areaOf(event) !== null) this.tab = areaOf(event)
      this.keepInSight(pane)
      this.mark()
      this.read()
    })
    surface.addEventListener("focusout", () => {
      this.state.focused = null
      this.mark()
    })
    surface.addEventListener("keydown", (event) => this.key(event, pane))
  }

  key(event, pane) {
    const area = this.tab
    if (event.ctrlKey || event.metaKey || event.altKey) return
    let goal = null
    if (event.key in ARROWS) goal = pane.toward(area, ...ARROWS[event.key])
    else if (event.key === "Home") goal = 0
    else if (event.key === "End") goal = this.model.codes.length - 1
    else if (event.key === "Enter" || event.key === " ") this.choose(area)
    else if (event.key === "Escape") this.choose(null)
    else if (event.key === "+" || event.key === "-") this.zoom(event.key === "+" ? 1.6 : 1 / 1.6)
    else if (/^\p{L}$/u.test(event.key)) goal = this.byLetter(event.key.toLowerCase(), area)
    else return
    event.preventDefault()
    if (goal === null) return
    this.spot(goal)
    pane.shapes[goal].focus({ preventScroll: true })
  }

  byLetter(letter, from) {
    const { short } = this.model
    for (let step = 1; step <= short.length; step++) {
      const area = (from + step) % short.length
      if (
        short[area]
          .replace(/^Kota /, "")
          .toLowerCase()
          .startsWith(letter)
      )
        return area
    }
    return null
  }

  // One tab stop a pane: the area last visited.
  spot(area) {
    for (const pane of this.panes) {
      set(pane.shapes[this.tab], { tabindex: -1 })
      set(pane.shapes[area], { tabindex: 0 })
    }
    this.tab = area
  }

  keepInSight(pane) {
    if (this.view.zoom === 1 || !pane.at) return
    const [x, y] = pane.pixel(this.layout.points[this.tab])
    const { area } = pane
    const covered = pane.blocked.some(
      ([left, top, right, bottom]) => x > left && x < right && y > top && y < bottom,
    )
    if (!covered && x > area.x && y > area.y && x < area.x + area.width && y < area.y + area.height) return
    this.view.center = [...this.layout.points[this.tab]]
    this.look()
  }

  choose(area) {
    if (area === this.state.area) return
    this.state.area = area
    this.mark()
    this.readout.textContent =
      area === null
        ? this.model.words.cleared
        : fill(this.model.words.selected, { name: this.model.describe(area, this.month) })
    this.send()
  }

  send() {
    this.sent += 1
    this.tell("pilihan", {
      wilayah: this.model.codes[this.state.area] ?? null,
      periode: this.model.months[this.month],
      nomor: this.sent,
    })
  }

  point(area, pane, event) {
    if (area !== this.state.hovered) {
      this.state.hovered = area
      this.mark()
    }
    this.tip.classList.toggle("hidden", area === null)
    if (area === null) return
    const { model } = this
    const month = this.monthOf(pane)
    const more = [model.people(area, month), model.notes[model.codes[area]]].filter(Boolean)
    this.tip.replaceChildren(
      html("b", { text: model.names[area] }),
      html("span", { text: `${model.value(area, month)} · ${model.monthNames[month]}` }),
      ...more.map((text) => html("div", { text })),
    )
    const box = this.stage.getBoundingClientRect()
    const x = event.clientX - box.left,
      y = event.clientY - box.top
    const left =
      x + 14 + this.tip.offsetWidth > box.width ? Math.max(0, x - 14 - this.tip.offsetWidth) : x + 14
    const top = y + 18 + this.tip.offsetHeight > box.height ? y - 12 - this.tip.offsetHeight : y + 18
    this.tip.style.transform = `translate(${left}px, ${Math.max(0, top)}px)`
  }

  read() {
    const area = this.state.focused ?? this.state.area
    if (area === null) return
    const people = this.model.people(area, this.month)
    const note = this.model.notes[this.model.codes[area]]
    this.readout.textContent = [this.model.describe(area, this.month), people, note]
      .filter(Boolean)
      .join(" · ")
  }

  play() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
    if (this.month === this.model.months.length - 1) this.step(0)
    set(this.readout, { "aria-live": "off" })
    this.face("pause")
    this.playing = setInterval(
      () => {
        this.step(this.month + 1)
        if (this.month === this.model.months.length - 1) this.stop(true)
      },
      calm ? 1500 : 650,
    )
  }

  stop(send = false) {
    if (!this.playing) return
    clearInterval(this.playing)
    this.playing = null
    set(this.readout, { "aria-live": "polite" })
    this.face("play")
    if (send) this.send()
  }

  face(name) {
    const label = this.model.words[name]
    set(this.player, { "aria-label": label, title: label }).replaceChildren(icon(ICONS[name]))
  }

  months() {
    return this.panes.map((pane) => this.monthOf(pane))
  }

  // Of two months the earlier is always on the left, whichever of them the slider moves.
  monthOf(pane) {
    if (this.panes.length === 1) return this.month
    const both = [this.month, Math.max(0, this.model.months.indexOf(this.head.compare))]
    return pane === this.panes[0] ? Math.min(...both) : Math.max(...both)
  }

  step(month) {
    this.month = Math.min(this.model.months.length - 1, Math.max(0, month))
    this.draw()
  }

  zoom(factor) {
    const pane = this.panes.at(-1)
    const { x, y, width, height } = pane.area
    this.view.by(factor, x + width / 2, y + height / 2, this.layout, pane.area)
    this.look()
  }

  // Sizes follow the column; the first time, or when the focus moved, the view goes there.
  fit(moved = false) {
    const wide = this.root.clientWidth
    if (!this.panes || !wide) return
    const stacked = wide <= 720
    // On a laptop the legend stands on the empty sea of the map, or above the squares, so that both are seen at once.
    const where = !stacked
      ? "beside"
      : wide <= 560
        ? "below"
        : this.layout.cell || this.panes.length > 1
          ? "above"
          : "over"
    this.body.className = `body ${where}`
    this.legend.show(this.months(), { only: this.only, counted: this.head.counted })
    const across = this.stage.clientWidth
    const width = Math.floor((this.panes.length === 1 || stacked ? across : (across - 8) / 2) - 2)
    if (!moved && width === this.panes[0].width) return this.draw()
    const [left, top, right, bottom] = this.layout.box
    const height = Math.round(
      Math.min(
        Math.max(420, window.innerHeight - (this.layout.cell ? 130 : 295)),
        (width * (bottom - top)) / (right - left) + (width < 620 ? 90 : 30),
      ),
    )
    for (const pane of this.panes) pane.resize(width, height, { reserve: 0, blocked: [] })
    const key = () => this.legend.key((value) => this.panes[0].size(value))
    if (where === "over") {
      key()
      const { offsetWidth, offsetHeight } = this.legend.root
      const blocked = [[width - offsetWidth - 12, 0, width, offsetHeight + 46]]
      this.panes[0].resize(width, height, { reserve: this.only ? offsetWidth + 8 : 0, blocked })
    }
    for (const pane of this.panes) pane.only = this.only
    if (moved) {
      this.view.reset()
      if (this.only) this.view.fit(this.boxOf(), this.layout, this.panes[0].area)
    }
    this.look()
    this.draw()
    key()
  }

  // Around the places of the focus themselves: a far islet would leave the rest too small to read.
  boxOf() {
    const { points, sides } = this.layout
    const inside = [...this.only]
    const reach = (area) => Math.min(sides[area], 40) * 0.6
    const edge = (pick, axis, way) => pick(...inside.map((area) => points[area][axis] + way * reach(area)))
    return [edge(Math.min, 0, -1), edge(Math.min, 1, -1), edge(Math.max, 0, 1), edge(Math.max, 1, 1)]
  }

  look() {
    for (const pane of this.panes) {
      const at = this.view.transform(this.layout, pane.area)
      pane.look({ ...at, zoomed: this.view.zoom > 2.4 })
      pane.root.classList.toggle("zoomed", this.view.zoom > 1)
    }
  }

  draw() {
    for (const pane of this.panes) pane.show(this.monthOf(pane))
    this.slider.value = this.month
    set(this.slider, { "aria-valuetext": this.model.monthNames[this.month] })
    this.monthName.textContent = this.model.monthNames[this.month]
    this.legend.show(this.months(), { only: this.only, counted: this.head.counted })
    this.mark()
    this.read()
  }

  mark() {
    for (const pane of this.panes) {
      pane.mark({
        selected: this.state.area,
        focused: this.state.focused,
        hovered: this.state.hovered,
        row: this.state.row,
      })
    }
  }
}
