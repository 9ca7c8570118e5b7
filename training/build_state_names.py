"""Write what states are called in other languages, from the locale data of CLDR in the `babel` package.

    python training/build_state_names.py

Writes knowledge/tables/state_names.tsv and the row of its source in sources.tsv. Rows of the table that were written
by hand (source "sayso") stay. A name with another one in brackets, such as "Myanmar (Birmanie)", gives the first alone
too, where no other state is called so.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from babel import Locale

KNOWLEDGE = Path(__file__).parents[1] / "src" / "sayso" / "knowledge"
TABLE, SOURCES = KNOWLEDGE / "tables" / "state_names.tsv", KNOWLEDGE / "tables" / "sources.tsv"
LOCALES = {"ar": "ar", "es": "es", "fa": "fa", "fr": "fr", "prs": "fa_AF", "ps": "ps", "ru": "ru", "zh": "zh"}
BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]$")
COLUMNS = "code\tlanguage\tname\tsource\tsince\tuntil"
HEAD = """\
# What states and territories are called in other languages. Names with the source "cldr" are those of Unicode CLDR
# (licence Unicode-3.0; see NOTICE), compiled by training/build_state_names.py from the package babel; what is left of
# them without a second name in brackets is taken in besides, where no other state is called so. Those with the source
# "sayso" were written by the sayso project, Apache-2.0, from general knowledge: what news says for short.
# code: ISO 3166 alpha-3. language: ISO 639-1, and prs (ISO 639-3) for Dari.
"""


def names(codes: dict[str, str]) -> list[tuple[str, str, str]]:
    """Code, language and name of every state in every language, from CLDR; `codes` leads from alpha-2 to alpha-3."""
    found: dict[tuple[str, str], set[str]] = {}  # (language, name) -> codes
    whole = set()
    for language, locale in LOCALES.items():
        territories = Locale.parse(locale).territories
        for alpha2, alpha3 in codes.items():
            if name := territories.get(alpha2):
                whole.add((alpha3, language, name))
                found.setdefault((language, name), set()).add(alpha3)
                found.setdefault((language, BRACKETED.sub("", name)), set()).add(alpha3)
    cut = {(min(those), language, name) for (language, name), those in found.items() if len(those) == 1}
    return sorted(whole | cut)


def by_hand() -> list[tuple[str, str, str]]:
    """The names of the table that were written by hand."""
    if not TABLE.exists():
        return []
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1], row[2]) for row in rows if row[3:4] == ["sayso"]]


def main() -> None:
    """Compile and write."""
    listed = (KNOWLEDGE / "country_codes.txt").read_text(encoding="utf-8").splitlines()
    codes = dict(line.split() for line in listed if line.strip() and not line.startswith("#"))
    compiled = names(codes)
    kept = [row for row in by_hand() if row not in compiled]
    sources = [*((row, "cldr") for row in compiled), *((row, "sayso") for row in kept)]
    body = "".join("\t".join([*row, source, "", ""]) + "\n" for row, source in sorted(sources))
    TABLE.write_text(f"{HEAD}{COLUMNS}\n{body}", encoding="utf-8")
    source = f"cldr\tUnicode CLDR, names of territories\tUnicode-3.0\tbabel {version('babel')}"
    others = [line for line in SOURCES.read_text(encoding="utf-8").splitlines() if not line.startswith("cldr\t")]
    SOURCES.write_text("\n".join([*others, source]) + "\n", encoding="utf-8")
    print(f"{len(compiled)} names from CLDR, {len(kept)} by hand")


if __name__ == "__main__":
    main()
