"""Articles that attack whoever reads them, each below an ordinary paragraph that must come through."""

from collections.abc import Mapping

DUTCH = (
    "De regering van Peru heeft donderdag de noodtoestand uitgeroepen. "
    "Premier Jan Maat vroeg Chili om hulp en noemde de betogers bandieten.\n\n"
)
SCRIPT = "<script>document.title='pwned'</script>"
TRIPLE = '"@nl . <http://evil.example/s> <http://evil.example/p> "x'
LONG = 20_000
ATTACKS: Mapping[str, str] = {
    "script": f"Premier {SCRIPT} vroeg om hulp. <img src=x onerror=alert(1)> De premier. </script><!-- ]]>{{{{7*7}}}}",
    "controls": "De \x01\x02politie\x07 \x1b[2J\x1b]0;pwned\x07arresteerde \x9b31m tien \x7fbetogers\x0b in \x0cLima.",
    "bidirectional": "De \u202epolitie\u202c \u2066arresteerde\u2069 tien betogers in \u200fLima\u200e, \u061cMaat.",
    "homoglyphs": "De regering van Реru heeft Сhili om hulp gevraagd. Рremier Jаn Мааt sprak met Chili.",
    "invisible": "De pre\u00admier van Pe\u200bru vroeg Chi\u2060li om hulp.\ufeff De po\u200dlitie pakte tien op.",
    "combining": "Premier J" + "a\u0301\u0323\u0308" * 300 + " vroeg om hulp.",
    "noncharacters": "De \ufffe\uffff\U0001ffff politie \ue000 arresteerde \U0010ffff tien betogers.",
    "formulas": "=cmd|' /C calc'!A0 vroeg hulp. De premier noemde hen ‘=HYPERLINK(\"http://evil.example\")’.",
    "Turtle": f"De premier noemde hen ‘bandieten{TRIPLE}’. Hij zei: \\u0022 . }} GRAPH <x> {{ \\n 'a'''b\"\"\"c.",
    "JSON and XML": 'De premier zei "},{"@id":"evil"} ]]> & &lt; &#x41; %00 %0a <?xml?> <![CDATA[x]]>.',
    "names of files": "Premier ../../etc/passwd sprak met C:\\evil.exe en file:///etc/passwd en $(reboot) `reboot`.",
    "SPARQL": 'De premier noemde hen ‘x" } INSERT DATA { <a> <b> <c> } #’ en ‘?x FILTER(1=1)’.',
    "a long word": "De premier sprak met " + "a" * LONG + " en " + "A" * LONG + " en " + "9" * LONG + ".",
    "nested quotes": "“‘" * 1000 + "De premier zei dat hij om hulp vroeg" + "’”" * 1000,
    "nested brackets": "(" * 2000 + "De premier vroeg om hulp" + ")" * 2000 + "[" * 2000 + "]" * 2000,
    "a dateline of dashes": "\n\nA" + "-" * 300 + "\n\nLIMA" + " -" * 200 + "\n\nAA-" * 100,
    "hosts": "1.EDU" * 3000 + "a+.-" * 3000 + "http://" + "a." * 3000,
    "the same again": "Jan Maat zei dat Chili om hulp vroeg. De premier sprak met Maat. Hij zweeg. " * 60,
    "links": 'javascript:alert(1) data:text/html,<script>alert(1)</script> http://a/"onclick=x',
}
"""What is wrong with it → the text."""

NAMES: Mapping[str, bytes] = {
    "a line end": b"a\nkzgraph: error: fake.txt",
    "an escape": b"b\x1b[2J\x07.txt",
    "no UTF-8": b"c\xff\xfe.txt",
    "a dash": b"-rf.txt",
    "mark-up": b"<script>alert(1)<\\script>.txt",
    "a formula": b"=cmd|calc.txt",
    "quotes": b"d\"' > .txt",
    "reversed": "e\u202etxt.exe".encode() + b".txt",
    "a template": b"{{7*7}}${x}%s%n.txt",
}
"""What is wrong with it → the name of a file."""
