"""Bytes to documents: each form in which people keep news has a reader here."""

from newsline.read.limits import DEFAULT_LIMITS, Limits
from newsline.read.options import DEFAULT_OPTIONS, Options
from newsline.read.reader import read_bytes, read_each, read_paths
from newsline.read.registry import READERS, ReaderSpec, ThirdPartyReader, read_source
from newsline.read.source import Reader, Source
from newsline.read.walk import SourceFile, find_files

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
    "read_bytes",
    "read_each",
    "read_paths",
    "read_source",
]
