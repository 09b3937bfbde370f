"""Dutch abbreviations that are written with a full stop, by what may follow them."""

from kzgraph.languages.nl.annotate.wordlist import words

TITLES = words(
    "bc dhr dr drs ds gebr gen gouv hr ing ir jhr jkvr kapt kol lt luit maj mej mevr mgr min mr mrs "
    "ms mw pastor pres prof sen sgt st ste wnd zr"
)
"""Stand before a name: a capital after them never begins a sentence."""

INNER = words(
    "aanh aant afb afd afk alg art artt bat behand betr bijv blz bldz bv ca cat cf circa cit conf dec "
    "dep dir div dl dld doc ed eg eig evt feb febr fig fr gem gesch gr hfdst hfst incl indiv inf init "
    "insp int inz jan jl jul jur kath kon lid litt lib mld mln max min mnd nat ned niv nov nr nrs okt "
    "ong ongev opm oorspr par pct pag plm plv pol prot prov red ref reg rep resp scil secr sec sept "
    "sig soc spec spp sr stv subs suppl tel temp toel toep uitg uitz ver verb verg vgl vlg vlgs vol "
    "voorl voorz vnl vz wed wet zg zgn zn zog exc excl def onb red t.o.v"
)
"""Are followed by the rest of the phrase: a capital after them hardly ever begins a sentence."""

FINAL = words("enz etc ltd inc co corp jr sr a.s j.l jl m.m v.l c.s e.d e.a d.d v.s vs n.v b.v s.v.p a.u.b cs plc e.v")
"""May end a sentence: one begins after them when the next word has a capital and is a word that opens
sentences.
"""

OPENERS = words(
    "de het een in op dat die dit deze er hij zij ze ik we wij u maar en ook volgens na naar voor bij "
    "met van toen als want door daarom daar dus wie wat waar hoe nu al tot om uit over sinds tijdens "
    "onder tussen zo toch wel niet haar hun zijn onze mijn men veel alle enkele sommige vorige "
    "volgende gisteren vandaag morgen vorig dan hier daarnaast daarbij bovendien intussen ondertussen "
    "inmiddels eerder later verder zodra omdat hoewel terwijl maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag zondag"
)
"""Words that begin sentences; written with a capital after a full stop they show that it ended one."""
