"""One detail of a sentence changed, in more ways than the linear judge's edits know.

Numbers of the same length, names of any kind, negations at several places,
small opposites, and who did what to whom turned round.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimcmp.cues import names, numbers
from training.judge import edits

__all__ = ["Names", "change", "harvested", "hedged", "loosened", "opposite", "polarity", "shorter"]

Spots = list[tuple[int, int, str]]
Names = Mapping[tuple[str, str], Sequence[str]]
"""Names as they are spelled, by language and kind."""

_OPPOSITES = {
    "en": "before/after first/last more/less more/fewer man/woman men/women son/daughter "
    "brother/sister husband/wife boy/girl mother/father his/her he/she with/without up/down "
    "over/under above/below in/out always/never all/none everyone/nobody everything/nothing "
    "north/south east/west northern/southern eastern/western left/right early/late "
    "new/old young/old long/short high/low higher/lower highest/lowest most/least many/few "
    "both/neither rise/fall rose/fell increase/decrease increased/decreased win/lose won/lost "
    "alive/dead begin/end began/ended open/closed opened/closed for/against inside/outside "
    "best/worst better/worse good/bad strong/weak stronger/weaker large/small larger/smaller "
    "largest/smallest big/small rich/poor easy/difficult possible/impossible legal/illegal "
    "guilty/innocent safe/dangerous true/false right/wrong public/private day/night "
    "morning/evening accept/reject accepted/rejected allow/forbid allowed/forbidden "
    "support/oppose success/failure succeeded/failed same/different minimum/maximum "
    "at least/at most arrive/leave arrived/left buy/sell bought/sold love/hate friend/enemy "
    "majority/minority import/export peace/war hot/cold warm/cold fast/slow heavy/light",
    "nb": "før/etter første/siste mer/mindre flere/færre mann/kvinne menn/kvinner sønn/datter "
    "bror/søster gutt/jente far/mor hans/hennes han/hun med/uten opp/ned over/under inn/ut "
    "alltid/aldri alle/ingen alt/ingenting nord/sør øst/vest nordlige/sørlige østlige/vestlige "
    "venstre/høyre tidlig/sent ny/gammel nye/gamle ung/gammel unge/gamle lang/kort lange/korte "
    "høy/lav høye/lave høyere/lavere mest/minst mange/få økte/falt øke/redusere økning/nedgang "
    "vant/tapte vinne/tape levende/død begynte/sluttet åpen/stengt åpnet/stengte for/mot "
    "best/verst bedre/verre god/dårlig gode/dårlige sterk/svak sterke/svake stor/liten "
    "store/små større/mindre største/minste rik/fattig lett/vanskelig mulig/umulig "
    "lovlig/ulovlig skyldig/uskyldig trygg/farlig sant/usant riktig/feil offentlig/privat "
    "dag/natt morgen/kveld godtok/avviste støtter/avviser tillatt/forbudt minst/høyst "
    "flertall/mindretall kjøpte/solgte kjøpe/selge venn/fiende fred/krig varm/kald rask/treg "
    "samme/forskjellig lyktes/mislyktes innenfor/utenfor",
    "da": "før/efter første/sidste mere/mindre flere/færre mand/kvinde mænd/kvinder søn/datter "
    "bror/søster dreng/pige far/mor hans/hendes han/hun med/uden op/ned over/under ind/ud "
    "altid/aldrig alle/ingen alt/intet nord/syd øst/vest nordlige/sydlige østlige/vestlige "
    "venstre/højre tidligt/sent ny/gammel nye/gamle ung/gammel unge/gamle lang/kort lange/korte "
    "høj/lav høje/lave højere/lavere mest/mindst mange/få steg/faldt øge/mindske "
    "stigning/fald vandt/tabte vinde/tabe levende/død begyndte/sluttede åben/lukket "
    "åbnede/lukkede for/imod bedst/værst bedre/værre god/dårlig gode/dårlige stærk/svag "
    "stærke/svage stor/lille store/små større/mindre største/mindste rig/fattig "
    "let/vanskelig muligt/umuligt mulig/umulig lovlig/ulovlig skyldig/uskyldig sikker/farlig "
    "sandt/falsk rigtigt/forkert offentlig/privat dag/nat morgen/aften godkendte/afviste "
    "støtter/afviser tilladt/forbudt mindst/højst flertal/mindretal købte/solgte købe/sælge "
    "ven/fjende fred/krig varm/kold hurtig/langsom samme/forskellig lykkedes/mislykkedes "
    "inden for/uden for",
}
_OPPOSITES["nn"] = (
    _OPPOSITES["nb"]
    .replace("menn/kvinner", "menn/kvinner mann/kvinne")
    .replace("mer/mindre", "meir/mindre")
    .replace("flere/færre", "fleire/færre")
    .replace("hans/hennes", "hans/hennar")
    .replace("han/hun", "han/ho")
    .replace("uten", "utan")
    .replace("økte/falt", "auka/fall")
    .replace("større", "større")
    .replace("dårlig", "dårleg")
    .replace("mulig/umulig", "mogleg/umogleg")
)
_NEGATIONS = {
    "en": (("not",), ("never", "no longer"), ("no", "nobody", "nothing")),
    "nb": (("ikke",), ("aldri", "ikke lenger"), ("ingen", "intet", "ingenting")),
    "nn": (("ikkje",), ("aldri", "ikkje lenger"), ("ingen", "inkje", "ingenting")),
    "da": (("ikke",), ("aldrig", "ikke længere"), ("ingen", "intet", "ingenting")),
}
_ARTICLES = {"en": "an?", "nb": "en|et|ei", "nn": "ein|eit|ei", "da": "en|et"}
_NONE = {"en": "no", "nb": "ingen", "nn": "ingen", "da": "ingen"}
_TO = {"en": "to", "nb": "å", "nn": "å", "da": "at"}
_FINITE = {
    "en": "is are was were has have had will can must should would could may does do did",
    "nb": "er var har hadde vil ville skal skulle kan kunne må måtte bør ble blir fikk får gikk "
    "kom kommer står går tok tar ga gir mener tror finnes gjelder",
    "nn": "er var har hadde vil ville skal skulle kan kunne må måtte bør vart blei blir fekk får "
    "gjekk kom kjem står går tok tek gav gir meiner trur finst gjeld",
    "da": "er var har havde vil ville skal skulle kan kunne må måtte bør blev bliver fik får gik "
    "kom kommer står går tog tager gav giver mener tror findes gælder",
}
_AND = re.compile(r"^(?:\W|and|or|og|eller|eit|en|et)*$")
_MUTUAL = re.compile(r"\b(?:between|mellom|mellem|both|både|together|sammen|saman|med|with)\b")
_HEDGES = {
    "en": "It is possible that {}|It is not known whether {}|He hopes that {}|"
    "There are plans that {}|It remains to be seen whether {}|Some fear that {}|"
    "Nobody could say whether {}|If {}, that would be something new.",
    "nb": "Det er mulig at {}|Det er ikke kjent om {}|Han håper at {}|"
    "Det er planer om at {}|Det gjenstår å se om {}|Noen frykter at {}|"
    "Ingen kunne si om {}|Hvis {}, ville det være noe nytt.",
    "nn": "Det er mogleg at {}|Det er ikkje kjent om {}|Han håpar at {}|"
    "Det er planar om at {}|Det står att å sjå om {}|Nokon fryktar at {}|"
    "Ingen kunne seie om {}|Viss {}, ville det vere noko nytt.",
    "da": "Det er muligt, at {}|Det er ikke kendt, om {}|Han håber, at {}|"
    "Der er planer om, at {}|Det er endnu uvist, om {}|Nogle frygter, at {}|"
    "Ingen kunne sige, om {}|Hvis {}, ville det være noget nyt.",
}


def harvested(texts: Iterable[tuple[str, str]], most: int = 600) -> Names:
    """The commonest names of each language and kind, as they are spelled in running text."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for language, text in texts:
        for name in names.find(text, language):
            spelled = text[name.start : name.end]
            if name.start > 0 and len(spelled) > 2 and "'" not in spelled:
                kind = f"derived {name.kind}" if name.derived else name.kind
                counts[language, kind][spelled] += 1
    return {key: [name for name, _ in c.most_common(most)] for key, c in counts.items()}


