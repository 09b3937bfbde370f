"""What each target begins with: one ordinary input of each form, from which the fuzzer goes on."""

from collections.abc import Mapping

TEXT = "Premier Okello (ANP) - ‘Wij vragen om hulp’, zei hij op 7 januari 2022. Zeker 18 doden… „Nee”.\n\nKop\n"
SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "ingest": (
        b"\0" + TEXT.encode(),
        b"\0date 2022-01\n" + TEXT.encode("utf-16"),
        b"\1<!doctype html><html><head><meta charset='latin-1'><title>t</title></head><body><article><h1>Kop</h1><p>"
        b"De regering vroeg donderdag om hulp.</p></article><script>x</script></body></html>",
        b'\2text,title,date\n"De regering vroeg om hulp.",Kop,2022-01-07\n',
        b"\3text\tdate\nDe regering vroeg om hulp.\t7 jan 2022\n",
        b'\4[{"text": "De regering vroeg om hulp.", "date": "2022-01-07T10:00:00Z", "publisher": {"name": "x"}}]',
        b'\5{"text": "De regering vroeg om hulp.", "id": 3}\n{"body": 1}\n',
    ),
    "tokens": (TEXT.encode(), "'s ochtends o.a. http://a.nl/b?c=d, a@b.nl 1.000,50 A.B. -3 x/y…".encode()),
    "reader": (TEXT.encode(), "(((“a” ‘b’ «c» \"d\"))) ; de premier, de minister en hij".encode()),
    "terms": (b"\"\\\n<>{}|^`%\x00\x7f'''", "é\u202e\ufeff\U0001f600 a:b, c. #".encode()),
    "manifest": (
        b'[[article]]\nfile = "a.txt"\ntitle = "t"\ndate = 2022-01-07\n',
        b"file,title,date\na.txt,t,2022-01\n",
        b'{"title": "t", "date": "2022", "publisher": {"name": "x"}}',
        b'[[entity]]\nkey = "a"\nkind = "person"\nlabel = "A"\nnames = ["A"]\n',
        b'["https://w3id.org/kzgraph/id/a", "b", "positive", 0.5, "u", "2022-01-01T00:00:00", null, "r"]\n',
    ),
    "held": (
        b'{"article": {"text": "a", "file_name": "b", "sha256": "c"}}',
        b'{"base": "https://a.nl/", "min_confidence": 0.0, "reader": "", "foreign": {}}',
        b"\0<a:b> <a:c> \"d\"@nl <a:e> .\n",
        b"\1@prefix a: <http://a.nl/> . a:b a:c [ a:d 1.5, true ] .",
        b'\5{"id": "a", "schema": "Person", "properties": {"name": ["b"]}}\n',
    ),
    "sparql": (
        b"SELECT ?a { ?a kz:sends ?b . SERVICE <http://a.nl/> { ?b ?c \"\"\"x\"\"\"@nl } }",
        b"PREFIX a: <b:> ASK { a:c%20 a ?x FILTER(?x < 3 && ?y > 'a\\'') } # c",
        b"who-asked-whom",
        b"SERVICE?aSILENT:{",
    ),
    "search": (b"gewonde agenten", b'"het leger" demonstr* OR (a NEAR b)', "„Al-Qaida” ^x: {col}".encode()),
    "values": (b"7 januari 2022", b"07-01-22", b"2022-02-30T10:00", b"2.500", b"drieendertigduizend", b"1 mei, 1999"),
    "accept": (b"text/csv;q=0.5, */*;q=0.001, a/b;q=x",),
}
