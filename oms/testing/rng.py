"""Random choices that are the same in every process and every Python version."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Rng:
    """A stream of choices, named by what it is for.

    Only `random.Random.random` is used, whose sequence Python guarantees for a given seed.

    Args:
        *parts: What the stream is for; equal parts give equal streams.
    """

    __slots__ = ("random",)

    def __init__(self, *parts: object) -> None:
        """Start the stream of these parts."""
        self.random = Random("/".join(map(str, parts))).random

    def below(self, limit: int) -> int:
        """An integer from 0 up to, but without, `limit`."""
        return int(self.random() * limit)

    def between(self, first: int, last: int) -> int:
        """An integer from `first` to `last`, both included."""
        return first + self.below(last - first + 1)

    def chance(self, share: float) -> bool:
        """True with the probability `share`."""
        return self.random() < share

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all equally likely."""
        return options[self.below(len(options))]

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        """One of the options, each with its weight."""
        point = self.random() * sum(weight for _, weight in options)
        for option, weight in options:
            point -= weight
            if point < 0:
                return option
        return options[-1][0]

    def digits(self, count: int) -> str:
        """A string of `count` digits."""
        return f"{self.below(10**count):0{count}}"
