"""The shipped knowledge base, read once."""

from __future__ import annotations

import pytest

from rasad.kb import KnowledgeBase, load


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    return load()
