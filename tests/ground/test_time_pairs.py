"""Pairs of a text and the times in it, a table for each kind of time."""

from __future__ import annotations

import pytest
from timed import complaints

DATES = [
    "Delegates met on [Friday (April 26)=2024-04-26] in the capital.",
    "Delegates met on [Friday, April 26=2024-04-26], in the capital.",
    "The truce of [26 April 2024=2024-04-26] held.",
    "The truce was signed on [April 9, 2019=2019-04-09].",
    "The truce was signed on [the 9th of April, 2019=2019-04-09].",
    "It was signed on [Tuesday, 9 April 2019=2019-04-09], officials said.",
    "The log gives [2023-11-02=2023-11-02] as the date.",
    "The log gives [11/02/2023=2023-11-02] as the date.",
    "The log gives [23.11.2022=2022-11-23] as the date.",
    "The depot burned on [Feb. 3=2024-02-03].",
    "The envoys will be back on [May 6=2024-05-06].",
    "Envoys met on [December 30=2023-12-30] to end the siege.",
    "Envoys will meet on [January 12=2025-01-12] next.",
    "Shelling went on from [April 21=2024-04-21] to [23=2024-04-23].",
    "The fair runs from [21=2024-05-21] to [23 May=2024-05-23].",
]
WEEKDAYS = [
    "The convoy left on [Tuesday=2024-04-23].",
    "The convoy will leave on [Tuesday=2024-04-30].",
    "The convoy left on [Friday=2024-04-26].",
    "Ministers are expected to vote on [Monday=2024-04-29].",
    "He promised to free the crew by [Sunday=2024-04-28].",
    "[Wednesday=2024-04-24]'s raid killed two guards.",
    "The court gave them until [Monday=2024-04-29] to reply.",
    "The bridge fell [last Monday=2024-04-22].",
    "The bridge opens [next Monday=2024-04-29].",
    "Patrols go out [every Friday=set ????-W??-5].",
    "Prayers are held on [Fridays=set ????-W??-5].",
]
TENSES = [
    "The court will hear the case on [Wednesday=2024-05-01].",
    "The court is to hear the case on [Wednesday=2024-05-01].",
    "The court hears the case on [Wednesday=2024-05-01].",
    "The court is hearing the case on [Wednesday=2024-05-01].",
    "The court heard the case on [Wednesday=2024-04-24].",
    "The court had heard the case on [Wednesday=2024-04-24].",
    "The case was heard on [Wednesday=2024-04-24].",
    "The case will be heard on [Wednesday=2024-05-01].",
    "The case is due to be heard on [Wednesday=2024-05-01].",
    "The hearing is scheduled for [Wednesday=2024-05-01].",
    "He said on [Wednesday=2024-04-24] that the court would hear the case on [Monday=2024-04-29].",
    "The clerk, who resigned on [Wednesday=2024-04-24], will leave on [Monday=2024-04-29].",
    '"I will be there on [Monday=2024-04-29]," he said on [Thursday=2024-04-25].',
    "Rebels may strike again on [Sunday=2024-04-28].",
    "He vowed to fly out on [Sunday=2024-04-28].",
    "Voters go to the polls on [Sunday=2024-04-28].",
    "Shells have fallen on the port since [Monday=2024-04-22].",
    "It would have opened on [Wednesday=2024-04-24].",
    "They might have met on [Wednesday=2024-04-24].",
    "They did not meet on [Wednesday=2024-04-24].",
    "A strike on [Thursday=2024-04-25] killed two.",
    "[Thursday=2024-05-02]'s vote will decide it.",
    "Ahead of [Sunday=2024-04-28]'s vote, guards were sent in.",
    "After [Sunday=2024-04-21]'s vote, guards were sent in.",
]
PARTIAL = [
    "Fighting began in [April=2024-04].",
    "Fighting began in [October 2021=2021-10].",
    "Fighting began in [late October=2023-10].",
    "The accord dates from [1998=1998].",
    "The dam was built in [the 1970s=197] and rebuilt in [the '90s=199].",
    "Forts of [the 19th century=18] still stand there.",
    "Aid fell in [fiscal 2015=2015].",
    "Crops failed in [2019/20=2019/2020].",
    "Exports rose in [the first quarter of 2023=2023-Q1].",
    "Exports fell in [Q3 2022=2022-Q3].",
    "They fought through [the winter of 2014=2014-WI].",
    "The army lost ground [last summer=2023-SU].",
    "They fled before [Christmas=2023-12-25].",
    "Rebels took the town in [March=2024-03].",
    "Rebels may attack in [May=2024-05].",
]
RELATIVE = [
    "Three shells fell [two days ago=2024-04-24].",
    "Three shells fell [yesterday=2024-04-25], a medic said.",
    "Talks resume [tomorrow=2024-04-27].",
    "They met [last week=2024-W16] and meet again [next month=2024-05].",
    "Prices doubled [this year=2024].",
    "Prices doubled [the previous year=2023].",
    "The mine shut [five years ago=2019].",
    "The mine shut [two months ago=2024-02].",
    "[Earlier this month=2024-04] the mayor resigned.",
    "The mayor resigned on [March 14, 2015=2015-03-14]. [A day earlier=2015-03-13] the council had met.",
    "The mayor resigned on [March 14, 2015=2015-03-14]. Riots broke out [the same day=2015-03-14].",
    "The mayor resigned on [March 14, 2015=2015-03-14]. [The next day=2015-03-15] the council met.",
    "He was jailed in [June 2015=2015-06] and fled [the following month=2015-07].",
    "They seized the port in [1984=1984] and lost it [that year=1984].",
    "He fled in [June 2015=2015-06]. He was caught [the next month=2015-07].",
    "Repairs will end by [the end of the month=2024-04].",
    "The ferry returns [three weeks from now=2024-W20].",
    "[Half a century ago=1974] it was a village, [a year and a half ago=2022-10] a ruin.",
    "They met [the week before last=2024-W15] and [this coming Sunday=2024-04-28] meet again.",
    "Clashes went on over [the weekend=2024-W16-WE].",
]
CLOCK = [
    "The blast came at [10:30 p.m. on Tuesday=2024-04-23T22:30].",
    "The blast came at [1400 GMT=2024-04-26T14:00Z].",
    "The siren wailed on [Tuesday night=2024-04-23TNI].",
    "The siren wailed [late Tuesday=2024-04-23].",
    "The siren wailed [last night=2024-04-25TNI] and [this morning=2024-04-26TMO].",
    "Guns fell silent at [noon=2024-04-26T12:00].",
    "Guns fell silent on [the evening of April 22=2024-04-22TEV].",
    "Shells fell at [5.30pm=2024-04-26T17:30].",
    "The truce begins at [0600 on Saturday=2024-04-27T06:00].",
    "He landed at [9:15 a.m.=2024-04-21T09:15] ([0615 GMT=2024-04-21T06:15Z]) on [Sunday=2024-04-21].",
    "Gunmen crossed on [7 October=2023-10-07]. By [dawn=2023-10-07TMO] the town was theirs.",
    "They have until [9 a.m. Tuesday=2024-04-30T09:00] to answer.",
    "The curfew starts at [five o'clock=2024-04-26T05:00].",
    "They prayed in [the morning=2024-04-26TMO].",
    "The siren wailed [early Friday morning=2024-04-26TMO].",
    "They met at [around 3 o'clock in the afternoon=2024-04-26T15:00].",
    "Shells fell at [midnight on Tuesday=2024-04-23T24:00].",
]
ZONES = [
    "The siren wailed at [10:30 GMT=2024-04-26T10:30Z].",
    "The polls close at [8 p.m. local time on Sunday=2024-04-28T20:00].",
    "The drill began at [0600 UTC on April 21=2024-04-21T06:00Z].",
    "It landed at [14:05 CEST on Tuesday=2024-04-23T14:05+02:00].",
    "It landed at [14:05 GMT+3 on Tuesday=2024-04-23T14:05+03:00].",
    "It landed at [14:05 UTC-05:30 on Tuesday=2024-04-23T14:05-05:30].",
    "It landed at [14:05 Tokyo time on Tuesday=2024-04-23T14:05+09:00].",
    "It landed at [0930Z on Tuesday=2024-04-23T09:30Z].",
    "It landed at [14:05 IST on Tuesday=2024-04-23T14:05].",
    "It landed at [2:05 p.m. (EDT) on Tuesday=2024-04-23T14:05-04:00].",
    "He spoke at [5pm EST=2024-04-22T17:00-05:00] ([2200 GMT=2024-04-22T22:00Z]) on [Monday=2024-04-22].",
    "He spoke at [8 p.m. EST=2024-04-22T20:00-05:00] ([0100 GMT=2024-04-23T01:00Z]) on [Monday=2024-04-22].",
    "Walls shook at [11:20 p.m. Tuesday=2024-04-23T23:20] ([0320 GMT=2024-04-24T03:20Z]).",
    "Walls shook at [7 a.m. Tuesday=2024-04-23T07:00] ([2200 GMT=2024-04-22T22:00Z]).",
    "They spoke at [8 p.m. EST Monday=2024-04-22T20:00-05:00] ([0240 GMT=2024-04-22T02:40Z]).",  # not one moment
]
WEEKDAYS_OF_DATES = [
    "They met on [Friday night, April 26=2024-04-26TNI], the clerk noted.",
    "They met on [Friday evening (April 26)=2024-04-26TEV], the clerk noted.",
    "They met on [Monday morning, 15 May 2023=2023-05-15TMO], the clerk noted.",
    "They met on [Monday=2023-05-01] and [Tuesday=2023-05-02], [May 1=2023-05-01] and [2, 2023=2023-05-02].",
    "They met on [Monday=2024-04-22] and [Tuesday=2024-04-23], [April 22=2024-04-22] and [23=2024-04-23].",
    "The fair runs [Friday=2024-05-03] through [Sunday=2024-05-05], [May 3=2024-05-03]-[5=2024-05-05].",
    "They met on [Saturday=2024-04-20] and [Sunday=2024-04-21] ([20=2024-04-20] and [21 April=2024-04-21]).",
    "They met on [Friday, 05/04/2024=2024-04-05], the clerk noted.",
    "They met on [05/04/2024=2024-05-04], the clerk noted.",
    "They met on [Friday 2024-04-26=2024-04-26], the clerk noted.",
    "They met on [April 26, 2024, a Friday=2024-04-26], the clerk noted.",
    "They met on [26 April 2024 (Friday)=2024-04-26], the clerk noted.",
]
DURATIONS = [
    "They fought for [three years=P3Y].",
    "The envoy began a [two-day=P2D] visit.",
    "The siege lasted [several months=P?M].",
    "The siege lasted [more than four weeks=P4W].",
    "The ride takes [half an hour=PT30M].",
    "The ride takes [an hour and a half=PT90M].",
    "Over [the past three months=P3M] raids have grown.",
    "They waited for [years=P?Y].",
    "They waited [twenty-four hours=PT24H].",
    "The [minutes-long=PT?M] raid killed two.",
    "The truce would last [72 hours=PT72H].",
    "The war of [two decades=P20Y] ended.",
]
SETS = [
    "The panel meets [twice a week=set P1W].",
    "The report comes out [annually=set P1Y].",
    "Convoys cross [every two weeks=set P2W].",
    "Floods come [each July=set ????-07].",
    "Guards change [every morning=set ????-??-??TMO].",
    "The panel meets [every other week=set P2W].",
    "Convoys cross [every Monday=set ????-W??-1], [Tuesday=set ????-W??-2] and [Thursday=set ????-W??-4].",
    "[Each winter=set ????-WI] the pass is shut.",
]
FUZZY = [
    "The town is [now=PRESENT_REF] quiet.",
    "The post was [recently=PAST_REF] rebuilt.",
    "The harbour is [currently=PRESENT_REF] closed.",
    "Nobody knows what [the future=FUTURE_REF] holds.",
    "Rebels lost the ridge [late last summer=2023-SU].",
    "Growth slowed in [the late 1980s=198] and in [mid-2014=2014].",
    "The lake froze in [mid-winter 2021=2021-WI].",
    "Aid fell in [fiscal 2023=2023] and again in [Q3=2023-Q3].",
    "Prices rose in [the first half of this year=2024-H1].",
    "They meet again at [the end of next week=2024-W18].",
]
NO_TIMES = [
    "Theresa May met the envoys, who may stay.",
    "Some 2,019 people marched in the second march of the campaign.",
    "The Sun printed the leaked map.",
    "A 25-year-old soldier was shot.",
    "The Reds won 3-2 after 1-1 at the break.",
    "He is in his 60s.",
    "The March on the capital drew crowds; they march on.",
    "Troops paid $2000 for it.",
    "The fall of the city shocked him.",
    "Leave as soon as possible.",
    "She died aged 84 years.",
    "A share of some 2000 villages burned.",
    "The envoy, Jan Kolar, wed there.",
]


