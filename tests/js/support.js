// What the tests share: payloads as Python wrote them, and what a browser would lend the scripts.
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

const folder = process.env.PETA_PAYLOADS ?? ""
if (!folder)
  throw new Error("PETA_PAYLOADS names no folder; pytest on tests/js makes one and runs these tests")

const NARROW = " .,:;|!'ijlI·"
const SLIM = "frt()-/–−"
const WIDE = "mwMW%@"
const BOLDER = 1.07

/** @param {string} letter */
const share = (letter) => {
  if (NARROW.includes(letter)) return 0.28
  if (SLIM.includes(letter)) return 0.35
  if (WIDE.includes(letter)) return 0.86
  return letter >= "A" && letter <= "Z" ? 0.7 : 0.556
}

/**
 * As wide as Arial is, near enough: the widest of the fonts the map asks for.
 * @param {string} text @param {number} size @param {number} weight
 */
export const measured = (text, size, weight) =>
  [...text].reduce((sum, letter) => sum + share(letter), 0) * size * (weight >= 600 ? BOLDER : 1)

const pen = {
  font: "",
  /** @param {string} text */
  measureText(text) {
    const [weight, size] = this.font.split(" ")
    return { width: measured(text, Number.parseFloat(size), Number(weight)) }
  },
}
Object.assign(globalThis, { document: { createElement: () => ({ getContext: () => pen }) } })

const { decode } = await import("../../static/peta/model.js")

/** @param {string} name */
export const packed = async (name) => new Uint8Array(await readFile(join(folder, `${name}.bin`)))
/** @param {string} name */
export const model = async (name) => decode(await packed(name))
/** @param {string} name @returns {Promise<Record<string, any>>} */
export const plain = async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"))
/** @returns {Promise<Outlines>} */
export const outlines = () => /** @type {Promise<any>} */ (plain("outlines"))
export const cases = (await readdir(folder))
  .filter((name) => name.endsWith(".bin"))
  .map((name) => name.slice(0, -4))

// Pixels over the picture on the map's page.
export const ABOVE = 240

// The pictures that are looked at: how wide they are, and the window they are in.
export const SIZES = [
  { width: 390, screen: 844, least: 80 },
  { width: 1366, screen: 768, least: 85 },
  { width: 1920, screen: 1080, least: 85 },
]
