"""Where saved indexes are kept."""

import os
from collections.abc import Mapping
from pathlib import Path


def default_cache(variables: Mapping[str, str]) -> Path:
    """The folder of all saved indexes: `NEWSLINE_CACHE`, else where the system keeps caches.

    After the XDG Base Directory Specification 0.8 and the customs of macOS and Windows.
    """
    if chosen := variables.get("NEWSLINE_CACHE"):
        return Path(chosen)
    if os.name == "nt":
        return Path(variables.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "newsline" / "Cache"
    mac = Path.home() / "Library" / "Caches"
    base = variables.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):  # noqa: PTH117 - relative ones are to be ignored
        return Path(base) / "newsline"
    return (mac if mac.is_dir() else Path.home() / ".cache") / "newsline"
