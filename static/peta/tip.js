// The words beside the pointer.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html } = await import(`./dom.js${v}`)

export class Tip {
  root = html("div", { class: "tip hidden", "aria-hidden": "true" })

  hide() {
    this.root.classList.add("hidden")
  }

  /**
   * @param {Model} model @param {number} area @param {number} month
   * @param {MouseEvent} event where the pointer is @param {HTMLElement} stage what the tip stays inside of
   */
  show(model, area, month, event, stage) {
    const more = [model.people(area, month), model.notes[model.codes[area]]].filter(Boolean)
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
