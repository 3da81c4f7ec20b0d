// The keys and the bar of a presentation. The browser keeps the step itself and sends it as it is, so that presses
// which follow each other faster than the server answers are all steps.

/**
 * titles: of the steps, in their order. step: the one that Python shows; seen: the number of the last press it knows of.
 * leave: what finds the link that leads back.
 * @typedef {Record<"bar" | "back" | "next" | "full" | "black" | "light" | "progress", string>} Words
 * @typedef {{ titles: string[], step: number, seen: number, leave: string, words: Words }} Head
 * @typedef {{ langkah: number, nomor: number }} Told
 * @typedef {{ key: string, shiftKey?: boolean }} Press
 * @typedef {{ by: number } | { to: "first" | "last" } | "full" | "black" | "leave" | null} Meaning
 * @typedef {{ parentElement: HTMLElement | ShadowRoot, setStateValue: (name: string, value: unknown) => void }} Host
 */

// The name of the one state that Python listens to.
const STATE = "langkah"
const BY = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }

/**
 * What a key means; null for one that is none of the presentation's.
 * @param {Press} press @returns {Meaning}
 */
export function meaning({ key, shiftKey }) {
  if (key in BY) return { by: BY[/** @type {keyof typeof BY} */ (key)] }
  if (key === " ") return { by: shiftKey ? -1 : 1 }
  if (key === "Home") return { to: "first" }
  if (key === "End") return { to: "last" }
  if (key === "Escape") return "leave"
  if (key === ".") return "black"
  return { f: /** @type {const} */ ("full"), b: /** @type {const} */ ("black") }[key.toLowerCase()] ?? null
}

/** Where the presentation is: the visitor's own word counts until Python has heard it. */
export class Position {
  at = 1
  count = 1
  #sent = 0

  /** @param {Head} head */
  take({ titles, step, seen }) {
    this.count = titles.length
    if (seen < this.#sent) return
    this.#sent = seen
    this.at = step
  }

  /**
   * A step from 1; what Python is to be told, null where nothing moves.
   * @param {number} step @returns {Told | null}
   */
  go(step) {
    const to = Math.min(this.count, Math.max(1, step))
    if (to === this.at) return null
    this.at = to
    this.#sent += 1
    return { langkah: to, nomor: this.#sent }
  }
}

/** Whether a key belongs to what has the focus: a field takes them all, a button its own two.
 * @param {EventTarget | undefined} target @param {string} key */
function belongsTo(target, key) {
  if (!(target instanceof Element)) return false
  if (
    target.matches("input, select, textarea") ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
    return true
  return (key === " " || key === "Enter") && target.matches("button, a[href], summary")
}

/** @type {WeakMap<object, Presentation>} */
const shown = new WeakMap()

/** @param {Host} component @param {Head} head */
export function render(component, head) {
  const { parentElement } = component
  const presentation = shown.get(parentElement) ?? new Presentation(parentElement)
  shown.set(parentElement, presentation)
  presentation.update(component, head)
  return () => {
    presentation.end()
    shown.delete(parentElement)
  }
}

class Presentation {
  position = new Position()
  /** @type {Host | null} */
  component = null
  leave = ""

  /** @param {HTMLElement | ShadowRoot} parent */
  constructor(parent) {
    this.root = document.createElement("nav")
    this.back = button(() => this.go(this.position.at - 1))
    this.full = button(toggleFull)
    this.black = button(() => this.darken())
    this.next = button(() => this.go(this.position.at + 1))
    this.progress = document.createElement("progress")
    this.place = document.createElement("span")
    this.place.setAttribute("role", "status")
    this.night = document.createElement("dialog")
    this.night.addEventListener("click", () => this.night.close())
    this.root.append(this.back, this.next, this.progress, this.place, this.black, this.full, this.night)
    parent.append(this.root)
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.press(event)
    this.filled = () => this.full.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)))
    document.addEventListener("keydown", this.pressed)
    document.addEventListener("fullscreenchange", this.filled)
  }

  /** @param {Host} component @param {Head} head */
  update(component, head) {
    const { words } = head
    this.component = component
    this.titles = head.titles
    this.leave = head.leave
    this.position.take(head)
    this.root.setAttribute("aria-label", words.bar)
    this.progress.setAttribute("aria-label", words.progress)
    this.night.setAttribute("aria-label", words.light)
    this.back.textContent = words.back
    this.next.textContent = words.next
    this.black.textContent = words.black
    this.full.textContent = words.full
    this.full.hidden = !document.fullscreenEnabled
    this.filled()
    this.show()
  }

  show() {
    const { at, count } = this.position
    this.progress.max = count
    this.progress.value = at
    this.place.textContent = `${at} / ${count} · ${this.titles?.[at - 1] ?? ""}`
    this.back.disabled = at === 1
    this.next.disabled = at === count
  }

  /** @param {number} step */
  go(step) {
    const told = this.position.go(step)
    if (!told) return
    this.show()
    this.component?.setStateValue(STATE, told)
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const asked = meaning(event)
    if (!asked || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
    if (!this.night.open && belongsTo(event.composedPath()[0], event.key)) return
    event.preventDefault()
    // Nothing passes by unseen: the first key only brings the picture back.
    if (this.night.open) this.night.close()
    else if (asked === "full") toggleFull()
    else if (asked === "black") this.darken()
    else if (asked === "leave")
      /** @type {HTMLElement | null} */ (document.querySelector(this.leave))?.click()
    else if ("by" in asked) this.go(this.position.at + asked.by)
    else this.go(asked.to === "first" ? 1 : this.position.count)
  }

  darken() {
    this.night.showModal()
  }

  end() {
    document.removeEventListener("keydown", this.pressed)
    document.removeEventListener("fullscreenchange", this.filled)
    this.root.remove()
  }
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen()
}

/** @param {() => void} act */
function button(act) {
  const made = document.createElement("button")
  made.type = "button"
  made.addEventListener("click", act)
  return made
}
