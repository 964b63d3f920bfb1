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

    Of archives and other containers, counted over a file and all that it holds:

    - `max_unpacked_bytes`: what comes out. The web archives of crawlers are cut at 1 GB
      and unpack to some 5 GB.
    - `max_ratio`, `min_ratio_bytes`: how many times its own size it may unpack to, once
      more than `min_ratio_bytes` have come out. Text packs to between a third and a
      fiftieth, a bomb of zeros to a thousandth and far less.
    - `max_members`: files, records and chapters.
    - `max_nesting`: containers within containers; `pages.tar.gz` is two.
    - `max_spool_bytes`: size of a container that must be held in memory, because its
      form needs jumps and it comes from a stream or out of another container.
    - `max_directory_bytes`: size of the list of members that some forms have to be read
      whole; a zip archive of 300,000 members stays below.
    - `max_pages`: pages of a PDF.
    """

    max_file_bytes: int = 16 * 1024 * 1024
    max_record_bytes: int = 8 * 1024 * 1024
    max_line_chars: int = 1024 * 1024
    max_front_matter_bytes: int = 64 * 1024
    max_depth: int = 64
    max_unpacked_bytes: int = 16 * 1024 * 1024 * 1024
    max_ratio: int = 200
    min_ratio_bytes: int = 32 * 1024 * 1024
    max_members: int = 1_000_000
    max_nesting: int = 6
    max_spool_bytes: int = 256 * 1024 * 1024
    max_directory_bytes: int = 32 * 1024 * 1024
    max_pages: int = 5_000


DEFAULT_LIMITS = Limits()