def _put(text: str, spots: Spots, rnd: random.Random) -> str | None:
    if not spots:
        return None
    start, end, new = rnd.choice(spots)
    if text[start:end][:1].isupper():
        new = new[:1].upper() + new[1:]
    return text[:start] + new + text[end:]


def number(text: str, language: str, rnd: random.Random) -> str | None:
    """Another number: near by, or any of as many digits."""
    if rnd.random() < 0.4:
        return edits.number(text, language, rnd)
    found = [n for n in numbers.find(text, language) if re.search(r"\d", text[n.start : n.end])]
    if not found:
        return edits.number(text, language, rnd)
    n = rnd.choice(found)
    digits = rnd.choice(list(re.finditer(r"\d+", text[n.start : n.end])))
    low = 10 ** (len(digits[0]) - 1) if digits[0][0] != "0" else 0
    new = str(rnd.randrange(low, 10 ** len(digits[0]))).zfill(len(digits[0]))
    if new == digits[0]:
        return None
    return text[: n.start + digits.start()] + new + text[n.start + digits.end() :]


def entity(text: str, language: str, rnd: random.Random, known: Names) -> str | None:
    """Another name, of the same kind or of another."""
    found = [n for n in names.find(text, language) if len(text[n.start : n.end]) > 1]
    if not found:
        return None
    n = rnd.choice(found)
    kinds = [f"derived {n.kind}"] if n.derived else [n.kind]
    if not n.derived and rnd.random() < 0.25:
        kinds = ["person", "place", "organisation"]
    old = text[n.start : n.end]
    pool = known.get((language, rnd.choice(kinds)), ())
    for new in rnd.sample(list(pool), min(len(pool), 6)):
        alike = old.lower() in new.lower() or new.lower() in old.lower()
        # An adjective of nationality keeps its ending: tysk, tyske, tyskt.
        if not alike and (not n.derived or old[-1] == new[-1]):
            possessive = old.endswith("s") and not new.endswith("s") and n.key[-1:] != "s"
            return text[: n.start] + new + ("s" if possessive else "") + text[n.end :]
    return None