@pytest.mark.parametrize(
    "marked",
    [
        *DATES,
        *WEEKDAYS,
        *TENSES,
        *PARTIAL,
        *RELATIVE,
        *CLOCK,
        *DURATIONS,
        *SETS,
        *FUZZY,
        *NO_TIMES,
        *ZONES,
        *WEEKDAYS_OF_DATES,
    ],
)
def test_a_report_of_a_friday(marked: str) -> None:
    assert complaints(marked) == []


@pytest.mark.parametrize(
    ("published", "marked"),
    [
        (None, "The convoy left on [Tuesday=????-W??-2], [two days ago=????-??-??]."),
        (None, "The depot burned on [Feb. 3=????-02-03]."),
        (None, "Prices doubled [last year=????] and [last month=????-??]."),
        (None, "OSLO, [April 26, 2024=2024-04-26] (Wire) - Shells fell [yesterday=2024-04-25]."),
        (None, "The deal of [April 9, 2019=2019-04-09] failed [a week later=2019-W16]."),
        ("2024-01-03", "The depot burned on [Sunday, December 31=2023-12-31]."),
        ("2024-12-30", "Delegates meet on [Thursday, January 2=2025-01-02]."),
        ("2024-04-26", "Delegates met on [Monday, April 23=2024-04-23]."),  # 2024-04-23 was a Tuesday
        ("2024-02-10", "The roof fell in [last winter=2022-WI] and holds [this winter=2023-WI]."),
        ("2024-04-26T23:30:00Z", "Delegates met [today=2024-04-26]."),
        ("April 2024", "Delegates met [today=????-??-??]."),
    ],
)
def test_a_report_of_another_day_or_of_none(published: str | None, marked: str) -> None:
    assert complaints(marked, published) == []


def test_a_time_that_is_not_marked_or_wrong_is_seen() -> None:
    assert len(complaints("They left yesterday.")) == 1
    assert len(complaints("They left [yesterday=2024-04-24].")) == 2
