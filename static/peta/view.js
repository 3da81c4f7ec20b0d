// Where the picture looks: zoom and pan, by wheel, pinch, drag and buttons. Shared by both panes.
const MOST = 40

export class View {
  constructor() {
    this.zoom = 1
    /** @type {Point | null} */
    this.center = null // in layout units; null is the middle of the box
  }

  reset() {
    this.zoom = 1
    this.center = null
  }

  /**
   * Layout units -> pixels of a pane with `area` left for the map.
   * @param {Layout} layout @param {Area} area
   * @returns {Transform}
   */
  transform(layout, area) {
    const [left, top, right, bottom] = layout.box
    const base = Math.min(area.width / (right - left), area.height / (bottom - top))
    const scale = base * this.zoom
    const halfWidth = area.width / scale / 2
    const halfHeight = area.height / scale / 2
    const wanted = this.center ?? [(left + right) / 2, (top + bottom) / 2]
    const x = within(wanted[0], left + halfWidth, right - halfWidth)
    const y = within(wanted[1], top + halfHeight, bottom - halfHeight)
    return {
      scale,
      x: area.x + area.width / 2 - x * scale,
      y: area.y + area.height / 2 - y * scale,
      center: [x, y],
    }
  }

  /** @param {Box} box @param {Layout} layout @param {Area} area */
  fit(box, layout, area) {
    const [left, top, right, bottom] = layout.box
    const [x0, y0, x1, y1] = box
    const base = Math.min(area.width / (right - left), area.height / (bottom - top))
    const wanted = 0.93 * Math.min(area.width / (x1 - x0), area.height / (y1 - y0))
    this.zoom = clamp(wanted / base)
    this.center = [(x0 + x1) / 2, (y0 + y1) / 2]
  }

  /**
   * Zoom by `factor` so that the layout point under pixel (px, py) stays under it.
   * @param {number} factor @param {number} px @param {number} py @param {Layout} layout @param {Area} area
   */
  by(factor, px, py, layout, area) {
    const before = this.transform(layout, area)
    const under = [(px - before.x) / before.scale, (py - before.y) / before.scale]
    const zoom = clamp(this.zoom * factor)
    const ratio = this.zoom / zoom
    const [x, y] = before.center
    this.center = [under[0] + (x - under[0]) * ratio, under[1] + (y - under[1]) * ratio]
    this.zoom = zoom
  }

  /**
   * Zoom by `factor` with a layout point in the middle.
   * @param {number} factor @param {Point} point
   */
  onto(factor, point) {
    this.zoom = clamp(this.zoom * factor)
    this.center = [...point]
  }

  /** @param {number} dx @param {number} dy @param {Layout} layout @param {Area} area */
  pan(dx, dy, layout, area) {
    const { scale, center } = this.transform(layout, area)
    this.center = [center[0] - dx / scale, center[1] - dy / scale]
  }
}

/** @param {number} zoom */
const clamp = (zoom) => Math.min(MOST, Math.max(1, zoom))
/**
 * A picture larger than what it shows stands in the middle.
 * @param {number} value @param {number} low @param {number} high
 */
const within = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value)))

/**
 * Pointers and wheel of one pane. `moved()` redraws.
 * @param {SVGSVGElement} surface
 * @param {{ view: View, frame: () => [Layout, Area], moved: () => void, focused: () => boolean }} hands
 */
export function steer(surface, { view, frame, moved, focused }) {
  /** @type {Map<number, Point>} */
  const pointers = new Map()
  let dragged = false

  /** @param {MouseEvent} event @returns {Point} */
  const at = (event) => {
    const box = surface.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  /** @returns {{ distance: number, middle: Point }} */
  const spread = () => {
    const [one, two] = [...pointers.values()]
    return {
      distance: Math.hypot(one[0] - two[0], one[1] - two[1]),
      middle: [(one[0] + two[0]) / 2, (one[1] + two[1]) / 2],
    }
  }

  surface.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !focused()) return
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002))
      if (view.zoom === 1 && factor < 1) return // nothing further out: let the page scroll
      event.preventDefault()
      view.by(factor, ...at(event), ...frame())
      moved()
    },
    { passive: false },
  )

  surface.addEventListener("pointerdown", (event) => {
    if (event.isPrimary) {
      pointers.clear()
      dragged = false
    }
    pointers.set(event.pointerId, at(event))
  })
  surface.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId)
    if (!before) return
    if (!event.buttons) return void pointers.delete(event.pointerId) // let go of outside the picture
    const now = at(event)
    if (pointers.size === 2) {
      const { distance } = spread()
      pointers.set(event.pointerId, now)
      const after = spread()
      view.by(after.distance / Math.max(1, distance), ...after.middle, ...frame())
      dragged = true
      moved()
    } else if (view.zoom > 1) {
      if (!dragged && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return
      if (!dragged) surface.setPointerCapture(event.pointerId)
      dragged = true
      pointers.set(event.pointerId, now)
      view.pan(now[0] - before[0], now[1] - before[1], ...frame())
      moved()
    }
  })
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    surface.addEventListener(name, (event) => pointers.delete(event.pointerId))
  }
  /** @param {MouseEvent} event @param {number} factor */
  const closer = (event, factor) => {
    view.by(factor, ...at(event), ...frame())
    moved()
  }
  return { wasDragged: () => dragged, busy: () => pointers.size > 0 && dragged, closer }
}
