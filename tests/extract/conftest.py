"""One reading for all marked texts: they go through the real stages in one batch.

The grammar alone reads them, so that a pair shows what a rule does; test_network.py shows what the network adds.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from _pytest.python import Function
from markup import unmark

from sayso import pipeline
from sayso.annotate.language import LanguageIdentifier
from sayso.annotate.mentions import MentionFinder
from sayso.annotate.parse import Parser
from sayso.extract.statements import StatementExtractor
from sayso.ingest.furniture import FurnitureMarker
from sayso.records import Article, Reading


def read(texts: Sequence[str]) -> dict[str, Reading]:
    """The readings of the texts, by text."""
    stages = (FurnitureMarker(), LanguageIdentifier(), Parser(), MentionFinder(), StatementExtractor(learned=False))
    articles = [Article(f"pair-{number}", text) for number, text in enumerate(texts)]
    return {one.article.text: one for one in pipeline.run(articles, stages, batch=max(1, len(articles)))}


@pytest.fixture(scope="session")
def readings(request: pytest.FixtureRequest) -> dict[str, Reading]:
    """The readings of every marked text that this run tests."""
    marked = (
        str(item.callspec.params["marked"])
        for item in request.session.items
        if isinstance(item, Function) and hasattr(item, "callspec") and {"readings", "marked"} <= {*item.fixturenames}
    )
    return read(sorted({unmark(text)[0] for text in marked}))
