"""What an experiment is: its parameters, its presets, its cost, and how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wordgraph.blas import single_blas_thread
from wordgraph.errors import ParameterError
from wordgraph.lab.cost import Cost
from wordgraph.lab.live import LONGER, ONE_STEP, Live
from wordgraph.lab.parameters import Parameter, Value
from wordgraph.lab.settings import Settings, complete, require_known
from wordgraph.lab.trace import Outcome, Trace


@dataclass(frozen=True, slots=True)
class Preset:
    """A setting worth seeing, one click away."""

    title: str
    parameters: Mapping[str, Value]
    """What differs from the defaults."""
    look_for: str
    """One sentence on what to look at."""
    folklore: str | None = None
    """What is often said and wrong, with the number that refutes it."""
    outcome: Outcome = Outcome.OK
    """How a run with it ends."""

    def __post_init__(self) -> None:
        """Freeze the parameters."""
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))


@dataclass(frozen=True, slots=True)
class Experiment:
    """A question about training, answered by a real computation beside its theory."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, Parameter]
    presets: Mapping[str, Preset]
    estimate: Callable[[Settings], Cost]
    simulate: Callable[[Settings], Trace]
    begin: Callable[[Settings], Live] | None = None
    """A run before its first step, if it can be watched live: it has a parameter "steps"."""

    def __post_init__(self) -> None:
        """Freeze the mappings and reject a preset that could not run."""
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))
        object.__setattr__(self, "presets", MappingProxyType(dict(self.presets)))
        for preset in self.presets.values():
            self.settings(preset.parameters)

    def settings(self, given: Mapping[str, object]) -> Settings:
        """Check the given values, fill in defaults, and reject what would cost too much."""
        settings = complete(self.parameters, given)
        self.estimate(settings).require_affordable()
        return settings

    def start(self, given: Mapping[str, object]) -> Live:
        """Begin a live run, which may last for many requests, if each step is short."""
        if self.begin is None:
            raise ParameterError(f"{self.name} can't be run step by step: run it as a whole")
        settings = complete(self.parameters, given)
        self.estimate(settings).require_affordable(LONGER)
        self.estimate(Settings({**settings.values, "steps": 1})).require_affordable(ONE_STEP)
        with single_blas_thread():
            return self.begin(settings)

    def cost(self, given: Mapping[str, object]) -> Cost:
        """Return what a run would cost, affordable or not; nothing is run."""
        return self.estimate(complete(self.parameters, given))

    def preset(self, name: str) -> Preset:
        """Return a preset by its name; an unknown one is an error that names the known."""
        if name not in self.presets:
            known = ", ".join(self.presets)
            raise ParameterError(f"no preset {name[:40]!r}: known are {known}")
        return self.presets[name]

    def parse(self, texts: Mapping[str, str]) -> dict[str, Value]:
        """Turn texts, as from a URL, into values; unknown names and bad values are errors."""
        for name in texts:
            require_known(self.parameters, name)
        return {name: self.parameters[name].parse(text) for name, text in texts.items()}

    def run(self, given: Mapping[str, object]) -> Trace:
        """Run with the given values and defaults for the rest."""
        settings = self.settings(given)
        with single_blas_thread():
            return self.simulate(settings)
