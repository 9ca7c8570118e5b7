"""Texts of deeds: marked pairs by phenomenon, texts that tell a deed more than once, and short reports."""

from __future__ import annotations

from event_markup import listed, unmark

TABLES = {  # items with a star go through the networks too: those that any sound weights get right
    "the sixteen types": """
- [A:Chad] and [A:Sudan] [E/AGREE/reported:agreed] to talk about fish.
- [A:The president] [E/CONSULT/reported:met] [A:the chancellor].
- * [A:The foreign minister] [E/SUPPORT/reported:praised] [R:the soldiers].
- * [A:The president] [E/CONCEDE/reported:pardoned] [R:eleven deserters].
- [A:India] and [A:Japan] [E/COOPERATE/reported:held joint naval exercises] in [D:May].
- [A:Norway] [E/AID/reported:donated] four ambulances to [R:Nepal].
- * [A:The prime minister] [E/RETREAT/reported:resigned] on [D:Sunday].
- [A:The bishop] [E/REQUEST/reported:asked] [R:the rebels] to think of their children.
- [A:The opposition] [E/ACCUSE/reported:accused] [R:the government] of fraud.
- [A:The government] [E/REJECT/reported:rejected] the proposal of [R:the rebels].
- * [A:The minister] [E/THREATEN/reported:threatened] [R:the union].
- * [A:Thousands of students] [E/PROTEST/reported:protested] in [W:Nairobi] on [D:Saturday].
- [A:France] [E/SANCTION/reported:imposed sanctions] on [R:the bank].
- [A:The army] [E/MOBILIZE/reported:deployed] [R:500 troops] to the border.
- * [A:Police] [E/COERCE/reported:arrested] [R:the editor of a newspaper] on [D:Friday].
- [A:Rebels] [E/ASSAULT/reported:attacked] [R:a police station in [W:Herat]] on [D:Tuesday].
""",
    "passive": """
- [R:The police] were [E/ASSAULT/reported:attacked] by [A:gunmen].
- [R:The editor] was [E/COERCE/reported:arrested] by [A:police] on [D:Friday].
- [R:Two guards] were [E/ASSAULT/reported:shot] by [A:rebels] near the bridge.
- [R:The ambassador] was [E/SANCTION/reported:expelled] by [A:the government].
- * [R:He] was [E/COERCE/reported:arrested] on [D:Monday].
""",
    "light verb": """
- [A:Troops] [E/ASSAULT/reported:launched an attack] on [W:the harbour].
- * [A:The two ministers] [E/CONSULT/reported:held talks] in [W:Oslo].
- [A:The navy] [E/ASSAULT/reported:carried out a raid] on [R:the island].
- [A:The police] [E/ACCUSE/reported:opened an investigation] into [R:the mayor].
- [A:The council] [E/SUPPORT/reported:gave its support] to [R:the president].
- [A:Workers] [E/PROTEST/reported:went on strike] on [D:Monday].
""",
    "event noun": """
- The [E/RETREAT/reported:withdrawal] of [A:Chadian troops] from the border began on [D:Monday].
- [E/ASSAULT/reported:Clashes] between [A:the army] and [A:rebels] broke out in the capital.
- An [E/ASSAULT/reported:attack] by [A:gunmen] on [R:a convoy] killed [N:nine] soldiers.
- [E/CONSULT/reported:Talks] between [A:Chad] and [A:Sudan] ended on [D:Monday].
""",
    "conjoined verbs": """
- [A12:Rebels] [E1/ASSAULT/reported:attacked] [R1:the barracks] and [E2/ASSAULT/reported:kidnapped] [R2:the governor].
- [A12:Police] [E1/ASSAULT/reported:stormed] [R1:the hall] and [E2/COERCE/reported:arrested] [R2:the speaker].
- [R12:The minister] was [E1/COERCE/reported:arrested] and [E2/ACCUSE/reported:charged] with fraud.
""",
    "conjoined parties": """
- * [A:The army] and [A:the police] [E/COERCE/reported:arrested] [R:[N:nine] students].
- [A:Rebels] and [A:gunmen] [E/ASSAULT/reported:attacked] [R:a convoy] and [R:a village].
- * [A:The minister] [E/CONSULT/reported:met] [A:the ambassador] and [A:the general].
""",
    "oblique partners": """
- [A:Militants] [E/ASSAULT/reported:fired on] [R:a convoy of soldiers].
- [A:The foreign minister] [E/CONSULT/reported:met with] [A:the ambassador of Chad].
- * [A:Students] [E/PROTEST/reported:protested against] [R:the government].
- * [A:Germany] [E/AID/reported:supplied] [R:Ukraine] with weapons.
""",
    "infinitive under a frame": """
- * [A1:The king] [E1/REQUEST/reported:ordered] [R1+A2:his troops] to [E2/RETREAT=-/demanded/in:withdraw].
- [A1:The minister] [E1/REQUEST/reported:urged] [R1+A2:the rebels] to [E2/RETREAT=-/demanded/in:release]
  [R2:the hostages].
- [A1:The council] [E1/REQUEST/reported:asked] [R1+A2:the government] to [E2/AID=-/demanded/in:send] doctors to
  [R2:the province].
""",
    "whose will it is": """
- The rebels said [A:they] would [E/ASSAULT=THREATEN/promised/in:shell] [R:the port].
- Analysts said they expect [A:the army] to [E/RETREAT=CONCEDE/predicted/in:withdraw].
- [A:The minister] [E/REJECT/reported:will not recognise] [R:the rebels].
""",
    "two deeds in one word": """
- * [A12:A court] [E1/SANCTION/reported+E2/COERCE/reported:sentenced] [R12:the editor] to ten years in prison.
""",
    "a cue within the trigger": """
- [A:The government] [E/CONCEDE/reported:declared a ceasefire].
""",
    "inside a statement": """
- The general [G:said] that [A:gunmen] had [E/ASSAULT/claimed/in:seized] [R:the airport].
- * The minister [G:said] that [A:police] had [E/COERCE/claimed/in:arrested] [R:[N:two] officers].
- * “[A:Soldiers] [E/ASSAULT/claimed/in:burned] [R:the village],” the mayor [G:said].
- * [G:According to] the mayor, [A:soldiers] [E/ASSAULT/claimed/in:killed] [R:nine villagers].
- “I [E/ACCUSE/reported/in:condemn] [R:the army],” [A:the mayor] said.
- “I [E1/REQUEST/reported/in:urge] [R1+A2:the rebels] to [E2/RETREAT=-/demanded/in:release] [R2:the hostages],”
  [A1:the bishop] said.
""",
    "denial": """
- [A:The army] did [G:not] [E/ASSAULT=-/denied:attack] [R:the port].
- [A:The minister] [G:denied] [E/ASSAULT=-/denied/in:attacking] [R:the village].
- * The army [G:denied] that [A:soldiers] had [E/ASSAULT=-/denied/in:attacked] [R:the village].
- [R:[G:No] soldiers] were [E/COERCE=-/denied:arrested].
- * [A:The army] [G:failed] to [E/ASSAULT=-/denied:seize] [R:the airport].
- [A12:The rebels] [E1/REJECT/reported:refused] to [E2/RETREAT=-/denied/in:release] [R12:the hostages].
- [A12:The army] [E1/ASSAULT/reported:shelled] [R1:the town] [G2:without] [E2/ASSAULT=-/denied:killing] [R2:civilians].
""",
    "demand": """
- [A1:The union] [E1/REQUEST/reported:urged] [R1+A2:the government] to [E2/RETREAT=-/demanded/in:release]
  [R2:the prisoners].
- [A1:The opposition] [E1/REQUEST/reported:called for] the [E2/RETREAT=-/demanded/in:release] of [R12:the prisoners].
- [A1:The opposition] [E1/REQUEST/reported:called for] [E2/SANCTION=-/demanded/in:sanctions] against [R12:the
  general].
- [A1:The council] [E1/REQUEST/reported:demanded] that [R1+A2:the army] [E2/RETREAT=-/demanded/in:withdraw] from the
  port.
""",
    "threat": """
- [A12:The general] [E1/THREATEN/reported:threatened] to [E2/ASSAULT=-/threatened/in:attack] [R12:the capital].
- [A12:The rebels] [E1/THREATEN/reported:threatened] to [E2/ASSAULT=-/threatened/in:kill] [R12:the hostages].
- [A12:The minister] [E1/THREATEN/reported:threatened] to [E2/SANCTION=-/threatened/in:expel] [R12:the ambassador].
""",
    "promise": """
- * [A12:The minister] [E1/AGREE/reported:promised] to [E2/AID=-/promised/in:help] [R12:the refugees].
- [A1:The government] [E1/AGREE/reported:pledged] aid to [R1:the refugees].
- The president said [A:he] [G:would] [E/RETREAT=CONCEDE/promised/in:resign].
""",
    "prediction": """
- [A:The government] [G:will] [E/RETREAT=CONCEDE/predicted:release] [R:the prisoners] on [D:Friday].
- The minister said that [A:the rebels] [G:would] [E/ASSAULT=-/predicted/in:attack] [R:the capital].
""",
    "hypothetical": """
- [G:If] [A:the army] [E/ASSAULT=-/hypothetical:attacks] [R:the port], prices rise.
- [A:The rebels] [G:might] [E/ASSAULT=-/hypothetical:attack] [R:the capital].
- [A:The government] [G:may] [E/SANCTION=-/hypothetical:impose sanctions] on [R:the bank].
- Did [A:the army] [E/ASSAULT=-/hypothetical:attack] [R:the port][G:?]
""",
    "historical": """
- [A:The army] [E/ASSAULT/historical:invaded] [R:the island] in [D+G:1974].
- [A:The army] had [E/ASSAULT/historical:attacked] [R:the port] in [D+G:2009].
- * In [G+D:1998], [A:the government] [E/SANCTION/historical:expelled] [R:the ambassador].
""",
    "unnamed doers": """
- * [A:Unidentified gunmen] [E/ASSAULT/reported:killed] [R:[N:two] policemen].
- * [A:Unknown attackers] [E/ASSAULT/reported:kidnapped] [R:a priest] on [D:Monday].
- * [A:Masked men] [E/ASSAULT/reported:abducted] [R:two nurses].
""",
    "pronoun and relative": """
- [A1:The mayor] [E1/CONSULT/reported:met] [A1:the rebels]. [A2:He] [E2/REQUEST/reported:urged] [R2+A3:them] to
  [E3/RETREAT=-/demanded/in:release] [R3:the hostages].
- [A:The gunmen] who [E/ASSAULT/reported:attacked] [R:the convoy] fled to the hills.
""",
    "size": """
- * [A:Police] [E/COERCE/reported:arrested] [R:[N:about 40] students].
- [R:[N:Between 20 and 30] rebels] were [E/COERCE/reported:arrested].
""",
    "words and deeds": """
- * [A:The senator] [E/ACCUSE/reported:attacked] the budget.
- * [A:The government] [E/CONCEDE/reported:lifted] the curfew.
- * [A1:The government] [E1/ACCUSE/reported:condemned] the [E2/ASSAULT=-/claimed/in:attack] by [A2+R1:the rebels].
""",
    "sports": """
- The striker shot wide, and the goalkeeper beat him to the ball in the second half of the match.
- The team was beaten in the final of the league after the goalkeeper attacked the ball.
""",
    "accidents": """
- Four passengers were injured when the train derailed.
- A truck hit a bus and killed three passengers.
- * The bus crashed into a wall and injured twelve people.
""",
    "weather": """
- A storm killed nine people and destroyed two bridges.
- The flood killed nine villagers.
- * Heavy rain hit the coast on Monday.
""",
    "business": """
- The company launched a new phone and cut its prices.
- The bank acquired a smaller rival and fired its managers.
- Shares fell on Monday after the bank raised its rates.
""",
    "metaphor": """
- * The film stole the hearts of the critics.
- * The minister fought back tears.
- * The new law struck a chord with voters.
""",
    "plain statements": """
- * The minister said that winters are long.
- * According to the mayor, the old library is too small.
""",
}