def polarity(text: str, language: str, rnd: random.Random) -> str | None:
    """A negation taken away, or put in: after a verb, before an infinitive, for an article."""
    plain, others, _ = _NEGATIONS[language]
    there: Spots = [(m.start(), m.end(), "") for m in re.finditer(rf"\s(?:{plain[0]})\b", text)]
    if language == "en":
        there += [(m.start(), m.end(), "") for m in re.finditer(r"n[’']t\b", text)]
    if there:
        return _put(text, there, rnd)
    verbs = _FINITE[language] if rnd.random() < 0.6 else edits._FINITE[language][0]
    spots: Spots = []
    for m in list(re.finditer(rf"\b(?:{'|'.join(verbs.split())})\b", text))[:3]:
        word = plain[0] if rnd.random() < 0.8 else rnd.choice(others)
        spots.append((m.end(), m.end(), f" {word}"))
    # The first verb is most often the sentence's own.
    spots = spots[:1] * 3 + spots[1:]
    infinitive = re.search(rf"\s{_TO[language]}\b", text)
    if infinitive and language != "da" and rnd.random() < 0.3:
        spots.append((infinitive.start(), infinitive.start(), f" {plain[0]}"))
    article = re.search(rf"\s(?:{_ARTICLES[language]})\s", text)
    if article and rnd.random() < 0.4:
        spots.append((article.start() + 1, article.end() - 1, _NONE[language]))
    return _put(text, spots, rnd)


