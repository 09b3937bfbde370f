"""Dutch word material for `training.augment`: plain lists, made by hand for this project."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(item.split(":")) for item in text.split())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((form, lemma) for form, lemma in _rows(text))


# Nationality adjectives; the inflected form is made by `inflected`.
NATIONALITIES = _words(
    """Afghaans Albanees Algerijns Amerikaans Angolees Argentijns Armeens Australisch Azerbeidzjaans
    Bahreins Baskisch Belarussisch Belgisch Bengaals Boliviaans Bosnisch Braziliaans Brits Bulgaars
    Burundees Cambodjaans Canadees Catalaans Chileens Chinees Colombiaans Congolees Costa-Ricaans
    Cubaans Cypriotisch Dagestaans Deens Dominicaans Duits Ecuadoraans Egyptisch Eritrees Estisch
    Ethiopisch Europees Filipijns Fins Frans Gabonees Georgisch Ghanees Grieks Guatemalteeks Guinees
    Haïtiaans Hondurees Hongaars IJslands Iers Indiaas Indonesisch Iraaks Iraans Israëlisch Italiaans
    Ivoriaans Jamaicaans Japans Jemenitisch Jordaans Kameroens Kazachs Keniaans Kirgizisch Koerdisch
    Koeweits Kosovaars Kroatisch Laotiaans Lets Libanees Liberiaans Libisch Litouws Luxemburgs
    Macedonisch Maleisisch Malinees Maltees Marokkaans Mauritaans Mexicaans Moldavisch Mongools
    Montenegrijns Mozambikaans Namibisch Nederlands Nepalees Nicaraguaans Nieuw-Zeelands Nigeriaans
    Noord-Iers Noord-Koreaans Noors Oegandees Oekraïens Oezbeeks Omaans Oostenrijks Ossetisch Pakistaans
    Palestijns Panamees Paraguayaans Peruaans Pools Portugees Qatarees Roemeens Russisch Rwandees
    Saoedisch Schots Senegalees Servisch Siberisch Singaporees Sloveens Slowaaks Soedanees Somalisch
    Spaans Surinaams Syrisch Tadzjieks Taiwanees Tanzaniaans Thais Tibetaans Togolees Tsjadisch
    Tsjechisch Tsjetsjeens Tunesisch Turkmeens Turks Uruguayaans Venezolaans Vietnamees Vlaams
    Wit-Russisch Zambiaans Zimbabwaans Zuid-Afrikaans Zuid-Koreaans Zwitsers Zweeds"""
)
PLACES = _words(
    """Afghanistan Albanië Algerije Angola Argentinië Armenië Azerbeidzjan Bangladesh Belarus Bolivia
    Bosnië Brazilië Bulgarije Burundi Cambodja Chili Colombia Congo Cuba Ecuador Eritrea Estland
    Ethiopië Georgië Ghana Guatemala Haïti Honduras Hongarije Indonesië Irak Iran Ivoorkust Jemen
    Jordanië Kameroen Kazachstan Kenia Kirgizië Koeweit Kosovo Kroatië Laos Letland Libanon Libië
    Litouwen Maleisië Mali Marokko Mexico Moldavië Mongolië Montenegro Mozambique Myanmar Namibië Nepal
    Nicaragua Niger Nigeria Noord-Korea Noord-Macedonië Oeganda Oekraïne Oezbekistan Pakistan Panama
    Paraguay Peru Qatar Roemenië Rusland Rwanda Saoedi-Arabië Senegal Servië Singapore Slovenië
    Slowakije Soedan Somalië Syrië Tadzjikistan Taiwan Tanzania Thailand Tsjaad Tsjechië Tunesië Turkije
    Turkmenistan Uruguay Venezuela Vietnam Wit-Rusland Zambia Zimbabwe Zuid-Korea Zuid-Soedan Abuja
    Aleppo Ankara Bagdad Bakoe Bamako Bangkok Beiroet Belgrado Bogotá Boekarest Caracas Charkov Dakar
    Damascus Dhaka Doha Gaza Hanoi Hongkong Islamabad Istanbul Jakarta Jeruzalem Jerevan Kabul Kampala
    Karachi Khartoem Kiev Kigali Kinshasa Lagos Lima Luik Manilla Minsk Mogadishu Mosoel Moskou Nairobi
    Odessa Peking Pristina Riga Riyad Sarajevo Seoel Skopje Sofia Taipei Tasjkent Tbilisi Teheran
    Tripoli Vilnius Warschau Rotterdam Groningen Zwolle Enschede Nijmegen Tilburg Gent Brugge Leuven
    Hasselt Kortrijk Arnhem"""
)
ORGANISATIONS = _words(
    """Hezbollah Hamas Interfax Reuters ANP AFP TASS Bloomberg Belga NAVO OVSE Gazprom Frontex Unicef
    Amnesty Greenpeace Tesla Google Microsoft Huawei TikTok Pfizer Taliban Fatah Boeing Airbus Schiphol
    KNMI RIVM OM IMF WHO VN EU FIFA UEFA CNN BBC NOS VRT RTL Shell Philips ASML KLM NS Rabobank ING
    Ahold Heineken"""
)
GIVEN_NAMES = _words(
    """Aleksandr Aleksej Viktor Dmytro Sergej Vladimir Dmitri Oleg Irina Olga Natalja Svetlana Salome
    Mehmet Ahmet Fatma Ali Hassan Hussein Mahmoud Khalid Fatima Mohammed Omar Bashar Yair Moshe Li Wang
    Zhang Kim Shinzo Narendra Rahul Imran Aung Joko Rodrigo Jair Luiz Nicolás Gabriel Gustavo Evo Andrés
    Pedro José María Giuseppe Matteo Giorgia Emmanuel Marine Jean-Luc François Olaf Friedrich Annalena
    Keir Nicola Joe Kamala Mateusz Andrzej Klaus Petr Robert Igor Zuzana Aleksandar Albin Edi Kwame
    Cyril Abiy Emma Sophie Lotte Sanne Daan Bram Thijs Femke Kaja Sanna Mette Jens Erna Ulf Jan Piet
    Kees Anna Maria Peter Koen Bart Els Ingrid"""
)
FAMILY_NAMES = _words(
    """Novikov Petrenko Sokolova Ivasjtsjenko Morozov Koelikov Lebedev Alijev Gelasjvili Beridze Sargsian
    Petrosian Yilmaz Demir Kaya Özdemir Çelik Rahimi Hosseini Karimi Haddad Khoury Mansour Nasser Levi
    Cohen Mizrahi Tanaka Suzuki Nakamura Sharma Patel Khan Malik Nguyen Tran Santoso Reyes Silva Pereira
    Gutiérrez Ramírez Sánchez Rossi Bianchi Ferrari Lefebvre Moreau Dubois Schneider Hoffmann Krüger
    Wagner Walsh Murphy Campbell Harris Kowalski Nowak Wiśniewska Novák Dvořák Kovač Jovanović Hoxha
    Mensah Okafor Adeyemi Mbeki Kamau Tesfaye Diallo Jansen Bakker Visser Dijkstra Hoekstra Wiersma
    Peeters Janssens Maes Claes Willems Lindqvist Hansen Larsen Nieminen Tamm Ozols Kazlauskas
    Abdoellajev Berdiev Rachimov Joldasjev Satpajev"""
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAY_PARTS = ("ochtend", "middag", "avond", "nacht", "morgen")
# First parts of compounds, with their linking letters.
COMPOUND_HEADS = _words(
    """overheids veiligheids politie leger oproer regerings oppositie brandstof energie gas olie drugs
    terreur grens vluchtelingen asiel douane parlements staats provincie gemeente bedrijfs school
    ziekenhuis zorg corona vaccin klimaat stikstof bos natuur dieren ruimte raket drone bom granaat
    wapen vredes burger jeugd voetbal sport media internet cyber data kunst museum film muziek
    wetenschaps onderzoeks universiteits bank beurs handels export landbouw vee zee rivier kust berg
    storm regen trein metro bus luchtvaart verkeers snelweg haven scheeps auto fiets woning huur bouw
    sloop stads dorps wijk buurt volks partij verkiezings crisis nood hulp reddings brandweer ambulance
    rampen aardbevings familie kinder vrouwen studenten vakbonds ambtenaren presidents"""
)


# form:lemma
PLURAL_NOUNS = _pairs(
    """overheidsgebouwen:overheidsgebouw veiligheidstroepen:veiligheidstroep
    politiemedewerkers:politiemedewerker agenten:agent militairen:militair betogers:betoger
    demonstranten:demonstrant relschoppers:relschopper autoriteiten:autoriteit
    woordvoerders:woordvoerder terroristen:terrorist soldaten:soldaat brandstofprijzen:brandstofprijs
    schoten:schot explosies:explosie aanslagen:aanslag bewoners:bewoner slachtoffers:slachtoffer
    gewonden:gewonde doden:dode burgers:burger strijders:strijder rebellen:rebel journalisten:journalist
    activisten:activist arrestaties:arrestatie protesten:protest rellen:rel gijzelaars:gijzelaar
    raketten:raket drones:drone troepen:troep tanks:tank vluchtelingen:vluchteling
    overlevenden:overlevende hulpverleners:hulpverlener artsen:arts onderzoekers:onderzoeker
    sancties:sanctie maatregelen:maatregel verkiezingen:verkiezing ministers:minister
    ambtenaren:ambtenaar politieagenten:politieagent voertuigen:voertuig barricades:barricade
    gebouwen:gebouw luchtaanvallen:luchtaanval beschietingen:beschieting leiders:leider
    aanhangers:aanhanger tegenstanders:tegenstander onderhandelaars:onderhandelaar diplomaten:diplomaat
    winkels:winkel auto's:auto mannen:man vrouwen:vrouw kinderen:kind mensen:mens"""
)
PEOPLE_PLURAL = _pairs(
    """agenten:agent militairen:militair betogers:betoger demonstranten:demonstrant
    relschoppers:relschopper terroristen:terrorist soldaten:soldaat bewoners:bewoner burgers:burger
    strijders:strijder rebellen:rebel journalisten:journalist activisten:activist
    politiemedewerkers:politiemedewerker vluchtelingen:vluchteling mensen:mens personen:persoon
    kinderen:kind mannen:man vrouwen:vrouw passagiers:passagier arbeiders:arbeider
    brandweermannen:brandweerman bergbeklimmers:bergbeklimmer reizigers:reiziger gevangenen:gevangene
    hulpverleners:hulpverlener ordetroepen:ordetroep"""
)
COMMON_NOUNS = _words(
    """president premier minister regering oppositie politie oproerpolitie burgemeester woordvoerder
    rechter rechtbank advocaat commissie noodtoestand avondklok betoging demonstratie staatsgreep
    aanslag explosie ontploffing aanval raketaanval luchtaanval overeenkomst wapenstilstand veroordeling
    arrestatie verdenking crisis bevolking menigte strijdmacht ambassadeur topman generaal legerleider
    militair agent journalist activist terrorist verdachte inflatie brandstofprijs verkiezing stemming
    toespraak verklaring missie"""
)
NEUTER_NOUNS = _words(
    """parlement ministerie leger kabinet persbureau bestand akkoord verdrag conflict geweld protest
    onderzoek vliegveld gebouw overheidsgebouw regeringsgebouw ziekenhuis slachtoffer voorstel
    wetsvoorstel besluit verbod bezoek regime land gebied offensief vuurgevecht incident ongeluk bedrijf
    rapport"""
)
TRANSITIVE_PARTICIPLES = _pairs(
    """gedood:doden gearresteerd:arresteren opgepakt:oppakken vernield:vernielen geplunderd:plunderen
    veroordeeld:veroordelen ontslagen:ontslaan verwijderd:verwijderen beschoten:beschieten
    gebombardeerd:bombarderen aangevallen:aanvallen uitgeroepen:uitroepen opgeroepen:oproepen
    afgezet:afzetten neergeschoten:neerschieten geëvacueerd:evacueren gesteund:steunen gesloten:sluiten
    geopend:openen heropend:heropenen ontruimd:ontruimen bezet:bezetten bestormd:bestormen
    afgesloten:afsluiten ingezet:inzetten gestuurd:sturen hersteld:herstellen verboden:verbieden
    verlengd:verlengen aangekondigd:aankondigen ingevoerd:invoeren afgeschaft:afschaffen
    bevestigd:bevestigen ontkend:ontkennen gemeld:melden gegijzeld:gijzelen ontvoerd:ontvoeren
    bevrijd:bevrijden verwond:verwonden verhoord:verhoren vervolgd:vervolgen uitgezet:uitzetten
    overgebracht:overbrengen neergehaald:neerhalen stopgezet:stopzetten hervat:hervatten
    goedgekeurd:goedkeuren verworpen:verwerpen gered:redden opgericht:oprichten benoemd:benoemen
    aangehouden:aanhouden vrijgelaten:vrijlaten beschuldigd:beschuldigen omsingeld:omsingelen
    heroverd:heroveren geblokkeerd:blokkeren"""
)
INTRANSITIVE_PARTICIPLES = _pairs(
    """omgekomen:omkomen gesneuveld:sneuvelen overleden:overlijden gevlucht:vluchten ontsnapt:ontsnappen
    teruggekeerd:terugkeren aangekomen:aankomen ingestort:instorten ontploft:ontploffen gestegen:stijgen
    gedaald:dalen vertrokken:vertrekken verdwenen:verdwijnen opgestapt:opstappen afgetreden:aftreden
    binnengevallen:binnenvallen binnengedrongen:binnendringen bezweken:bezwijken gestorven:sterven
    verdronken:verdrinken geland:landen ontspoord:ontsporen gezonken:zinken"""
)
# Perfects with zijn whose subject is people.
PEOPLE_PARTICIPLES = _pairs(
    """omgekomen:omkomen gesneuveld:sneuvelen overleden:overlijden gevlucht:vluchten ontsnapt:ontsnappen
    teruggekeerd:terugkeren aangekomen:aankomen vertrokken:vertrekken verdwenen:verdwijnen
    opgestapt:opstappen binnengedrongen:binnendringen bezweken:bezwijken gestorven:sterven
    verdronken:verdrinken"""
)
# past plural:past singular:lemma without particle:particle
PARTICLE_VERBS = _rows(
    """riepen:riep:roepen:op pakten:pakte:pakken:op zetten:zette:zetten:af vielen:viel:vallen:aan
    sloten:sloot:sluiten:af voerden:voerde:voeren:in zetten:zette:zetten:in
    kondigden:kondigde:kondigen:aan stelden:stelde:stellen:uit wezen:wees:wijzen:af
    keurden:keurde:keuren:goed namen:nam:nemen:over brachten:bracht:brengen:terug
    schoten:schoot:schieten:neer klaagden:klaagde:klagen:aan hielden:hield:houden:aan
    lieten:liet:laten:vrij riepen:riep:roepen:uit haalden:haalde:halen:neer namen:nam:nemen:in
    stuurden:stuurde:sturen:terug legden:legde:leggen:neer drongen:drong:dringen:binnen
    zegden:zegde:zeggen:op trokken:trok:trekken:terug voerden:voerde:voeren:uit braken:brak:breken:af
    riepen:riep:roepen:in schakelden:schakelde:schakelen:uit"""
)
# infinitive:particle or nothing
OBJECT_INFINITIVES = _rows(
    """bestormen: bezetten: vernielen: veroveren: helpen: verlaten: heroveren:
    vallen:aan halen:neer
    nemen:in schakelen:uit omsingelen: bereiken: stoppen: beschermen: steunen: sluiten:af houden:aan
    bevrijden: arresteren:"""
)
# finite form:lemma:tense
REPORTING_VERBS = _rows(
    """meldde:melden:past meldt:melden:pres zei:zeggen:past zegt:zeggen:pres
    verklaarde:verklaren:past
    verklaart:verklaren:pres schrijft:schrijven:pres schreef:schrijven:past bevestigde:bevestigen:past
    bevestigt:bevestigen:pres stelde:stellen:past stelt:stellen:pres benadrukte:benadrukken:past
    waarschuwde:waarschuwen:past vertelde:vertellen:past bericht:berichten:pres"""
)
SPEAKER_ROLES = _words("president premier minister burgemeester generaal onderzoeker woordvoerder advocaat hoogleraar")
SPEAKER_BODIES = _words("politie regering brandweer oppositie partij organisatie rechtbank gemeente")
SPEAKER_NEUTER = _words("ministerie leger parlement kabinet bedrijf ziekenhuis persbureau")
PORTFOLIOS = _words("Defensie Justitie Financiën Volksgezondheid Onderwijs Landbouw Economie")
ADVERBS = _words("daarop daarna vervolgens inmiddels ondertussen eerder toen")
NUMBERS = _words(
    """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien twintig
    dertig honderd"""
)


def inflected(adjective: str) -> str:
    """``Kazachs`` -> ``Kazachse``, ``Japans`` -> ``Japanse``, ``Chinees`` -> ``Chinese``."""
    return adjective[:-3] + "ese" if adjective.endswith("ees") else adjective + "e"
