"""How claims of two short pages stand to each other: invented reports of contested events, read by the shipped model.

Each pair has links that must be found between its pages and kinds of links that must not be.
"""

import pytest
from twopages import links_of_pairs

# fmt: off
PAIRS = {
    "rival tolls": (
        {("contradicts", "number")},
        {"corroborates"},
        ("North Post", "2031-05-06", "Police fire on march in Belun, 5 dead",
         "Police fired on a march in Belun on Monday and killed five protesters, doctors said."),
        ("State News", "2031-05-06", "Two killed in Belun unrest",
         "Two protesters were killed in Belun on Monday, the governor's office said. It said that police had "
         "acted in self-defence."),
    ),
    "one arrest": (
        {("corroborates", None)},
        {"contradicts"},
        ("Varn Courier", "2031-07-20", "Editor Lena Vask arrested in Dorve",
         "The editor Lena Vask was arrested in Dorve on Saturday, her lawyer Piet Omm said."),
        ("Union Voice", "2031-07-20", "Police arrest Lena Vask",
         "Police arrested the editor Lena Vask in Dorve on Saturday, the journalists' union said."),
    ),
    "one blast": (
        {("corroborates", None)},
        {"contradicts"},
        ("Varn Courier", "2034-02-20", "Car bomb in Teshan kills 18",
         "A car bomb exploded outside a bank in Teshan on Monday, killing 18 people, the city's police chief "
         "Arno Belt said."),
        ("Union Voice", "2034-02-20", "18 dead in Teshan blast",
         "An explosion outside a bank in Teshan killed 18 people on Monday, according to the aid group Open "
         "Hand, whose medics were at the scene."),
    ),
    "two days": (
        {("contradicts", "time")},
        {"corroborates"},
        ("Varn Courier", "2031-09-06", "Judge shot dead in Korlan",
         "Judge Mara Teld was shot dead outside her house in Korlan on Wednesday evening, her family said."),
        ("Union Voice", "2031-09-07", "Judge Mara Teld killed",
         "Judge Mara Teld was shot dead outside her house in Korlan on Friday evening, police said."),
    ),
    "one is accused, another owns up": (
        {("contradicts", "actor")},
        {"corroborates"},
        ("Meruz Today", "2031-10-14", "Council blames Karvelian air force for ferry strike",
         "The Meruz Valley Council accuses the Karvelian air force of bombing the ferry landing at Qorshum on "
         "13 October."),
        ("Global Register", "2031-10-17", "Dorrun admits strike near ferry",
         "Dorrun admitted on Friday that its aircraft had struck a vehicle near the ferry landing at Qorshum on "
         "October 13. The strike was under review, Dorrun said."),
    ),
    "two days by date": (
        {("contradicts", "time")},
        {"corroborates"},
        ("Varn Courier", "2031-09-15", "School in Yarbek shelled",
         "The school of Yarbek was shelled on 10 September, killing seven pupils, teachers said."),
        ("Union Voice", "2031-09-15", "Shells kill seven pupils in Yarbek",
         "Shells killed seven pupils at the school of Yarbek on 12 September, the district office said."),
    ),
    "a new strike days later": (
        set(),
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2031-09-24", "Strike on Zemlin kills 5",
         "An air strike on Zemlin killed five people on Monday, doctors said."),
        ("Union Voice", "2031-09-27", "New strike on Zemlin kills 9",
         "A new air strike on Zemlin killed nine people on Friday, doctors said. It was the second strike on "
         "the town this week."),
    ),
    "morning and evening": (
        set(),
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2031-10-02", "Morning strike on Arbat market",
         "A strike on the market of Arbat killed six people on Thursday morning, the town council said."),
        ("Union Voice", "2031-10-02", "Evening strike on Arbat hospital",
         "A second strike hit the hospital of Arbat on Thursday evening, killing three people, the health "
         "directorate said."),
    ),
    "a bakery and a mosque": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2031-10-09", "Strike on Lisna bakery kills six",
         "A strike on a bakery in Lisna killed six people on Thursday morning, the town council said."),
        ("Union Voice", "2031-10-09", "Strike on Lisna mosque kills six",
         "A strike on a mosque in Lisna killed six people on Thursday night, the health directorate said."),
    ),
    "attacks that were stepped up": (
        set(),
        {"corroborates", "contradicts"},
        ("Varn Courier", "2031-11-14", "Shelling of Bost kills 10",
         "Shelling of the town of Bost by the army killed 10 people on Friday, medics said."),
        ("Union Voice", "2031-11-16", "Army steps up attacks on Bost",
         "The army has recently stepped up its attacks on the town of Bost, the aid agency Open Hand said. It "
         "spoke of a siege."),
    ),
    "strikes that have killed dozens": (
        set(),
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2031-11-20", "Air strike on Tarvos kills eight",
         "A government air strike on Tarvos killed eight people on Wednesday, medics said."),
        ("Union Voice", "2031-11-20", "Government air strikes have killed dozens in Tarvos",
         "Government air strikes have killed dozens of people in Tarvos, the aid agency Open Hand said."),
    ),
    "a sum over four days": (
        set(),
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2031-11-28", "84 killed in Hamrin, aid group says",
         "At least 84 people were killed in bombardment of Hamrin over a four-day stretch, the aid agency Open"
         " Hand said."),
        ("Union Voice", "2031-11-27", "Bombardment kills 10 in Hamrin",
         "Bombardment of Hamrin killed 10 people on Wednesday, doctors said."),
    ),
    "a sum since Sunday": (
        set(),
        {"corroborates", "contradicts", "updates"},
        ("Varn Courier", "2031-12-06", "130 civilians killed in Goren",
         "At least 130 civilians have been killed in Goren since Sunday, the monitoring group Lantern said."),
        ("Union Voice", "2031-12-05", "Raid on Goren kills 21 civilians",
         "A raid on Goren killed 21 civilians on Thursday, the rescue service said."),
    ),
    "two who bombed": (
        {("contradicts", "actor")},
        {"corroborates"},
        ("Varn Courier", "2032-03-04", "Army bombed hospital in Kesh",
         "The Dravian army bombed the hospital of Kesh on Wednesday, the aid agency Open Hand said."),
        ("State News", "2032-03-04", "Rebels hit Kesh hospital",
         "The Red Column bombed the hospital of Kesh on Wednesday, the ministry of defence said."),
    ),
    "two victors": (
        {("contradicts", "actor")},
        {"corroborates"},
        ("Varn Courier", "2032-03-12", "Union liberated Tesqal",
         "The Northern Union captured Tesqal from the militia on Thursday, its commander said."),
        ("State News", "2032-03-12", "Army takes Tesqal",
         "The Dravian army captured Tesqal on Thursday, the general staff said."),
    ),
    "gunmen without a name": (
        set(),
        {"contradicts", "corroborates"},
        ("Varn Courier", "2032-03-20", "Gunmen kill mayor of Ruskel",
         "Gunmen killed the mayor of Ruskel, Tam Orlo, on Friday, witnesses said."),
        ("State News", "2032-03-20", "Red Column kills mayor Tam Orlo",
         "The Red Column killed the mayor of Ruskel, Tam Orlo, on Friday, the police said."),
    ),
    "two who claim one deed": (
        {("contradicts", "actor")},
        {"corroborates", "repeats"},
        ("Varn Courier", "2034-06-10", "Who shot down the plane over Brisk?",
         "The Red Column said it shot down an army plane over Brisk on Friday."),
        ("Union Voice", "2034-06-10", "Plane downed over Brisk",
         "Black Dawn said its fighters shot down an army plane over Brisk on Friday."),
    ),
    "illness or beating": (
        {("contradicts", "cause")},
        {"corroborates"},
        ("Varn Courier", "2032-04-28", "Prisoner Edo Mals dies of heart attack",
         "The prisoner Edo Mals died of a heart attack in Jelna prison on Tuesday, the prison said."),
        ("Union Voice", "2032-04-28", "Edo Mals beaten to death",
         "The prisoner Edo Mals was beaten to death in Jelna prison on Tuesday, his lawyer said."),
    ),
    "a town and its province": (
        set(),
        {"contradicts"},
        ("Varn Courier", "2032-05-20", "Strike kills 16 in Homs province",
         "An air strike killed 16 people in Homs province on Thursday, a monitor said."),
        ("Union Voice", "2032-05-20", "Strike kills 16 in Rastan",
         "An air strike killed 16 people in Rastan on Thursday, medics said."),
    ),
    "bombs in two cities": (
        set(),
        {"contradicts", "corroborates"},
        ("Varn Courier", "2032-06-04", "Bomb kills five in Mosul",
         "A bomb killed five people in Mosul on Thursday, police said."),
        ("Union Voice", "2032-06-04", "Bomb kills five in Basra",
         "A bomb killed five people in Basra on Thursday, police said."),
    ),
    "aid workers among civilians": (
        set(),
        {"contradicts"},
        ("Varn Courier", "2032-08-27", "20 civilians killed in convoy strike near Urma",
         "A strike on an aid convoy near Urma killed 20 civilians on Thursday, the relief agency said."),
        ("Union Voice", "2032-08-27", "12 aid workers killed near Urma",
         "A strike on an aid convoy near Urma killed 12 aid workers on Thursday, the drivers' union said."),
    ),
    "fighters among the dead": (
        set(),
        {"contradicts"},
        ("Varn Courier", "2034-10-01", "Raid on Elsk kills 22, mostly fighters",
         "A raid on Elsk killed 22 people, 15 of them fighters, on Sunday, a monitor said."),
        ("Union Voice", "2034-10-01", "Seven civilians killed in Elsk raid",
         "Seven civilians were killed in a raid on Elsk on Sunday, the rescue service said."),
    ),
    "the dead of two sides": (
        set(),
        {"contradicts"},
        ("Varn Courier", "2033-03-04", "Clash near Ferrin: army loses 4",
         "Four soldiers were killed in a clash near Ferrin on Friday, the army said."),
        ("Column Radio", "2033-03-04", "Clash near Ferrin: 9 of ours fell",
         "Nine fighters of the Red Column were killed in a clash near Ferrin on Friday, its radio said."),
    ),
    "another figure held possible": (
        {("updates", "number")},
        {"corroborates", "contradicts"},
        ("Varn Courier", "2032-11-26", "Kordas raid may have killed 12",
         "A raid on Kordas may have killed 12 people on Friday, an aid worker said."),
        ("Union Voice", "2032-11-27", "31 killed in Kordas raid",
         "A raid on Kordas killed 31 people on Friday, the council said."),
    ),
    "the same figure held possible": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2032-12-03", "Raid on Lindal may have killed 12",
         "A raid on Lindal may have killed 12 people on Friday, an aid worker said."),
        ("Union Voice", "2032-12-04", "12 killed in Lindal raid",
         "A raid on Lindal killed 12 people on Friday, the council said."),
    ),
    "a first count": (
        {("updates", "number")},
        {"corroborates"},
        ("Varn Courier", "2032-11-19", "Dozens feared dead in Kalim fire",
         "Initial reports indicated that 40 people were killed in a fire in Kalim on Friday."),
        ("Union Voice", "2032-11-20", "Kalim fire killed 12",
         "A fire in Kalim killed 12 people on Friday, the fire chief Ruta Sand said."),
    ),
    "one monitor": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2032-12-24", "Raid kills 22 in Isk",
         "A raid killed 22 people in Isk on Friday, the Lantern monitoring group said."),
        ("Union Voice", "2032-12-24", "22 die in Isk",
         "Twenty-two people died in a raid in Isk on Friday, according to the Lantern monitoring group."),
    ),
    "one agency": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2034-02-01", "Drone kills five in Palk",
         "A drone strike killed five people in the village of Palk on Wednesday, AFP reported, quoting "
         "residents."),
        ("Union Voice", "2034-02-01", "Five die in Palk drone strike",
         "Five people died when a drone struck the village of Palk on Wednesday, residents told AFP."),
    ),
    "a page that quotes the other's source": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2034-02-10", "Air raids kill 27 in Lomar: monitor",
         "Air raids on the town of Lomar killed 27 people on Friday, the Dravian Monitor for Human Rights "
         "said. Its head, Omar Telk, said nine of the dead were children."),
        ("Union Voice", "2034-02-10", "27 dead in Lomar raids",
         "At least 27 people died in air raids on Lomar on Friday. \"Nine children are among the dead,\" Omar "
         "Telk of the Dravian Monitor for Human Rights said."),
    ),
    "one minister": (
        {("repeats", None)},
        {"corroborates"},
        ("Varn Courier", "2033-01-07", "Minister: attack on Velda killed 18",
         "\"Eighteen people were killed in the attack on Velda on Friday,\" minister Sonja Arp said."),
        ("Union Voice", "2033-01-07", "Arp on Velda attack",
         "\"Eighteen people were killed in the attack on Velda on Friday,\" Arp told reporters."),
    ),
    "a toll brought down": (
        {("updates", "number")},
        {"corroborates", "contradicts"},
        ("Varn Courier", "2034-05-01", "Stampede in Urel kills 80",
         "Eighty pilgrims were killed in a stampede in Urel on Sunday, officials said."),
        ("Union Voice", "2034-05-03", "Urel stampede toll lowered to 62",
         "The health ministry lowered the death toll of Sunday's stampede in Urel to 62 from 80, saying that "
         "some bodies had been counted twice."),
    ),
    "claims dismissed": (
        {("denies", "polarity")},
        {"corroborates"},
        ("Lakeside Post", "2036-10-20", "Dead in Pusk",
         "Eleven villagers were killed in Pusk on Sunday, the priest said."),
        ("Evening Star", "2036-10-21", "Army on Pusk",
         "The army dismissed claims that eleven villagers were killed in Pusk on Sunday."),
    ),
    "what is called false": (
        set(),
        {"corroborates"},
        ("Lakeside Post", "2036-11-01", "Dead in Kusk",
         "Eleven villagers were killed in Kusk on Sunday, the priest said."),
        ("Evening Star", "2036-11-02", "Fact check",
         "A post that says that eleven villagers were killed in Kusk on Sunday is false, the fact-checkers of "
         "Evening Star found."),
    ),
    "missing and rescued": (
        set(),
        {"corroborates"},
        ("Lakeside Post", "2036-07-20", "Boat lost",
         "Thirty people are missing after a boat sank off Kull on Friday."),
        ("Evening Star", "2036-07-20", "Kull boat",
         "Thirty people were rescued after a boat sank off Kull on Friday, the coast guard said."),
    ),
    "a town held by two": (
        {("contradicts", "state")},
        {"corroborates"},
        ("Lakeside Post", "2036-08-20", "Karsk holds",
         "The army still controls the town of Karsk, the governor said on Thursday."),
        ("Evening Star", "2036-08-20", "Karsk falls",
         "The rebels control the town of Karsk, a resident said on Thursday."),
    ),
    "not on the ballot": (
        set(),
        {"contradicts", "denies"},
        ("Varn Courier", "2032-10-09", "Reform party kept off ballot",
         "The Reform party was not even on the ballot in Soltan in 2028, its leader Ivo Hald said."),
        ("Union Voice", "2032-10-09", "Signatures bring Reform a spot on the ballot",
         "A campaign in Soltan brought the Reform party a spot on the ballot, volunteers said."),
    ),
    "a sum over two places": (
        set(),
        {"contradicts", "updates"},
        ("Varn Courier", "2033-02-25", "Strikes on Vedra and Kolm kill 20",
         "Strikes on Vedra and Kolm killed 20 people on Friday, a monitor said."),
        ("Union Voice", "2033-02-25", "Strike on Vedra kills eight",
         "A strike on Vedra killed eight people on Friday, doctors said."),
    ),
    "rumours": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2037-04-04", "Minister Falk survives attack",
         "Interior minister Jan Falk survived a bomb attack in Sorn on Saturday, his office said. Two of his "
         "guards were killed."),
        ("Union Voice", "2037-04-04", "Falk killed?",
         "Rumours that interior minister Jan Falk was killed in a bomb attack in Sorn on Saturday spread "
         "online."),
    ),
    "other victims": (
        set(),
        {"corroborates", "contradicts"},
        ("Varn Courier", "2037-05-24", "Shelling kills nurse in Ruhn",
         "Shelling killed a nurse in Ruhn on Sunday, her hospital said."),
        ("Union Voice", "2037-05-24", "Three children die in Ruhn",
         "Three children were killed by shelling in Ruhn on Sunday, their teacher said."),
    ),
    "two who blame each other": (
        set(),
        {"corroborates"},
        ("Varn Courier", "2037-06-13", "Army blames Union for Stell bridge",
         "The Northern Union blew up the bridge of Stell on Friday, the army said."),
        ("Hill Gazette", "2037-06-13", "Union blames army for Stell bridge",
         "The army blew up the bridge of Stell on Friday, the Northern Union said."),
    ),
}
# fmt: on


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return links_of_pairs(tmp_path_factory.mktemp("pairs"), PAIRS)


@pytest.mark.parametrize("name", PAIRS)
def test_pairs_of_pages(found, name):
    must, never, *_ = PAIRS[name]
    key = name.replace(" ", "-")
    kinds = found.get((key, key, "between"), set())
    assert must <= kinds
    assert never.isdisjoint(kind for kind, _ in kinds)


def test_reports_of_different_pairs_bear_nothing_out(found):
    others = {kind for (one, other, _), kinds in found.items() if one != other for kind, _ in kinds}
    assert "corroborates" not in others
