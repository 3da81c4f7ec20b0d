"""The parts of a slide: title, words, table, chart, picture; each named, with alt text, in the deck's language."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.export.papers.tables import Table
from dashboard.i18n import Language

#: In every Office; a document's own fonts don't travel with a deck.
FONT: Final = "Calibri"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
INK, BLUE, RED, MUTED, LINE = "17212B", "0B5394", "B3261E", "4C5864", "C5CED8"
_TITLE_ONLY: Final = 5
_LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
#: Excel's code of the language whose marks a chart's labels carry where the program follows it.
_MARKS: Final = {"id": "[$-421]", "en": "[$-809]"}


def colour(value: str) -> Any:
    """#rrggbb or rrggbb."""
    plain = value.removeprefix("#")
    make: Any = RGBColor  # not typed there
    return make(*(int(plain[at : at + 2], 16) for at in (0, 2, 4)))


def blank_deck() -> Any:
    """An empty 16:9 deck with the one layout that is used, a title over an empty slide."""
    deck = Presentation()
    widen = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    layouts = deck.slide_layouts
    used = layouts[_TITLE_ONLY]
    for layout in [each for each in layouts if each is not used]:
        layouts.remove(layout)
    for shape in (*deck.slide_master.placeholders, *used.placeholders):
        shape.left, shape.width = Emu(round(shape.left * widen)), Emu(round(shape.width * widen))
        shape.top, shape.height = shape.top, shape.height
    return deck


def named(shape: Any, name: str, words: str) -> Any:
    """The shape with a name in the selection pane and what it shows in words."""
    own = shape._element.xpath(".//p:cNvPr")[0]
    own.set("name", name)
    own.set("descr", words)
    return shape


def new_slide(deck: Any, title: str, *, stamp: str, source: str, notes: str) -> Any:
    """A slide with title, the sample's mark, source line and speaker notes."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = Inches(0.5), Inches(0.28), Inches(10.4), Inches(0.95)
    write(head, [title], size=26, bold=True, font=True)
    if stamp:
        mark = slide.shapes.add_textbox(Inches(11.1), Inches(0.42), Inches(1.75), Inches(0.4))
        write(named(mark, stamp, stamp), [stamp], size=14, bold=True, ink=RED, align=PP_ALIGN.RIGHT)
    foot = slide.shapes.add_textbox(Inches(0.5), Inches(7.05), Inches(12.3), Inches(0.35))
    write(named(foot, "sumber", source), [source], size=11, ink=MUTED)
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def write(
    shape: Any,
    lines: Sequence[str],
    *,
    size: float,
    bold: bool = False,
    ink: str = INK,
    align: Any = None,
    font: bool = True,
    space: float = 0,
) -> Any:
    """Paragraphs of one look into a shape."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.04)
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour(ink)
        if font:
            run.font.name = FONT
        paragraph.alignment = PP_ALIGN.LEFT if align is None else align
        paragraph.space_after = Pt(space)
    return shape


def box(
    slide: Any, name: str, lines: Sequence[str], place: tuple[float, float, float, float], **look: Any
) -> Any:
    """A text box; place: left, top, width, height in inches. look: as `write`."""
    shape = slide.shapes.add_textbox(*(Inches(each) for each in place))
    return write(named(shape, name, "; ".join(lines)), lines, **look)


def swatch(
    shapes: Any, name: str, fill: str, place: tuple[float, float, float, float], *, hatch: str = ""
) -> None:
    """A small rectangle of a legend, hatched where it has no fill."""
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(each) for each in place))
    style = shape._element.find(qn("p:style"))
    shape._element.remove(style)  # it brings the theme's shadow
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(fill)
    else:
        from pptx.enum.dml import MSO_PATTERN  # noqa: PLC0415 - beside its one use

        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = colour(hatch), colour("FFFFFF")
    shape.line.color.rgb, shape.line.width = colour(MUTED), Pt(0.75)
    named(shape, name, name)


