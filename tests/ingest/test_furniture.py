"""Furniture is marked, and prose is not: one table per sign. Lines that must be marked begin with `~`."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import pipeline
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Furniture, FurnitureKind, Reading, Span

SEED = Path(__file__).parents[2] / "../shared/seed/article.txt"

BODY = """\
The harbour of Port Selby will stay closed until Thursday, the coast guard said on Monday.

Captain Mara Lindqvist told reporters that two ferries had run aground in the fog and that nobody was hurt.

The ferry company denied that its crews had ignored a warning, and said it would publish the logs of both ships."""


def marked(text: str, marker: FurnitureMarker | None = None, outlet: str | None = None) -> list[Furniture]:
    """The furniture of a text."""
    ((*found,),) = (marker or FurnitureMarker())([Reading(Article("a", text, outlet=outlet))])
    return found


def lines_of(text: str) -> list[str]:
    """The lines of a text that are marked."""
    return [each.span.of(text) for each in marked(text)]


def told(table: str) -> tuple[str, list[str]]:
    """A text with inline markup: the text itself, and the lines that are to be marked in it."""
    table = textwrap.dedent(table).strip("\n")
    wanted = [line[1:].strip() for line in table.splitlines() if line.startswith("~")]
    return "\n".join(line.removeprefix("~") for line in table.splitlines()), wanted


# ---- by words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Related Articles", "related"),
        ("You may also like:", "related"),
        ("READ MORE: Storm closes the northern pass", "related"),
        ("Back to top", "navigation"),
        ("↑ Back to top", "navigation"),
        ("Leave a comment", "navigation"),
        ("12 Comments", "navigation"),
        ("Share this article", "navigation"),
        ("Advertisement", "navigation"),
        ("Published: 3 May 2024, 09:15", "navigation"),
        ("Subscribe to our newsletter and get the news of the coast every morning.", "promo"),
        ("Sign up for our morning briefing", "promo"),
        ("Lena Ortiz covers the ports. Follow her on Twitter @lenaortizports", "promo"),
        ("Photo: Harbour Press", "credit"),
        ("(Reporting by Tom Achebe in Port Selby; Editing by Ruth Vance)", "credit"),
        ("Ida Holm and Per Sund contributed to this report.", "credit"),
        ("The ferry Anna after she ran aground on Sunday. (Photo by Tom Achebe/Reuters)", "caption"),
        ("FILE - In this March 2, 2019 file photo, the ferry Anna leaves Port Selby.", "caption"),
        ("By Tom Achebe", "byline"),
        ("By TOM ACHEBE and Ruth Vance, Harbour Press", "byline"),
        ("Reporting by Tom Achebe and Ruth Vance", "byline"),
        ("© 2024 Harbour Press", "copyright"),
        ("Copyright 2024 The Selby Herald. All rights reserved.", "copyright"),
        ("https://selby.example/harbour", "other"),
        ("Читайте также: Порт снова открыт", "related"),
        ("Наверх", "navigation"),
        ("بازگشت به بالا", "navigation"),
        ("مطالب مرتبط", "related"),
        ("مقالات ذات صلة", "related"),
        ("جميع الحقوق محفوظة", "copyright"),
        ("Lire aussi : le port rouvre jeudi", "related"),
        ("Todos los derechos reservados", "copyright"),
        ("Lea también", "related"),
        ("Nach oben", "navigation"),
        ("Foto: Hafenpresse", "credit"),
    ],
)
def test_a_line_below_the_report_is_marked_by_its_words(line: str, kind: str) -> None:
    text = f"Harbour of Port Selby stays closed\n\n{BODY}\n\n{line}\n"
    start = text.index(line)
    assert marked(text) == [Furniture(Span(start, start + len(line)), FurnitureKind(kind))]


@pytest.mark.parametrize(
    "line",
    [
        "The inquiry goes on.",
        "“Nobody was hurt.”",
        '"Share this," the captain told her crew.',
        "Back to the harbour came the ferries, the mayor said, one after the other.",
        "More on the accident is expected on Tuesday, when the minister speaks to parliament.",
        "Reporting by the Selby Herald shows that the crews were warned twice.",
        "Copyright law does not cover the recording, the judge said.",
        "Follow the money, the minister said, and you will find the owners.",
        "By Tuesday the harbour will be open again, Lindqvist said.",
        "All the rights of the crews will be kept, said the minister.",
        "Source of the fire was a cable, the coast guard believes.",
        "Related costs will be paid by the company, Lindqvist said.",
        "The minister asked:",
        "Updated rules for pilots will follow, the ministry said.",
        "He sold the photographs to an agency (the agency denies this).",
        "What happens next",
        "- The harbour stays closed until Thursday",
        "• Nobody was hurt",
        "تمام حقوق زنان باید رعایت شود، سخنگوی وزارت گفت.",
        "اشترك في المحادثات وزراء من خمس دول، بحسب الوزارة.",
        "Recevez mes excuses, a déclaré le ministre aux familles des victimes réunies jeudi.",
        "Der Minister weist die Vorwürfe zurück.",
    ],
)
def test_prose_and_headings_in_the_body_are_not_marked(line: str) -> None:
    first, _, rest = BODY.partition("\n\n")
    assert lines_of(f"Harbour of Port Selby stays closed\n\n{first}\n\n{line}\n\n{rest}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Minister: Harbour will open on Thursday",
        "Watch: Ferry leaves the rocks, captain says all is well",
        "By Closing Harbours, Coast Guard Saves Lives",
        "Updated rules for pilots, ministry says",
        "PORT SELBY (Harbour Press) — The harbour will stay closed until Thursday, the coast guard said.",
        "Harbour News – The mayor said on Monday that the harbour would stay closed until Thursday.",
    ],
)
def test_a_headline_or_a_dateline_on_the_first_line_is_not_marked(line: str) -> None:
    assert lines_of(f"{line}\n\n{BODY}") == []


def test_a_credit_on_the_last_paragraphs_own_line_does_not_take_the_paragraph_with_it() -> None:
    last = "The mayor said the harbour was safe. (Reporting by Tom Achebe; Editing by Ruth Vance)"
    assert lines_of(f"{BODY}\n{last}") == []


# ---- by neighbours ----------------------------------------------------------------------------------------------

LAYOUTS = {
    "headlines after an opener": """
        Harbour of Port Selby stays closed

        The harbour will stay closed until Thursday, the coast guard said on Monday.

        ~Related stories
        ~Bridge over the Tarn opens after nine years
        ~Mayor of Eastwick resigns over stadium deal
        ~Back to top
        """,
    "an orphan in title case after the last paragraph": """
        Harbour of Port Selby stays closed

        The harbour will stay closed until Thursday, the coast guard said on Monday.

        ~Stadium Architect Sues Eastwick Council Over Unpaid Fees
        """,
    "an orphan before an opener": """
        Harbour of Port Selby stays closed

        The harbour will stay closed until Thursday, the coast guard said on Monday.

        ~Eastwick council sued by architect over stadium fees

        ~Read more
        """,
    "a last line cut off in the middle": """
        Harbour of Port Selby stays closed

        The harbour will stay closed until Thursday, the coast guard said on Monday.

        Lindqvist said that the owners of both ships had been asked to hand over
        """,
    "a headline whose names are those of the report": """
        The harbour will stay closed until Thursday, the Port Selby Coast Guard said on Monday.

        Port Selby Harbour Closed, Coast Guard Says
        """,
    "a list at the end": """
        These are the ships that the coast guard of Port Selby named on Monday in its report.

        Anna Lindholm of Eastwick Harbour
        Saint Bridget of Tarnmouth Quay
        Queen of Aldermoor Sound
        Morning Star of Westerby Point
        Blue Heron of Castle Landing
        """,
    "an opener followed by a section of the report": """
        Harbour of Port Selby stays closed

        The harbour will stay closed until Thursday, the coast guard said on Monday.

        ~Read more
        Closed until Thursday

        The coast guard said that the harbour will be opened in steps from Thursday on.
        """,
    "a poem in the report": """
        At the funeral the mayor read what the captain had written the night before.

        “O harbour of the hundred lamps
        where every ship comes home
        I leave my name upon your stones”

        Then the bells of the church rang, and the mourners went down to the water.
        """,
}


@pytest.mark.parametrize("table", LAYOUTS.values(), ids=LAYOUTS)
def test_neighbours_tell(table: str) -> None:
    text, wanted = told(table)
    assert lines_of(text) == wanted


def test_a_text_that_is_a_list_is_left_alone() -> None:
    assert lines_of("\n".join(f"Ship Number {name} of Port {name}" for name in "ABCDEFGHIJKLMNOPQRST")) == []


# ---- a page copied whole ----------------------------------------------------------------------------------------

PAGE = (
    """
