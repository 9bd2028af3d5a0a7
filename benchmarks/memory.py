"""Run a command and print how much memory it took at its peak, in megabytes.

python benchmarks/memory.py COMMAND...
"""

import resource
import subprocess
import sys


def main() -> int:
    """Run the command of the call; return its exit code."""
    code = subprocess.run(sys.argv[1:], check=False).returncode
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(most / 1e6 if sys.platform == "darwin" else most / 1e3)
    return code


if __name__ == "__main__":
    sys.exit(main())
