// What goes to Python and comes from it.

// The name of the one state that Python listens to.
const STATE = "pilihan"

export class Talk {
  #sent = -1

  /**
   * Whether Python's choice holds: not when the visitor has since chosen something that it has not been told yet.
   * @param {Head} head
   */
  heeds(head) {
    if (head.seen < this.#sent) return false
    this.#sent = head.seen
    return true
  }

  /**
   * The number makes choosing the same area again a new choice.
   * @param {Component} component @param {Told} told
   */
  tell(component, told) {
    this.#sent += 1
    component.setStateValue(STATE, { ...told, nomor: this.#sent })
  }
}

/** @param {Head} head @param {Model} model */
export const asSquares = (head, model) => head.view === "petak" && model.tiles.every(Boolean)

/**
 * The areas in focus, null for all of them.
 * @param {Head} head @param {Model} model
 */
export function inFocus(head, model) {
  if (!head.focus.length) return null
  const inside = new Set(head.focus)
  return new Set(
    [...model.codes.keys()].filter((area) => model.members[area].some((code) => inside.has(code))),
  )
}

/**
 * What all pictures of a head share: with other shapes, words or panes everything is drawn anew.
 * @param {Head} head @param {Model} model
 */
export const groundOf = (head, model) =>
  JSON.stringify([
    model.outlines ? head.key : model.geometry,
    model.level,
    model.codes,
    model.locale,
    asSquares(head, model),
    head.compare !== null,
    head.compact,
  ])

/**
 * The name of a saved picture.
 * @param {Model} model @param {number[]} months
 */
export const fileName = (model, months) =>
  [model.file, ...months.map((month) => model.months[month])].join("_")
