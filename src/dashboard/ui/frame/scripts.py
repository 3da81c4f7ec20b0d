"""How the browser gets the scripts of small components: one loader, which hands each what Python says."""

from __future__ import annotations

from typing import Final

#: The data of a component: `script`, its address below the app, and `said`, what its `render` takes.
LOADER: Final = """
export default async function (component) {
  const { script, said } = component.data
  const { render } = await import(new URL(script, document.baseURI))
  return render(component, said)
}
"""
