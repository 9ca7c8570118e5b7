"""Made-up readings for tests: gold, in the form that `sayso read` prints, with seeded mistakes in it."""

from __future__ import annotations

import random
from typing import Any

from sayso.records import Act, Status

Json = dict[str, Any]
TYPES = ("AGREE", "CONSULT", "SUPPORT", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "PROTEST", "COERCE", "ASSAULT")
COUNTRIES = ("USA", "RUS", "FRA", "ISR", "CIV", "UNO", "PSE")


class Perturber:
    """Mistakes of all sorts, drawn from a seed, in one report's text."""

    def __init__(self, text: str, seed: str) -> None:
        self.text = text
        self.chance = random.Random(seed)

    def kept(self, rows: list[Json]) -> list[Json]:
        """Most of the rows, some of them twice, in another order."""
        chosen = [row for row in rows if self.chance.random() < 0.8]
        chosen += [row for row in rows if self.chance.random() < 0.15]
        self.chance.shuffle(chosen)
        return chosen

    def span(self, start: int, end: int) -> Json:
        """The span, now and then moved, cut or stretched."""
        if self.chance.random() < 0.4:
            start += self.chance.randint(-25, 25)
            end += self.chance.randint(-25, 25)
        start = max(0, min(start, len(self.text) - 2))
        end = max(start + 1, min(end, len(self.text)))
        return {"start": start, "end": end, "text": self.text[start:end]}

    def anywhere(self, size: int = 40) -> Json:
        """A span somewhere in the text."""
        start = self.chance.randrange(max(1, len(self.text) - size))
        return self.span(start, min(len(self.text), start + size))

    def mention(self, start: int, end: int, actor: str | None = None) -> Json:
        """A mention at about that place."""
        return {"span": self.span(start, end), "form": "name", "actor": actor}

    def mentions(self, spans: list[list[int]], actor: str | None = None) -> list[Json]:
        """Mentions at some of the places, and now and then one more."""
        found = [self.mention(*each, actor) for each in spans if self.chance.random() < 0.8]
        if self.chance.random() < 0.2:
            found.append({"span": self.anywhere(10), "form": "name", "actor": actor})
        return found

    def statement(self, content: list[list[int]], speaker: list[int] | None, cue: list[int] | None) -> Json:
        """A statement with about these words."""
        act = self.chance.choice([each.value for each in Act])
        return {
            "content": [self.span(*each) for each in content],
            "manner": "indirect",
            "act": act,
            "speaker": self.mention(*speaker) if speaker and self.chance.random() < 0.85 else None,
            "cue": self.span(*cue) if cue and self.chance.random() < 0.85 else None,
            "negated": self.chance.random() < 0.3,
            "confidence": round(self.chance.random(), 2),
        }


def reading(article: Json, **rows: list[Json]) -> Json:
    """A reading as JSON, with the article in the form of the record."""
    names = "furniture mentions actors roles places times statements events threats failures".split()
    return {"article": article, **{name: rows.get(name, []) for name in names}}


def article(gold: Json) -> Json:
    """The article of a gold line."""
    return {"id": str(gold.get("id") or gold.get("doc_id") or gold.get("sent_id")), "text": gold["text"]}


def of_quotes(gold: Json) -> Json:
    """PolNeAR."""
    by = Perturber(gold["text"], gold["doc_id"])
    rows = [
        by.statement(each["content"], (each["source"] or [None])[0], (each["cue"] or [None])[0])
        for each in by.kept(gold["quotes"])
    ]
    return reading(article(gold), statements=[*rows, by.statement([[5, 60]], None, None)])


