"""Invented texts: one event told by two who wrote each for themselves, and one text told twice."""

from __future__ import annotations

INDEPENDENT: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "ferry": (
        (
            "nb",
            (
                "Ferjen «Solstrand» gikk på grunn utenfor Kragerø lørdag morgen. "
                "Det var 84 passasjerer om bord. "
                "Ingen ble skadd i ulykken. "
                "Redningsselskapets skøyte var framme etter et kvarter. "
                "Kapteinen har ført ferjen i elleve år. "
                "Rederiet setter inn buss mellom øyene til mandag."
            ),
        ),
        (
            "en",
            (
                "A ferry ran aground off Kragerø in southern Norway on Saturday morning. "
                "Holidaymakers spoke of a loud bang and of plates flying in the cafeteria. "
                "There were 84 passengers on board. "
                "Nobody was injured. "
                "It is the third grounding in the archipelago this summer. "
                "The Accident Investigation Authority has sent two inspectors."
            ),
        ),
    ),
    "bridge": (
        (
            "da",
            (
                "Broen over Gudenåen ved Langå er lukket for al trafik. "
                "En lastbil påkørte rækværket natten til tirsdag. "
                "Chaufføren på 52 år blev kørt til Randers Regionshospital. "
                "Kommunen venter, at reparationen varer tre uger. "
                "Cyklister kan bruge jernbanebroen imens. "
                "Borgmesteren kalder det træls for pendlerne."
            ),
        ),
        (
            "nn",
            (
                "Ein lastebil køyrde gjennom rekkverket på ei bru i Danmark natt til tysdag. "
                "Sjåføren på 52 år blei køyrd til sjukehus i Randers. "
                "Brua ved Langå er stengd for all trafikk. "
                "Lastebilen høyrer til eit norsk selskap frå Førde. "
                "Dagleg leiar Sivert Rundhovde seier at bilen var ny i mai. "
                "Lasta var 18 tonn laks."
            ),
        ),
    ),
    "strike": (
        (
            "nb",
            (
                "Bussjåførene i Stavanger gikk ut i streik fredag. "
                "Streiken omfatter 310 sjåfører. "
                "Fagforeningen krever høyere tillegg for nattarbeid. "
                "Meklingen strandet klokken to om natten. "
                "Skoleelevene i Gjesdal fikk fri. "
                "Drosjene melder om dobbelt så mange turer."
            ),
        ),
        (
            "nb",
            (
                "310 bussjåfører i Stavanger streiker fra fredag av. "
                "– Vi har ikke noe valg, sier tillitsvalgt Odd Kleppe. "
                "Kravet gjelder tillegget for å arbeide om natten. "
                "Arbeidsgiverne tilbød tolv kroner mer i timen. "
                "Mekleren ga opp forsøket på å komme til enighet i natt. "
                "Togene på Jærbanen går som før. "
                "Fylkesordføreren vil ikke ta parti."
            ),
        ),
    ),
    "election": (
        (
            "en",
            (
                "Voters in Larvan elected Tilda Moreau mayor on Sunday. "
                "She won 54 percent of the vote. "
                "Her rival, Henrik Aas, conceded shortly before midnight. "
                "Moreau is a former schoolteacher and the mother of three. "
                "She wants to reopen the swimming hall on the hill. "
                "The campaign had centred on parking fees."
            ),
        ),
        (
            "en",
            (
                "Tilda Moreau will be the next mayor of Larvan. "
                "Turnout rose to 61 percent, helped by sunshine. "
                "The opposition candidate took 54 percent in Sunday's ballot. "
                "Incumbent Henrik Aas admitted defeat late in the evening. "
                "Analysts point to anger over the harbour project. "
                "The council meets for the first time in November."
            ),
        ),
    ),
    "quake": (
        (
            "en",
            (
                "An earthquake of magnitude 6.1 struck the island of Morvo on Thursday. "
                "At least 12 people were killed. "
                "The town of Selat was hit hardest. "
                "Rescuers dug with their hands through the night. "
                "Schools are closed until further notice. "
                "The island's airport has no electricity. "
                "Neighbouring states have offered tents."
            ),
        ),
        (
            "da",
            (
                "Mindst 12 mennesker er omkommet i et jordskælv på øen Morvo. "
                "Skælvet torsdag havde en styrke på 6,1. "
                "Det danske udenrigsministerium kender ikke til danskere blandt ofrene. "
                "Byen Selat er hårdest ramt. "
                "Geologen Pernille Toft forklarer, at to plader mødes under havet der. "
                "Et lignende skælv i 1974 kostede 200 livet."
            ),
        ),
    ),
    "verdict": (
        (
            "nn",
            (
                "Tingretten i Sogn dømde mannen til fire års fengsel. "
                "Han må betale 600.000 kroner i erstatning. "
                "Dommen fall onsdag. "
                "Forsvararen seier at saka blir anka. "
                "Retten la vekt på at svindelen gjekk føre seg i seks år. "
                "Idrettslaget hadde lånt han nøklane."
            ),
        ),
        (
            "en",
            (
                "A Norwegian court sentenced the former treasurer to four years in prison on "
                "Wednesday. "
                "He must also pay back 600,000 kroner. "
                "The sports club noticed the fraud when a bill for skis bounced. "
                "His lawyer says that he will appeal. "
                "Members wept in the courtroom. "
                "The club has since got two auditors. "
                "The case is among the largest of its kind in the county."
            ),
        ),
    ),
    "hospital": (
        (
            "nb",
            (
                "Sykehuset i Mo får 240 millioner kroner til nytt akuttmottak. "
                "Byggingen starter i mars. "
                "Det skal stå ferdig i 2029. "
                "Overlege Siri Nymo sier at dagens lokaler lekker. "
                "Ambulansene må i dag rygge ut på riksveien."
            ),
        ),
        (
            "da",
            (
                "I Mo i Nordnorge skal et nyt akutmodtagelse være færdigt i 2029. "
                "Sygehuset får 240 millioner kroner til det. "
                "Byggeriet begynder i marts. "
                "Danske sygeplejersker er allerede ved at blive hvervet. "
                "Lønnen er en tredjedel højere end i Aarhus."
            ),
        ),
    ),
    "wolves": (
        (
            "nb",
            (
                "En ulv drepte 14 sauer i Trysil natt til onsdag. "
                "Statens naturoppsyn har tatt prøver. "
                "Fellingstillatelse er gitt ut uken. "
                "Bonde Arne Lien har aldri sett noe lignende. "
                "Gjerdet kostet ham 90.000 kroner i fjor."
            ),
        ),
        (
            "nn",
            (
                "Fjorten sauer er drepne av ulv i Trysil. "
                "Rovdyrnemnda har gitt løyve til å felle dyret ut veka. "
                "Naturvernforbundet klagar på vedtaket. "
                "Statens naturoppsyn har teke prøvar av kadavera. "
                "Det er åtte ulvar i reviret, viser den siste teljinga."
            ),
        ),
    ),
}
"""Two reports of one event that agree on three facts or more, each in its own words and order."""

