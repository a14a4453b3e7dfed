"""Own sentences with the clauses that stand alone in them, language by language.

Each row is a sentence and, in order, the standalone wordings with what was changed; none where a
clause is not sure: two things it could speak of, a condition, a question, a pronoun, a list.
"""

from __future__ import annotations

__all__ = ["ROWS"]

_WHO = "pronoun replaced"
_ADDED = "subject added"
_VERB = "verb added"
_LINK = "connective left out"
_ORDER = "words reordered"

Row = tuple[str, tuple[tuple[str, ...], ...]]

ROWS: dict[str, tuple[Row, ...]] = {
    "nb": (
        (
            "De møttes i byen Vollum, som styres av Venstre.",
            (
                (
                    "byen Vollum styres av Venstre",
                    _WHO,
                ),
            ),
        ),
        (
            "Broen, som ikke eies av Staten, ble stengt i går.",
            (
                (
                    "Broen eies ikke av Staten",
                    _WHO,
                    _ORDER,
                ),
            ),
        ),
        (
            "Grunnlova, som ble vedtatt i 1814, gjelder ennå.",
            (
                (
                    "Grunnlova ble vedtatt i 1814",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Moen, som leder Sandnes Røde Kors, reiste hjem.",
            (
                (
                    "Kari Moen leder Sandnes Røde Kors",
                    _WHO,
                ),
            ),
        ),
        (
            "De snakket om avtalen som ble inngått i Vollum.",
            (
                (
                    "avtalen ble inngått i Vollum",
                    _WHO,
                ),
            ),
        ),
        (
            "Han bor i den bygda som ligger nærmest Vollum.",
            (
                (
                    "den bygda ligger nærmest Vollum",
                    _WHO,
                ),
            ),
        ),
        ("De som bor i Vollum, må flytte.", ()),
        ("Alle land som støtter Norge, ble invitert.", ()),
        ("Lederen for partiet, som ble valgt i 2012, går av.", ()),
        ("Møtet i Vollum, som varte i to dager, ga ingen avtale.", ()),
        ("Politiet i Vollum og Brekke, som styres av Høyre, er enige.", ()),
        (
            "Norge har støttet planen siden 2012, mens Sverige har avvist forslaget i mange år.",
            (
                ("Norge har støttet planen siden 2012",),
                ("Sverige har avvist forslaget i mange år",),
            ),
        ),
        (
            "Havnen i Vollum ble stengt, men flyplassen i Brekke er fortsatt åpen.",
            (
                ("Havnen i Vollum ble stengt",),
                ("flyplassen i Brekke er fortsatt åpen",),
            ),
        ),
        (
            "Kari Moen møtte naboene i Vollum, men hun avviste planen fra Høyre.",
            (
                ("Kari Moen møtte naboene i Vollum",),
                (
                    "Kari Moen avviste planen fra Høyre",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Moen møtte Lise Dahl i Vollum, men hun avviste planen fra Høyre.",
            (("Kari Moen møtte Lise Dahl i Vollum",),),
        ),
        (
            "Norge vant kampen i Vollum, og det ble feiret hele natten.",
            (("Norge vant kampen i Vollum",),),
        ),
        (
            "Regjeringen kjøpte 12 fly og solgte tre skip til Danmark.",
            (
                ("Regjeringen kjøpte 12 fly",),
                (
                    "Regjeringen solgte tre skip til Danmark",
                    _ADDED,
                ),
            ),
        ),
        (
            "Regjeringen har kjøpt 12 fly og solgt tre skip til Danmark.",
            (
                ("Regjeringen har kjøpt 12 fly",),
                (
                    "Regjeringen har solgt tre skip til Danmark",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        ("Regjeringen sa at Danmark kjøpte fly og solgte tre skip.", ()),
        ("I går kjøpte Norge 12 fly og solgte tre skip til Danmark.", ()),
        ("Hun kjøpte 12 fly og solgte tre skip til Danmark.", ()),
        (
            "Kari Moen, leder av Sandnes Røde Kors, reiste hjem.",
            (
                (
                    "Kari Moen er leder av Sandnes Røde Kors",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "De reiste til Vollum, en by på Vestlandet.",
            (
                (
                    "Vollum er en by på Vestlandet",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "Den norske statsministeren, Kari Moen, reiste hjem.",
            (
                (
                    "Kari Moen er den norske statsministeren",
                    _VERB,
                    _ORDER,
                ),
            ),
        ),
        ("Vollum, Brekke og Moss er stengt.", ()),
        (
            "Havnen ble stengt fordi Danmark ikke sendte skip i mai.",
            (
                (
                    "Danmark sendte ikke skip i mai",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Havnen ble ikke stengt fordi Danmark sendte skip i mai.", ()),
        ("Hvis Danmark sender skip, stenges havnen fordi Norge sendte fly i mai.", ()),
        (
            "Etter at Danmark og Norge inngikk en avtale i Vollum, reiste Moen hjem.",
            (
                (
                    "Danmark og Norge inngikk en avtale i Vollum",
                    _LINK,
                ),
            ),
        ),
        (
            "Han reiste hjem da Danmark angrep Vollum i 1807.",
            (
                (
                    "Danmark angrep Vollum i 1807",
                    _LINK,
                ),
            ),
        ),
        (
            "Ola Moen ble arrestert etter å ha skutt mot politiet i Vollum.",
            (
                (
                    "Ola Moen har skutt mot politiet i Vollum",
                    _LINK,
                    _ADDED,
                ),
            ),
        ),
        (
            "Havnen i Vollum er stengt, noe som betyr at Danmark ikke lenger får olje.",
            (
                (
                    "Danmark får ikke lenger olje",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Broen, som er gammel, skal rives.", (("Broen er gammel", _WHO),)),
        (
            "– Vollum, som styres av Høyre, er stor.",
            (
                (
                    "Vollum styres av Høyre",
                    _WHO,
                ),
            ),
        ),
        ("Vil Norge, som styres av Høyre, sende skip?", ()),
        ("Han arbeider som lærer i Vollum.", ()),
        (
            "Sverige doblet salget i 2012, mens Norge nesten har stanset salget av fly.",
            (
                ("Sverige doblet salget i 2012",),
                (
                    "Norge har nesten stanset salget av fly",
                    _ORDER,
                ),
            ),
        ),
        (
            "Vollum er en åpen, grønn by i nord, og den ble bygget av Danmark i 1650.",
            (("Vollum er en åpen, grønn by i nord",),),
        ),
    ),
    "nn": (
        (
            "Dei møttest i bygda Vollum, som er styrt av Venstre.",
            (
                (
                    "bygda Vollum er styrt av Venstre",
                    _WHO,
                ),
            ),
        ),
        (
            "Brua, som ikkje er eigd av Staten, vart stengd i går.",
            (
                (
                    "Brua er ikkje eigd av Staten",
                    _WHO,
                    _ORDER,
                ),
            ),
        ),
        ("Lova, som vart vedteken i 1814, gjeld enno.", ()),
        (
            "Avtalen, som vart inngått i 1814, gjeld enno.",
            (
                (
                    "Avtalen vart inngått i 1814",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Moen, som kjem frå Førde, reiste heim.",
            (
                (
                    "Kari Moen kjem frå Førde",
                    _WHO,
                ),
            ),
        ),
        ("Dei snakka om avtalen som vart inngått i Vollum.", ()),
        ("Dei som bur i Vollum, må flytte.", ()),
        ("Alle land som støttar Noreg, vart inviterte.", ()),
        ("Møtet i Vollum, som varte i to dagar, gav ingen avtale.", ()),
        ("Politiet i Vollum og Brekke, som er styrt av Høgre, er samde.", ()),
        (
            "Noreg har støtta planen sidan 2012, medan Sverige har avvist framlegget i mange år.",
            (
                ("Noreg har støtta planen sidan 2012",),
                ("Sverige har avvist framlegget i mange år",),
            ),
        ),
        (
            "Hamna i Vollum vart stengd, men flyplassen i Brekke er framleis open.",
            (
                ("Hamna i Vollum vart stengd",),
                ("flyplassen i Brekke er framleis open",),
            ),
        ),
        (
            "Kari Moen møtte naboane i Vollum, men ho fekk ingen svar frå Høgre.",
            (
                ("Kari Moen møtte naboane i Vollum",),
                (
                    "Kari Moen fekk ingen svar frå Høgre",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Moen møtte Lise Dahl i Vollum, men ho fekk ingen svar frå Høgre.",
            (("Kari Moen møtte Lise Dahl i Vollum",),),
        ),
        (
            "Noreg vann kampen i Vollum, og det vart feira heile natta.",
            (("Noreg vann kampen i Vollum",),),
        ),
        (
            "Regjeringa kjøpte 12 fly og fekk tre skip frå Danmark.",
            (
                ("Regjeringa kjøpte 12 fly",),
                (
                    "Regjeringa fekk tre skip frå Danmark",
                    _ADDED,
                ),
            ),
        ),
        (
            "Regjeringa har kjøpt 12 fly og selt tre skip til Danmark.",
            (
                ("Regjeringa har kjøpt 12 fly",),
                (
                    "Regjeringa har selt tre skip til Danmark",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        ("I går kjøpte Noreg 12 fly og fekk tre skip frå Danmark.", ()),
        ("Ho kjøpte 12 fly og fekk tre skip frå Danmark.", ()),
        (
            "Kari Moen, leiar av Sandnes Røde Kors, reiste heim.",
            (
                (
                    "Kari Moen er leiar av Sandnes Røde Kors",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "Dei reiste til Vollum, ei bygd på Vestlandet.",
            (
                (
                    "Vollum er ei bygd på Vestlandet",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "Den norske statsministeren, Kari Moen, reiste heim.",
            (
                (
                    "Kari Moen er den norske statsministeren",
                    _VERB,
                    _ORDER,
                ),
            ),
        ),
        ("Vollum, Brekke og Moss er stengde.", ()),
        (
            "Hamna vart stengd fordi Danmark ikkje fekk skip i mai.",
            (
                (
                    "Danmark fekk ikkje skip i mai",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Hamna vart ikkje stengd fordi Danmark sende skip i mai.", ()),
        (
            "Etter at Danmark og Noreg inngjekk ein avtale i Vollum, reiste Moen heim.",
            (
                (
                    "Danmark og Noreg inngjekk ein avtale i Vollum",
                    _LINK,
                ),
            ),
        ),
        (
            "Han reiste heim då Danmark angreip Vollum i 1807.",
            (
                (
                    "Danmark angreip Vollum i 1807",
                    _LINK,
                ),
            ),
        ),
        (
            "Ola Moen vart arrestert etter å ha skote mot politiet i Vollum.",
            (
                (
                    "Ola Moen har skote mot politiet i Vollum",
                    _LINK,
                    _ADDED,
                ),
            ),
        ),
        (
            "Hamna i Vollum er stengd, noko som betyr at Danmark ikkje lenger får olje.",
            (
                (
                    "Danmark får ikkje lenger olje",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Brua, som er gammal, skal rivast.", (("Brua er gammal", _WHO),)),
        ("Vil Noreg, som er styrt av Høgre, sende skip?", ()),
        ("Han arbeider som lærar i Vollum.", ()),
        ("I Vollum har dei bygd tre bruer, men ingen av dei er opne for bilar frå Noreg.", ()),
    ),
    "da": (
        (
            "De mødtes i byen Vollum, som styres af Venstre.",
            (
                (
                    "byen Vollum styres af Venstre",
                    _WHO,
                ),
            ),
        ),
        (
            "Vollum, der ikke ejes af staten, blev lukket i går.",
            (
                (
                    "Vollum ejes ikke af staten",
                    _WHO,
                    _ORDER,
                ),
            ),
        ),
        (
            "Loven, som blev vedtaget i 1849, gælder endnu.",
            (
                (
                    "Loven blev vedtaget i 1849",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Mogensen, der leder Odense Røde Kors, rejste hjem.",
            (
                (
                    "Kari Mogensen leder Odense Røde Kors",
                    _WHO,
                ),
            ),
        ),
        (
            "De talte om den aftale, der blev indgået i Vollum.",
            (
                (
                    "den aftale blev indgået i Vollum",
                    _WHO,
                ),
            ),
        ),
        ("De lande, der støtter Norge, blev inviteret.", ()),
        ("De, der bor i Vollum, må flytte.", ()),
        ("Mødet i Vollum, der varede i to dage, gav ingen aftale.", ()),
        ("Politiet i Vollum og Brekke, som styres af Venstre, er enige.", ()),
        (
            "Norge har støttet planen siden 2012, mens Sverige har afvist forslaget i mange år.",
            (
                ("Norge har støttet planen siden 2012",),
                ("Sverige har afvist forslaget i mange år",),
            ),
        ),
        (
            "Havnen i Vollum blev lukket, men lufthavnen i Brekke er stadig åben.",
            (
                ("Havnen i Vollum blev lukket",),
                ("lufthavnen i Brekke er stadig åben",),
            ),
        ),
        (
            "Kari Mogensen mødte naboerne i Vollum, men hun fik intet svar fra Venstre.",
            (
                ("Kari Mogensen mødte naboerne i Vollum",),
                (
                    "Kari Mogensen fik intet svar fra Venstre",
                    _WHO,
                ),
            ),
        ),
        (
            "Kari Mogensen mødte Lise Dahl i Vollum, men hun fik intet svar fra Venstre.",
            (("Kari Mogensen mødte Lise Dahl i Vollum",),),
        ),
        (
            "Norge vandt kampen i Vollum, og det blev fejret hele natten.",
            (("Norge vandt kampen i Vollum",),),
        ),
        (
            "Regeringen købte 12 fly og solgte tre skibe til Danmark.",
            (
                ("Regeringen købte 12 fly",),
                (
                    "Regeringen solgte tre skibe til Danmark",
                    _ADDED,
                ),
            ),
        ),
        (
            "Regeringen har købt 12 fly og solgt tre skibe til Danmark.",
            (
                ("Regeringen har købt 12 fly",),
                (
                    "Regeringen har solgt tre skibe til Danmark",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        ("I går købte Norge 12 fly og solgte tre skibe til Danmark.", ()),
        ("Hun købte 12 fly og solgte tre skibe til Danmark.", ()),
        (
            "Kari Mogensen, leder af Odense Røde Kors, rejste hjem.",
            (
                (
                    "Kari Mogensen er leder af Odense Røde Kors",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "De rejste til Vollum, en by på Vestlandet.",
            (
                (
                    "Vollum er en by på Vestlandet",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "Den norske statsminister, Kari Mogensen, rejste hjem.",
            (
                (
                    "Kari Mogensen er den norske statsminister",
                    _VERB,
                    _ORDER,
                ),
            ),
        ),
        ("Vollum, Brekke og Moss er lukket.", ()),
        (
            "Havnen blev lukket, fordi Danmark ikke sendte skibe i maj.",
            (
                (
                    "Danmark sendte ikke skibe i maj",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Havnen blev ikke lukket fordi Danmark sendte skibe i maj.", ()),
        (
            "Efter at Danmark og Norge indgik en aftale i Vollum, rejste Mogensen hjem.",
            (
                (
                    "Danmark og Norge indgik en aftale i Vollum",
                    _LINK,
                ),
            ),
        ),
        (
            "Han rejste hjem, da Danmark angreb Vollum i 1807.",
            (
                (
                    "Danmark angreb Vollum i 1807",
                    _LINK,
                ),
            ),
        ),
        (
            "Ole Mogensen blev anholdt efter at have skudt mod politiet i Vollum.",
            (
                (
                    "Ole Mogensen har skudt mod politiet i Vollum",
                    _LINK,
                    _ADDED,
                ),
            ),
        ),
        (
            "Havnen i Vollum er lukket, hvilket betyder, at Danmark ikke længere får olie.",
            (
                (
                    "Danmark får ikke længere olie",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        (
            "Havnen i Vollum er lukket, hvilket betyder at Danmark ikke længere får olie.",
            (
                (
                    "Danmark får ikke længere olie",
                    _LINK,
                    _ORDER,
                ),
            ),
        ),
        ("Broen, som er gammel, skal rives ned.", ()),
        ("Vil Norge, som styres af Venstre, sende skibe?", ()),
        ("Han arbejder som lærer i Vollum.", ()),
        (
            "Norge solgte 12 fly i maj, men denne handel blev stoppet af Danmark.",
            (("Norge solgte 12 fly i maj",),),
        ),
    ),
    "en": (
        (
            "They met in Vollum, which is run by Labour.",
            (
                (
                    "Vollum is run by Labour",
                    _WHO,
                ),
            ),
        ),
        (
            "The bridge, which is not owned by Norway, was closed yesterday.",
            (
                (
                    "The bridge is not owned by Norway",
                    _WHO,
                ),
            ),
        ),
        (
            "The law, which was passed in 1814, is still in force.",
            (
                (
                    "The law was passed in 1814",
                    _WHO,
                ),
            ),
        ),
        (
            "Ann Lee, who leads the Ely Red Cross, went home.",
            (
                (
                    "Ann Lee leads the Ely Red Cross",
                    _WHO,
                ),
            ),
        ),
        (
            "They spoke of the treaty that was signed in Ely.",
            (
                (
                    "the treaty was signed in Ely",
                    _WHO,
                ),
            ),
        ),
        ("Those who live in Ely must move.", ()),
        ("Every country that backs Norway was invited.", ()),
        ("The mayor of the town, which is run by Labour, resigned.", ()),
        ("The meeting in Ely, which lasted two days, brought no treaty.", ()),
        ("Police in Ely and Deal, which is run by Labour, agreed.", ()),
        ("The talks in Ely, which are led by Norway, go on.", ()),
        (
            "The talks, held in Ely last week, ended early.",
            (
                (
                    "The talks held in Ely last week",
                    _ADDED,
                ),
            ),
        ),
        (
            "A truce, brokered by Norway, went into effect on Monday.",
            (
                (
                    "A truce brokered by Norway",
                    _ADDED,
                ),
            ),
        ),
        (
            "Zana Karim, whose party controls the north, left Ely.",
            (
                (
                    "Zana Karim’s party controls the north",
                    _WHO,
                ),
            ),
        ),
        (
            "Norway has backed the plan since 2012, while Sweden has fought the law for years.",
            (
                ("Norway has backed the plan since 2012",),
                ("Sweden has fought the law for years",),
            ),
        ),
        (
            "The port of Ely was closed, but the airport in Deal is still open.",
            (
                ("The port of Ely was closed",),
                ("the airport in Deal is still open",),
            ),
        ),
        (
            "Ann Lee met the neighbours in Ely, but she rejected the plan from Labour.",
            (
                ("Ann Lee met the neighbours in Ely",),
                (
                    "Ann Lee rejected the plan from Labour",
                    _WHO,
                ),
            ),
        ),
        (
            "Ann Lee met Joan Hill in Ely, but she rejected the plan from Labour.",
            (("Ann Lee met Joan Hill in Ely",),),
        ),
        (
            "Norway won the match in Ely, and it was celebrated all night.",
            (("Norway won the match in Ely",),),
        ),
        ("If Norway wins in Ely, Sweden is out, and Denmark meets Finland in June.", ()),
        (
            "The government bought 12 planes and sold three ships to Denmark.",
            (
                ("The government bought 12 planes",),
                (
                    "The government sold three ships to Denmark",
                    _ADDED,
                ),
            ),
        ),
        (
            "The government has bought 12 planes and sold three ships to Denmark.",
            (
                ("The government has bought 12 planes",),
                (
                    "The government has sold three ships to Denmark",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        ("The government said that Denmark bought planes and sold three ships.", ()),
        ("She bought 12 planes and sold three ships to Denmark.", ()),
        ("The company has factories and plans in Denmark.", ()),
        (
            "Ann Lee, the mayor of Ely, went home.",
            (
                (
                    "Ann Lee is the mayor of Ely",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "They went to Ely, a city in Kent.",
            (
                (
                    "Ely is a city in Kent",
                    _ADDED,
                    _VERB,
                ),
            ),
        ),
        (
            "The mayor of Ely, Ann Lee, went home.",
            (
                (
                    "Ann Lee is the mayor of Ely",
                    _VERB,
                    _ORDER,
                ),
            ),
        ),
        ("Norway, the United Kingdom, and France are members.", ()),
        ("Ely, Deal and Rye are closed.", ()),
        (
            "The port was closed because Denmark had sent no ships in May.",
            (
                (
                    "Denmark had sent no ships in May",
                    _LINK,
                ),
            ),
        ),
        ("The port was not closed because Denmark sent ships in May.", ()),
        ("If Denmark sends ships, the port is closed because Norway sent planes in May.", ()),
        (
            "After Norway and Denmark signed a treaty in Ely, Lee went home.",
            (
                (
                    "Norway and Denmark signed a treaty in Ely",
                    _LINK,
                ),
            ),
        ),
        (
            "Ann Lee was jailed after being arrested in Oslo.",
            (
                (
                    "Ann Lee was arrested in Oslo",
                    _LINK,
                    _ADDED,
                ),
            ),
        ),
        (
            "The port of Ely is closed, which means that Denmark gets no oil.",
            (
                (
                    "Denmark gets no oil",
                    _LINK,
                ),
            ),
        ),
        (
            "Ann Lee was freed after she paid 200 dollars to the court.",
            (
                (
                    "Ann Lee paid 200 dollars to the court",
                    _LINK,
                    _WHO,
                ),
            ),
        ),
        ("The bridge, which is old, will be torn down.", (("The bridge is old", _WHO),)),
        ("Will Norway, which is run by Labour, send ships?", ()),
        (
            "Norway sold 12 planes in May, but this deal was stopped by Denmark.",
            (("Norway sold 12 planes in May",),),
        ),
        ("It’s hard to say, but the port of Ely was closed by Norway in May.", ()),
        ("Ann Lee, the mayor in 1999, went home to Ely.", ()),
        (
            "The port of Ely is an old, busy place, while the port of Deal has stayed small.",
            (
                ("The port of Ely is an old, busy place",),
                ("the port of Deal has stayed small",),
            ),
        ),
    ),
}
