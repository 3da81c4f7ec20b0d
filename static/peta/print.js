// What paper needs that the screen has otherwise: every area with its value, where the page's own table scrolls.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { html } = await import(`./dom.js${v}`)

/**
 * The areas of a month in two or three columns, in the order of their values; those without data last.
 * @param {Model} model @param {number} month @param {Set<number> | null} only
 */
export function printed(model, month, only) {
  return html(
    "ol",
    { class: "printed" },
    ...ordered(model, month, only).map((area) =>
      html(
        "li",
        {},
        html("span", { text: model.names[area] }),
        html("b", { text: model.value(area, month) }),
      ),
    ),
  )
}

/**
 * Areas from the largest value to the smallest, then those without one, each by name.
 * @param {Model} model @param {number} month @param {Set<number> | null} only
 */
export function ordered(model, month, only) {
  const areas = [...model.codes.keys()].filter((area) => !only || only.has(area))
  const value = (/** @type {number} */ area) => model.values[area][month] ?? Number.NEGATIVE_INFINITY
  return areas.sort(
    (one, other) =>
      value(other) - value(one) || model.names[one].localeCompare(model.names[other], model.locale),
  )
}

/** Adds the list while the page is printed, and takes it away again. */
export class Printing {
  /** @param {HTMLElement} root @param {() => HTMLElement | null} made */
  constructor(root, made) {
    this.ends = new AbortController()
    const { signal } = this.ends
    /** @type {HTMLElement | null} */
    let list = null
    globalThis.addEventListener(
      "beforeprint",
      () => {
        list?.remove()
        list = made()
        if (list) root.append(list)
      },
      { signal },
    )
    globalThis.addEventListener("afterprint", () => list?.remove(), { signal })
  }

  end() {
    this.ends.abort()
  }
}
