"""Work that is done ahead and handed over in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(
    items: Iterable[T], submit: Callable[[T], Future[R]], *, ahead: int
) -> Iterator[tuple[T, R]]:
    """Each item with its result, in the order of the items, up to ``ahead`` of them in work."""
    waiting: deque[tuple[T, Future[R]]] = deque()
    for item in items:
        waiting.append((item, submit(item)))
        if len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    for item, future in waiting:
        yield item, future.result()


def at_once(result: R) -> Future[R]:
    """A future for what is there already."""
    future: Future[R] = Future()
    future.set_result(result)
    return future
