"""How long the browser tests wait for a machine that is busy with something else.

A page can then be later than any wait is patient. A test that ran out of time is tried again; a
wrong answer, a request off the machine or a failing script is not. Where tests have lost more
than some minutes in all to being late, the rest of them fails at once and says so: on such a
machine they would tell nothing, and take hours to do it.
"""

from dataclasses import dataclass

LATE = ("TimeoutError", "Locator expected", "Page expected", "Failed: Timeout")
"""How a failure begins that may be nothing but lateness: Playwright's, and pytest-timeout's."""

TRIES = 3
TEST_LIMIT = 120
"""Seconds for a browser test, the launch of its app included."""

MOST_LOST = 300
"""Seconds that the tests of one run may lose to being late."""


@dataclass(slots=True)
class Patience:
    """What lateness has cost so far: seconds, and in how many tries."""

    seconds: float = 0.0
    tries: int = 0

    def note(self, failure: str, seconds: float) -> None:
        """A try failed, with this text, after so many seconds."""
        if any(sign in failure for sign in LATE):
            self.seconds += seconds
            self.tries += 1

    @property
    def is_over(self) -> bool:
        return self.seconds > MOST_LOST

    def __str__(self) -> str:
        return (
            f"browser tests ran out of time {self.tries} times and lost {self.seconds:.0f} s: this "
            "machine is too busy for them, or every page is broken. Look at the first failure, "
            "and run them again when the machine is quiet"
        )
