"""A folder of Markdown files, one a term: our own format, which is an Obsidian vault too."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Problem, Provenance, Severity, Term, slug
from wordgraph.glossary.markup import links_in, parse, plain, sections
from wordgraph.sources.front_matter import Note, read_note

SETTINGS = "glossary.toml"
_KINDS = {
    "related": Kind.RELATED,
    "prerequisites": Kind.PREREQUISITE,
    "broader": Kind.BROADER,
    "contrast": Kind.CONTRAST,
}
_WIKILINK = re.compile(r"^!?\[\[([^\]|#]+)[^\]]*\]\]$")


def read_vault(root: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """What can be read of a folder, and a problem for each file that can't."""
    root = root.resolve()
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for path in _notes(root):
        try:
            term = _term(read_note(path, root))
            if term.id in terms:
                raise GlossaryError(
                    f"{term.origin}: the id {term.id!r} is taken by {terms[term.id].origin}; rename one"
                )
            terms[term.id] = term
        except GlossaryError as error:
            problems.append(Problem(Severity.ERROR, *_place_and_rest(str(error))))
    settings = _settings(root)
    if not terms and not problems:
        raise GlossaryError(f"{root.name}: no Markdown file (*.md) in this folder; add one a term")
    return Glossary.of(terms.values(), **settings), tuple(problems)


def _notes(root: Path) -> Iterator[Path]:
    """The Markdown files below a folder, in a fixed order; hidden folders are left out."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(files):
            if name.endswith(".md") and not name.startswith("."):
                yield Path(folder) / name


def _term(note: Note) -> Term:
    name = note.text("name") or note.text("title") or note.path.stem
    ident = slug(note.text("id") or name)
    if not ident:
        raise note.error("name", f"the name {name!r} has no letter or digit", "give it another")
    tokens = parse(note.body)
    parts = sections(note.body, tokens)
    summary, rest = _lead(parts.pop(""))
    why = parts.pop("why it matters", "")
    definition = _joined(rest, parts.pop("definition", ""), parts)
    return Term(
        id=ident,
        name=name,
        aliases=note.texts("aliases") or note.texts("alias"),
        difficulty=_difficulty(note),
        domains=note.texts("domains") or note.texts("tags"),
        industries=note.texts("industries"),
        keywords=note.texts("keywords"),
        summary=plain(summary),
        why_it_matters=why,
        definition=definition,
        links=tuple(_links(note, ident, links_in(tokens))),
        lab=note.text("lab") or None,
        sources=note.texts("sources"),
        origin=note.name,
    )


def _difficulty(note: Note) -> Difficulty | None:
    value = note.text("difficulty").lower()
    if not value:
        return None
    try:
        return Difficulty(value)
    except ValueError:
        steps = ", ".join(Difficulty)
        raise note.error("difficulty", f"unknown difficulty {value!r}", f"one of {steps}") from None


def _lead(text: str) -> tuple[str, str]:
    """The first paragraph, which is the summary, and what follows it; a title line is left out."""
    lead, _, rest = text.partition("\n\n")
    if lead.startswith("# "):
        lead, _, rest = (lead.partition("\n")[2] + "\n\n" + rest).strip().partition("\n\n")
    return lead.strip(), rest.strip()


def _joined(rest: str, definition: str, others: Mapping[str, str]) -> str:
    """The whole definition: sections of other names keep theirs, as a line in bold."""
    named = (f"**{title.capitalize()}**\n\n{text}" for title, text in others.items())
    return "\n\n".join(filter(None, (rest, definition, *named)))


def _links(note: Note, ident: str, linked: Iterable[str]) -> Iterator[Link]:
    declared: set[str] = set()
    for key, kind in _KINDS.items():
        for entry in note.texts(key):
            match = _WIKILINK.match(entry)
            name = (match[1] if match else entry).strip()
            if not slug(name):
                raise note.error(key, f"{entry!r} names no term", 'write "[[Name]]"')
            declared.add(slug(name))
            yield Link(ident, slug(name), kind, Provenance.DECLARED, name)
    for name in linked:
        target = slug(name)
        if target and target != ident and target not in declared:
            yield Link(ident, target, Kind.RELATED, Provenance.LINKED, name)


def _settings(root: Path) -> dict[str, Any]:
    """Title, domains and industries from glossary.toml, where there is one."""
    path = root / SETTINGS
    name = f"{root.name}/{SETTINGS}"
    if not path.is_file():
        return {"title": root.name}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GlossaryError(f"{name}: {error}; correct the file") from None
    return {
        "title": str(data.get("title", root.name)),
        "domains": _name_list(data, "domains", name),
        "industries": _name_list(data, "industries", name),
    }


def _name_list(data: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    values = data.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise GlossaryError(f"{name}: {key!r} is no list of names; write {key} = [\"one\", \"two\"]")
    return tuple(values)


def _place_and_rest(text: str) -> tuple[str, str, str]:
    """An error's "place: message; remedy" in its three parts."""
    where, _, rest = text.partition(": ")
    message, _, remedy = rest.partition("; ")
    return where, message, remedy
