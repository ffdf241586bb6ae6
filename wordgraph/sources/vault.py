"""A folder of Markdown files, one a term: our own format, which is an Obsidian vault too."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from wordgraph.errors import GlossaryError
from wordgraph.glossary import (
    Difficulty,
    Glossary,
    Kind,
    Link,
    Problem,
    Provenance,
    Severity,
    Term,
    slug,
)
from wordgraph.glossary.glossary import taken
from wordgraph.glossary.markup import lead, link_name, links_in, outline, plain, sections
from wordgraph.glossary.term import LONGEST_ID
from wordgraph.sources.cleaning import one_line
from wordgraph.sources.front_matter import Note, name_of, read_file, read_note
from wordgraph.sources.memory import Memory
from wordgraph.sources.settings import read_settings
from wordgraph.sources.tours import read_tours

_OTHER_NAMES = {"title": "name", "alias": "aliases", "tags": "domains"}
_FIELDS = (
    *("id", "name", "aliases", "difficulty", "domains", "industries", "keywords", "lab", "sources"),
    *(kind.field for kind in Kind),
    *_OTHER_NAMES,
)
# What vaults use for other things, however much it looks like one of ours.
_FOREIGN = ("created",)
_WIKILINK = re.compile(r"\[\[(.+?)\]\]")


def read_vault(root: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """What can be read of a folder, and a problem for each file that can't."""
    root = root.resolve()
    terms: dict[str, Term] = {}
    paths: dict[str, str] = {}
    settings, found = read_settings(root)
    tours, strange = read_tours(root)
    problems = [*found, *strange]
    memory = Memory(root)
    for path in _notes(root, problems):
        try:
            term, doubts = _read(path, root, memory)
            problems.extend(doubts)
            if term.id in terms:
                raise taken(terms[term.id], term)
            terms[term.id] = term
            paths[path.relative_to(root).with_suffix("").as_posix()] = term.id
        except GlossaryError as error:
            where = error.where or name_of(path, root)
            problems.append(Problem(Severity.ERROR, where, error.message, error.remedy))
    memory.keep()
    if not terms and not problems:
        raise GlossaryError("no Markdown file (*.md) in it", root.name, "add one file a term")
    glossary = Glossary.of(terms.values(), paths=paths, tours=tours, **settings)
    return glossary, tuple(problems)


def _notes(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The Markdown files below a folder, in a fixed order; hidden folders are left out."""

    def closed(error: OSError) -> None:
        where = name_of(Path(error.filename), root)
        problems.append(Problem(Severity.ERROR, where, str(error.strerror), "check its rights"))

    for folder, folders, files in os.walk(root, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(files):
            if name.lower().endswith(".md") and not name.startswith("."):
                yield Path(folder) / name


def _read(path: Path, root: Path, memory: Memory) -> tuple[Term, tuple[Problem, ...]]:
    """The term in a file, and what may be wrong with it; only what is all right is remembered."""
    name, data = name_of(path, root), read_file(path, root)
    known = memory.recall(name, data)
    if known is not None:
        return known, ()
    note = read_note(path, name, data)
    term, doubts = _term(note), tuple(_misspelt(note))
    if not doubts:
        memory.add(name, data, term)
    return term, doubts


def _term(note: Note) -> Term:
    name = note.text("name") or note.text("title") or one_line(note.path.stem)
    ident = slug(note.text("id") or name)
    if not ident:
        raise note.error("name", f"the name {name!r} has no letter or digit", "give it another")
    if len(ident) > LONGEST_ID:
        raise note.error("name", f"the name is longer than {LONGEST_ID} characters", "shorten it")
    tokens = outline(note.body)
    parts = sections(note.body, tokens)
    summary, rest = lead(parts.pop(""))
    why = _take(parts, "why it matters")
    definition = _take(parts, "definition")
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
        definition=_joined(rest, definition, parts),
        links=tuple(_links(note, ident, links_in(tokens))),
        lab=note.text("lab") or None,
        sources=note.texts("sources"),
        origin=note.name,
        lines=_lines(note),
    )


def _lines(note: Note) -> tuple[tuple[str, int], ...]:
    """The line of each field that a term is made of, under the name that the term has for it."""
    found = {_OTHER_NAMES[key]: line for key, line in note.lines.items() if key in _OTHER_NAMES}
    found |= {key: line for key, line in note.lines.items() if key in _FIELDS}
    return tuple(found.items())


def _misspelt(note: Note) -> Iterator[Problem]:
    """A warning for each field that is nearly one of ours, and would be lost without a word."""
    for key, line in note.lines.items():
        if key in _FIELDS or key in _FOREIGN:
            continue
        near = get_close_matches(key, _FIELDS, n=1, cutoff=0.8)
        if near:
            message, remedy = f"unknown field {one_line(key)!r}", f"did you mean {near[0]!r}?"
            yield Problem(Severity.WARNING, f"{note.name}:{line}", message, remedy)


def _difficulty(note: Note) -> Difficulty | None:
    value = note.text("difficulty").lower()
    if not value:
        return None
    try:
        return Difficulty(value)
    except ValueError:
        steps = ", ".join(Difficulty)
        raise note.error("difficulty", f"unknown difficulty {value!r}", f"one of {steps}") from None


def _take(parts: dict[str, str], title: str) -> str:
    """Take the section of this title out of `parts`, whatever its case."""
    found = [key for key in parts if key.casefold() == title]
    return "\n\n".join(parts.pop(key) for key in found)


def _joined(rest: str, definition: str, others: Mapping[str, str]) -> str:
    """The whole definition: sections of other names keep theirs, as headings within it."""
    named = (f"### {title}\n\n{text}".strip() for title, text in others.items())
    return "\n\n".join(filter(None, (rest, definition, *named)))


def _links(note: Note, ident: str, linked: Iterable[str]) -> Iterator[Link]:
    known = {ident}
    for kind in Kind:
        for name in (name for entry in note.texts(kind.field) for name in _names(entry)):
            if not slug(name):
                raise note.error(kind.field, f"{name!r} names no term", 'write "[[Name]]"')
            known.add(slug(name))
            yield Link(ident, slug(name), kind, Provenance.DECLARED, name)
    for name in linked:
        target = slug(name)
        if target and target not in known:
            known.add(target)
            yield Link(ident, target, Kind.RELATED, Provenance.LINKED, name)


def _names(entry: str) -> list[str]:
    """The names in an entry of links: each [[Name#part|shown]] in it, or all of it."""
    names = [link_name(inner) for inner in _WIKILINK.findall(entry)]
    return names or [link_name(entry) or entry]