COPIES: dict[str, dict[str, str]] = {
    "dam": {
        "nb": "Demningen ved Orkla holder, opplyser kraftselskapet. "
        "Vannstanden sank med 40 centimeter i løpet av natten. "
        "120 innbyggere fikk vende hjem tirsdag. "
        "Veien langs elven er fortsatt stengt. "
        "Kommunen deler ut drikkevann ved skolen. "
        "Et nytt møte holdes onsdag klokken ni.",
        "nn": "Demninga ved Orkla held, opplyser kraftselskapet. "
        "Vasstanden sokk med 40 centimeter i løpet av natta. "
        "120 innbyggjarar fekk vende heim tysdag. "
        "Vegen langs elva er framleis stengd. "
        "Kommunen deler ut drikkevatn ved skulen. "
        "Eit nytt møte blir halde onsdag klokka ni.",
        "da": "Dæmningen ved Orkla holder, oplyser kraftselskabet. "
        "Vandstanden faldt 40 centimeter i løbet af natten. "
        "120 indbyggere fik lov at vende hjem tirsdag. "
        "Vejen langs elven er fortsat lukket. "
        "Kommunen uddeler drikkevand ved skolen. "
        "Et nyt møde holdes onsdag klokken ni.",
        "en": "The dam at Orkla is holding, the power company says. "
        "The water level fell by 40 centimetres during the night. "
        "120 residents were allowed to return home on Tuesday. "
        "The road along the river is still closed. "
        "The municipality is handing out drinking water at the school. "
        "A new meeting will be held on Wednesday at nine o'clock.",
    },
    "museum": {
        "nb": "Museet i Lillesand har solgt maleriet for sju millioner kroner. "
        "Kjøperen er en samler fra Antwerpen. "
        "Styret vedtok salget med fire mot tre stemmer. "
        "Pengene skal brukes til et nytt tak. "
        "Kunstnerens barnebarn har protestert mot salget.",
        "nn": "Museet i Lillesand har selt måleriet for sju millionar kroner. "
        "Kjøparen er ein samlar frå Antwerpen. "
        "Styret vedtok salet med fire mot tre røyster. "
        "Pengane skal brukast til eit nytt tak. "
        "Barnebarnet til kunstnaren har protestert mot salet.",
        "da": "Museet i Lillesand har solgt maleriet for syv millioner kroner. "
        "Køberen er en samler fra Antwerpen. "
        "Bestyrelsen vedtog salget med fire stemmer mod tre. "
        "Pengene skal bruges på et nyt tag. "
        "Kunstnerens barnebarn har protesteret mod salget.",
        "en": "The museum in Lillesand has sold the painting for seven million kroner. "
        "The buyer is a collector from Antwerp. "
        "The board approved the sale by four votes to three. "
        "The money will be spent on a new roof. "
        "The artist's grandchild has protested against the sale.",
    },
}
"""One text in four languages, sentence by sentence."""
