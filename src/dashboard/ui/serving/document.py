"""Streamlit's own document, with the answer in it and what a messenger shows of a link."""

from __future__ import annotations

import html
import re
from typing import Final

from dashboard.ui.serving.answer import Answer

#: The element that shows the answer until the app's own picture is there.
ANSWER: Final = "jawaban-awal"
#: Letters are the machine's own: text in those of the app would wait unseen until they are there.
_STYLE: Final = f"""<style>
#{ANSWER} {{ position: fixed; inset: 0; z-index: 999; overflow: auto; padding: 1.25rem 1.5rem; background: #fff; color: #0b131a;
  font-family: "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }}
#{ANSWER} h1 {{ margin: 0 0 .25rem; font-size: 1.25rem; }}
#{ANSWER} h2 {{ margin: 0 0 .5rem; font-size: 1.6rem; line-height: 1.25; max-width: 60rem; }}
#{ANSWER} p {{ margin: 0 0 .75rem; font-size: 1rem; }}
#{ANSWER} b {{ color: #5f2a8a; }}
#{ANSWER} svg, #{ANSWER} svg * {{ font-family: inherit !important; }}
#{ANSWER} svg {{ display: block; width: auto; height: auto; max-width: 100%; max-height: calc(100vh - 12rem); }}
@media (prefers-color-scheme: dark) {{ #{ANSWER} {{ background: #11181f; color: #eaf0f5; }} #{ANSWER} b {{ color: #d9b8f5; }} }}
</style>"""
#: Away when the page has its own title and finding; after a while at the latest, so that an error is never hidden.
_AWAY: Final = f"""<script>(() => {{
  const away = () => {{ document.getElementById("{ANSWER}")?.remove(); watcher.disconnect() }}
  const there = () => document.querySelector(".stMain h1") && document.querySelector(".stMain h2, .stMain .stAlert")
  const watcher = new MutationObserver(() => {{ if (there()) away() }})
  watcher.observe(document.documentElement, {{ childList: true, subtree: true }})
  setTimeout(away, 60000)
}})()</script>"""


def with_answer(document: str, found: Answer) -> str:
    """The document of any page with the answer in its head and body."""
    say = html.escape
    head = (
        f"<title>{say(found.title)}</title>"
        f'<meta name="description" content="{say(_described(found))}">'
        f'<meta property="og:type" content="website"><meta property="og:title" content="{say(found.title)}">'
        f'<meta property="og:description" content="{say(_described(found))}">'
        f"{_STYLE}"
    )
    stamp = f"<p><b>{say(found.stamp)}</b></p>" if found.stamp else ""
    body = (
        f'<div id="{ANSWER}"><h1>{say(found.heading)}</h1>{stamp}<h2>{say(found.finding)}</h2>'
        f"<p>{say(found.base)}</p>{_inline(found)}</div>{_AWAY}"
    )
    document = re.sub(r'<html lang="[^"]*"', f'<html lang="{found.language}"', document, count=1)
    document = re.sub(r"<title>[^<]*</title>", lambda _: head, document, count=1)
    return re.sub(r"(<body[^>]*>)", lambda tag: tag[1] + body, document, count=1)


def _described(found: Answer) -> str:
    return f"{found.stamp}: {found.finding}" if found.stamp else found.finding


def _inline(found: Answer) -> str:
    """The picture within the document; its words stand in it as a label already."""
    return re.sub(r"^<\?xml[^>]*\?>\s*", "", found.picture)
