"""The mappings of a workspace and their rounds."""

import json
from pathlib import Path

from tests.cli.conftest import Ncf


def test_mappings_are_listed_with_their_rounds(ncf: Ncf, tmp_path: Path) -> None:
    assert ncf("rounds").out.endswith("sessions yet.\n")
    ncf("new", "north", "--authority", "Northshire", "--round", "Spring")
    ncf("new", "north", "--authority", "Northshire", "--round", "Autumn")
    (tmp_path / "sessions" / "broken.sqlite").write_bytes(b"no mapping")
    listed = ncf("rounds")
    assert listed.out.startswith("north: Northshire, “Spring”, “Autumn” (")
    assert listed.err.startswith("broken.sqlite is not a mapping file")
    (one,) = json.loads(ncf("rounds", "north", "--json").out)
    assert (one["mapping"], one["rounds"]) == ("north", ["Spring", "Autumn"])
    assert ncf("coverage", one["file"]).code == 0


def test_one_that_is_not_there_is_refused(ncf: Ncf) -> None:
    said = ncf("rounds", "nowhere")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("There is no mapping at ")
