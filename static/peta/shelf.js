// The indicators whose data are here, by keys that differ whenever the data might: what follows from other files,
// another level, class or language has another key, so nothing of before is ever drawn for it. The map and what
// brings the others share one shelf for as long as the page is open.
const MOST = 18 // three sets of choices with six indicators each

/** @template T */
export class Shelf {
  /** @type {Map<string, T>} */
  #held = new Map()
  /** @type {Set<string>} */
  #unreadable = new Set()

  /** @param {string} key @returns {T | null} */
  get(key) {
    return this.#held.get(key) ?? null
  }

  /** @param {string} key @param {T} what */
  put(key, what) {
    this.#held.delete(key)
    this.#held.set(key, what)
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST) break
      this.#held.delete(oldest)
    }
  }

  /**
   * What could not be read is not asked for again: the map is told so when it is chosen.
   * @param {string} key
   */
  refuse(key) {
    this.#unreadable.add(key)
  }

  /** @param {string[]} keys */
  held(keys) {
    return keys.filter((key) => this.#held.has(key))
  }

  /** @param {string[]} keys @returns {string | null} the first that is still to be asked for */
  missing(keys) {
    return keys.find((key) => !this.#held.has(key) && !this.#unreadable.has(key)) ?? null
  }
}

/** @type {Shelf<Model>} */
export const shelf = new Shelf()

/** When to ask for more: after the first picture, and while the months stand still. */
export class Quiet {
  #drawn = false
  #playing = false
  /** @type {(() => void)[]} */
  #waiting = []

  drawn() {
    this.#drawn = true
    this.#wake()
  }

  /** @param {boolean} playing */
  play(playing) {
    this.#playing = playing
    this.#wake()
  }

  /** @returns {Promise<void>} */
  comes() {
    return new Promise((done) => {
      this.#waiting.push(() => idle(done))
      this.#wake()
    })
  }

  #wake() {
    if (!this.#drawn || this.#playing) return
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

export const quiet = new Quiet()

/** @param {() => void} then */
function idle(then) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(then, { timeout: 2000 })
  else setTimeout(then, 200) // Safari
}
