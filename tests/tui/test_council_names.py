"""The names of a council on the screens."""

from pathlib import Path

from ncf_reflect.mapping.adapting import Wanted, plan
from tests.tui.driving import PROJECTOR, mapping_in, running

NAMES = {"authority": "Hereshire", "partnership_short": "Partners1"}


async def test_the_first_form_offers_the_council_and_its_partnership(tmp_path: Path) -> None:
    plan(tmp_path, Wanted(names=NAMES)).carry_out()
    async with running(tmp_path) as driven:
        await driven.see("Council Hereshire")
        driven.press("enter", "enter", "enter", "left")
        await driven.see("Group ◂ Partners1 ▸")


async def test_home_names_the_partnership_whole_on_the_smallest_screen(tmp_path: Path) -> None:
    plan(tmp_path, Wanted(names=NAMES)).carry_out()
    mapping_in(tmp_path)
    async with running(tmp_path, PROJECTOR) as driven:
        await driven.see("Partners1", "Workers", "Managers", "Leaders")
        assert "NCASP" not in driven.text


async def test_a_faulty_council_file_is_told_on_home(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    (tmp_path / "council.toml").write_text("authority = 3", encoding="utf-8")
    async with running(tmp_path) as driven:
        await driven.see("council.toml is left out", "NCASP")
