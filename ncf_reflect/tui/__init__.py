"""The app: four modes over `workshop` and `mapping`. No SQL, no rules, no file formats."""

import os

# With these, a debugging aid of Textual's can write every key to a file, or load a module
# (FAULTS, "The terminal"). They must be gone before Textual is imported.
for _name in [name for name in os.environ if name.startswith("TEXTUAL")]:
    del os.environ[_name]