def add_table(
    slide: Any,
    table: Table,
    text: Language,
    place: tuple[float, float, float],
    *,
    size: float,
    row: float,
    widths: Sequence[float],
) -> None:
    """A native table; place: left, top, width in inches; row: height of a row; widths: shares of the width."""
    left, top, width = place
    cells = [[column.name for column in table.columns], *table.written(text)]
    shape = slide.shapes.add_table(
        len(cells), len(table.columns), Inches(left), Inches(top), Inches(width), Inches(row * len(cells))
    )
    named(shape, table.title, f"{table.title}: {len(table.rows)}")
    native = shape.table
    whole = sum(widths)
    for at, share in enumerate(widths):
        native.columns[at].width = Inches(width * share / whole)
    for down, words in enumerate(cells):
        native.rows[down].height = Inches(row)
        for at, word in enumerate(words):
            cell = native.cell(down, at)
            cell.margin_top = cell.margin_bottom = Inches(0.01)
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour("DFE5EA" if down == 0 else "FFFFFF" if down % 2 else "F4F6F8")
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = word
            run.font.size, run.font.name = Pt(size), FONT
            run.font.bold, run.font.color.rgb = down == 0 or down - 1 in table.strong, colour(INK)
            paragraph.alignment = PP_ALIGN.RIGHT if table.columns[at].is_number else PP_ALIGN.LEFT


def percent_format(text: Language) -> str:
    """A number format of per cent that are given as such."""
    return f'{_MARKS[text.code]}0.00"%"'


def add_chart(
    slide: Any,
    name: str,
    words: str,
    *,
    categories: Sequence[str | date],
    series: Sequence[tuple[str, Sequence[float | None], str]],
    place: tuple[float, float, float, float],
    text: Language,
    line: bool,
) -> None:
    """A native chart with its data: lines over days, or bars. series: name, per cent unrounded, rrggbb."""
    # The library is not typed throughout.
    make: Any = CategoryChartData
    data = make(number_format=percent_format(text))
    data.categories = list(categories)
    for title, values, _ in series:
        data.add_series(title, list(values))
    kind = XL_CHART_TYPE.LINE if line else XL_CHART_TYPE.BAR_CLUSTERED
    shape = slide.shapes.add_chart(kind, *(Inches(each) for each in place), data)
    chart = named(shape, name, words).chart
    chart.font.size, chart.font.name = Pt(14), FONT
    chart.has_title = False
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.major_gridlines.format.line.color.rgb = colour(LINE)
    chart.value_axis.tick_labels.number_format = f'{_MARKS[text.code]}0"%"'
    chart.value_axis.tick_labels.number_format_is_linked = False
    for plotted, (_, _, ink) in zip(chart.plots[0].series, series, strict=True):
        if line:
            plotted.smooth = False
            plotted.format.line.color.rgb, plotted.format.line.width = colour(ink), Pt(2.5)
        else:
            plotted.format.fill.solid()
            plotted.format.fill.fore_color.rgb = colour(ink)
            plotted.invert_if_negative = False
    if line:
        _by_year(chart.category_axis)
    else:
        chart.category_axis.reverse_order = True
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels = 60, True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = percent_format(text), False
        plot.data_labels.font.size = Pt(14)


def _by_year(axis: Any) -> None:
    """A label a year on an axis of days."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
    element = axis._element
    for tag, value in (("c:majorUnit", "1"), ("c:majorTimeUnit", "years")):
        found = element.find(qn(tag))
        if found is None:
            found = element.makeelement(qn(tag), {})
            element.append(found)
        found.set("val", value)


def add_image(slide: Any, name: str, content: bytes, place: tuple[float, float, float]) -> None:
    """A PNG; place: left, top, width in inches."""
    left, top, width = (Inches(each) for each in place)
    named(slide.shapes.add_picture(io.BytesIO(content), left, top, width=width), name, name)


def speak(deck: Any, text: Language) -> None:
    """Every word in the language, so that no program marks it as misspelt."""
    code = _LANGUAGES[text.code]
    for slide in deck.slides:
        for part in (slide._element, slide.notes_slide._element):
            for run in part.iter(qn("a:rPr"), qn("a:endParaRPr")):
                run.set("lang", code)


def deck_bytes(deck: Any) -> bytes:
    """The .pptx as the library writes it; see `same_bytes`."""
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()
