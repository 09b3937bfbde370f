"""From forms of verbs to infinitives: strong verbs from a list, weak ones by the rules of Dutch spelling."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from kzgraph.annotate.wordlist import words

PARTICLES: Final = tuple(
    sorted(
        words(
            "terecht tegemoet vooruit achteruit binnen bekend gevangen tegen terug thuis open over "
            "plaats samen stil veilig voort voor vast vrij door goed klaar rond aan achter af bij in "
            "los mee na neer om onder op toe uit vol weg dood deel schoon gelijk kwijt teleur kennis "
            "bijeen ineen uiteen overeen omver omhoog omlaag heen stop leeg kapot langs voorbij dicht "
            "hard prijs gade ter teniet weer stuk plat droog lam bloot groot warm waar recht huis "
            "adem koers post"
        ),
        key=lambda p: (-len(p), p),
    )
)
"""Words that are joined to verbs and stand apart from them in main clauses, longest first."""

INSEPARABLE: Final = (
    "be",
    "ge",
    "er",
    "her",
    "ont",
    "ver",
    "mis",
    "over",
    "onder",
    "door",
    "vol",
    "weer",
    "om",
)

# infinitive, past singular, past plural, participle
_STRONG: Final = """
bakken bakte bakten gebakken | bederven bedierf bedierven bedorven | bedriegen bedroog bedrogen bedrogen
beginnen begon begonnen begonnen | bergen borg borgen geborgen | bevelen beval bevalen bevolen
bidden bad baden gebeden | bieden bood boden geboden | bijten beet beten gebeten
binden bond bonden gebonden | blazen blies bliezen geblazen | blijken bleek bleken gebleken
blijven bleef bleven gebleven | blinken blonk blonken geblonken | breken brak braken gebroken
brengen bracht brachten gebracht | buigen boog bogen gebogen | denken dacht dachten gedacht
dingen dong dongen gedongen | doen deed deden gedaan | dragen droeg droegen gedragen
drijven dreef dreven gedreven | dringen drong drongen gedrongen | drinken dronk dronken gedronken
druipen droop dropen gedropen | duiken dook doken gedoken | dwingen dwong dwongen gedwongen
eten at aten gegeten | fluiten floot floten gefloten | gaan ging gingen gegaan
gelden gold golden gegolden | genezen genas genazen genezen | genieten genoot genoten genoten
geven gaf gaven gegeven | gieten goot goten gegoten | glijden gleed gleden gegleden
glimmen glom glommen geglommen | graven groef groeven gegraven | grijpen greep grepen gegrepen
hangen hing hingen gehangen | hebben had hadden gehad | heffen hief hieven geheven
helpen hielp hielpen geholpen | heten heette heetten geheten | hijsen hees hesen gehesen
houden hield hielden gehouden | houwen hieuw hieuwen gehouwen | jagen joeg joegen gejaagd
kiezen koos kozen gekozen | kijken keek keken gekeken | klimmen klom klommen geklommen
klinken klonk klonken geklonken | knijpen kneep knepen geknepen | komen kwam kwamen gekomen
kopen kocht kochten gekocht | krijgen kreeg kregen gekregen | krijten kreet kreten gekreten
krimpen kromp krompen gekrompen | kruipen kroop kropen gekropen | kunnen kon konden gekund
kwijten kweet kweten gekweten | laden laadde laadden geladen | laten liet lieten gelaten
lezen las lazen gelezen | liegen loog logen gelogen | liggen lag lagen gelegen
lijden leed leden geleden | lijken leek leken geleken | lopen liep liepen gelopen
melken molk molken gemolken | meten mat maten gemeten | mijden meed meden gemeden
moeten moest moesten gemoeten | mogen mocht mochten gemogen | nemen nam namen genomen
nijgen neeg negen genegen | plegen placht plachten gepleegd | pluizen ploos plozen geplozen
prijzen prees prezen geprezen | raden raadde raadden geraden | rijden reed reden gereden
rijgen reeg regen geregen | rijten reet reten gereten | rijzen rees rezen gerezen
roepen riep riepen geroepen | ruiken rook roken geroken | scheiden scheidde scheidden gescheiden
schelden schold scholden gescholden | schenden schond schonden geschonden
schenken schonk schonken geschonken | scheppen schiep schiepen geschapen
scheren schoor schoren geschoren | schieten schoot schoten geschoten | schijnen scheen schenen geschenen
schrijden schreed schreden geschreden | schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken | schuilen school scholen gescholen
schuiven schoof schoven geschoven | slaan sloeg sloegen geslagen | slapen sliep sliepen geslapen
slijpen sleep slepen geslepen | slijten sleet sleten gesleten | slinken slonk slonken geslonken
sluipen sloop slopen geslopen | sluiten sloot sloten gesloten | smelten smolt smolten gesmolten
smijten smeet smeten gesmeten | snijden sneed sneden gesneden | snuiten snoot snoten gesnoten
snuiven snoof snoven gesnoven | spannen spande spanden gespannen | spijten speet speten gespeten
spinnen spon sponnen gesponnen | splijten spleet spleten gespleten | spreken sprak spraken gesproken
springen sprong sprongen gesprongen | spruiten sproot sproten gesproten | spuiten spoot spoten gespoten
staan stond stonden gestaan | steken stak staken gestoken | stelen stal stalen gestolen
sterven stierf stierven gestorven | stijgen steeg stegen gestegen | stinken stonk stonken gestonken
stoten stootte stootten gestoten | strijden streed streden gestreden | strijken streek streken gestreken
stuiven stoof stoven gestoven | treden trad traden getreden | treffen trof troffen getroffen
trekken trok trokken getrokken | vallen viel vielen gevallen | vangen ving vingen gevangen
varen voer voeren gevaren | vechten vocht vochten gevochten | verdwijnen verdween verdwenen verdwenen
vergeten vergat vergaten vergeten | verliezen verloor verloren verloren
verzinnen verzon verzonnen verzonnen | vinden vond vonden gevonden | vlechten vlocht vlochten gevlochten
vliegen vloog vlogen gevlogen | vouwen vouwde vouwden gevouwen | vragen vroeg vroegen gevraagd
vreten vrat vraten gevreten | vriezen vroor vroren gevroren | waaien woei woeien gewaaid
wassen waste wasten gewassen | wegen woog wogen gewogen | werpen wierp wierpen geworpen
werven wierf wierven geworven | weten wist wisten geweten | wijken week weken geweken
wijten weet weten geweten | wijzen wees wezen gewezen | willen wilde wilden gewild
winden wond wonden gewonden | winnen won wonnen gewonnen | worden werd werden geworden
wreken wreekte wreekten gewroken | wringen wrong wrongen gewrongen | zeggen zei zeiden gezegd
zenden zond zonden gezonden | zien zag zagen gezien | zijn was waren geweest
zingen zong zongen gezongen | zinken zonk zonken gezonken | zitten zat zaten gezeten
zoeken zocht zochten gezocht | zuigen zoog zogen gezogen | zullen zou zouden gezuld
zwellen zwol zwollen gezwollen | zwemmen zwom zwommen gezwommen | zweren zwoer zwoeren gezworen
zwerven zwierf zwierven gezworven | zwijgen zweeg zwegen gezwegen
"""
_VOWELS: Final = "aeiou"
_LONG_OPEN: Final = re.compile(r"[^aeiou](aa|oo|uu)[^aeiou]en$")
_LONG_DOUBLE: Final = re.compile(r"(aa|oo|uu|ee|ie|oe|eu|ui|ij|ou)([bdfgklmnprst])\2en$")


def strong_forms() -> dict[str, str]:
    """Return past forms and participles of strong verbs -> infinitive; the commoner verb where two share a
    form.
    """
    out: dict[str, str] = {}
    for row in _STRONG.replace("\n", "|").split("|"):
        if row.strip():
            infinitive, *forms = row.split()
            for form in forms:
                out.setdefault(form, infinitive)
    return out


def candidates(form: str, tag: str) -> Iterator[str]:
    """Yield infinitives that the lower-case ``form`` may belong to under a CGN verb tag, the likeliest
    first.
    """
    if "|inf|" in f"{tag}|":
        yield form
    elif "|pv|verl|" in f"{tag}|":
        yield from _weak(form, (("den", "ten") if "|mv" in tag else ("de", "te")))
    elif "|vd|" in f"{tag}|":
        yield from _participle(form[:-1] if "met-e" in tag and form.endswith("e") else form)
    elif "|od|" in f"{tag}|":
        yield re.sub(r"de?$", "", form)
    elif "|pv|tgw|" in f"{tag}|":
        yield from [form] if "|mv" in tag else _present(form, tag)


def _weak(form: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if form.endswith(ending):
            yield from infinitives(form[: -len(ending)])


def _present(form: str, tag: str) -> Iterator[str]:
    if form.endswith("t") and "met-t" in tag:
        yield from infinitives(form[:-1])
    yield from infinitives(form)


def _participle(form: str) -> Iterator[str]:
    for particle in ("", *PARTICLES):
        if form.startswith(f"{particle}ge") and len(form) > len(particle) + 4:
            stem = form[len(particle) + 2 :]
            if stem.startswith("ë"):
                stem = "e" + stem[1:]
            if stem.startswith("ï"):
                stem = "i" + stem[1:]
            yield from (particle + i for i in _stem_of_participle(stem))
    if not form.startswith("ge"):
        yield from _stem_of_participle(form)


def _stem_of_participle(stem: str) -> Iterator[str]:
    if stem.endswith("en"):
        yield stem
    elif stem[-1:] in "dt":
        yield from infinitives(stem[:-1])
        yield from infinitives(stem)


def infinitives(stem: str) -> Iterator[str]:
    """Yield the infinitives that a stem may have: "maan" manen, "leg" leggen, "geloof" geloven, "reis"
    reizen.
    """
    if len(stem) < 2:
        return
    if stem[-1] in _VOWELS:
        yield stem + "n" if stem.endswith(("aa", "oe", "ie")) else stem + "en"
        yield stem + "ën"
        return
    last, before = stem[-1], stem[:-1]
    voiced = {"f": "v", "s": "z"}.get(last)
    if len(before) > 1 and before[-1] == before[-2] and before[-1] in _VOWELS:
        short = before[:-1]
        if voiced:
            yield short + voiced + "en"
        yield short + last + "en"
    elif before[-1:] in _VOWELS and (len(before) < 2 or before[-2] not in _VOWELS):
        syllables = len(re.findall(r"[aeiouy]+", stem))
        unstressed = syllables > 1 and ((before[-1] == "e" and last in "lrn") or stem.endswith("tor"))
        if unstressed:
            yield stem + "en"
        yield stem + last + "en"
        if not unstressed:
            yield stem + "en"
    else:
        if voiced:
            yield before + voiced + "en"
        yield stem + "en"


def spellable(infinitive: str) -> bool:
    """Whether ``infinitive`` can be Dutch: it ends in n and has no doubled vowel in an open syllable."""
    if not infinitive.endswith("n") or len(infinitive) < 3 or infinitive[0] in "ëï":
        return False
    return not _LONG_OPEN.search(infinitive) and not _LONG_DOUBLE.search(infinitive)


def verb_lemma(
    form: str,
    tag: str,
    proposal: str,
    forms: Mapping[str, str],
    infinitives_known: AbstractSet[str],
    strong: Mapping[str, str],
) -> str:
    """Return the infinitive of the lower-case ``form``.

    proposal: what the network says, "" for nothing. forms: known verb forms -> infinitive; strong: those of
    ``strong_forms``. infinitives_known: all infinitives that are certain to be Dutch verbs.
    """
    if tag.startswith("WW|vd") and form.startswith("on") and not form.startswith(("ont", "onder")):
        return form[:-1] if "met-e" in tag and form.endswith("de") else form  # "ongehinderd" is no verb
    if form in strong and ("|verl|" in tag or "|vd|" in tag):
        return strong[form]  # "braken" is of breken there, not of braken
    if form in forms:
        return forms[form]
    for particle in PARTICLES:
        rest = form[len(particle) :]
        if form.startswith(particle) and len(rest) > 3 and rest in forms:
            return particle + forms[rest]
    for prefix in INSEPARABLE:
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 3:
            for whole in (rest, "ge" + rest):
                if whole in forms and prefix + forms[whole] in infinitives_known:
                    return prefix + forms[whole]
    if proposal in infinitives_known:
        return proposal
    made = list(candidates(form, tag))
    for infinitive in made:
        if infinitive in infinitives_known:
            return infinitive
    bare = form[:-1] if "met-e" in tag and form.endswith("e") else form
    if proposal and (spellable(proposal) or (proposal == bare and "|pv|" not in tag)):
        return proposal
    return next((infinitive for infinitive in made if spellable(infinitive)), proposal or form)
