// What a visitor does on a picture, by pointer, focus and keys, and what of the board that calls for.
const v = new URL(import.meta.url).search
/** @type {typeof import("./keys.js")} */
const { meaning } = await import(`./keys.js${v}`)
/** @type {typeof import("./view.js")} */
const { steer } = await import(`./view.js${v}`)

const CLOSER = 1.6 // what a double click zooms by

/** @param {Board} board @param {Pane} pane */
export function listen(board, pane) {
  const { state } = board
  const surface = pane.root
  const hand = steer(surface, {
    view: board.view,
    frame: () => [board.layout, pane.area],
    moved: () => board.look(),
    focused: () => surface.contains(board.held()),
  })
  let onArea = false
  surface.addEventListener("click", (event) => {
    if (event.detail > 1) return // of a double click; the map may have moved under it
    const area = areaOf(event)
    onArea = area !== null
    if (hand.wasDragged() || area === null) return
    board.go(area, pane)
    if (event.ctrlKey || event.metaKey) compare(board, area)
    else board.choose(area)
  })
  surface.addEventListener("dblclick", (event) => {
    event.preventDefault()
    if (onArea) board.zoom(CLOSER)
    else hand.closer(event, CLOSER)
  })
  surface.addEventListener("pointermove", (event) => {
    if (hand.busy()) board.point(null, pane, event)
    else if (event.pointerType !== "touch") board.point(areaOf(event), pane, event)
  })
  surface.addEventListener("pointerleave", (event) => board.point(null, pane, event))
  surface.addEventListener("focusin", (event) => {
    const seen = event.target instanceof Element && event.target.matches(":focus-visible")
    board.focus(areaOf(event), seen, pane)
  })
  surface.addEventListener("focusout", () => {
    state.focused = null
    board.mark()
  })
  surface.addEventListener("keydown", (event) => key(event, board, pane))
}

/**
 * An area beside the one chosen, or no longer; the pictures stay where they are.
 * @param {Board} board @param {number} area
 */
function compare(board, area) {
  if (!board.state.compare(area, board.head.most)) return
  board.mark()
  board.send()
}

/** @param {KeyboardEvent} event @param {Board} board @param {Pane} pane */
function key(event, board, pane) {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.preventDefault()
    compare(board, board.state.tab)
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const asked = meaning(event.key, board.state.tab, board.model.short, (...way) => pane.toward(...way))
  if (!asked) return
  event.preventDefault()
  if ("choose" in asked) board.choose(asked.choose)
  // On a projected map the keys go back to the page.
  else if ("back" in asked) board.head.projected ? board.held()?.blur() : board.back()
  else if ("zoom" in asked) board.zoom(asked.zoom)
  else if (asked.go !== null) board.go(asked.go, pane)
}

/**
 * The area an event is on, null where it is on none.
 * @param {Event} event
 */
function areaOf(event) {
  const found = event.target instanceof Element ? event.target.closest("[data-area]") : null
  return found ? Number(found.getAttribute("data-area")) : null
}
