"""What a snapshot says of itself: the view it shows, of which glossary, made by which version."""

from __future__ import annotations

from wordgraph.scene import encode
from wordgraph.scene.filters import passing
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.version import __version__

_LONGEST = 80  # letters of a name
_NAMED = 12  # neighbours that the alternative text names one by one


def stamp(exhibit: Exhibit) -> dict[str, str]:
    """Title, view, fingerprint, size and version: enough to make the same snapshot again."""
    return {
        "title": exhibit.glossary.title,
        "view": encode(exhibit.view),
        "fingerprint": exhibit.scene.fingerprint,
        "size": f"{exhibit.width}x{exhibit.height}@{exhibit.scale:g}",
        "version": __version__,
    }


def alt_text(exhibit: Exhibit) -> str:
    """What the picture shows, in words, for those who can't see it."""
    scene = exhibit.scene
    used = sum(group.count > 0 for group in scene.groups)
    parts = [
        f"3D graph of {_count(len(scene.ids), 'term')} in {_count(used, 'domain')}, "
        f"joined by {_count(len(scene.edges), 'link')}."
    ]
    focus = scene.index(exhibit.view.term)
    if exhibit.story:
        parts.append(f"{exhibit.story.title}: {exhibit.story.about}")
    elif focus is not None:
        parts.append(_selected(exhibit, focus))
    elif exhibit.view.domain in [group.name for group in scene.groups]:
        parts.append(f"Domain shown alone: {exhibit.view.domain}.")
    passes = passing(scene, exhibit.view)
    if passes is not None:
        parts.append(f"Filtered to {_count(int(passes.sum()), 'term')}.")
    return " ".join(parts)


def _selected(exhibit: Exhibit, focus: int) -> str:
    scene = exhibit.scene
    near = sorted(scene.neighbours(focus), key=lambda node: -scene.importance[node])
    names = ", ".join(_short(scene.names[node]) for node in near[:_NAMED])
    more = f" and {len(near) - _NAMED} more" if len(near) > _NAMED else ""
    listed = f": {names}{more}" if near else ""
    return f"Selected: {_short(scene.names[focus])} with {_count(len(near), 'neighbour')}{listed}."


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "\u2026"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
