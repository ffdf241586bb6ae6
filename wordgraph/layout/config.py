"""All parameters of the layout in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from numbers import Integral, Real

from wordgraph.errors import LayoutError

_PATIENT = 200_000  # nodes up to which all epochs are made
_SMALL = 2_000  # nodes below which the warm-up is longer
_ROOMY = 4_000  # nodes above which links hold less firmly
_LARGE = 20_000  # nodes from which on searches serve longer, more others push, and gaps go unseen
_FEWER = 0.7  # epochs that are needed where each sees all pairs
_CALM = 0.8  # of the momentum, where epochs see samples
_LOOSE = 2 / 3  # of the pull in a roomy graph
_PURE = 20  # the power of the balance that says how nearly only stress counts
_FIRM = 40  # and the one that says whether it sets the size

# The field's least and greatest value; what lies outside makes no sensible picture.
_RANGES: dict[str, tuple[float, float]] = {
    "balance": (0.0, 1.0),
    "epochs": (1, 100_000),
    "warm_up": (0, 100_000),
    "last": (0, 100_000),
    "coldest": (1e-6, 1.0),
    "momentum": (0.0, 0.99),
    "rows": (16, 64),  # places that follow a few sources run away
    "visits": (1, 1000),
    "dense_limit": (0, 5_000),
    "table_limit": (0, 20_000),
    "table_rows": (16, 20_000),
    "depth_budget": (1, 10**9),
    "near_pull": (0.0, 100.0),
    "far_pull": (0.0, 10.0),
    "repulsion": (0.0, 1e4),
    "sample": (1, 1000),
    "near_push": (0.0, 100.0),
    "window": (1, 1000),
    "region_pull": (0.0, 100.0),
    "level_gap": (0.0, 1e6),
    "spacing": (0.0, 0.5),
    "spacing_rounds": (0, 10_000),
    "gap": (0.1, 100.0),
    "placed_mobility": (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class LayoutConfig:
    """The parameters of a layout; lengths are in hops, so that a lone link is about 1 long."""

    balance: float = 0.6
    """The one knob, from local to global. At 0 linked nodes huddle, communities are islands and
    distances lie; at 1 distances between all nodes are as true as the dimensions allow (stress as
    low as Kamada and Kawai's), and communities blur."""

    epochs: int = 60
    """Steps of the main loop: under 30 communities stay mixed, over 200 little improves. Up to four
    times as many towards balance 0, where places have further to go, and twice as many at 1, where
    the last percent is slow, if all distances are kept; seven tenths where every step sees all
    pairs, and fewer from 200,000 nodes on. Among known places there are exactly so many."""

    warm_up: int = 20
    """Steps of pure stress after the start, up to six times as many below 2,000 nodes, fewer from
    200,000 on: 0 leaves its folds to the loop, over 50 large graphs hardly gain."""

    last: int = 20
    """Steps over all pairs that end the loop at balance 1, and so many times the balance below it,
    where the steps before saw samples of kept distances, and not among known places; they are
    weaker towards balance 0. At 0 the neighbours in a tree stay unsettled, over 40 hardly anything
    changes."""

    coldest: float = 0.1
    """Step size of the last epoch, in shares of the first: near 1 places still shake when the loop
    ends, under 0.001 it freezes before communities have parted. Unless places are known, steps over
    all pairs are cooled less towards balance 1, and stress alone not at all; the last ones begin
    anew."""

    momentum: float = 0.9
    """Share of the last move that goes on in the main loop, times the balance, four fifths of it
    where distances are searched afresh, and none among known places: at 0 it takes more epochs to
    come as low in stress, over 0.95 places swing about their goal. Warm-up and last steps have
    their own."""

    rows: int = 64
    """Sources of a search of distances: 64 fill a machine word, fewer take nearly as long."""

    visits: int = 2
    """Epochs that look at the sources of a search before the next one, twice as many in a shallow
    graph from 20,000 nodes on, and up to four times towards balance 0: at 1 most of the time goes
    into searches, over 8 places fit these sources alone."""

    dense_limit: int = 600
    """Up to so many nodes every epoch sees all pairs: at 0 even small parts are sampled, which is
    noisy, over 1,000 sampling is as good and sooner done. Parts of up to a dozen nodes are drawn by
    stress alone in any case: balance and groups have no say there."""

    table_limit: int = 6_000
    """Up to so many nodes all distances are kept (4 n^2 bytes), unless the graph is so deep that
    to search them all would take too long: 0 always searches afresh, 20,000 takes 1.6 GB."""

    table_rows: int = 128
    """Sources an epoch where all distances are kept, half of them at balance 1: few are noisy,
    many are slow."""

    depth_budget: int = 6_000
    """Hops that all breadth-first searches may go together, twice as many where all distances are
    kept, so that a graph as deep as a path costs seconds: low values reuse the same sources, which
    shows as slight unevenness."""

    near_pull: float = 1.2
    """Share of a short link that its pull closes in an epoch, two thirds of it among more than
    4,000 nodes: at 0 nothing holds communities together, over 2 they become points."""

    far_pull: float = 0.002
    """The same of a long link: at 0 stray links let go altogether, over 0.1 all links pull nearly
    alike and communities blur."""

    repulsion: float = 48.0
    """Push of a random other node, times the mean of a node's degree and all nodes', against the
    pull of links: under 10 communities overlap, over 200 links stretch."""

    sample: int = 8
    """Others that push each node in an epoch, four times as many from 20,000 nodes on: few are
    noisy, many are slow."""

    near_push: float = 1.0
    """Push of the nodes nearest in space, linked or not, in a tree; in a graph of mean degree d it
    is 2 / d of that, as more links hold a node. At 0 neighbours may coincide, over 5 dense
    communities swell and mix at their borders."""

    window: int = 8
    """How many nodes to either side count as nearest, along a curve through space: under 4 many
    near ones are missed, over 16 is slow."""

    region_pull: float = 0.2
    """Pull towards the middle of a node's own group, if groups are given, as the share of the way
    in an epoch: at 0 groups have no say, over 0.5 groups are seen and hardly a link."""

    level_gap: float = 1.0
    """Height of a level over the next, if levels are given, in shares of the spread across: at 0
    the picture is flat, over 3 a tower."""

    spacing: float = 0.2
    """Least distance of two nodes, in median link lengths, or less where room is short; from 20,000
    nodes on just what keeps them apart, as at 0, where spheres all but touch. 0.5 makes a lattice
    of dense communities."""

    spacing_rounds: int = 40
    """Rounds of pushing nodes apart that are nearer than that: each one mends some pairs, and ten
    are enough unless a million nodes fill a ball."""

    gap: float = 1.0
    """Free space between parts that no link joins: at 0.1 they nearly touch, over 5 they are
    islands."""

    placed_mobility: float = 0.02
    """How far nodes with given places move, new ones being 1: at 0 they are fixed, at 1 a new node
    reshuffles all."""

    def momentum_of(self, whole: bool) -> float:
        """The share of the last move that goes on, all pairs being known, or a sample each time."""
        # What a sample says is noisy, and momentum adds the noise up.
        return self.momentum * self.balance * (1.0 if whole else _CALM)

    def coldest_of(self, exact: bool) -> float:
        """The last step size, each step seeing all pairs, or a sample."""
        # Stress alone goes down all the way: there is no noise to calm, and no other step to meet.
        return self.coldest ** (1 - self._purity()) if exact else self.coldest

    def near_pull_of(self, n: int) -> float:
        """The pull of a short link among n nodes."""
        # In a large graph nodes have further to go, and links that hold at once keep them from it.
        return self.near_pull * (_LOOSE if n > _ROOMY else 1.0)

    def table_rows_of(self) -> int:
        """How many sources an epoch looks at where all distances are kept."""
        return round(self.table_rows / (1 + self._purity()))

    def visits_of(self, n: int) -> int:
        """How many epochs look at the sources of a search in a shallow graph of n nodes."""
        # Where distances weigh less there are more epochs for each to be heard.
        often = 2 * max(1.0, 2 * (1 - self.balance))
        return self.visits if n < _LARGE else round(often * self.visits)

    def sample_of(self, n: int) -> int:
        """How many others push each of n nodes in an epoch."""
        return min(n, self.sample if n < _LARGE else 4 * self.sample)

    def spacing_of(self, n: int) -> float:
        """The least distance of two of n nodes, in median link lengths; 0 is what just suffices."""
        # Among more nobody sees single gaps, and to open them all would part neighbours.
        return self.spacing if n < _LARGE else 0.0

    def epochs_of(self, n: int, whole: bool) -> tuple[int, int, int]:
        """Epochs of the warm-up, the main loop and its end for n nodes at this balance.

        `whole` says whether all pairs are known.
        """
        # Each epoch moves a huge graph by as much as a small one, and who waits is human.
        patience = min(1.0, (_PATIENT / max(n, 1)) ** 0.5)
        main = self.epochs * (1 + 3 * (1 - self.balance) ** 2) * patience
        if whole:
            main *= 1 + self._purity()
        if n <= self.dense_limit:
            main *= _FEWER
        # A small graph unfolds further, which costs it nothing and makes up for one start alone.
        unfolding = self.warm_up * patience * min(6.0, max(1.0, _SMALL / max(n, 1)))
        last = self.last * self.balance if whole and n > self.dense_limit else 0
        return round(unfolding), max(1, round(main)), round(last)

    def firmness(self) -> float:
        """How far stress sets the size of the whole, from 0 to 1."""
        # Towards 1 the local step, which settles the size elsewhere, is too weak to hold it.
        return self.balance**_FIRM

    def _purity(self) -> float:
        """How nearly only stress counts, up to 1: its last percent needs steps rather than rows."""
        return self.balance**_PURE

    def __post_init__(self) -> None:
        """Refuse values of another type, or outside their range."""
        for field in fields(self):
            value, (low, high) = getattr(self, field.name), _RANGES[field.name]
            whole = isinstance(field.default, int)
            number = isinstance(value, Integral if whole else Real)
            if not (number and low <= value <= high):  # NaN fails too
                kind = "an integer" if whole else "a number"
                raise LayoutError(
                    f"layout setting {field.name} = {value!r}: give {kind} from {low} to {high}"
                )
            # One type each: equal settings are one key of the cache.
            object.__setattr__(self, field.name, int(value) if whole else float(value))
