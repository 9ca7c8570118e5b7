"""What a negation at the cue makes of a statement: "did not say that" is none, "would not say" is a refusal."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.drafts import Draft, Use
from sayso.extract.syntax import children
from sayso.records import Act, Parse

_OPEN = frozenset(("whether", "if", "when", "where", "how", "why", "what", "who", "which"))
_WILL = frozenset(("will", "wo", "'ll", "would", "'d", "could"))
_SAYING = frozenset((Act.ASSERT, Act.CONFIRM, Act.DENY, Act.PREDICT, Act.QUESTION))


def negated(parse: Parse, use: Use | None, draft: Draft) -> Draft | None:
    """The draft as the negation at its cue leaves it; None where nothing is said.

    Nobody said that talks failed where somebody "did not say that talks failed". What is kept from being said ("would
    not confirm", "did not say whether") is a refusal. "Does not expect" is left as it is: the content is negated.
    """
    if use is None or draft.negated:
        return draft
    opens = parse.words[draft.content[0][0]].lower() in _OPEN
    unwilling = any(parse.words[one].lower() in _WILL for one in children(parse, use.verb, "aux"))
    return replace(draft, act=Act.REFUSE) if draft.act in _SAYING and (opens or unwilling) else None
