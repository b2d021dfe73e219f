"""Question banks: read them, say all that is wrong with one, and find those of a workspace."""

from ncf_reflect.banks.reading import BANK_LIMIT, check_bank, read_bank, shipped_folder
from ncf_reflect.banks.shelf import FaultyFile, Shelf, ShelvedBank, find_banks

__all__ = [
    "BANK_LIMIT",
    "FaultyFile",
    "Shelf",
    "ShelvedBank",
    "check_bank",
    "find_banks",
    "read_bank",
    "shipped_folder",
]
