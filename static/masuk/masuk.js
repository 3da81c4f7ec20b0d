// The buttons that lead to where one signs in. Signing in leaves the app and comes back to its first page; what was
// looked at is kept in this tab meanwhile, and told to Python, which follows it only to pages of its own.

/**
 * @typedef {{ getItem: (name: string) => string | null, setItem: (name: string, value: string) => void,
 *   removeItem: (name: string) => void }} Store
 * @typedef {{ path: string, query: string }} Place
 * @typedef {{ name: string, label: string }} Provider
 * @typedef {{ providers: Provider[], listens: boolean }} Said
 */

export const KEPT = "sulama-masuk"
/** Minutes after which nobody is on his way back any more. */
const MINUTES = 30

/** Keeps where one is.
 * @param {Store | undefined} store @param {Place} place @param {Date} now */
export function keep(store, place, now) {
  try {
    store?.setItem(KEPT, JSON.stringify({ ...place, at: now.getTime() }))
  } catch {
    // A browser that keeps nothing comes back to the first page.
  }
}

/** Takes what was kept, once; nothing where there is none, or it is too old, or no place.
 * @param {Store | undefined} store @param {Date} now @returns {Place | undefined} */
export function taken(store, now) {
  try {
    const held = store?.getItem(KEPT)
    if (!store || !held) return undefined
    store.removeItem(KEPT)
    const { path, query, at } = JSON.parse(held)
    const fresh = now.getTime() - at >= 0 && now.getTime() - at < MINUTES * 60_000
    return fresh && typeof path === "string" && typeof query === "string" ? { path, query } : undefined
  } catch {
    return undefined
  }
}

/** A browser may refuse even to be asked. @returns {Store | undefined} */
function tabStore() {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

/** Whether this very page is about to leave: what it kept is not for itself. */
let leaving = false

/**
 * Draws the buttons, and tells of the way back where somebody has come from signing in.
 * @param {{ parentElement: HTMLElement | ShadowRoot, setTriggerValue: (name: string, value: unknown) => void }} component
 * @param {Said} said
 */
export function render(component, said) {
  const root = component.parentElement
  const place = root.querySelector("section") ?? root.appendChild(document.createElement("section"))
  place.replaceChildren(
    ...said.providers.map((provider) => {
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = provider.label
      button.onclick = () => {
        leaving = true
        keep(tabStore(), { path: location.pathname, query: location.search }, new Date())
        component.setTriggerValue("penyedia", provider.name)
      }
      return button
    }),
  )
  if (!said.listens || leaving) return
  const back = taken(tabStore(), new Date())
  if (back) component.setTriggerValue("kembali", back)
}
