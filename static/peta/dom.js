// Making elements. Text is only ever set as text, so no name or note can become markup.
const SVG = "http://www.w3.org/2000/svg"

/** @template {Element} E @param {E} element @param {Attributes} attributes */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name)
    else if (name === "text") element.textContent = String(value)
    else element.setAttribute(name, value === true ? "" : String(value))
  }
  return element
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Attributes} attributes @param {(Node | string)[]} children
 */
export function html(tag, attributes = {}, ...children) {
  const element = set(document.createElement(tag), attributes)
  element.append(...children)
  return element
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag @param {Attributes} attributes @param {(Node | string)[]} children
 */
export function svg(tag, attributes = {}, ...children) {
  const element = set(document.createElementNS(SVG, tag), attributes)
  element.append(...children)
  return element
}

/** @param {string} path */
export function icon(path) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" },
    svg("path", { d: path, fill: "currentColor" }),
  )
}

/**
 * "{name}: {value}" with its places filled.
 * @param {string} template @param {Record<string, string>} values
 */
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)
