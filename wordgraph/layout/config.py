"""All parameters of the layout in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields

from wordgraph.errors import LayoutError

# The field's least and greatest value; what lies outside makes no sensible picture.
_RANGES: dict[str, tuple[float, float]] = {
    "balance": (0.0, 1.0),
    "epochs": (1, 100_000),
    "warm_up": (0, 100_000),
    "coldest": (1e-6, 1.0),
    "rows": (1, 64),
    "sample": (1, 100_000),
    "table_limit": (0, 20_000),
    "level_budget": (1, 10**9),
    "far_pull": (0.0, 10.0),
    "repulsion": (0.0, 1e4),
    "region_pull": (0.0, 100.0),
    "spacing": (0.0, 0.5),
    "spacing_rounds": (0, 10_000),
    "gap": (0.1, 100.0),
    "placed_mobility": (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class LayoutConfig:
    """The parameters of a layout; lengths are in hops, so that a lone link is about 1 long."""

    balance: float = 0.55
    """From local to global: at 0 communities clump and distances lie; at 1 distances between all
    nodes are as true as three dimensions allow, and communities blur."""

    epochs: int = 100
    """Steps of the main loop: under 30 communities stay mixed, over 200 little improves."""

    warm_up: int = 10
    """Steps of pure stress after the start: 0 leaves its folds to the loop, over 30 is wasted."""

    coldest: float = 0.02
    """Step size of the last epoch, the first one's being 1: near 1 places still shake when the
    loop ends, under 0.001 it freezes before communities have parted."""

    rows: int = 64
    """Sources whose distances are looked at in an epoch: few are noisy, 64 fill a machine word."""

    sample: int = 128
    """Nodes that repel all others in an epoch: few are noisy, many are slow."""

    table_limit: int = 3_000
    """Up to so many nodes all distances are kept (8 n^2 bytes): 0 always searches afresh."""

    level_budget: int = 6_000
    """Levels that all breadth-first searches may take together, so that a graph as deep as a path
    costs seconds: low values reuse the same sources, which shows as slight unevenness."""

    far_pull: float = 0.0625
    """Attraction of a link that is very long, that of a short one being 1: at 0 stray links let go
    altogether, over 0.5 all links pull nearly alike and communities blur."""

    repulsion: float = 10.0
    """Push of near nodes against the pull of links: at 0 strangers stay inside a community, over
    100 links stretch and communities touch."""

    region_pull: float = 0.4
    """Pull towards the middle of a node's own group, if groups are given, the pull of all its links
    together being 1: at 0 groups have no say, over 1 groups are seen and hardly a link."""

    spacing: float = 0.2
    """Least distance of two nodes, in median link lengths: at 0 spheres overlap, 0.5 makes a
    lattice of dense communities."""

    spacing_rounds: int = 30
    """Rounds of pushing nodes apart that are nearer than that: each one mends some pairs."""

    gap: float = 1.0
    """Free space between parts that no link joins: at 0.1 they nearly touch, over 5 they are
    islands."""

    placed_mobility: float = 0.02
    """How far nodes with given places move, new ones being 1: at 0 they are fixed, at 1 a new node
    reshuffles all."""

    def __post_init__(self) -> None:
        """Refuse values of another type, or outside their range."""
        for field in fields(self):
            value, (low, high) = getattr(self, field.name), _RANGES[field.name]
            whole = isinstance(field.default, int)
            number = isinstance(value, int if whole else int | float)
            if not (number and low <= value <= high):  # NaN fails too
                kind = "an integer" if whole else "a number"
                raise LayoutError(
                    f"layout setting {field.name} = {value!r}: give {kind} from {low} to {high}"
                )
