"""Addresses: when two of them, absolute or relative, lead to one page."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from newsline.model import Event

_TRACKING = (
    "utm_",
    "fbclid",
    "gclid",
    "dclid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "ocid",
    "cmpid",
    "ref_src",
    "_ga",
)
_SUFFIXES = (".html", ".htm", ".md", ".txt", ".php", ".aspx", ".shtml", ".xml", ".json")


@lru_cache(maxsize=256)  # that of a document is asked for again and again
def normal_url(url: str) -> str | None:
    """Host and path of an address without scheme, `www.`, trailing slash, fragment and tracking parameters.

    A relative address gives its path, beginning with `/`. `None` if there is nothing left
    to tell a page by (a bare host or `/`), or if it is no address.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https"):
        return None
    path = "/".join(piece for piece in parts.path.split("/") if piece not in ("", "."))
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query) if not name.casefold().startswith(_TRACKING)
    )
    query = "&".join(f"{name}={value}" for name, value in kept)
    if not path and not query:
        return None
    return f"{host}/{path}" + (f"?{query}" if query else "")


@lru_cache(maxsize=256)
def path_segments(url: str) -> tuple[str, ...]:
    """The segments of the path of a normalised address or of a file's label, the last without its suffix."""
    path = url.partition("?")[0].replace("\\", "/")
    segments = [piece for piece in path.split("/") if piece not in ("", ".", "..")]
    if segments:
        last = segments[-1].casefold()
        for suffix in _SUFFIXES:
            if last.endswith(suffix):
                segments[-1] = segments[-1][: -len(suffix)]
                break
    return tuple(segments)


def address_keys(document: Event) -> set[str]:
    """By which addresses a document may be meant: `url` and its own, `path` and the last segment of paths."""
    url = normal_url(document.url) if document.url else None
    keys = {f"url {url}"} if url else set()
    for label in (url, document.file):
        segments = path_segments(label) if label else ()
        if segments:
            keys.add(f"path {segments[-1]}")
    return keys


def is_tail(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the path `short` ends the path `full`, and says enough to mean one page.

    One segment alone must be long, as the slug of a headline is.
    """
    return (
        len(short) <= len(full) and full[-len(short) :] == short and (len(short) > 1 or len(short[0]) >= 20)
    )
