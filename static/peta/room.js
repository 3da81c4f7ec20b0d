// The room a board has on the page, or alone on the screen, and what follows from it.
const v = new URL(import.meta.url).search
/** @type {typeof import("./sizes.js")} */
const { legendPlace, pictureHeight, pictureWidth } = await import(`./sizes.js${v}`)
/** @type {typeof import("./captions.js")} */
const { isNarrow } = await import(`./captions.js${v}`)

const UNDER = 7.8 // letters of a projected page below its map: what is read out, sources and bar

/** How large the page's letters are, in pixels. */
const pageLetters = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/**
 * Pixels over an element on the page, however far that is scrolled.
 * @param {Element} element
 */
function above(element) {
  let scrolled = 0
  /** @type {Node | null} */
  let at = element
  while (at) {
    if (at instanceof Element) scrolled += at.scrollTop
    at = at instanceof ShadowRoot ? at.host : at.parentNode
  }
  return element.getBoundingClientRect().top + scrolled
}

/** @param {HTMLElement} panel */
const isFull = (panel) =>
  /** @type {Document | ShadowRoot} */ (panel.getRootNode()).fullscreenElement === panel

/**
 * The panel alone on the screen, and back.
 * @param {HTMLElement} panel
 */
export function toggleFull(panel) {
  if (isFull(panel)) document.exitFullscreen()
  else panel.requestFullscreen()
}

/**
 * Sizes follow the column or the screen; the first time, or when what is chosen or in focus moved, the view goes there.
 * @param {Board} board
 */
export function fit(board, moved = false) {
  const { body, panel, layout, panes, stage } = board
  const wide = body.clientWidth
  if (!wide) return
  const full = isFull(panel)
  const compact = board.head.compact && !full
  const room = { wide, squares: layout.cell !== null, panes: panes.length, compact }
  const where = legendPlace(room)
  body.className = `body ${where}`
  board.bar.fill(full)
  board.count()
  const width = pictureWidth(stage.clientWidth, room)
  const height = pictureHeight(width, layout, window.innerHeight, {
    above: above(stage),
    under: board.head.projected ? pageLetters() * UNDER : undefined,
    compact,
    full,
  })
  const fitted = panes[0].fitted && width === panes[0].width && height === panes[0].height
  if (!moved && fitted) return board.draw()
  resize(board, width, height, { over: where === "over", compact })
  for (const pane of panes) pane.only = board.only
  if (moved) board.aim()
  board.look()
  board.draw()
  board.drawKeys()
}

/**
 * over: the legend stands on the picture, and a territory in focus beside it.
 * @param {Board} board @param {number} width @param {number} height @param {{ over: boolean, compact: boolean }} how
 */
function resize(board, width, height, { over, compact }) {
  const { layout, legend, panes } = board
  const [left, top, right, bottom] = layout.box
  const still = compact ? (width * (bottom - top)) / (right - left) : undefined
  const bare = board.head.projected
  const letters = bare && !isNarrow(width) ? pageLetters() : undefined
  for (const pane of panes) pane.resize(width, height, { reserve: 0, blocked: [], still, bare, letters })
  if (!over) return
  board.drawKeys() // they decide how large the legend is
  const { offsetWidth, offsetHeight, offsetTop } = legend.root
  panes[0].resize(width, height, {
    reserve: board.only ? offsetWidth + 8 : 0,
    blocked: [[width - offsetWidth - 12, 0, width, offsetTop + offsetHeight + 8]],
    still,
    bare,
    letters,
  })
}

/**
 * The area that has the keyboard is moved to the middle where it is out of the picture or below the legend.
 * @param {Board} board @param {Pane} pane
 */
export function keepInSight(board, pane) {
  const { layout, state, view } = board
  if (view.zoom === 1 || !pane.shown) return
  const place = layout.points[state.tab]
  const [x, y] = pane.pixel(place)
  const { area } = pane
  const covered = pane.blocked.some(
    ([left, top, right, bottom]) => x > left && x < right && y > top && y < bottom,
  )
  if (!covered && x > area.x && y > area.y && x < area.x + area.width && y < area.y + area.height) return
  view.center = [...place]
  board.look()
}
