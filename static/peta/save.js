// The picture as a file: the panes as they are on screen, with the legend beside and the source below them.
const v = new URL(import.meta.url).search
/** @type {typeof import("./dom.js")} */
const { svg, set } = await import(`./dom.js${v}`)
/** @type {typeof import("./legend.js")} */
const { notes, swatch, symbols } = await import(`./legend.js${v}`)
/** @type {typeof import("./protocol.js")} */
const { fileName } = await import(`./protocol.js${v}`)
/** @type {typeof import("./labels.js")} */
const { FONT, lines } = await import(`./labels.js${v}`)

const LEGEND = 270
const COLUMN = 74 // the counts of one month
const GAP = 14
const WIDER = 1.2 // where the file is opened letters may be wider than here

// The browser could not make a file of the picture: it is larger than a canvas may be.
export class PictureTooLarge extends Error {
  name = "PictureTooLarge"
}

/**
 * @param {{ panes: Pane[], model: Model, colors: Colors, months: number[], only: Set<number> | null, counted: string }}
 *   shown
 */
function picture({ panes, model, colors, months, only, counted }) {
  const across = panes.reduce((sum, pane) => sum + pane.width + GAP, 0)
  const wide = LEGEND + COLUMN * (months.length - 1)
  const width = across + wide
  /**
   * @param {string} value @param {number} left @param {number} y @param {number} size @param {number} weight
   * @param {"start" | "end"} anchor @param {string} fill
   */
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

  /** @type {SVGElement[]} */
  const beside = []
  let y = 0
  /** @param {string} words @param {number} size @param {number} weight @param {number} space */
  const write = (words, size, weight = 400, space = 0) => {
    y += space
    for (const line of lines(words, (wide - 20) / WIDER, size)) {
      y += size + 4
      beside.push(text(line, across, y, size, weight))
    }
  }
  write(model.words.legend, 14, 600, 8)
  write(counted, 12)
  /** @param {number} place */
  const column = (place) => width - 12 - COLUMN * (months.length - 1 - place)
  if (months.length > 1) {
    for (const [place, month] of months.entries())
      for (const [row, word] of model.monthNames[month].split(" ").entries())
        beside.push(text(word, column(place), y + 18 + row * 14, 12, 600, "end"))
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
    const note = lines(row.note, (column(0) - 30 - left) / WIDER, 10.5)
    beside.push(...note.map((line, at) => text(line, left, y + 17 + label.length * 15 + at * 12, 10.5)))
    y += Math.max(14 + 15 * label.length + (row.note ? 12 * note.length : 0), high + 2)
  })
  const { below, marked } = panes[0]
  for (const { key, words } of symbols(model, colors, { below, compares: marked.beside.length > 0 })) {
    beside.push(set(key(), { x: across + 6, y: y + 6, class: null }), text(words, across + 30, y + 16, 11.5))
    y += 17
  }
  for (const [place, note] of notes(model).entries()) write(note, 11, 400, place ? 4 : 10)

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
    const copy = /** @type {SVGSVGElement} */ (pane.root.cloneNode(true))
    for (const node of copy.querySelectorAll("[role], [tabindex]"))
      set(node, { role: null, tabindex: null, "aria-selected": null })
    for (const node of copy.querySelectorAll("[data-source]")) node.remove()
    root.append(set(copy, { x: place * (pane.width + GAP), y: 0, class: null, id: pane.id }))
  })
  root.append(
    ...beside,
    ...sources.map((line, row) => text(line, 12, body + 15 + row * 15, 11, 400, "start", colors.muted)),
  )
  return root
}

/** @param {Board} board @param {"svg" | "png"} kind */
export function saveBoard(board, kind) {
  const { panes, model, colors, only, head } = board
  const months = board.months()
  return save(
    picture({ panes, model, colors, months, only, counted: head.counted }),
    fileName(model, months),
    kind,
  )
}

/** @param {SVGSVGElement} root @param {string} name @param {"svg" | "png"} kind */
async function save(root, name, kind) {
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

/**
 * @param {Blob} source @param {number} width @param {number} height
 * @returns {Promise<Blob>}
 * @throws {PictureTooLarge}
 */
async function png(source, width, height) {
  const url = URL.createObjectURL(source)
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 })
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(url)
  const size = `${canvas.width} × ${canvas.height}`
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new PictureTooLarge(size))), "image/png")
  })
}