DEEDS = {  # texts, and how many deeds the predications of each type are
    "Rebels attacked a convoy in Herat on Tuesday. The mayor said rebels had attacked the convoy.": {"ASSAULT": [1, 1]},
    "Police arrested the editor on Friday. The arrest of the editor by police angered the union.": {"COERCE": [1, 1]},
    "The army shelled the port on Monday. The rebels denied that the army had shelled the port.": {"ASSAULT": [1, 1]},
    "Rebels attacked a convoy in Herat. Rebels attacked a convoy in Lima.": {"ASSAULT": [1, 2]},
    "The council urged the army to withdraw. The army withdrew on Monday.": {"REQUEST": [1], "RETREAT": [2, 3]},
}

REPORTS = (
    (
        "Rebels attacked a convoy in Herat on Tuesday and kidnapped two drivers. The governor said that at least nine "
        "soldiers had been killed. The army denied that its soldiers had fled.\n\nThe council urged the rebels to "
        "release the drivers. It condemned the attack.\n"
    ),
    (
        "The foreign minister met the ambassador of Chad in Oslo on Monday. Norway promised to send food to Chad. “We "
        "thank Norway,” the ambassador said.\n\nThe opposition accused the minister of fraud and called for his "
        "resignation.\n"
    ),
    (
        "The team won the match with two late goals. The goalkeeper saved a shot in the second half, and the striker "
        "said the league was not over.\n"
    ),
    (
        "Il ministro ha detto che i lavori del ponte finiranno entro l'estate, ma i pescatori del villaggio non ci "
        "credono e chiedono una nuova strada lungo il fiume, perché quella vecchia è ormai chiusa da tre anni.\n"
    ),
)

WEATHER = "Some rain fell over the quiet hills in the early hours of the day, and the roads stayed wet.\n\n"

ALL = listed(TABLES)
STARRED = [one for one in ALL if str(one.values[0]).startswith("* ")]


def plain(marked: str) -> str:
    """A text of the tables without its marks."""
    return unmark(marked.removeprefix("* "))[0]


TEXTS = [*(plain(str(one.values[0])) for one in ALL), *DEEDS, *REPORTS[:3]]
"""All texts in English."""
