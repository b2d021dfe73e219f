"""What is being written in a form and is not on record yet, in a file beside the mapping.

It is there for a crash or an empty battery, and gone once the form is done with.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from ncf_reflect.errors import MappingFileError
from ncf_reflect.storage.opening import create_file

Texts = dict[str, str]
"""Per field what stands in it."""


class HalfWritten:
    """The half-written forms of one mapping. Only its one writer may keep any."""

    def __init__(self, mapping: Path) -> None:
        self.path = mapping.with_name(f"{mapping.name}.half-written")

    def of(self, form: str) -> Texts:
        """What was typed into a form and neither recorded nor given up; {} where nothing was."""
        return self._read().get(form, {})

    def keep(self, form: str, texts: Texts) -> None:
        """Put the texts of a form on disk. MappingFileError where that cannot be done."""
        forms = self._read()
        if texts:
            forms[form] = texts
        elif forms.pop(form, None) is None:
            return
        try:
            self._write(forms)
        except OSError as error:
            raise MappingFileError(f"Not kept: {error.strerror or error}.") from error

    def forget(self, form: str) -> None:
        """The form is done with."""
        self.keep(form, {})

    def _read(self) -> dict[str, Texts]:
        try:
            read = json.loads(self.path.read_text(encoding="utf-8"))
            return {form: dict(texts) for form, texts in read.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            # Nothing was kept, or nothing that can be read: it holds no word that was saved.
            return {}

    def _write(self, forms: dict[str, Texts]) -> None:
        if not forms:
            self.path.unlink(missing_ok=True)
            return
        unfinished = self.path.with_name(f"{self.path.name}.part")
        unfinished.unlink(missing_ok=True)
        try:
            create_file(unfinished)
            with unfinished.open("r+", encoding="utf-8") as file:
                json.dump(forms, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
