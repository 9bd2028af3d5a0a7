"""What cxaudit is measured against: one process that has libyaml parse every file of a folder, and no more.

python benchmarks/events.py FOLDER
"""

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Take every event of every file, and forget it."""
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        next_event = yaml.cyaml.CParser(path.read_text(encoding="utf-8")).get_event
        while type(next_event()) is not yaml.StreamEndEvent:
            pass


if __name__ == "__main__":
    main()
