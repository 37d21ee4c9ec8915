"""ZIP: what is in it, as long as it does not burst."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from geo.errors import UnreadableFile
from geo.ingest.limits import MAX_FILE_BYTES, MAX_MEMBERS, MAX_UNPACKED_BYTES, MEGABYTE

ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside another, of a ZIP or an e-mail: its bytes, or why there are none."""

    name: str
    data: bytes = b""
    refused: str = ""


def check_archive(data: bytes) -> list[ZipInfo]:
    """What a ZIP says that it holds. Raises UnreadableFile where it is broken or too much."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise UnreadableFile("this ZIP is broken") from error
    if len(members) > MAX_MEMBERS:
        raise UnreadableFile(
            f"this ZIP holds {len(members):,} files, and {MAX_MEMBERS:,} at most are read"
        )
    unpacked = sum(info.file_size for info in members)
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableFile(
            f"this ZIP unpacks to {unpacked / MEGABYTE:,.0f} MB, "
            f"and {MAX_UNPACKED_BYTES // MEGABYTE} MB at most are read"
        )
    return members


def read_zip(data: bytes) -> Iterator[Member]:
    """Each file in a ZIP, in its order; hidden and system files are left out.

    A member's declared size is not believed: it is read up to what is left of the limit.
    """
    left = MAX_UNPACKED_BYTES
    with ZipFile(io.BytesIO(data)) as archive:
        for info in check_archive(data):
            if _is_hidden(info.filename):
                continue
            if info.flag_bits & ENCRYPTED:
                yield Member(info.filename, refused="it is locked with a password")
                continue
            try:
                with archive.open(info) as member:
                    content = member.read(min(left, MAX_FILE_BYTES) + 1)
            except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
                yield Member(info.filename, refused="this member of the ZIP is broken")
                continue
            left -= len(content)
            if left < 0 or len(content) > MAX_FILE_BYTES:
                yield Member(info.filename, refused="the ZIP unpacks to more than it says")
                return
            yield Member(info.filename, content)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return (
        not parts
        or parts[0] == "__MACOSX"
        or any(part.startswith(".") and part != ".." for part in parts)
    )
