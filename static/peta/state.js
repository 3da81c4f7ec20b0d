// What the visitor is looking at on the map, and has chosen.
export class State {
  month = 0
  /** The one tab stop of a picture: the area last visited. */
  tab = 0
  /** @type {number | null} */
  area = null
  /**
   * What Python has not been told yet: the code of an area or territory, null for one step back.
   * @type {string | null | undefined}
   */
  untold = undefined
  /** The areas that are to be compared with the one chosen. */
  /** @type {number[]} */
  beside = []
  /** @type {number | null} */
  focused = null
  /** @type {number | null} */
  hovered = null
  /** The row of the legend whose areas are shown, and the one that stays when the pointer leaves. */
  /** @type {number | null} */
  row = null
  /** @type {number | null} */
  keptRow = null

  /**
   * What Python says. While the months go by it does not move the slider.
   * @param {Head} head @param {Model} model @param {boolean} playing
   */
  take(head, model, playing) {
    this.area = model.indexOf.get(head.selected ?? "") ?? null
    this.untold = undefined
    this.beside = head.beside.flatMap((code) => model.indexOf.get(code) ?? [])
    if (!playing) this.month = Math.max(0, model.months.indexOf(head.period))
  }

  /**
   * Fewer areas or months than before: none is pointed at that is not there.
   * @param {Model} model
   */
  within(model) {
    this.step(this.month, model)
    if (this.tab >= model.codes.length) this.tab = 0
    if (this.area !== null && this.area >= model.codes.length) this.area = null
    this.beside = this.beside.filter((area) => area < model.codes.length)
  }

  /**
   * Put an area beside the one chosen, or take it away again; whether anything changed.
   * @param {number} area @param {number} most areas that are compared, the chosen one among them
   */
  compare(area, most) {
    if (area === this.area) return false
    const without = this.beside.filter((other) => other !== area)
    const added = without.length === this.beside.length
    if (added && without.length + (this.area === null ? 0 : 1) >= most) return false
    this.beside = added ? [...without, area] : without
    return true
  }

  // Areas and rows of the legend are others than before.
  forget() {
    this.focused = this.hovered = null
    this.forgetRows()
  }

  forgetRows() {
    this.row = this.keptRow = null
  }

  /** @param {number} month @param {Model} model */
  step(month, model) {
    this.month = Math.min(model.months.length - 1, Math.max(0, month))
  }

  /** @param {Model} model */
  atEnd(model) {
    return this.month === model.months.length - 1
  }

  /** @param {number | null} row */
  preview(row) {
    this.row = row ?? this.keptRow
  }

  /** @param {number} row */
  keep(row) {
    this.keptRow = this.row = this.keptRow === row ? null : row
  }

  /**
   * The months of the pictures: of two the earlier is always on the left, whichever of them the slider moves.
   * @param {Model} model @param {string | null} compare
   */
  months(model, compare) {
    if (!compare) return [this.month]
    return [this.month, Math.max(0, model.months.indexOf(compare))].sort((one, two) => one - two)
  }
}
