"""Bytes to documents: each form in which people keep news has a reader here."""

from newsline.read.limits import DEFAULT_LIMITS, Limits
from newsline.read.reader import READERS, ReaderSpec, read_bytes, read_paths
from newsline.read.source import Reader, Source
from newsline.read.walk import SourceFile, find_files

__all__ = [
    "DEFAULT_LIMITS",
    "READERS",
    "Limits",
    "Reader",
    "ReaderSpec",
    "Source",
    "SourceFile",
    "find_files",
    "read_bytes",
    "read_paths",
]
