// The picture as a file: the panes as they are on screen, with the legend beside them.
const v = new URL(import.meta.url).search
const [{ svg, set }, { swatch }, { FONT, lines }] = await Promise.all([import(`./dom.js${v}`), import(`./legend.js${v}`), import(`./labels.js${v}`)])

const LEGEND = 285

export function picture({ panes, model, colors, months }) {
  const across = panes.reduce((sum, pane) => sum + pane.width, 0)
  const height = Math.max(panes[0].height, 60 + model.legend.length * 52)
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: across + LEGEND, height, viewBox: `0 0 ${across + LEGEND} ${height}`,
    "font-family": FONT,
  }, svg("rect", { width: "100%", height: "100%", fill: colors.ground }))
  let x = 0
  for (const pane of panes) {
    const copy = pane.root.cloneNode(true)
    copy.querySelectorAll("[role], [tabindex]").forEach((node) => set(node, { role: null, tabindex: null, "aria-selected": null }))
    root.append(set(copy, { x, y: 0, class: null }))
    x += pane.width
  }
  const text = (value, left, y, size, weight = 400, anchor = "start") =>
    svg("text", { x: left, y, text: value, "font-size": size, "font-weight": weight, fill: colors.text, "text-anchor": anchor })
  root.append(text(model.words.legend, across + 14, 26, 14, 600), text(model.words.areas, across + LEGEND - 12, 26, 12, 400, "end"))
  let y = 42
  model.legend.forEach((row, index) => {
    const counts = months.map((month) => model.whole.format(model.counts(month)[index])).join(" / ")
    const label = lines(row.label, LEGEND - 110, 13)
    const key = swatch(model, row, colors, (value) => panes[0].size(value))
    const high = Math.max(24, Number(key.getAttribute("height")))
    root.append(set(key, { x: across + 12, y: y - (high - 24) / 2 + 2, class: null }),
      ...label.map((line, at) => text(line, across + 18 + Math.max(30, Number(key.getAttribute("width"))), y + 18 + at * 15, 13)),
      text(counts, across + LEGEND - 12, y + 18, 13, 600, "end"))
    y += Math.max(14 + 15 * label.length, high + 2)
  })
  return root
}

export async function save(root, name, kind) {
  const source = new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" })
  const file = kind === "svg" ? source : await png(source, Number(root.getAttribute("width")), Number(root.getAttribute("height")))
  const url = URL.createObjectURL(file)
  const link = document.createElement("a")
  Object.assign(link, { href: url, download: `${name}.${kind}` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

async function png(source, width, height) {
  const url = URL.createObjectURL(source)
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 })
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(url)
  return new Promise((done) => canvas.toBlob(done, "image/png"))
}
