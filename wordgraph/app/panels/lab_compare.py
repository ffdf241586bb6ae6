"""A/B in the lab's panel: one setting is kept as A, every change after that is B.

A link says of A what it says of B, under keys that begin with "a": lab.a=adam/first&lab.a.steps=50.
A has no seed of its own: it runs with that of B.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Output, html

from wordgraph import lab
from wordgraph.app import ids
from wordgraph.app.panels.lab_link import opened, said
from wordgraph.lab.pairing import SEED

Link = Mapping[str, str]
KEPT = "a"


def asked(request: Mapping[str, Any], state: Link | None) -> Mapping[str, Any]:
    """What a link would say of what the reader asks for: to open a link, a preset, or to compare.

    `state` is what the link says of the run that is shown.
    """
    own, kept = apart(state or {})
    match request:
        case {"preset": str(preset)} if kept and _experiment(preset) == _experiment(
            own.get("", "")
        ):
            return {"": preset, **_seed(own), **as_kept(kept)}
        case {"preset": str(preset)}:
            return {"": preset}
        case {"compare": "toggle"}:
            return own if kept else {**own, **as_kept(own)}
        case {"compare": "swap"} if kept:
            return {**kept, **_seed(own), **as_kept(own)}
        case {"compare": _}:
            return own
        case {"parameters": Mapping() as parameters}:
            return parameters
        case _:
            return {}


def apart(link: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The part of a link that is about B, or all there is, and the part about A in the same shape.

    The latter is empty where nothing is compared.
    """
    kept = {"" if key == KEPT else key[2:]: text for key, text in link.items() if _is_kept(key)}
    own = {key: text for key, text in link.items() if not _is_kept(key)}
    return own, kept if "" in kept else {}


def as_kept(own: Link) -> dict[str, str]:
    """A setting as a link says it of A: without a seed, which is shared."""
    return {f"{KEPT}.{key}" if key else KEPT: text for key, text in own.items() if key != SEED}


def layout() -> html.Div:
    """What one can do about a comparison; sheet.mjs turns a click into a request.

    The first button stays while its words change, so that focus stays on it.
    """
    return html.Div(
        [
            html.Button(id=ids.LAB_TOGGLE, className="chip", **{"data-compare": "toggle"}),
            html.Button(
                "Swap A and B", id=ids.LAB_SWAP, className="chip", **{"data-compare": "swap"}
            ),
        ],
        id=ids.LAB_COMPARE,
    )


OUTPUTS = (Output(ids.LAB_TOGGLE, "children"), Output(ids.LAB_SWAP, "hidden"))


def buttons(comparing: bool) -> tuple[str, bool]:
    """What the first button says, and whether the second is hidden."""
    return ("Stop comparing", False) if comparing else ("Compare with this", True)


def summary(found: lab.Trace | lab.Comparison) -> str | list[Any]:
    """The result in a sentence; of two runs both, and what differs."""
    if isinstance(found, lab.Trace):
        return found.summary
    if not found.differs:
        words = "A is kept, and B is still the same: change a setting to see what it does."
    else:
        words = f"{found.words.replace('->', chr(0x2192))}."
    return [
        *(
            html.Span([html.B(f"{run} "), trace.summary], className="run")
            for run, trace in (("A", found.a), ("B", found.b))
        ),
        html.Span(words, className="differs"),
    ]


def kept_link(experiment: lab.Experiment, link: Mapping[str, Any]) -> dict[str, str]:
    """What a link says of A without what makes no sense; empty where nothing is compared."""
    values = kept_values(experiment, link)
    return {} if values is None else said(*opened(link)[:2], values)


def kept_values(experiment: lab.Experiment, link: Mapping[str, Any]) -> dict[str, lab.Value] | None:
    """The values of A; None where a link has no A, or one of another experiment."""
    if _experiment(str(link.get("", ""))) != experiment.name:
        return None
    return opened({key: text for key, text in link.items() if key != SEED})[2]


def _is_kept(key: str) -> bool:
    return key == KEPT or key.startswith(f"{KEPT}.")


def _experiment(text: str) -> str:
    return text.partition("/")[0]


def _seed(own: Link) -> dict[str, str]:
    return {SEED: own[SEED]} if SEED in own else {}
