// What is said of one area: beside the pointer, and in the line below the map.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { fill, html, set } = await import(`./dom.js${v}`)

export class Tip {
  root = html("div", { class: "tip hidden", "aria-hidden": "true" })

  hide() {
    this.root.classList.add("hidden")
  }

  /**
   * @param {Model} model @param {number} area @param {number} month @param {Unit | undefined} unit of the area
   * @param {MouseEvent} event where the pointer is @param {HTMLElement} stage what the tip stays inside of
   */
  show(model, area, month, unit, event, stage) {
    const more = [unit?.words, model.people(area, month), model.notes[model.codes[area]]].filter(Boolean)
    this.root.classList.remove("hidden")
    this.root.replaceChildren(
      html("b", { text: model.names[area] }),
      html("span", { text: `${model.value(area, month)} · ${model.monthNames[month]}` }),
      ...more.map((text) => html("div", { text })),
    )
    const box = stage.getBoundingClientRect()
    const { offsetWidth: wide, offsetHeight: high } = this.root
    const x = event.clientX - box.left
    const y = event.clientY - box.top
    const left = x + 14 + wide > box.width ? Math.max(0, x - 14 - wide) : x + 14
    const top = y + 18 + high > box.height ? y - 12 - high : y + 18
    this.root.style.transform = `translate(${left}px, ${Math.max(0, top)}px)`
  }
}

export class Readout {
  /** @param {Model} model @param {boolean} compares whether areas can be put beside the chosen one */
  constructor(model, compares) {
    this.model = model
    this.root = html("p", { class: "readout", text: model.words.hint })
    const { rule, touchRule, compareRule } = model.words
    const touched = matchMedia("(pointer: coarse)").matches
    const said = touched ? touchRule : compares ? `${rule} ${compareRule}` : rule
    this.rule = html("p", { class: "rule", text: said })
  }

  /** @param {Model} model */
  adopt(model) {
    this.model = model
  }

  /**
   * The visitor chose an area, null for none.
   * @param {number | null} area @param {number} month
   */
  chosen(area, month) {
    const { model } = this
    this.root.textContent =
      area === null ? model.words.cleared : fill(model.words.selected, { name: model.describe(area, month) })
  }

  /**
   * What is known of an area; how to choose one where there is none, so that no former one stays.
   * @param {number | null} area @param {number} month
   */
  read(area, month) {
    const { model } = this
    if (area === null) {
      this.root.textContent = model.words.hint
      return
    }
    const parts = [model.describe(area, month), model.people(area, month), model.notes[model.codes[area]]]
    this.root.textContent = parts.filter(Boolean).join(" · ")
  }

  /**
   * While the months go by, a screen reader is not told of each.
   * @param {boolean} playing
   */
  face(playing) {
    set(this.root, { "aria-live": playing ? "off" : "polite" })
  }
}
