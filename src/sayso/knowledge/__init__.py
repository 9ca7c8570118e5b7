"""Facts and lexicons that ship with the package, each with its source, and the user's own laid over them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files as resources

from sayso.knowledge.layers import knowledge


@cache
def fingerprint(*names: str, files: tuple[str, ...] = ()) -> str:
    """Eight hexadecimal digits over what a stage knows, for `made_by`.

    A name with a dot is a data file of this folder ("cues.toml"); another is a table ("roles") or "places", the
    gazetteer, of which what the user's compiled `files` have counts too: by content, wherever the files lie. Without
    names, everything in the compiled files counts. Raises KnowledgeError for a table that is not there.
    """
    hashed = hashlib.blake2b(digest_size=4)
    if not names:
        hashed.update(knowledge(files).digest().encode())
    for name in names:
        if "." in name:
            hashed.update(resources("sayso.knowledge").joinpath(name).read_bytes())
        else:
            hashed.update(knowledge(files).digest(name).encode())
    return hashed.hexdigest()
