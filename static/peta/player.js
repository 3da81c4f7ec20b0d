// The months one after the other, without asking the server.
const PACE = 650
const CALM = 1500 // for who asked for less motion

export class Player {
  /** @type {ReturnType<typeof setInterval> | null} */
  #timer = null

  /** @param {{ next: () => boolean, changed: (playing: boolean) => void }} app `next` is false at the last month */
  constructor({ next, changed }) {
    this.next = next
    this.changed = changed
  }

  get playing() {
    return this.#timer !== null
  }

  /** @param {{ calm: boolean, ended: () => void }} how */
  play({ calm, ended }) {
    this.stop()
    this.#timer = setInterval(
      () => {
        if (this.next()) return
        this.stop()
        ended()
      },
      calm ? CALM : PACE,
    )
    this.changed(true)
  }

  stop() {
    if (this.#timer === null) return
    clearInterval(this.#timer)
    this.#timer = null
    this.changed(false)
  }
}
