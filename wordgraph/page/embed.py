"""Values inside a page's HTML, where no text of theirs may end the element."""

from __future__ import annotations

import json

_MARKS = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def json_for_html(value: object) -> str:
    """JSON that can stand inside a script element, whatever text is in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_MARKS)
