"""A guest who sends a file of his own to a server with office data: it opens nothing of what is the office's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.cases.meetings import CASES
from dashboard.ui.compliance import choices as compliance
from dashboard.ui.data import sections as data
from dashboard.ui.followup import choices as followup
from tests.app.conftest import SCRIPTS, everything, sent
from tests.app.test_data_page import button, send
from tests.browser.planted import NAMES, SENT, as_csv, found_in, office_files

Open = Callable[..., AppTest]
Office = Callable[..., Path]

SECTIONS = {
    "komitmen": ("bagian", tuple(followup.SECTIONS)),
    "kepatuhan": ("bagian", tuple(compliance.SECTIONS)),
    "desa": ("", ()),
    "kasus": ("kasus", tuple(CASES)),
    "data": ("bagian", tuple(data.SECTIONS)),
}


@pytest.fixture
def planted(office: Office) -> None:
    office(**{name: as_csv(name, rows) for name, rows in office_files().items()})


def visited(app: AppTest) -> Iterator[str]:
    """Every section of these pages, within one visit; the name of each once it is drawn."""
    for page, (choice, sections) in SECTIONS.items():
        app.switch_page(SCRIPTS[page]).run()
        assert not app.exception, page
        yield page
        for section in sections:
            app.query_params[choice] = section
            app.session_state[choice] = section
            app.run()
            assert not app.exception, (page, section)
            assert app.session_state[choice] == section
            yield f"{page} {section}"


def received(app: AppTest, downloads: list[str]) -> bytes:
    """What was sent and handed over since it was asked for last."""
    taken = "".join(downloads)
    downloads.clear()
    return b"\n".join((sent(app), everything(app).encode(), taken.encode()))


@pytest.mark.usefixtures("planted", "internal")
def test_what_is_planted_is_found_where_the_office_looks(open_page: Open, downloads: list[str]) -> None:
    app = open_page("komitmen", bagian="komitmen", wilayah="7307")
    assert found_in(received(app, downloads)) >= {NAMES[3], NAMES[4]}
    app = open_page("kepatuhan", bagian="proyek", wilayah="7307")
    assert found_in(received(app, downloads)) >= {NAMES[1], NAMES[2]}


@pytest.mark.full
@pytest.mark.usefixtures("planted")
def test_a_guest_who_uses_a_file_of_his_own_gets_nothing_of_the_offices(
    open_page: Open, downloads: list[str]
) -> None:
    app = send(open_page("data", wilayah="7307"), **{"kepesertaan.csv": one_row("kepesertaan")})
    assert not found_in(received(app, downloads))
    button(app, "Pakai angka ini").click().run()
    assert any("BERKAS UNGGAHAN" in each.value for each in app.warning)
    for place in visited(app):
        assert not found_in(received(app, downloads)), place
    app.session_state["bagian"] = "coba"
    app.run()
    for name in ("komitmen", "manfaat", "proyek_konstruksi"):
        app = send(app, **{f"{name}.csv": one_row(name)})
        assert not app.exception
        (told,) = [each.value for each in app.caption if "Tidak dibandingkan" in each.value]
        assert name in told
        assert not found_in(received(app, downloads)), name


def one_row(name: str) -> str:
    return as_csv(name, [SENT[name]])
