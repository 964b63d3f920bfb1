"""A progress bar for long reading; short reading shows nothing."""

from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_PATIENCE = 0.5
_BETWEEN = 0.1


class Progress:
    """Call it with what is done and how much there is; a bar appears on `stream` after half a second.

    It draws at most ten times a second, in the caller's thread, only if `stream` is a
    terminal, and goes away when all is done or at `close` (also as a context manager).
    """

    def __init__(self, stream: TextIO, label: str = "reading") -> None:
        self._stream, self._label = stream, label
        self._next = monotonic() + _PATIENCE if stream.isatty() else float("inf")
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` (files, bytes: any unit) are done."""
        if self._bar and done >= total:
            self.close()
        now = monotonic()
        if now < self._next or done >= total:
            return
        self._next = now + _BETWEEN
        bar = self._bar or self._start(total)
        if self._task is not None:
            bar.update(self._task, completed=done, total=total)
        bar.refresh()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away; a later call may bring it back."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def _start(self, total: int) -> "RichProgress":
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            TaskProgressColumn(),
            TimeRemainingColumn(compact=True),
            console=Console(file=self._stream, legacy_windows=False),
            auto_refresh=False,
            transient=True,
        )
        self._bar, self._task = bar, bar.add_task(self._label, total=total)
        bar.start()
        # Rich hides the cursor; a run that is interrupted would leave it hidden.
        bar.console.show_cursor(True)
        return bar
