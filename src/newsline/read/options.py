"""What a person may set about reading, beside the limits."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Options(NamedTuple):
    """Settings and listeners that every reader of one run sees, through `Source.options`.

    - `readers`: names of third-party readers (entry points of the group
      `newsline.readers`) that are asked before the built-in ones. The others are asked
      only about a file that nothing built in takes.
    - `columns`: which column of a table is what, where its head does not tell: the name of
      the column by role (`title`, `text`, `date`, …; `table.ROLES` has them all).
    - `on_choice`: is told the label of each source and the name of the reader that took it.
    """

    readers: tuple[str, ...] = ()
    columns: Mapping[str, str] = MappingProxyType({})
    on_choice: Callable[[str, str], None] | None = None


DEFAULT_OPTIONS = Options()
