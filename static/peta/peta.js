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
const { Talk, asSquares, groundOf } = await import(`./protocol.js${v}`)
/** @type {typeof import("./board.js")} */
const { Board } = await import(`./board.js${v}`)
/** @type {typeof import("./shelf.js")} */
const { quiet, shelf } = await import(`./shelf.js${v}`)
/** @type {typeof import("./others.js")} */
const { ask } = await import(`./others.js${v}`)
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

/** What brings the other indicators after the first picture; draws nothing. */
export const receive = ask

class App {
  turn = 0
  ground = ""
  focus = ""
  /** @type {InstanceType<typeof Board> | null} */
  board = null
  /** @type {Head | null} what is shown, as the visitor has it */
  head = null
  /** @type {Outlines | null} */
  shapes = null
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
      changed: (playing) => {
        quiet.play(playing)
        this.board?.face(playing)
      },
    })
    this.resizing = new ResizeObserver(() => this.board?.fit())
    this.resizing.observe(this.root)
    this.printing = new Printing(this.root, () =>
      this.board ? printed(this.board.model, this.state.month, this.board.only) : null,
    )
  }

  /** @param {Component} component @param {Head} head @param {Uint8Array<ArrayBuffer>} packed */
  async update(component, head, packed) {
    const turn = ++this.turn
    this.component = component
    this.root.classList.toggle("room", head.projected)
    try {
      const model = shelf.get(head.key) ?? (packed.length ? await decode(packed) : null)
      // Python took the data to be here, and they no longer are.
      if (!model) return this.tell(head)
      if (!this.board && !head.compact) this.say("status", model.words.loading)
      const shapes = await geometry(model)
      if (turn !== this.turn) return // a later update has overtaken this one
      shelf.put(head.key, model)
      this.take(head, model, shapes)
      quiet.drawn()
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

  /**
   * What Python says; what the visitor has chosen since and Python does not know of yet, stays.
   * @param {Head} head @param {Model} model @param {Outlines} shapes
   */
  take(head, model, shapes) {
    this.shapes = shapes
    const heeds = this.talk.heeds(head)
    const chosen = this.head?.indicator
    if (heeds || chosen === undefined || !(chosen in head.keys)) return this.show(head, model, heeds)
    const own = this.withIndicator(head, chosen)
    this.show(own?.head ?? { ...head, indicator: chosen }, own?.model ?? model, heeds)
  }

  /**
   * A head as if it were of another indicator, whose data are here; the words for its pictures are Python's to find.
   * @param {Head} head @param {string} indicator
   */
  withIndicator(head, indicator) {
    const key = head.keys[indicator]
    const model = key === head.key ? null : shelf.get(key)
    return model && { model, head: { ...head, key, indicator, alt: [] } }
  }

  /**
   * The visitor chose another indicator: drawn at once where its data are here, and Python is told.
   * @param {string} indicator
   */
  indicate(indicator) {
    if (!this.head) return
    const own = this.withIndicator(this.head, indicator)
    if (own) this.show(own.head, own.model, false)
    else this.head = { ...this.head, indicator }
    this.tell(this.head)
  }

  /** @param {Head} head @param {Model} model @param {boolean} heeds Python's choice of area and month */
  show(head, model, heeds) {
    if (!this.shapes) return
    const squares = asSquares(head, model)
    const ground = groundOf(head, model)
    const focus = JSON.stringify([head.focus, squares])
    const before = this.state.area
    const kept = ground === this.ground ? this.board : null
    const regain = kept ? null : this.board?.focusedPlace()
    this.notice.remove()
    if (!kept) {
      // Before the state is another's: what loses the focus here still draws by it.
      this.board?.root.remove()
      this.state.forget()
    }
    this.head = head
    this.ground = ground
    if (heeds) this.state.take(head, model, this.player.playing)
    this.state.within(model)
    const moved = focus !== this.focus || before !== this.state.area
    this.focus = focus
    if (kept) {
      if (kept.model !== model) kept.adopt(model)
      return kept.renew(head, moved)
    }
    this.board = new Board({
      model,
      layout: squares ? tileLayout(model) : mapLayout(model, this.shapes),
      colors: model.palette,
      head,
      view: this.view,
      state: this.state,
      player: this.player,
      send: () => this.head && this.tell(this.head),
      indicate: (code) => this.indicate(code),
    })
    this.root.append(this.board.root)
    this.resizing.observe(this.board.panel) // full screen changes it alone
    this.board.renew(head, moved)
    regain?.(this.board)
  }

  /**
   * Python is told what the visitor has, and which data are here.
   * @param {Head} head
   */
  tell(head) {
    if (!this.component) return
    this.talk.tell(this.component, {
      wilayah: this.state.untold,
      periode: this.board?.model.months[this.state.month] ?? head.period,
      indikator: head.indicator,
      dibanding: this.state.beside.map((area) => this.board?.model.codes[area] ?? ""),
      punya: shelf.held([head.key, ...Object.values(head.keys)]),
    })
  }

  end() {
    this.player.stop()
    this.resizing.disconnect()
    this.printing.end()
    this.root.remove()
  }
}
