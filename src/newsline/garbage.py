"""Looking for objects in circles (PEP 442; module `gc`) less often, while very many are made.

Hardly any of those that parsing makes are in circles: of 1000 documents 5000 small ones. By the measure of
the interpreter, once for each 700 new objects, looking for them takes a tenth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects, and how many looks of each generation for one of the next: `gc.set_threshold`.
RARELY = 50_000, 20, 100


def look_rarely() -> None:
    """From now on look for circles rarely, and never among what there is already."""
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextmanager
def rarely_looking() -> Iterator[None]:
    """Within this block circles are looked for rarely."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
