"""What a worker gives up before it touches a file: network, disk, children, memory, time.

Which of these hold depends on the platform. Everywhere: no socket, no child process, killed by
the clock. On Linux and macOS also: no writing to any file, processor time. On Linux also:
memory, and (where user namespaces are allowed) a network namespace with nothing in it.
"""

import contextlib
import ctypes
import signal
import sys
from typing import Any

from geo.ingest.limits import MAX_MEMORY_BYTES

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "http.",
    "webbrowser.",
)
MAX_OPEN_FILES = 256


def lock_down() -> None:
    """Give it all up, for good. Called once, before the first file."""
    sys.dont_write_bytecode = True
    _leave_network()
    _limit_resources()
    sys.addaudithook(_refuse)


def allow_processor_seconds(seconds: float) -> None:
    """The process dies by SIGPROF when it has used this much processor time from now; 0 stops
    the clock. An orphan that spins ends by this too."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while reading a file")


def _leave_network() -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = {"RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": MAX_OPEN_FILES}
    if sys.platform == "linux":
        limits["RLIMIT_AS"] = MAX_MEMORY_BYTES
    for name, value in limits.items():
        with contextlib.suppress(OSError, ValueError, AttributeError):
            resource.setrlimit(getattr(resource, name), (value, value))
