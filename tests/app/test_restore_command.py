"""``rasad restore`` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_file_comes_out_with_its_half_spaces(rasad: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("بحران منطقهای پایان می یابد.\n", encoding="utf-8")
    result = rasad("restore", path)
    assert result.exit_code == 0
    assert result.stdout == "بحران منطقه\u200cای پایان می\u200cیابد.\n"


def test_without_a_file_standard_input_is_restored(rasad: Run) -> None:
    result = rasad("restore", stdin="عرصههای تازه".encode())
    assert result.stdout == "عرصه\u200cهای تازه\n"


def test_another_encoding_is_restored_where_it_is_named(rasad: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("وزير خارجه مي رود".encode("cp1256"))
    assert rasad("restore", path).exit_code == 2
    assert rasad("restore", path, "--encoding", "cp1256").stdout == "وزير خارجه مي\u200cرود\n"
    assert rasad("restore", path, "--encoding", "nothing").exit_code == 2


def test_what_is_no_text_cannot_be_restored(rasad: Run, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = rasad("restore", path)
    assert result.exit_code == 2
    assert "I003" in result.stderr
    assert rasad("restore", tmp_path / "nowhere.txt").exit_code == 2