def of_record(gold: Json) -> Json:
    """Our own gold."""
    by = Perturber(gold["text"], gold["id"])
    statements = [
        by.statement([each for each in row["content"] if each], row["speaker"], row["cue"])
        | ({"act": row["act"]} if by.chance.random() < 0.7 else {})
        for row in by.kept(gold["statements"])
    ]
    events = [
        {
            "type": row["type"] if by.chance.random() < 0.7 else by.chance.choice(TYPES),
            "base_type": by.chance.choice([None, row["type"]]),
            "trigger": by.span(*row["trigger"]),
            "status": row["status"] if by.chance.random() < 0.6 else by.chance.choice([each.value for each in Status]),
            "actors": by.mentions([each for each in row["actors"] if each]),
            "recipients": by.mentions([each for each in row["recipients"] if each]),
            "said_in": by.chance.choice([None, "a"]) if row["said_in"] is None else "a",
        }
        for row in by.kept([row for row in gold["events"] if row["trigger"]])
    ]
    roles = []
    for row in by.kept([row for row in gold["roles"] if row["person"] and row["title"]]):
        ends = [*row["person"], *row["title"]]
        evidence = by.span(min(ends), max(ends)) if by.chance.random() < 0.9 else None
        roles.append({"person": "p", "title": "Minister", "evidence": evidence})
    return reading(article(gold), statements=statements, events=events, roles=roles)


def of_sentence(gold: Json) -> Json:
    """PLOVER sentences."""
    by = Perturber(gold["text"], gold["sent_id"])
    actors: list[Json] = []
    events = []

    def parties(given: list[Json]) -> list[Json]:
        made = []
        for each in given:
            if by.chance.random() < 0.85:
                country = (each.get("code") or "FRA") if by.chance.random() < 0.7 else by.chance.choice(COUNTRIES)
                sector = by.chance.choice([each.get("sector") or None, "GOV", "CIV", None])
                actors.append({"id": f"a{len(actors)}", "name": "x", "country": country, "sector": sector})
                made.append(by.mention(*(each.get("spans") or [[0, 4]])[0], actors[-1]["id"]))
        return made

    for row in [*by.kept(gold["events"]), *by.kept(gold["events"])]:
        sources, targets = parties(row["source_actor"]), parties(row["target_actor"])
        if by.chance.random() < 0.2:
            sources, targets = sources + targets, []
        events.append(
            {
                "type": row["type"] if by.chance.random() < 0.7 else by.chance.choice(TYPES),
                "mode": by.chance.choice([row.get("mode") or [], ["allege"]]),
                "trigger": by.anywhere(5),
                "status": "reported",
                "actors": sources,
                "recipients": targets,
            }
        )
    return reading(article(gold), actors=actors, events=events)


def of_places(gold: Json) -> Json:
    """Places."""
    by = Perturber(gold["text"], str(gold["id"]))
    rows = [
        {
            "span": by.span(each["start"], each["end"]),
            "lat": each["lat"] and each["lat"] + by.chance.choice([0, 0, 0.3, 5]) if by.chance.random() < 0.9 else None,
            "lon": (each["lon"] or 0) + by.chance.choice([0, 0, 0.3, 5]),
            "country": by.chance.choice(["USA", "FRA", "PHL", "SYR", "XKX", "ROU", None]),
            "geonames": int(each["geonameid"]) if each.get("geonameid") and by.chance.random() < 0.3 else None,
            "confidence": by.chance.random(),
        }
        for each in by.kept(gold["toponyms"])
    ]
    return reading(article(gold), places=[*rows, {"span": by.anywhere(8), "lat": 1.0, "lon": 2.0}, {"span": None}])


def of_times(gold: Json) -> Json:
    """Times."""
    by = Perturber(gold["text"], gold["id"])
    rows = [
        {
            "span": by.span(each["start"], each["end"]),
            "type": each["type"] if by.chance.random() < 0.8 else "SET",
            "value": by.chance.choice([each["value"], each["value"], f"{each['value']}-03", "T00:00", None]),
        }
        for each in by.kept(gold["timexes"])
    ]
    return reading(article(gold), times=[*rows, {"span": by.anywhere(8), "type": "DATE", "value": "2024"}])


def of_pronoun(gold: Json) -> Json:
    """GAP, in the form that the bench gives its rows."""
    by = Perturber(gold["text"], gold["id"])
    at, word = gold["pronoun"]
    actor = by.chance.choice(["a", "b", None])
    start = at + (by.chance.random() < 0.1)
    mentions = [{"span": {"start": start, "end": at + len(word)}, "form": "pronoun", "actor": actor}]
    for (offset, name, _), its in zip(gold["names"], "ab", strict=True):
        mentions.append(by.mention(offset, offset + len(name), by.chance.choice([its, its, None, "b"])))
    for each in mentions:
        span = each["span"]
        span["text"] = gold["text"][span["start"] : span["end"]]
    return reading(article(gold), mentions=mentions)
