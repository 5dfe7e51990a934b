"""What was worked out once is kept, up to a number."""

import pickle

from rasad.text.memo import Memo


def test_it_is_worked_out_once_and_a_full_memo_starts_anew() -> None:
    asked: list[str] = []

    def make(key: str) -> int:
        asked.append(key)
        return len(key)

    memo = Memo(make, most=2)
    assert [memo[key] for key in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(memo) == 2


def test_it_can_be_kept() -> None:
    memo = Memo(len)
    assert memo["abc"] == 3
    assert pickle.loads(pickle.dumps(memo))["ab"] == 2
