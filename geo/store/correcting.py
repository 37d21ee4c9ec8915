"""What users say of a corpus: put into effect, listed, taken back."""

from sqlalchemy import Connection

from geo.store import reads, said, schema, writes
from geo.store.corrections import Correction
from geo.store.deriving import correct_rows
from geo.store.file import CorpusFile
from geo.store.listing import LoggedCorrection
from geo.store.who import whoami


class Correcting(CorpusFile):
    """Corrections are kept apart from what was extracted, and win over it."""

    def correct(self, correction: Correction) -> int:
        """Put a correction into effect; returns its number, by which it can be undone."""
        with self._write() as connection:
            article_id = None
            if correction.report_id is not None:
                article_id = reads.article_of_report(connection, correction.report_id)
            number = writes.put_correction(connection, correction, article_id)
            self._take_effect(connection, correction)
            writes.log(
                connection,
                correction.who,
                "correct",
                correction.report_id or correction.name or "",
                number=number,
                kind=correction.kind,
                scope=correction.scope,
            )
        return number

    def undo(self, number: int, *, who: str | None = None) -> None:
        """Take a correction back. Undoing what is undone changes nothing."""
        who = who or whoami()
        with self._write() as connection:
            logged = said.correction_numbered(connection, number)
            if logged.undone_at is not None:
                return
            undone = {"undone_at": writes.now(), "undone_by": who}
            writes.change(connection, schema.corrections, {"number": number}, undone)
            self._take_effect(connection, logged.correction)
            subject = logged.correction.report_id or logged.correction.name or ""
            writes.log(connection, who, "undo", subject, number=number)

    def corrections(
        self, report_id: str | None = None, *, undone: bool = False
    ) -> list[LoggedCorrection]:
        """Corrections, oldest first: all or one report's; with those undone if asked."""
        with self._read() as connection:
            return said.logged_corrections(connection, report_id=report_id, undone=undone)

    def affected(self, correction: Correction) -> int:
        """How many reports ``correction`` would reach."""
        with self._read() as connection:
            return len(said.reached_by(connection, correction))

    def _take_effect(self, connection: Connection, correction: Correction) -> None:
        reached = said.reached_by(connection, correction)
        correct_rows(connection, reached, self._regions() if self._regions and reached else None)
