// The other indicators of the level: each is asked for when the browser has nothing to do, and put on the shelf, so
// that choosing it is drawn at once.
const v = new URL(import.meta.url).search
/** @type {typeof import("./model.js")} */
const { decode, UnreadableData } = await import(`./model.js${v}`)
/** @type {typeof import("./shelf.js")} */
const { quiet, shelf } = await import(`./shelf.js${v}`)

// The name of the one state that Python listens to.
const STATE = "minta"
// Asked for in the end, so that no later run sends the last answer again.
const NOTHING = ""

/**
 * What came, and the question for the next.
 * @param {Component} component @param {Others} others @param {Uint8Array<ArrayBuffer>} packed
 */
export async function ask(component, others, packed) {
  let ended = false
  const end = () => {
    ended = true
  }
  if (others.key !== null && !shelf.get(others.key)) await put(others.key, packed)
  quiet.comes().then(() => {
    if (ended) return
    const next = shelf.missing(others.keys) ?? NOTHING
    if (next !== (others.key ?? NOTHING)) component.setStateValue(STATE, next)
  })
  return end
}

/** @param {string} key @param {Uint8Array<ArrayBuffer>} packed */
async function put(key, packed) {
  try {
    shelf.put(key, await decode(packed))
  } catch (error) {
    if (!(error instanceof UnreadableData)) throw error
    console.error(error)
    shelf.refuse(key)
  }
}
