"""A compiled reader can be kept and reads the same when it comes back (``rasad read`` starts from one)."""

import pickle

from rasad.extract.chain import Reader
from rasad.model import Document

TEXT = (
    "Minister meets envoy\nThe foreign minister of Oman, Badr Albusaidi, met the Swiss ambassador in Muscat on Monday."
)


def test_a_kept_reader_reads_the_same(reader: Reader) -> None:
    kept = pickle.loads(pickle.dumps(reader))
    document = Document("a", TEXT)
    assert kept.read(document) == reader.read(document)
