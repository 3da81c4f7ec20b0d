"""How the browser gets the scripts of small components: one loader, which hands each what Python says."""

from __future__ import annotations

from typing import Final

#: The data of a component: `script`, its address below the app, and `said`, what its `render` takes. What `render`
#: gives back ends it. Streamlit also ends a run that a newer one overtook while it was loading; what is drawn is the
#: newer run's then, and stays.
LOADER: Final = """
export default async function (component) {
  const { data, parentElement } = component
  const turn = (parentElement.turn ?? 0) + 1
  parentElement.turn = turn
  const { render } = await import(new URL(data.script, document.baseURI))
  const end = render(component, data.said)
  return () => { if (parentElement.turn === turn) end?.() }
}
"""
