// A button for a file that only its viewer may have: it comes with the page, never from an address.

/**
 * @typedef {{ press: string, name: string, mime: string, content: string }} File content: in base 64
 * @typedef {{ label: string, file: File | null }} Said
 */

/** The bytes of a file.
 * @param {string} content @returns {Uint8Array<ArrayBuffer>} */
export const bytes = (content) => Uint8Array.from(atob(content), (each) => each.charCodeAt(0))

/** Whether a file is what was last asked for here; it is saved once.
 * @param {{ asked?: string }} place @param {File | null} file @returns {file is File} */
export function isAwaited(place, file) {
  if (!file || place.asked !== file.press) return false
  place.asked = undefined
  return true
}

/** @param {File} file */
function save(file) {
  const address = URL.createObjectURL(new Blob([bytes(file.content)], { type: file.mime }))
  const link = document.createElement("a")
  link.href = address
  link.download = file.name
  link.click()
  URL.revokeObjectURL(address)
}

/** What each button waits for, as long as it stands. @type {WeakMap<Node, { asked?: string }>} */
const places = new WeakMap()

/**
 * Draws the button once, and saves the file that was asked for.
 * @param {{ parentElement: HTMLElement | ShadowRoot, setTriggerValue: (name: string, value: unknown) => void }} component
 * @param {Said} said
 */
export function render(component, said) {
  const root = component.parentElement
  const place = places.get(root) ?? {}
  places.set(root, place)
  const button = root.querySelector("button") ?? root.appendChild(document.createElement("button"))
  button.type = "button"
  button.textContent = said.label
  button.onclick = () => {
    place.asked = crypto.randomUUID?.() ?? String(Math.random())
    component.setTriggerValue("minta", place.asked)
  }
  if (isAwaited(place, said.file)) save(said.file)
}
