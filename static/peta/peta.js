// The interactive coverage map: what Python sends becomes a map on the page, and stays one. Every script asks for the
// others under its own version, so that a new release never mixes with what a browser kept; a page has them joined
// into one file, or asks for all of them at once (`data/assets.py`).
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html } = await import(`./dom.js${v}`)
/** @type {typeof import("./model.js")} */
const { decode, UnreadableData } = await import(`./model.js${v}`)
/** @type {typeof import("./shapes.js")} */
const { geometry, mapLayout, tileLayout, OutlinesMissing } = await import(`./shapes.js${v}`)
/** @type {typeof import("./view.js")} */
const { View } = await import(`./view.js${v}`)
/** @type {typeof import("./style.js")} */
const { sheet } = await import(`./style.js${v}`)
/** @type {typeof import("./state.js")} */
const { State } = await import(`./state.js${v}`)
/** @type {typeof import("./player.js")} */
const { Player } = await import(`./player.js${v}`)
/** @type {typeof import("./protocol.js")} */
const { Talk, asSquares } = await import(`./protocol.js${v}`)
/** @type {typeof import("./board.js")} */
const { Board } = await import(`./board.js${v}`)
/** @type {typeof import("./print.js")} */
const { Printing, printed } = await import(`./print.js${v}`)

/** @type {WeakMap<Element, App>} */
const apps = new WeakMap()

/** @param {Component} component @param {Head} head @param {Uint8Array<ArrayBuffer>} packed */
export async function render(component, head, packed) {
  const { parentElement } = component
  const app = apps.get(parentElement) ?? new App(parentElement)
  apps.set(parentElement, app)
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
  turn = 0
  kind = ""
  focus = ""
  /** @type {InstanceType<typeof Board> | null} */
  board = null
  /** @type {{ version: number, model: Model } | null} */
  read = null
  view = new View()
  state = new State()
  talk = new Talk()
  root = html("div", { class: "peta" })
  notice = html("p")

  /** @param {Component["parentElement"]} parent */
  constructor(parent) {
    if (parent.adoptedStyleSheets && !parent.adoptedStyleSheets.includes(sheet))
      parent.adoptedStyleSheets.push(sheet)
    parent.append(this.root)
    this.player = new Player({
      next: () => this.board?.next() ?? false,
      changed: (playing) => this.board?.face(playing),
    })
    this.resizing = new ResizeObserver(() => this.board?.fit())
    this.resizing.observe(this.root)
    this.printing = new Printing(this.root, () =>
      this.read && this.board ? printed(this.read.model, this.state.month, this.board.only) : null,
    )
  }

  /** @param {Component} component @param {Head} head @param {Uint8Array<ArrayBuffer>} packed */
  async update(component, head, packed) {
    const turn = ++this.turn
    this.component = component
    try {
      const model = this.read?.version === head.version ? this.read.model : await decode(packed)
      if (!this.board && !head.compact) this.say("status", model.words.loading)
      const shapes = await geometry(model)
      if (turn !== this.turn) return // a later update has overtaken this one
      this.read = { version: head.version, model }
      this.show(head, model, shapes)
    } catch (error) {
      if (!(error instanceof UnreadableData || error instanceof OutlinesMissing)) throw error
      console.error(error)
      // Without a map of its own yet, the still picture below stays what is seen.
      if (turn === this.turn && (this.board || !head.compact))
        this.say("alert", this.board ? head.stale : head.failed)
    }
  }

  /**
   * Words over the last good picture, or instead of one.
   * @param {"alert" | "status"} role @param {string} text
   */
  say(role, text) {
    this.notice.remove()
    this.notice = html("p", { role, text })
    this.root.prepend(this.notice)
  }

  /** @param {Head} head @param {Model} model @param {Outlines} shapes */
  show(head, model, shapes) {
    const squares = asSquares(head, model)
    const kind = `${head.version} ${squares} ${head.compare}`
    const focus = JSON.stringify([head.focus, squares])
    const before = this.state.area
    const kept = kind === this.kind ? this.board : null
    const regain = kept ? null : this.board?.focusedPlace()
    this.notice.remove()
    if (!kept) {
      // Before the state is another's: what loses the focus here still draws by it.
      this.board?.root.remove()
      this.state.forget()
    }
    this.kind = kind
    if (this.talk.heeds(head)) this.state.take(head, model, this.player.playing)
    this.state.within(model)
    const moved = focus !== this.focus || before !== this.state.area
    this.focus = focus
    if (kept) return kept.renew(head, moved)
    this.board = new Board({
      model,
      layout: squares ? tileLayout(model) : mapLayout(model, shapes),
      colors: model.palette,
      head,
      view: this.view,
      state: this.state,
      player: this.player,
      send: (area, month) => this.component && this.talk.tell(this.component, area, month),
    })
    this.root.append(this.board.root)
    this.resizing.observe(this.board.panel) // full screen changes it alone
    this.board.renew(head, moved)
    regain?.(this.board)
  }

  end() {
    this.player.stop()
    this.resizing.disconnect()
    this.printing.end()
    this.root.remove()
  }
}
