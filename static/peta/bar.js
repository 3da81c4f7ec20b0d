// The buttons and the slider over the pictures.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html, icon, set } = await import(`./dom.js${v}`)

const ICONS = {
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  earlier: "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4L10.8 12z",
  later: "M8.6 16.6 10 18l6-6-6-6-1.4 1.4L13.2 12z",
  plus: "M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z",
  minus: "M5 11h14v2H5z",
  whole: "M10 20v-6h4v6h5v-8h3L12 3 2 12h3v8z",
  full: "M4 9V4h5v2H6v3zM15 4h5v5h-2V6h-3zM4 15h2v3h3v2H4zM18 15h2v5h-5v-2h3z",
  save: "M5 19h14v2H5zM19 9h-4V3H9v6H5l7 7z",
}

/**
 * @typedef {object} Acts
 * @property {(code: string) => void} indicate another indicator
 * @property {() => void} toggle play or pause
 * @property {(by: number) => void} nudge
 * @property {(month: number) => void} slide while the slider moves
 * @property {() => void} settle when it is let go of
 * @property {(factor: number) => void} zoom
 * @property {() => void} whole
 * @property {() => void} full
 * @property {(kind: "svg" | "png") => void} save
 */

export class Bar {
  /**
   * compact: only what moves the picture, as it stands on the picture.
   * @param {Model} model @param {boolean} compact @param {Acts} acts
   */
  constructor(model, compact, acts) {
    const { words } = model
    this.model = model
    this.offered = ""
    this.chooser = html("select", { "aria-label": words.indicator, "data-name": "indicator" })
    this.chooser.addEventListener("change", () => acts.indicate(this.chooser.value))
    this.player = button("play", "play", words.play, acts.toggle)
    this.slider = html("input", {
      type: "range",
      min: 0,
      max: model.months.length - 1,
      step: 1,
      "aria-label": words.month,
      "data-name": "slider",
    })
    this.slider.addEventListener("input", () => acts.slide(Number(this.slider.value)))
    this.slider.addEventListener("change", acts.settle)
    this.monthName = html("output", { class: "month" })
    this.filling = button("full", "full", words.full, acts.full)
    const moving = group(
      button("in", "plus", words.zoomIn, () => acts.zoom(1.6)),
      button("out", "minus", words.zoomOut, () => acts.zoom(1 / 1.6)),
      button("whole", "whole", words.reset, acts.whole),
      ...(document.fullscreenEnabled ? [this.filling] : []),
    )
    const playing = [
      this.chooser,
      button("earlier", "earlier", words.earlier, () => acts.nudge(-1)),
      this.player,
      button("later", "later", words.later, () => acts.nudge(1)),
      this.slider,
      this.monthName,
    ]
    const saving = group(
      button("svg", "save", words.saveSvg, () => acts.save("svg"), "SVG"),
      button("png", "save", words.savePng, () => acts.save("png"), "PNG"),
    )
    this.root = html(
      "div",
      { class: compact ? "bar on" : "bar" },
      ...(compact ? [moving] : [...playing, moving, saving]),
    )
  }

  /**
   * The indicators to choose from, and the one chosen.
   * @param {Record<string, string>} indicators @param {string} chosen
   */
  offer(indicators, chosen) {
    const offered = JSON.stringify(indicators)
    if (offered !== this.offered) {
      this.offered = offered
      const options = Object.entries(indicators).map(([value, text]) => html("option", { value, text }))
      this.chooser.replaceChildren(...options)
      set(this.chooser, { hidden: !options.length })
    }
    this.chooser.value = chosen
  }

  /**
   * Another model in the same words.
   * @param {Model} model
   */
  adopt(model) {
    this.model = model
    set(this.slider, { max: model.months.length - 1 })
  }

  /** @param {number} month */
  show(month) {
    const name = this.model.monthNames[month]
    this.slider.value = String(month)
    set(this.slider, { "aria-valuetext": name })
    this.monthName.textContent = name
  }

  /** @param {boolean} full */
  fill(full) {
    set(this.filling, { "aria-pressed": String(full) })
  }

  /** @param {boolean} playing */
  face(playing) {
    const label = playing ? this.model.words.pause : this.model.words.play
    set(this.player, { "aria-label": label, title: label }).replaceChildren(
      icon(playing ? ICONS.pause : ICONS.play),
    )
  }
}

/** @param {Node[]} children */
const group = (...children) => html("div", { class: "group" }, ...children)

/**
 * @param {string} name @param {keyof typeof ICONS} shape @param {string} label @param {() => void} act
 * @param {string} [text] seen beside the icon
 */
function button(name, shape, label, act, text) {
  const element = html(
    "button",
    { type: "button", "aria-label": text ? null : label, title: label, "data-name": name },
    icon(ICONS[shape]),
    ...(text ? [text] : []),
  )
  element.addEventListener("click", act)
  return element
}