~Skip to content
~Menu
~News
~World
~Sport
~Weather
~Sign in
Harbour of Port Selby stays closed
~By Tom Achebe
~Share this article
"""
    + BODY
    + """
What the owners say
The owners of the ferries said that the harbour pilots had been told of the fog an hour before.
Lindqvist said that the coast guard would wait for the logs before it blamed the pilots or the crews.
~Most popular
~Mayor of Eastwick resigns over stadium deal
~The mayor stepped down after auditors found that the seats had been paid for twice.
~Bridge over the Tarn opens after nine years
~Commuters cheered as the first bus crossed the new span at dawn.
~About us
~Contact
~Privacy policy
~© 2024 The Selby Herald
"""
)


def test_what_stands_around_the_report_on_a_page_copied_whole_is_marked() -> None:
    text, wanted = told(PAGE)
    assert lines_of(text) == wanted


def test_a_whole_page_in_a_language_without_a_lexicon_is_seen_by_its_menus() -> None:
    menu = "\n".join(f"Sivu {i}" for i in range(30))
    days = ["maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"]
    said = "Satama pysyy kiinni sunnuntaihin asti, rannikkovartiosto sanoi {} toimittajille Port Selbyn kaupungissa."
    body = "\n".join(map(said.format, days))
    text = f"{menu}\n{body}\n{menu}\nFacebook"
    assert "".join(lines_of(text)).count("Sivu") == 60
    assert not any("Satama" in line for line in lines_of(text))


def test_the_answers_to_a_question_that_recurs_are_kept_with_the_question() -> None:
    part = "What did the pilots know of the fog that night?\n" + "\n".join(BODY.split("\n\n")) + "\n"
    assert "What did the pilots know of the fog that night?" not in lines_of(told(PAGE)[0].replace(BODY, part * 3))


# ---- the outlet's own lines -------------------------------------------------------------------------------------


def test_lines_known_to_recur_in_an_outlet_are_marked_there_and_nowhere_else() -> None:
    marker = FurnitureMarker(outlet_lines={"Selby Herald": frozenset({"The voice of the coast since 1911."})})
    text = f"{BODY}\n\nThe  voice of the coast\tsince 1911."
    (found,) = marked(text, marker, "Selby Herald")
    assert found == Furniture(Span(text.index("The  voice"), len(text)), FurnitureKind.OTHER)
    assert marked(text, marker, "Eastwick Post") == []
    assert marked(text, marker) == []


def test_a_rule_gives_a_recurring_line_its_kind() -> None:
    marker = FurnitureMarker(outlet_lines={"Selby Herald": frozenset({"Leave a comment"})})
    assert [each.kind for each in marked(f"{BODY}\nLeave a comment", marker, "Selby Herald")] == ["navigation"]


@pytest.mark.parametrize(("line", "kind"), [("The Selby Herald", "other"), ("Weather", "navigation")])
def test_a_recurring_line_is_marked_on_the_first_line_and_without_a_page_around_it(line: str, kind: str) -> None:
    marker = FurnitureMarker(outlet_lines={"Selby Herald": frozenset({line})})
    found = marked(f"{line}\nHarbour of Port Selby stays closed\n{BODY}", marker, "Selby Herald")
    assert found == [Furniture(Span(0, len(line)), FurnitureKind(kind))]


def test_what_an_outlet_repeats_does_not_change_who_made_the_record() -> None:
    learned = FurnitureMarker(outlet_lines={"Selby Herald": frozenset({"x"})})
    assert pipeline.made_by(learned) == pipeline.made_by(FurnitureMarker())
    assert pipeline.made_by(FurnitureMarker(orphan_share=0.9)) != pipeline.made_by(FurnitureMarker())


# ---- forms of text ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 72, 90])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_hard_wrapped_report_is_prose(width: int, end: str) -> None:
    paragraphs = [
        *BODY.split("\n\n"),
        "The rules were published in 1998. Nobody read more in them than a plea to share.",
    ]
    text = end.join(line for each in paragraphs for line in textwrap.wrap(each, width))
    assert lines_of(text) == []
    assert lines_of(f"{text}{end}{end}Back to top{end}") == ["Back to top"]


def test_the_example_of_the_stage_holds() -> None:
    example = (FurnitureMarker.__doc__ or "").strip().splitlines()[-1]
    prose, line, kind, found = re.fullmatch(r'\s*"(.+?)" .* "(.+?)" gets (\w+): (.+)\.', example).groups()  # type: ignore[union-attr]
    text = f"{prose}\n{line}"
    assert [(each.kind, each.span.of(text)) for each in marked(text)] == [(kind, found)]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u00a0", "\u200f", "\u200f\n\u2066\n.", BODY.replace("\n\n", " ")])
def test_nothing_is_marked_where_nothing_is(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize("piece", ["-", "(photo ", "By John Smith,x", "© ", "Share\n", " \t", "a.b@", "« ", "\u200f"])
def test_strange_text_takes_no_long_time(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "x"
    for found in marked(text):
        assert found.span.of(text).strip() == found.span.of(text) != ""


LINE = st.sampled_from(
    ["Related Articles", "Share", "News", "By Tom Achebe", "", "  Back to top ", *BODY.split("\n\n"), "© 2024 Herald"]
)


@given(st.lists(LINE, max_size=40), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_spans_cover_whole_lines_in_the_order_of_the_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    found = marked(text)
    whole = {line.strip() for line in lines}
    assert all(each.span.of(text) in whole for each in found)
    assert [each.span for each in found] == sorted({each.span for each in found})


@given(st.lists(st.text(max_size=60), max_size=12))
def test_spans_are_within_the_text_and_hold_no_outer_white_space(lines: list[str]) -> None:
    text = "\n".join(lines)
    for each in marked(text):
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text) == each.span.of(text).strip()


def test_batches_do_not_matter_and_the_pipeline_takes_the_stage() -> None:
    texts = [BODY, told(PAGE)[0], "", f"{BODY}\nBack to top"]
    articles = [Article(str(i), text) for i, text in enumerate(texts)]
    one, many = (list(pipeline.run(articles, [FurnitureMarker()], batch=size)) for size in (1, 4))
    assert one == many
    assert [len(each.furniture) for each in one] == [len(marked(text)) for text in texts]


# ---- the seed ---------------------------------------------------------------------------------------------------


@pytest.mark.corpus
@pytest.mark.parametrize("path", [path for path in [SEED] if path.exists()])
def test_the_last_three_lines_of_the_seed_report_are_marked_and_nothing_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lines_of(text) == [line for line in text.splitlines() if line.strip()][-3:]
