"""Ids: short hashes of content, the same for the same content everywhere."""


def content_id(*parts: str) -> str:
    """12 hex digits of BLAKE2b over the parts, each with its length, so that no two divisions collide."""
    try:
        from _blake2 import blake2b  # `hashlib` loads OpenSSL first, which costs every run three milliseconds
    except ImportError:  # another Python
        from hashlib import blake2b

    digest = blake2b(digest_size=6)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
