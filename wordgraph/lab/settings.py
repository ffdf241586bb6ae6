"""A complete and checked set of parameter values."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from wordgraph.errors import ParameterError
from wordgraph.lab.parameters import Parameter, Value


@dataclass(frozen=True, slots=True)
class Settings:
    """The value of every parameter of one run, read by type."""

    values: Mapping[str, Value]

    def __post_init__(self) -> None:
        """Freeze the values."""
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    def integer(self, name: str) -> int:
        """Return a whole number."""
        value = self.values[name]
        assert isinstance(value, int)
        return value

    def number(self, name: str) -> float:
        """Return a real number."""
        return float(self.values[name])

    def choice(self, name: str) -> str:
        """Return the name of an option."""
        return str(self.values[name])


def complete(parameters: Mapping[str, Parameter], given: Mapping[str, object]) -> Settings:
    """Check what is given and fill in defaults; unknown or impossible values are errors."""
    for name in given:
        require_known(parameters, name)
    return Settings(
        {
            name: parameter.check(given[name]) if name in given else parameter.default_value
            for name, parameter in parameters.items()
        }
    )


def require_known(parameters: Mapping[str, Parameter], name: str) -> None:
    """Raise ParameterError for a name that is no parameter, with the nearest one that is."""
    if name in parameters:
        return
    near = get_close_matches(str(name), parameters, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"known are {', '.join(parameters)}"
    raise ParameterError(f"there is no parameter {str(name)[:40]!r}: {remedy}")
