// Making elements. Text is only ever set as text, so no name or note can become markup.
const SVG = "http://www.w3.org/2000/svg"

export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name)
    else if (name === "text") element.textContent = value
    else element.setAttribute(name, value === true ? "" : value)
  }
  return element
}

export function html(tag, attributes = {}, ...children) {
  const element = set(document.createElement(tag), attributes)
  element.append(...children)
  return element
}

export function svg(tag, attributes = {}, ...children) {
  const element = set(document.createElementNS(SVG, tag), attributes)
  element.append(...children)
  return element
}

export function icon(path) {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" },
    svg("path", { d: path, fill: "currentColor" }),
  )
}

// "{name}: {value}" with its places filled.
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)
