// A button that hands the page on as a person would: what it says, then its link; by the phone's own way of
// sharing where there is one, else through the clipboard.

/**
 * @typedef {{ finding: string, title: string, label: string, copied: string, failed: string }} Words
 * @typedef {{ share?: (data: ShareData) => Promise<void>, canShare?: (data: ShareData) => boolean,
 *   clipboard?: { writeText: (text: string) => Promise<void> } }} Ways
 * @typedef {"shared" | "copied" | "put off" | "failed"} Outcome
 */

/** What is handed on: the sentence and, on a line of its own so that no mark sticks to it, the link.
 * @param {Words} words @param {string} address */
export const handed = (words, address) => [words.finding, address].filter(Boolean).join("\n")

/**
 * A computer's own dialogue for sharing knows few of the ways people use; there the clipboard is quicker.
 * @param {Ways} ways @param {Words} words @param {string} address @param {boolean} phone
 * @returns {Promise<Outcome>}
 */
export async function handOn(ways, words, address, phone) {
  const data = { title: words.title, text: words.finding, url: address }
  if (phone && ways.share && (ways.canShare?.(data) ?? true)) {
    try {
      await ways.share(data)
      return "shared"
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError") return "put off"
    }
  }
  try {
    if (!ways.clipboard) return "failed"
    await ways.clipboard.writeText(handed(words, address))
    return "copied"
  } catch {
    return "failed"
  }
}

/**
 * Draws the button once, and gives it the words of the newest run.
 * @param {{ parentElement: HTMLElement | ShadowRoot }} component @param {Words} words
 */
export function render(component, words) {
  const root = component.parentElement
  const button = root.querySelector("button") ?? root.appendChild(document.createElement("button"))
  const told = root.querySelector("span") ?? root.appendChild(document.createElement("span"))
  const link = root.querySelector("input") ?? root.appendChild(document.createElement("input"))
  button.type = "button"
  button.textContent = words.label
  told.setAttribute("role", "status")
  link.readOnly = true
  link.hidden = true
  link.setAttribute("aria-label", words.failed)
  told.textContent = ""
  button.onclick = async () => {
    const phone = matchMedia("(pointer: coarse)").matches
    const outcome = await handOn(navigator, words, location.href, phone)
    told.textContent = outcome === "copied" ? words.copied : outcome === "failed" ? words.failed : ""
    link.hidden = outcome !== "failed"
    if (outcome !== "failed") return
    link.value = handed(words, location.href).replace("\n", " ")
    link.select()
  }
}
