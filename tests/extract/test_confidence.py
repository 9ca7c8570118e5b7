"""How sure a statement is: by its frame alone, or by what the network says to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.extract.confidence import FEATURES, confidence, features
from sayso.extract.drafts import Draft, Support
from sayso.records import Act

PLAIN = Draft(((3, 9),), Act.ASSERT, "clause", (2, 3), 1)
BACKED = replace(PLAIN, support=Support(0.95, 1.0, 0.97, 0.97))


def test_the_grammar_alone_gives_the_share_of_its_frame() -> None:
    assert 0.7 < confidence(PLAIN) < 0.95
    short = replace(PLAIN, content=((3, 5),))
    assert confidence(short) < confidence(PLAIN)
    assert 0.5 < confidence(replace(PLAIN, frame="a frame never counted")) < 0.95


@pytest.mark.parametrize(
    "weaker",
    [Support(0.2, 1.0, 0.97, 0.97), Support(0.95, 0.3, 0.6, 0.97), Support(0.95, 1.0, 0.97, 0.05), Support(0, 0, 0, 0)],
)
def test_less_support_is_less_sure(weaker: Support) -> None:
    assert confidence(replace(PLAIN, support=weaker)) < confidence(BACKED)


def test_what_the_grammar_backs_is_surer() -> None:
    assert confidence(replace(BACKED, frame="learned", support=Support(0.95, 0.0, 0.97, 0.97))) < confidence(BACKED)


def test_every_feature_has_a_number() -> None:
    assert tuple(features(BACKED)) == FEATURES
    assert features(PLAIN) == {}
