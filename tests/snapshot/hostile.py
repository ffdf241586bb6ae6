"""A glossary whose every text is hostile."""

from wordgraph.glossary import Glossary, Link, Term

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>]]> & \"double\" 'single' <b>",
    "bell \x07 null \x00 delete \x7f tab\t line\nreturn\r end",
    "no characters: \ufffe \uffff",
    "separators \u2028 and \u2029 and \x85",
    "مرحبا بالعالم, שלום \u202e reversed",
    "😀👩‍👩‍👧‍👦🇺🇳 漢字仮名交じり文",
    "very long " * 2000,
    '{"json": [1, 2, null]}',
    "url(https://example.org/x) javascript:alert(1)",
]


def hostile_glossary() -> Glossary:
    """Terms whose names and texts are what a file format breaks on."""
    terms = [
        Term(
            id=f"t{number}",
            name=text,
            aliases=(text, text[::-1]),
            domains=(text,),
            keywords=(text,),
            summary=text,
            why_it_matters=text,
            definition=text,
            links=(Link(f"t{number}", "t0"), Link(f"t{number}", "missing", text=text)),
            sources=(text,),
        )
        for number, text in enumerate(HOSTILE)
    ]
    return Glossary.of(terms, title=HOSTILE[0])
