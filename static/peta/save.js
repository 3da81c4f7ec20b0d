// The picture as a file: the panes as they are on screen, with the legend beside and the source below them.
const v = new URL(import.meta.url).search
const [{ svg, set }, { notes, swatch }, { FONT, lines }] = await Promise.all([
  import(`./dom.js${v}`),
  import(`./legend.js${v}`),
  import(`./labels.js${v}`),
])

const LEGEND = 270
const COLUMN = 74 // the counts of one month
const GAP = 14
const WIDER = 1.2 // where the file is opened letters may be wider than here

export function picture({ panes, model, colors, months, only, counted }) {
  const across = panes.reduce((sum, pane) => sum + pane.width + GAP, 0)
  const wide = LEGEND + COLUMN * (months.length - 1)
  const width = across + wide
  const text = (value, left, y, size, weight = 400, anchor = "start", fill = colors.text) =>
    svg("text", {
      x: left,
      y,
      text: value,
      "font-size": size,
      "font-weight": weight,
      fill,
      "text-anchor": anchor,
    })

  const beside = []
  let y = 0
  const write = (words, size, weight = 400, space = 0) => {
    y += space
    for (const line of lines(words, (wide - 20) / WIDER, size)) {
      y += size + 4
      beside.push(text(line, across, y, size, weight))
    }
  }
  write(model.words.legend, 14, 600, 8)
  write(counted, 12)
  const column = (place) => width - 12 - COLUMN * (months.length - 1 - place)
  if (months.length > 1) {
    months.forEach((month, place) =>
      model.monthNames[month]
        .split(" ")
        .forEach((word, row) => beside.push(text(word, column(place), y + 18 + row * 14, 12, 600, "end"))),
    )
    y += 34
  }
  y += 12
  model.legend.forEach((row, index) => {
    const key = swatch(model, row, colors, (value) => panes[0].size(value))
    const [side, high] = ["width", "height"].map((name) => Number(key.getAttribute(name)))
    const left = across + 8 + Math.max(30, side)
    const label = lines(row.label, (column(0) - 30 - left) / WIDER, 13)
    beside.push(
      set(key, { x: across, y: y + Math.min(0, 24 - high) / 2 + 2, class: null }),
      ...label.map((line, at) => text(line, left, y + 18 + at * 15, 13)),
      ...months.map((month, place) =>
        text(model.whole.format(model.counts(month, only)[index]), column(place), y + 18, 13, 600, "end"),
      ),
    )
    y += Math.max(14 + 15 * label.length, high + 2)
  })
  notes(model).forEach((note, place) => write(note, 11, 400, place ? 4 : 10))

  const body = Math.max(panes[0].height, y + 10)
  const sources = [...new Set(months.map((month) => model.sources[model.sourceOf[month]]))].flatMap(
    (source) => lines(source, (width - 24) / WIDER, 11),
  )
  const height = body + 10 + sources.length * 15
  const root = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": FONT,
    },
    svg("rect", { width: "100%", height: "100%", fill: colors.ground }),
  )
  panes.forEach((pane, place) => {
    const copy = pane.root.cloneNode(true)
    copy
      .querySelectorAll("[role], [tabindex]")
      .forEach((node) => set(node, { role: null, tabindex: null, "aria-selected": null }))
    copy.querySelectorAll("[data-source]").forEach((node) => node.remove())
    root.append(set(copy, { x: place * (pane.width + GAP), y: 0, class: null, id: pane.id }))
  })
  root.append(
    ...beside,
    ...sources.map((line, row) => text(line, 12, body + 15 + row * 15, 11, 400, "start", colors.muted)),
  )
  return root
}

export async function save(root, name, kind) {
  const source = new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" })
  const file =
    kind === "svg"
      ? source
      : await png(source, Number(root.getAttribute("width")), Number(root.getAttribute("height")))
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
