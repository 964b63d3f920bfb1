"""How much one input may ask for: the limits of reading, in one place."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Upper bounds of reading; what goes over one becomes a `Problem`, never an exception.

    - `max_file_bytes`: size of one text or markdown document. 16 MiB is some thirty
      novels; a larger "article" is a log or a dump that was given another suffix.
    - `max_record_bytes`: size of one line of a JSON Lines file (and of a file that holds
      a single JSON object). The file itself may have any size: it is read line by line.
    - `max_line_chars`: length of one line of a text document. A paragraph of a million
      characters is minified code or encoded data, and nothing a person would read.
    - `max_front_matter_bytes`: size of the block between the fences of front matter.
      Real ones stay below 4 KiB; the parsers of YAML and TOML are the slowest part of
      reading, so their share is bounded.
    - `max_depth`: folders within folders below a folder that was given. Far beyond any
      archive kept by hand, and it ends a walk through a tree that was made endless.
    """

    max_file_bytes: int = 16 * 1024 * 1024
    max_record_bytes: int = 8 * 1024 * 1024
    max_line_chars: int = 1024 * 1024
    max_front_matter_bytes: int = 64 * 1024
    max_depth: int = 64


DEFAULT_LIMITS = Limits()
