"""What the project file says about reading: columns of tables, readers of other packages."""

from pathlib import Path

import pytest

from newsline.config import COLUMNS, find_settings
from newsline.errors import NewslineError
from newsline.read.table import ROLES


def test_columns_are_read_from_the_project_file(tmp_path: Path) -> None:
    (tmp_path / "newsline.toml").write_text('[columns]\ntitle = "Kop"\n', encoding="utf-8")
    assert find_settings(tmp_path, {}, tmp_path / "user").columns == {"title": "Kop"}
    assert find_settings(tmp_path.parent, {}, tmp_path / "user").columns == {}


@pytest.mark.parametrize("text", ['columns = "Kop"\n', "[columns]\ntitle = 3\n"])
def test_columns_are_a_table_of_texts(tmp_path: Path, text: str) -> None:
    (tmp_path / "newsline.toml").write_text(text, encoding="utf-8")
    with pytest.raises(NewslineError, match="'columns' must be a table of texts"):
        find_settings(tmp_path, {}, tmp_path / "user")


def test_a_column_that_no_table_has_is_a_slip_of_the_pen(tmp_path: Path) -> None:
    assert set(COLUMNS) == set(ROLES)
    (tmp_path / "newsline.toml").write_text('[columns]\nTitle = "Kop"\n', encoding="utf-8")
    with pytest.raises(NewslineError, match="unknown column 'Title'; there are: title, text,"):
        find_settings(tmp_path, {}, tmp_path / "user")


def test_readers_are_a_list_of_names(tmp_path: Path) -> None:
    (tmp_path / "newsline.toml").write_text('readers = ["teletext"]\n', encoding="utf-8")
    assert find_settings(tmp_path, {}, tmp_path / "user").readers == ("teletext",)
    (tmp_path / "newsline.toml").write_text('readers = "teletext"\n', encoding="utf-8")
    with pytest.raises(NewslineError, match="'readers' must be a list of texts"):
        find_settings(tmp_path, {}, tmp_path / "user")