def opposite(text: str, language: str, rnd: random.Random) -> str | None:
    """A word turned into its opposite."""
    if rnd.random() < 0.5 and (changed := edits.antonym(text, language, rnd)):
        return changed
    table: defaultdict[str, list[str]] = defaultdict(list)
    for pair in re.findall(r"[^/]+?/[^/ ]+(?: (?:for|least|most)(?=\s|$))?", _OPPOSITES[language]):
        one, other = (side.strip() for side in pair.split("/"))
        table[one].append(other)
        table[other].append(one)
    words = re.finditer(r"\w+", text)
    spots: Spots = []
    for m in words:
        if fit := table.get(m[0].lower()):
            spots.append((m.start(), m.end(), rnd.choice(fit)))
    return _put(text, spots, rnd)


def roles(text: str, language: str, rnd: random.Random) -> str | None:
    """Two names change places: who did what to whom."""
    found = [n for n in names.find(text, language) if not n.derived]
    if len(found) < 2:
        return None
    i = rnd.randrange(len(found) - 1)
    a, b = found[i], found[i + 1]
    between = text[a.end : b.start]
    if a.kind != b.kind or a.key == b.key or _AND.match(between) or len(between.split()) > 8:
        return None
    if _MUTUAL.search(text[: b.start].lower()):
        return None
    first, second = text[a.start : a.end], text[b.start : b.end]
    return text[: a.start] + second + between + first + text[b.end :]


def change(text: str, language: str, rnd: random.Random, known: Names) -> tuple[str, str] | None:
    """The text with one detail changed, and the kind of change; None where nothing can be."""
    kinds = ["number", "time", "entity", "roles", "polarity", "antonym"]
    rnd.shuffle(kinds)
    # What fits nearly every sentence would drown the others.
    late = {"polarity": 1.5, "antonym": 1.5, "entity": 0.7}
    kinds.sort(key=lambda k: rnd.random() * late.get(k, 0.0) > 0.5)
    for kind in kinds:
        if kind == "number":
            changed = number(text, language, rnd)
        elif kind == "time":
            changed = edits.time(text, language, rnd)
        elif kind == "entity":
            changed = entity(text, language, rnd, known)
        elif kind == "roles":
            changed = roles(text, language, rnd) if rnd.random() < 0.3 else None
        elif kind == "polarity":
            changed = polarity(text, language, rnd)
        else:
            changed = opposite(text, language, rnd)
        if changed and changed != text:
            return changed, kind
    return None


def hedged(text: str, language: str, rnd: random.Random) -> str:
    """The same matter as a possibility, a plan, a fear or a question."""
    form = rnd.choice(_HEDGES[language].split("|"))
    first = text.split(" ", 1)[0]
    # Only words that are surely no names lose their capital.
    common = first.lower() in {
        "the", "a", "an", "this", "that", "these", "it", "they", "we", "he", "she", "in", "there",
        "det", "den", "de", "dette", "denne", "vi", "han", "hun", "i", "der", "en", "et", "ei",
    }  # fmt: skip
    body = (text[0].lower() + text[1:] if common else text).rstrip()
    return form.format(body.rstrip(".!") if "{}," in form else body)


def loosened(text: str, language: str, rnd: random.Random) -> str:
    """The text as a free translator might leave it: some words gone, none that decides.

    Numbers, times, names, negations and words with an opposite stay.
    """
    words = list(re.finditer(r"(?<=\s)[a-zæøåäöé]{4,}(?=\s)", text))
    kept = {w for forms in _NEGATIONS[language] for form in forms for w in form.split()}
    kept |= set(re.findall(r"\w+", _OPPOSITES[language])) | set(edits._WORDS[language].split())
    kept |= {w.lower() for w in (edits._MONTHS[language] + " " + edits._DAYS[language]).split()}
    free = [m for m in words if m[0] not in kept]
    gone = rnd.sample(free, min(len(free), rnd.randint(1, 1 + len(words) // 5)))
    for m in sorted(gone, key=re.Match.start, reverse=True):
        text = text[: m.start()] + text[m.end() + 1 :]
    return text


def shorter(text: str) -> str | None:
    """The text without what follows its last comma, where enough is left."""
    head, comma, tail = text.rpartition(", ")
    if comma and len(head.split()) >= 6 and 3 <= len(tail.split()) <= 15:
        return head + "."
    return None
