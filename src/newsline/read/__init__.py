"""Bytes to documents: each form in which people keep news has a reader here.

The names are imported when first used: a look for changed files needs no reader.
"""

# What type checkers take for true.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from newsline.read.limits import DEFAULT_LIMITS, Limits
    from newsline.read.options import DEFAULT_OPTIONS, Options
    from newsline.read.reader import read_bytes, read_each, read_paths
    from newsline.read.registry import READERS, ReaderSpec, ThirdPartyReader, known_readers, read_source
    from newsline.read.source import Reader, Source
    from newsline.read.walk import SourceFile, find_files

_HOMES = {
    "limits": ("DEFAULT_LIMITS", "Limits"),
    "options": ("DEFAULT_OPTIONS", "Options"),
    "reader": ("read_bytes", "read_each", "read_paths"),
    "registry": ("READERS", "ReaderSpec", "ThirdPartyReader", "known_readers", "read_source"),
    "source": ("Reader", "Source"),
    "walk": ("SourceFile", "find_files"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DEFAULT_LIMITS",
    "DEFAULT_OPTIONS",
    "READERS",
    "Limits",
    "Options",
    "Reader",
    "ReaderSpec",
    "Source",
    "SourceFile",
    "ThirdPartyReader",
    "find_files",
    "known_readers",
    "read_bytes",
    "read_each",
    "read_paths",
    "read_source",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"newsline.read.{_HOME[name]}"), name)
