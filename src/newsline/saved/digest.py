"""Digests of names and stamps."""

from collections.abc import Iterable

try:
    # What `hashlib` gives out under this name, without the libraries that it loads besides.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def digest_of(text: str) -> str:
    """A text in 20 hexadecimal digits (BLAKE2b, RFC 7693)."""
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=10).hexdigest()


def number_of(text: str) -> int:
    """A text in 64 bits (BLAKE2b, RFC 7693)."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def digest_of_bytes(data: bytes) -> str:
    """The bytes of a file in 32 hexadecimal digits (BLAKE2b, RFC 7693)."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of_pieces(pieces: Iterable[bytes]) -> str:
    """Some bytes after each other in 32 hexadecimal digits (BLAKE2b, RFC 7693)."""
    digest = blake2b(digest_size=16)
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
