"""Whether a deed happened: one marked word a sentence, its status, and the words that tell."""

from __future__ import annotations

import pytest

from sayso import pipeline, settings
from sayso.extract.drafts import Page
from sayso.extract.events.factuality import factuality
from sayso.extract.events.status import Scene, standing
from sayso.records import Article, Reading

PAIRS = [
    ("The army [attacked] the port on Monday.", "ASSAULT", "reported", ""),
    ("The army did not [attack] the port.", "ASSAULT", "denied", "not"),
    ("The army has yet to [withdraw] from the port.", "RETREAT", "denied", "to"),
    ("The rebels refused to [release] the prisoners.", "RETREAT", "denied", "refused"),
    ("The rebels failed to [release] the prisoners.", "RETREAT", "denied", "failed"),
    ("The convoy left without [attacking] the port.", "ASSAULT", "denied", "without"),
    ("No soldiers were [arrested].", "COERCE", "denied", "No"),
    ("The army managed to [seize] the port.", "ASSAULT", "reported", ""),
    ("The army was able to [seize] the port.", "ASSAULT", "reported", ""),
    ("The delegations will [meet] on Friday.", "CONSULT", "predicted", "will"),
    ("The delegations plan to [meet] on Friday.", "CONSULT", "predicted", "plan"),
    ("The planned [raid] was told to nobody.", "ASSAULT", "predicted", "planned"),
    ("The alleged [raid] angered the villagers.", "ASSAULT", "claimed", "alleged"),
    ("The union threatened to [strike].", "PROTEST", "threatened", "threatened"),
    ("The council urged the army to [withdraw].", "RETREAT", "demanded", "urged"),
    ("The council called for an immediate [withdrawal].", "RETREAT", "demanded", "called"),
    ("The minister vowed to [punish] the rebels.", "COERCE", "promised", "vowed"),
    ("If the army [attacks] the port, the ferries will stop.", "ASSAULT", "hypothetical", "If"),
    ("The army may [attack] the port.", "ASSAULT", "hypothetical", "may"),
    ("The rebels tried to [seize] the port.", "ASSAULT", "hypothetical", "tried"),
    ("Did the army [attack] the port?", "ASSAULT", "hypothetical", "?"),
    ("The mayor said the army [attacked] the port.", "ASSAULT", "claimed", "said"),
    ("The mayor denied that the army [attacked] the port.", "ASSAULT", "denied", "denied"),
    ("The mayor said he would [resign].", "RETREAT", "promised", "would"),
    ("The mayor said the general would [resign].", "RETREAT", "predicted", "would"),
    ('"I [condemn] the army," the mayor said.', "ACCUSE", "reported", ""),
    ("The army [attacked] the port in 2009.", "ASSAULT", "historical", "2009"),
    ("The army had [attacked] the port.", "ASSAULT", "historical", "had"),
]


def read(text: str) -> Reading:
    readings = [Reading(Article("r", text, language="en", published="2021-05-04"))]
    for stage in settings.stages(settings.Settings()):
        readings = pipeline.apply(stage, readings)
    assert not readings[0].failures
    return readings[0]


def found(marked: str) -> tuple[Reading, Page, int]:
    """The reading of a text with one word in brackets, its page, and the token of that word."""
    reading = read(marked.replace("[", "").replace("]", ""))
    assert reading.parse is not None
    return reading, Page.of(reading.article.text, reading.parse), reading.parse.starts.index(marked.index("["))


@pytest.mark.parametrize(("marked", "deed", "status", "cue"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_the_status_and_its_words(marked: str, deed: str, status: str, cue: str) -> None:
    reading, page, head = found(marked)
    told = standing(Scene.of(page, reading), head, type=deed)
    words = " ".join(page.parse.words[slice(*told.cue)]) if told.cue else ""
    assert (told.status.value, words) == (status, cue)


def test_negation_in_the_trigger_is_the_deed_itself() -> None:
    reading, page, head = found("The court did not [grant] bail.")
    scene = Scene.of(page, reading)
    assert standing(scene, head, type="REJECT").status.value == "denied"
    assert standing(scene, head, type="REJECT", trigger=(head - 1, head + 1)).status.value == "reported"


@pytest.mark.parametrize(
    ("marked", "held"),
    [
        ("The mayor said the army [attacked] the port.", True),
        ("The mayor [condemned] the army.", False),
        ("The army [attacked] the port.", False),
    ],
)
def test_a_deed_is_said_in_the_statement_whose_content_holds_it(marked: str, held: bool) -> None:
    reading, page, head = found(marked)
    assert (Scene.of(page, reading).said_in(head, (head, head + 1)) is not None) is held


def test_sentences_after_a_look_back_stay_in_it_until_something_is_dated_now() -> None:
    marked = "The army seized the port in 2009. Soldiers [arrested] hundreds of workers. On Monday, it withdrew."
    reading, page, head = found(marked)
    scene = Scene.of(page, reading)
    assert standing(scene, head, type="COERCE").status.value == "historical"
    assert standing(scene, page.parse.words.index("withdrew"), type="RETREAT").status.value == "reported"


@pytest.mark.parametrize(
    ("marked", "happened"),
    [
        ("The mayor said the mill [closed].", "happened"),
        ("The mill will [close] in May.", "happened"),
        ("The mill did not [close].", "did not"),
        ("The owner refused to [close] the mill.", "did not"),
        ("The owner wants to [close] the mill.", "uncertain"),
        ("The mill might [close].", "uncertain"),
        ("The owner rejected the [offer].", "happened"),
    ],
)
def test_factuality_asks_the_grammar_alone(marked: str, happened: str) -> None:
    _, page, head = found(marked)
    assert factuality(page, head).value == happened
