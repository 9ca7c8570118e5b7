"""Which words tell a deed, and of what type: sentences with each deed in brackets, and sentences that tell none."""

from __future__ import annotations

import re
import time

import pytest
from pages import page, words

from sayso.extract.events.candidates import candidates

_MARK = re.compile(r"\[([A-Z]+):([^\]]+)\]")
"""`[TYPE:words]`: the trigger shares a word with those."""

TABLES = {
    "verbs": """
- Soldiers [ASSAULT:shot] two fishermen near the lagoon.
- Two fishermen were [ASSAULT:shot] by soldiers near the lagoon.
- Police [COERCE:arrested] the editor on Friday.
- The editor, who was [COERCE:detained] on Friday, is at home.
- Rebels [ASSAULT:attacked] the barracks and [COERCE:detained] the governor.
- Norway [AID:donated] four ambulances to the province.
- The prime minister [RETREAT:resigned] on Sunday.
- The president [CONCEDE:pardoned] eleven deserters.
- The minister [SUPPORT:praised] the nurses of the army.
""",
    "particles and prepositions": """
- The junta [COERCE:cracked down on] the unions.
- The opposition [REQUEST:called for] an [ACCUSE:inquiry].
- The general [RETREAT:stepped down] on Monday.
- The envoy [ACCUSE:lashed out at] the council.
- The workers [PROTEST:went on strike] in March.
- Denmark [SANCTION:pulled out of] the treaty.
""",
    "what the object decides": """
- The council [SANCTION:imposed] sanctions on the bank.
- The governor [COERCE:imposed] a curfew on the port.
- Chad [RETREAT:withdrew] its troops from the border.
- Chad [SANCTION:withdrew] its ambassador from Lima.
- The rebels [RETREAT:released] nine hostages.
- The ministry released a report on fishing.
- Peru [CONCEDE:lifted] the curfew.
- The crane lifted the engine.
- The court [CONCEDE:overturned] his conviction.
""",
    "event nouns and light verbs": """
- Troops [ASSAULT:launched an attack] on the harbour.
- The two ministers [CONSULT:held talks] in Oslo.
- The [RETREAT:withdrawal] of Chadian troops from the border went smoothly.
- Villagers fled a [ASSAULT:raid] by soldiers.
- Police [ACCUSE:opened an investigation] into the mayor.
- [ASSAULT:Clashes] broke out in the capital.
""",
    "taken up, or spoken of in general": """
- Rebels [ASSAULT:attacked] the barracks. The attack lasted an hour.
- The judge spoke about detention.
- He is held to be an expert on arbitration.
""",
    "one deed, told once": """
- The [ASSAULT:bombing] killed nine soldiers.
- Nine soldiers were [ASSAULT:killed] by a roadside bomb.
""",
    "infinitives and what is inside statements": """
- The commander [REQUEST:ordered] his troops to [RETREAT:withdraw].
- The colonel said that gunmen had [ASSAULT:seized] the airport.
- The minister [REQUEST:urged] Chad to [RETREAT:release] the hostages.
- The union said the government [REQUEST:must] explain the budget.
""",
    "decision rules": """
- The senator [ACCUSE:attacked] the budget.
- The court [SANCTION:convicted] the banker of fraud.
- The government said it will not [REJECT:accept] the proposal.
- Marchers [PROTEST:demonstrated] in the capital, demanding higher pensions.
- Canada [AID:sent] troops to a peacekeeping mission in Mali.
- The envoy [ACCUSE:called] the vote "a puppet show".
""",
    "no events": """
- The striker shot wide and the goalkeeper beat him to the ball in the second half of the match.
- A storm killed nine people and destroyed two bridges.
- Four passengers were injured when the train derailed.
- The company launched a new phone and cut its prices.
- Would you release the prisoners if you were elected?
- "In order to win we need patience," the coach said.
- The minister said that winters are long.
- The pianist struck a chord and held it.
- The president met his deadline.
""",
}
CASES = [
    pytest.param(line.removeprefix("- "), id=f"{name}: {line.removeprefix('- ')[:60]}")
    for name, table in TABLES.items()
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize("marked", CASES)
def test_the_deeds_of_a_sentence(marked: str) -> None:
    read = page(_MARK.sub(lambda found: found[2], marked))
    wanted = [(found[1], set(found[2].split())) for found in _MARK.finditer(marked)]
    given = [(deed.type, set(words(read, deed.trigger).split())) for deed in candidates(read)]
    assert [name for name, _ in given] == [name for name, _ in wanted], given
    assert all(ours & theirs for (_, ours), (_, theirs) in zip(given, wanted, strict=True)), given


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The senator attacked the budget.", "attack-in-words-is-accuse"),
        ("The government said it will not accept the proposal.", "will-not-is-reject"),
        ("Canada sent troops to a peacekeeping mission in Mali.", "troops-for-peace-or-relief-are-aid"),
        ("The court sentenced the banker to nine years in prison.", "prison-sentence-is-coerce-too"),
    ],
)
def test_a_rule_that_changes_the_type_is_named(text: str, rule: str) -> None:
    assert rule in [deed.rule for deed in candidates(page(text))]


def test_a_prison_sentence_is_two_deeds_and_a_fine_is_one() -> None:
    prison = candidates(page("The court sentenced the banker to nine years in prison."))
    assert [deed.type for deed in prison] == ["COERCE", "SANCTION"]
    assert len({deed.head for deed in prison}) == 1
    assert [deed.type for deed in candidates(page("The court fined the banker."))] == ["SANCTION"]


@pytest.mark.parametrize(
    ("text", "name", "mode"),
    [
        ("The rebels threatened to attack the capital.", "THREATEN", "violence"),
        ("France threatened to expel two diplomats.", "THREATEN", "expel"),
        ("The union urged Chad to release the hostages.", "REQUEST", "yield"),
        ("The mayor refused to meet the envoy.", "REJECT", "meet"),
        ("The union urged the minister to mend the roads.", "REQUEST", "change"),
        ("Police arrested the editor.", "COERCE", "arrest"),
        ("Two drone strikes killed nine rebels.", "ASSAULT", "drone"),
    ],
)
def test_the_mode(text: str, name: str, mode: str) -> None:
    assert [deed.mode for deed in candidates(page(text)) if deed.type == name] == [(mode,)]


def test_the_order_is_that_of_the_heads() -> None:
    read = page("Rebels seized the airport, police arrested nine students and Norway donated ambulances.")
    heads = [deed.head for deed in candidates(read)]
    assert len(heads) == 3
    assert heads == sorted(heads)


def test_wide_keeps_what_the_grammar_holds_for_no_event() -> None:
    read = page("Rebels attacked the barracks. The attack lasted an hour. A storm killed nine people.")
    narrow = {deed.head for deed in candidates(read)}
    wide = {deed.head for deed in candidates(read, wide=True)}
    assert narrow < wide


def test_it_costs_little() -> None:
    read = page(" ".join(["Rebels attacked the barracks and the minister demanded that they withdraw."] * 100))
    candidates(read)
    start = time.perf_counter()
    candidates(read)
    assert (time.perf_counter() - start) / len(read.parse.words) < 0.0005
