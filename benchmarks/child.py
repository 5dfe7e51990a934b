"""A process of its own that reads articles: what it costs to start and how much memory it takes.

    python benchmarks/child.py COUNT [FILE]

Prints one JSON object: ``wall`` and ``cpu`` seconds until the reader stands, ``memory`` peaks in MB after starting,
after half of the articles and after all.
"""

import time

_WALL, _CPU = time.perf_counter(), time.process_time()

import json  # noqa: E402  # the clock starts before the imports that it measures
import resource  # noqa: E402
import sys  # noqa: E402

from rasad.extract.chain import Reader  # noqa: E402


def peak() -> float:
    """The most memory this process had so far, MB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


def main() -> None:
    reader = Reader.load()
    out = {"wall": time.perf_counter() - _WALL, "cpu": time.process_time() - _CPU}
    memory = [peak()]
    if count := int(sys.argv[1]):
        from pathlib import Path

        import msgspec
        from articles import Row, lines

        path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
        decoder = msgspec.json.Decoder(Row)
        for number, line in enumerate(lines(path, count), start=1):
            reader.read(decoder.decode(line).document())
            if number in (count // 2, count):
                memory.append(peak())
    print(json.dumps({**out, "memory": memory}))


if __name__ == "__main__":
    main()
