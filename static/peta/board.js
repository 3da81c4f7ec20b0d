// The map on the page: pictures, bar, legend and the words beside them, and what the visitor does with them.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./pane.js")} */
const { Pane } = await import(`./pane.js${v}`)
/** @type {typeof import("./below.js")} */
const { descend } = await import(`./below.js${v}`)
/** @type {typeof import("./legend.js")} */
const { Legend } = await import(`./legend.js${v}`)
/** @type {typeof import("./bar.js")} */
const { Bar } = await import(`./bar.js${v}`)
/** @type {typeof import("./readouts.js")} */
const { Readout, Tip } = await import(`./readouts.js${v}`)
/** @type {typeof import("./visitor.js")} */
const { listen } = await import(`./visitor.js${v}`)
/** @type {typeof import("./save.js")} */
const { saveBoard } = await import(`./save.js${v}`)
/** @type {typeof import("./sizes.js")} */
const { boxAround, boxOf } = await import(`./sizes.js${v}`)
/** @type {typeof import("./room.js")} */
const { fit, keepInSight, toggleFull } = await import(`./room.js${v}`)
/** @type {typeof import("./protocol.js")} */
const { inFocus } = await import(`./protocol.js${v}`)

const CLOSE = 2.4 // from this zoom on there is room for the names of single areas

export class Board {
  /** @type {Set<number> | null} */
  only = null

  /** @param {BoardParts} parts */
  constructor({ model, layout, colors, head, view, state, player, send, indicate }) {
    this.model = model
    this.layout = layout
    this.colors = colors
    this.head = head
    this.view = view
    this.state = state
    this.player = player
    this.send = send
    this.panes = (head.compare ? [0, 1] : [0]).map(() => new Pane(model, layout, colors))
    for (const pane of this.panes) listen(this, pane)
    this.tip = new Tip()
    this.stage = html(
      "div",
      { class: "stage" },
      ...this.panes.map((pane) => html("div", { class: "frame" }, pane.root)),
      this.tip.root,
    )
    this.bar = new Bar(model, head.compact || head.projected, {
      indicate,
      toggle: () => this.toggle(),
      nudge: (by) => {
        this.slide(state.month + by)
        this.send()
      },
      slide: (month) => this.slide(month),
      settle: () => this.send(),
      zoom: (factor) => this.zoom(factor),
      whole: () => this.whole(),
      full: () => toggleFull(this.panel),
      save: (kind) => saveBoard(this, kind),
    })
    this.legend = this.legendOf(model)
    this.readout = new Readout(model, head.most > 0)
    this.underneath = html("div")
    this.body = html("div", { class: "body" }, this.stage, this.legend.root)
    const look = head.compact ? " compact" : head.projected ? " projected" : ""
    this.panel = html("div", { class: `panel${look}` }, this.bar.root, this.body)
    this.root = html(
      "div",
      { style: `--paper: ${colors.ground}; --ink: ${colors.text}; --mark: ${colors.mark}` },
      this.panel,
      this.readout.root,
      this.underneath,
      this.readout.rule,
      ...(look ? [] : [this.legend.notes]),
    )
    this.face(player.playing)
    this.spot(state.area ?? state.tab)
  }

  /** @param {Model} model */
  legendOf(model) {
    const { state } = this
    return new Legend(model, this.colors, {
      preview: (row) => {
        state.preview(row)
        this.mark()
      },
      keep: (row) => {
        state.keep(row)
        this.legend.press(state.keptRow)
        this.mark()
      },
    })
  }

  /**
   * Another indicator, other classes or months of the same areas: the shapes stay.
   * @param {Model} model
   */
  adopt(model) {
    this.model = model
    this.state.forgetRows()
    const legend = this.legendOf(model)
    this.legend.root.replaceWith(legend.root)
    this.legend.notes.replaceWith(legend.notes)
    this.legend = legend
    this.legend.descend(this.panes[0].below)
    this.legend.compare(this.state.beside.length > 0)
    for (const part of [...this.panes, this.bar, this.readout]) part.adopt(model)
    this.tip.hide()
  }

  /**
   * Another choice of Python for the same pictures. `moved`: what is chosen or in focus is another.
   * @param {Head} head @param {boolean} moved
   */
  renew(head, moved) {
    this.head = head
    this.only = inFocus(head, this.model)
    this.bar.offer(head.indicators, head.indicator)
    descend(this)
    this.panes.forEach((pane, place) => {
      set(pane.root, { role: "group", "aria-label": head.alt[place] ?? this.model.title })
    })
    this.fit(moved)
  }

  /**
   * What gets the keyboard in the board that follows this one.
   * @returns {((next: Board) => void) | null}
   */
  focusedPlace() {
    const { name, area } = this.held()?.dataset ?? {}
    if (name) return (next) => next.control(name)?.focus()
    return area ? (next) => next.panes.at(-1)?.shapes[next.state.tab]?.focus() : null
  }

  /** @param {string} name @returns {HTMLElement | null} */
  control(name) {
    return this.root.querySelector(`[data-name="${name}"]`)
  }

  // What has the keyboard, here or elsewhere on the page.
  held() {
    const scope = /** @type {Document | ShadowRoot} */ (this.root.getRootNode())
    return /** @type {HTMLElement | SVGElement | null} */ (scope.activeElement)
  }

