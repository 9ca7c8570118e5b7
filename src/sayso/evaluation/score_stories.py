"""Stories: are reports of one story together and no others, by B-cubed (Bagga and Baldwin, 1998).

A report that no story of ours holds stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.evaluation.counts import Count, Scored
from sayso.evaluation.rows import Annotated, Judged

HEADLINES = ("b-cubed",)
"""The figures that are held to floors."""

CAUSES = ("not together", "with others")
"""Every cause, by name."""


def score(reports: Sequence[Annotated], told: Mapping[str, str]) -> list[Scored]:
    """Score each report by those that it is together with.

    `told` names the story of ours by the report's id.

    Reports without a story in gold are left out.
    """
    gold = {each.article.id: each.stories[0] for each in reports if each.stories}
    ours = {identity: told.get(identity, f"alone:{identity}") for identity in gold}
    by_gold, by_ours = _members(gold), _members(ours)
    scored = []
    for report in reports:
        identity = report.article.id
        if identity not in gold:
            scored.append(Scored({}))
            continue
        wanted, given = by_gold[gold[identity]], by_ours[ours[identity]]
        shared = len(wanted & given)
        count = Count(shared / len(wanted), 1, shared / len(given), 1)
        cause = "not together" if wanted - given else "with others" if given - wanted else ""
        others = ", ".join(sorted((wanted ^ given) - {identity})[:3])
        scored.append(Scored({"b-cubed": count}, (Judged(not cause, cause, others),)))
    return scored


def numbers(reports: Sequence[Annotated], told: Mapping[str, str]) -> dict[str, float | None]:
    """How many stories there are in gold and among ours."""
    gold = {each.article.id: each.stories[0] for each in reports if each.stories}
    ours = {told.get(identity, f"alone:{identity}") for identity in gold}
    return {"stories": len(ours), "gold stories": len(set(gold.values()))}


def _members(stories: Mapping[str, str]) -> dict[str, set[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for identity, story in stories.items():
        members[story].add(identity)
    return members
