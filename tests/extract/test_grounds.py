"""The words that decided act, negation and hedging are named, and stand where they say."""

from __future__ import annotations

from itertools import groupby

import pytest
from markup import unmark

from sayso.records import Reading

PAIRS: list[tuple[str, dict[str, list[str]]]] = [
    ("[S:Brandt] [Q:said] [C:the ferry was late].", {}),
    ("[S:Brandt] [Q:denied] [C:the theft].", {"act": ["denied"], "negated": ["denied"]}),
    ("[S:Brandt] [Q:warned] that [C:the bridge might fall].", {"act": ["warned"], "hedged": ["might"]}),
    ("[S:Brandt] [Q:said] [C:the owner should pay].", {"act": ["should"]}),
    ("[S:Brandt] [Q:said] [C:the owner should not pay].", {"act": ["should"], "negated": ["not"]}),
    ("[C:“Leave the valley now,”] [S:the chief] [Q:said].", {"act": ["Leave"]}),
    ("[S:Kerl] [Q:said] [C:he would step down in May].", {"act": ["would"]}),
    ("[S:Kerl] [Q:said] [C:he would not sign the treaty].", {"act": ["would", "not"], "negated": ["not"]}),
    ("[S:Brandt] [Q:said] [C:[T:Kerl] had carried out the attack].", {"act": ["carried", "attack"]}),
    ("[C:“Who opened the gate?”] [S:the judge] [Q:said].", {"act": ["?"]}),
    ("[S:Brandt] [Q:called] [C:the cut a disgrace].", {"act": ["disgrace"]}),
    ("[S:Analysts] do not [Q:expect] [C:a deal].", {"act": ["expect"], "negated": ["not"]}),
    ("[S:Brandt] reportedly [Q:said] [C:no ship was lost].", {"negated": ["no"], "hedged": ["reportedly"]}),
]


@pytest.mark.parametrize(("marked", "expected"), PAIRS)
def test_the_words_that_decide_are_named(
    marked: str, expected: dict[str, list[str]], readings: dict[str, Reading]
) -> None:
    text, _ = unmark(marked)
    (statement,) = readings[text].statements
    grounds = groupby(statement.grounds, key=lambda ground: ground.field)
    assert {field: [ground.span.of(text) for ground in group] for field, group in grounds} == expected
    assert list(statement.grounds) == sorted(statement.grounds)


@pytest.mark.parametrize(("marked", "expected"), PAIRS)
def test_a_statement_is_negated_or_hedged_just_where_words_say_so(
    marked: str, expected: dict[str, list[str]], readings: dict[str, Reading]
) -> None:
    (statement,) = readings[unmark(marked)[0]].statements
    assert (statement.negated, statement.hedged) == ("negated" in expected, "hedged" in expected)
