"""Copies: when two documents are the same report, read twice."""

from hashlib import blake2b

from newsline.index.fold import words
from newsline.index.links import normal_url
from newsline.model import Event


def content_of(event: Event) -> bytes:
    """What tells a document from others with its id: its text, who published it, its address.

    The same text from somebody else, or from another address, is another report; from the same source, or
    where neither text says where it is from, it is the same report, read twice.
    """
    digest = blake2b(digest_size=8)
    source = " ".join(words(event.publisher or ""))
    for part in (event.text, source, normal_url(event.url or "") or ""):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()
