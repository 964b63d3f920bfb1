import io

import pytest

from newsline.render import progress
from newsline.render.terminal import make_console


class Stream(io.TextIOWrapper):
    """A stream that may say it is a terminal."""

    def __init__(self, encoding: str = "utf-8", tty: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


def printed(stream: Stream, **env: str) -> str:
    from rich.segment import Segment, Segments
    from rich.style import Style

    console, _ = make_console(stream, env)
    console.print(Segments([Segment("x", Style.parse("bold red")), Segment.line()]), crop=False)
    return stream.text()


def test_colour_on_a_terminal_only() -> None:
    assert printed(Stream()) == "\x1b[1;31mx\x1b[0m\n"
    assert printed(Stream(tty=False)) == "x\n"


def test_the_environment_decides_about_colour() -> None:
    assert printed(Stream(), NO_COLOR="1") == "\x1b[1mx\x1b[0m\n"
    assert printed(Stream(), NO_COLOR="") == "\x1b[1;31mx\x1b[0m\n"
    assert printed(Stream(tty=False), FORCE_COLOR="1") == "\x1b[1;31mx\x1b[0m\n"
    assert printed(Stream(tty=False), FORCE_COLOR="1", NO_COLOR="1") == "\x1b[1mx\x1b[0m\n"
    assert printed(Stream(), TERM="dumb") == "x\n"
    assert printed(Stream(), TERM="xterm-256color", COLORTERM="truecolor") == "\x1b[1;31mx\x1b[0m\n"


@pytest.mark.parametrize(
    ("env", "asked", "width"),
    [
        ({"COLUMNS": "100"}, None, 100),
        ({"COLUMNS": "100"}, 72, 72),
        ({"COLUMNS": "7"}, None, 40),
        ({"COLUMNS": "5000"}, None, 200),
        ({"COLUMNS": "9" * 5000}, None, 200),
        ({"COLUMNS": "0"}, None, 80),
        ({"COLUMNS": "wide"}, None, 80),
        ({}, None, 80),
    ],
)
def test_width(env: dict[str, str], asked: int | None, width: int) -> None:
    console, terminal = make_console(Stream(), env, width=asked)
    assert (console.width, terminal.width) == (width, width)


@pytest.mark.parametrize(
    ("encoding", "asked", "ascii_only"),
    [("utf-8", False, False), ("ascii", False, True), ("latin-1", False, True), ("utf-8", True, True)],
)
def test_a_stream_that_lacks_the_signs_gets_ascii(encoding: str, asked: bool, ascii_only: bool) -> None:
    _, terminal = make_console(Stream(encoding), {}, ascii_only=asked)
    assert terminal.ascii_only is ascii_only


@pytest.mark.parametrize(
    ("env", "tty", "links"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
    ],
)
def test_links_only_where_they_can_be_clicked(env: dict[str, str], tty: bool, links: bool) -> None:
    _, terminal = make_console(Stream(tty=tty), env, hyperlinks=True)
    assert terminal.hyperlinks is links


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "monotonic", clock)
    return clock


def test_short_reading_shows_no_progress(clock: Clock) -> None:
    stream = Stream()
    with progress.Progress(stream) as bar:
        for done in range(5):
            clock.now += 0.05
            bar(done, 5)
    assert stream.text() == ""


def test_long_reading_shows_a_bar_that_goes_away(clock: Clock) -> None:
    stream = Stream()
    with progress.Progress(stream, "reading files") as bar:
        for done in range(10):
            clock.now += 0.2
            bar(done, 10)
        assert "reading files" in stream.text()
        assert "90%" in stream.text()
        bar(10, 10)
    assert stream.text().endswith("\x1b[2K") or "\x1b[2K" in stream.text().rpartition("90%")[2]


def test_nobody_looks_at_a_bar_in_a_file(clock: Clock) -> None:
    stream = Stream(tty=False)
    bar = progress.Progress(stream)
    clock.now = 60.0
    bar(1, 10)
    bar.close()
    assert stream.text() == ""
