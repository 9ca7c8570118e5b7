"""The words of status are in lower case, each in one class, and a word in two classes is refused."""

from __future__ import annotations

import pytest

from sayso.knowledge.statuses import CLASSES, PARTS, read, statuses


@pytest.mark.parametrize("part", PARTS)
def test_words_are_in_lower_case_and_every_class_has_some(part: str) -> None:
    words = getattr(statuses(), part)
    assert [word for word in words if word != word.lower().strip()] == []
    assert set(words.values()) == set(CLASSES) - ({"done"} if part != "verbs" else set())


def test_a_word_in_two_classes_is_refused_with_how_to_mend_it() -> None:
    data: dict[str, dict[str, list[str]]] = {name: {"verbs": []} for name in CLASSES}
    data["undone"]["verbs"] = data["demanded"]["verbs"] = ["refuse"]
    with pytest.raises(ValueError, match=r"demanded and undone both have 'refuse'; take one out"):
        read(data)