  /**
   * The focus is on a picture; `seen`: its ring too, as it came by keyboard.
   * @param {number | null} area @param {boolean} seen @param {Pane} pane
   */
  focus(area, seen, pane) {
    this.state.focused = seen ? area : null
    this.state.tab = area ?? this.state.tab
    keepInSight(this, pane)
    this.mark()
    this.read()
  }

  /** @param {number} area @param {Pane} pane */
  go(area, pane) {
    this.spot(area)
    pane.shapes[area].focus({ preventScroll: true })
  }

  /**
   * One tab stop a pane: the area last visited.
   * @param {number} area
   */
  spot(area) {
    for (const pane of this.panes) {
      set(pane.shapes[this.state.tab], { tabindex: -1 })
      set(pane.shapes[area], { tabindex: 0 })
    }
    this.state.tab = area
  }

  /**
   * An area is chosen, and the pictures go there.
   * @param {number} area
   */
  choose(area) {
    if (area !== this.state.area) this.turn(area)
  }

  // One step back: from an area to the territory around it, from there to the whole.
  back() {
    if (this.state.area !== null || this.only) this.turn(null)
  }

  /** @param {number | null} area */
  turn(area) {
    const { state } = this
    state.area = area
    state.untold = area === null ? null : this.model.codes[area]
    this.readout.chosen(area, state.month)
    descend(this)
    this.mark()
    this.aim()
    this.look()
    this.send()
  }

  // Everything is seen, and nothing chosen.
  whole() {
    const { state } = this
    const away = state.area !== null || this.only !== null
    state.area = null
    state.untold = this.head.whole
    descend(this)
    this.view.reset()
    this.look()
    this.mark()
    this.read()
    if (away) this.send()
  }

  /** @param {number | null} area @param {Pane} pane @param {MouseEvent} event */
  point(area, pane, event) {
    if (area !== this.state.hovered) {
      this.state.hovered = area
      this.mark()
    }
    if (area === null) this.tip.hide()
    else
      this.tip.show(
        this.model,
        area,
        this.months()[this.panes.indexOf(pane)],
        pane.unit(event),
        event,
        this.stage,
      )
  }

  // The area that has the keyboard, or else the one chosen, in words below the map.
  read() {
    const { state } = this
    this.readout.read(state.focused ?? state.area, state.month)
  }

  toggle() {
    if (this.player.playing) {
      this.player.stop()
      this.send()
      return
    }
    if (this.state.atEnd(this.model)) this.step(0)
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
    this.player.play({ calm, ended: () => this.send() })
  }

  // One month on; whether there is another after it.
  next() {
    this.step(this.state.month + 1)
    return !this.state.atEnd(this.model)
  }

  /** @param {boolean} playing */
  face(playing) {
    this.bar.face(playing)
    this.readout.face(playing)
  }

  /** @param {number} month */
  slide(month) {
    this.player.stop()
    this.step(month)
  }

  /** @param {number} month */
  step(month) {
    this.state.step(month, this.model)
    this.draw()
  }

  months() {
    return this.state.months(this.model, this.head.compare)
  }

  /**
   * By button or key, which point nowhere: to what is chosen, or else has the keyboard, or else to the middle.
   * @param {number} factor
   */
  zoom(factor) {
    const { state, view, layout } = this
    const { area } = this.panes[0]
    const about = state.area ?? state.focused
    if (about !== null) view.onto(factor, layout.points[about])
    else view.by(factor, area.x + area.width / 2, area.y + area.height / 2, layout, area)
    this.look()
  }

  /** @param {boolean} [moved] what is chosen or in focus is another */
  fit(moved) {
    fit(this, moved)
  }

  // Look at what is chosen, or else in focus, or else at everything. Squares are all in sight as they are,
  // and a room is told of the whole territory.
  aim() {
    const { head, layout, view, only } = this
    const chosen = layout.cell || head.projected ? null : this.state.area
    view.reset()
    const box = chosen !== null ? boxOf(layout, chosen) : only ? boxAround(layout, only) : null
    if (box) view.fit(box, layout, this.panes[0].area)
  }

  look() {
    for (const pane of this.panes) {
      const at = this.view.transform(this.layout, pane.area)
      pane.look({ ...at, zoomed: this.view.zoom > CLOSE })
      pane.root.classList.toggle("zoomed", this.view.zoom > 1)
    }
  }

  draw() {
    const { month } = this.state
    const months = this.months()
    this.panes.forEach((pane, place) => {
      pane.show(months[place])
    })
    this.bar.show(month)
    this.count()
    this.mark()
    this.read()
  }

  count() {
    this.legend.show(this.months(), { only: this.only, counted: this.head.counted })
  }

  // The legend's circles are as large as those on the map.
  drawKeys() {
    this.legend.key((value) => this.panes[0].size(value))
  }

  mark() {
    const { area, beside, focused, hovered, row } = this.state
    const territory = area === null ? this.head.territory : null
    for (const pane of this.panes) pane.mark({ selected: area, beside, territory, focused, hovered, row })
    this.legend.compare(beside.length > 0)
  }
}
