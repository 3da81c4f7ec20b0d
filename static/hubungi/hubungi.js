// A list whose rows can be marked as called. The marks stay in this browser: a hash of the row and the day it was
// marked, nothing that names anybody.

/**
 * @typedef {{ title: string, number: boolean }} Column
 * @typedef {{ key: string, name: string, cells: string[] }} Row
 * @typedef {Record<"caption" | "mark" | "marked" | "count" | "kept" | "lost" | "clear" | "more", string>} Words
 * @typedef {{ words: Words, columns: Column[], rows: Row[], printed: number }} List
 * @typedef {Record<string, string>} Marks a row's key -> the day it was marked, YYYY-MM-DD
 * @typedef {{ getItem: (name: string) => string | null, setItem: (name: string, value: string) => void }} Store
 */

export const PLACE = "sulama-dihubungi"
/** Days after which a mark is forgotten: its month is long over. */
export const KEPT_DAYS = 200
const DAY = 86_400_000

/** The marks that a browser holds; what can't be read as such is none.
 * @param {Store | undefined} store @param {Date} now @returns {Marks} */
export function marksIn(store, now) {
  try {
    const held = JSON.parse(store?.getItem(PLACE) ?? "{}")
    const since = now.getTime() - KEPT_DAYS * DAY
    return Object.fromEntries(
      Object.entries(held).filter(
        ([key, day]) => /^[0-9a-f]{16}$/.test(key) && Date.parse(String(day)) >= since,
      ),
    )
  } catch {
    return {}
  }
}

/** Keeps a mark, or takes it away; says whether the browser keeps it. Other marks stay, also another tab's.
 * @param {Store | undefined} store @param {string[]} keys @param {boolean} on @param {Date} now */
export function keep(store, keys, on, now) {
  const marks = marksIn(store, now)
  for (const key of keys) {
    if (on) marks[key] = now.toISOString().slice(0, 10)
    else delete marks[key]
  }
  try {
    if (!store) return false
    store.setItem(PLACE, JSON.stringify(marks))
    return true
  } catch {
    return false
  }
}

/** @param {string} words @param {Record<string, string | number>} values */
export const filled = (words, values) =>
  words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))

/** A browser may refuse even to be asked. @returns {Store | undefined} */
function browserStore() {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [words] @param {string} [kind] */
function made(tag, words = "", kind = "") {
  const element = document.createElement(tag)
  element.textContent = words
  if (kind) element.className = kind
  return element
}

/** @param {{ parentElement: HTMLElement | ShadowRoot }} component @param {List} list */
export function render(component, list) {
  const { words, columns, rows, printed } = list
  const root = component.parentElement
  const store = browserStore()
  root.querySelector("section")?.remove()
  const section = root.appendChild(document.createElement("section"))
  const table = section.appendChild(made("div")).appendChild(document.createElement("table"))
  table.setAttribute("aria-label", words.caption)
  const head = table.createTHead().insertRow()
  for (const title of [words.mark, ...columns.map((column) => column.title)]) {
    const cell = head.appendChild(made("th", title))
    cell.scope = "col"
  }
  columns.forEach((column, at) => {
    if (column.number) head.cells[at + 1].className = "number"
  })
  const body = table.createTBody()
  const boxes = rows.map((row, at) => {
    const line = body.insertRow()
    if (at >= printed) line.className = "more"
    const box = document.createElement("input")
    box.type = "checkbox"
    box.setAttribute("aria-label", filled(words.marked, { name: row.name }))
    line.insertCell().append(box)
    row.cells.forEach((cell, column) => {
      const { title, number } = columns[column]
      line.appendChild(made("td", cell, number ? "number" : "")).dataset.title = title
    })
    return box
  })
  if (rows.length > printed) section.append(made("p", words.more, "paper"))
  const count = section.appendChild(made("p"))
  count.setAttribute("role", "status")
  const note = section.appendChild(made("p", words.kept, "screen"))
  const clear = section.appendChild(made("button", words.clear))
  clear.type = "button"

  const tell = () => {
    const marked = boxes.filter((box) => box.checked).length
    count.textContent = filled(words.count, { marked, all: rows.length })
    // On paper nothing is said of marks that nobody has set yet.
    count.className = marked ? "" : "screen"
    clear.hidden = marked === 0
  }
  /** @param {string[]} keys @param {boolean} on */
  const set = (keys, on) => {
    note.textContent = keep(store, keys, on, new Date()) ? words.kept : words.lost
    tell()
  }
  const show = () => {
    const marks = marksIn(store, new Date())
    boxes.forEach((box, at) => {
      box.checked = rows[at].key in marks
    })
    tell()
  }
  boxes.forEach((box, at) => {
    box.onchange = () => set([rows[at].key], box.checked)
  })
  clear.onclick = () => {
    for (const box of boxes) box.checked = false
    set(
      rows.map((row) => row.key),
      false,
    )
    boxes[0]?.focus()
  }
  show()
  /** Another tab of the same browser marked something. @param {StorageEvent} event */
  const elsewhere = (event) => {
    if (event.key === PLACE) show()
  }
  addEventListener("storage", elsewhere)
  return () => removeEventListener("storage", elsewhere)
}
