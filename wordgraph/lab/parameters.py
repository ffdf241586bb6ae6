"""The parameters of an experiment: what each means, what it may be, and how text becomes one."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from wordgraph.errors import ParameterError

Value = int | float | str

WHOLE = (int, np.integer)
REAL = (float, np.floating, *WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(ABC):
    """A control of an experiment, with everything that a form needs to show it."""

    name: str
    label: str
    help: str
    unit: str = ""

    @property
    @abstractmethod
    def allowed(self) -> str:
        """Return the allowed values in words, to follow "give"."""

    @property
    @abstractmethod
    def default_value(self) -> Value:
        """Return the value that is used when none is given."""

    @abstractmethod
    def check(self, value: object) -> Value:
        """Return the value as a plain Python one, or raise ParameterError."""

    @abstractmethod
    def parse(self, text: str) -> Value:
        """Return the value that a text from a URL or a command line stands for."""

    def reject(self, given: object) -> ParameterError:
        """Return the error that names this parameter, what was given, and what is allowed."""
        shown = repr(given)
        if len(shown) > 40:
            shown = f"{shown[:37]}..."
        return ParameterError(f"{self.name}={shown} is not possible: give {self.allowed}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Parameter):
    """A real number in a range, both ends included."""

    minimum: float
    maximum: float
    step: float
    default: float
    logarithmic: bool = False
    """Whether a slider should move by factors rather than by steps."""

    @property
    def allowed(self) -> str:
        """Return the range in words."""
        return f"a number from {self.minimum:g} to {self.maximum:g}"

    @property
    def default_value(self) -> Value:
        """Return the default."""
        return self.default

    def check(self, value: object) -> float:
        """Accept any real number in range; NaN is in no range."""
        if isinstance(value, bool) or not isinstance(value, REAL):
            raise self.reject(value)
        if not self.minimum <= value <= self.maximum:
            raise self.reject(value)
        return float(value)

    def parse(self, text: str) -> float:
        """Read a decimal number."""
        try:
            return self.check(float(text))
        except ValueError:
            raise self.reject(text) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Integer(Parameter):
    """A whole number in a range, both ends included."""

    minimum: int
    maximum: int
    step: int = 1
    default: int
    logarithmic: bool = False
    """Whether a slider should move by factors rather than by steps."""

    @property
    def allowed(self) -> str:
        """Return the range in words."""
        return f"a whole number from {self.minimum} to {self.maximum}"

    @property
    def default_value(self) -> Value:
        """Return the default."""
        return self.default

    def check(self, value: object) -> int:
        """Accept any whole number in range, but neither 20.0 nor True."""
        if isinstance(value, bool) or not isinstance(value, WHOLE):
            raise self.reject(value)
        if not self.minimum <= value <= self.maximum:
            raise self.reject(value)
        return int(value)

    def parse(self, text: str) -> int:
        """Read a decimal whole number."""
        try:
            return self.check(int(text))
        except ValueError:
            raise self.reject(text) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Parameter):
    """One of a few named options."""

    options: Mapping[str, str]
    """Value -> label, in the order to show them; the first is the default."""

    def __post_init__(self) -> None:
        """Freeze the options."""
        object.__setattr__(self, "options", MappingProxyType(dict(self.options)))

    @property
    def allowed(self) -> str:
        """Return the options in words."""
        return f"one of {', '.join(self.options)}"

    @property
    def default_value(self) -> Value:
        """Return the first option."""
        return next(iter(self.options))

    def check(self, value: object) -> str:
        """Accept the name of an option."""
        if not isinstance(value, str) or value not in self.options:
            raise self.reject(value)
        return value

    def parse(self, text: str) -> str:
        """Read the name of an option."""
        return self.check(text)
