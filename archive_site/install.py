"""Make `.venv` with what a requirements file pins: `python3 archive_site/install.py FILE`.

It runs on whatever python3 there is, without a package. A stamp makes the next run instant, a lock
lets one of several at once do the work.
"""

import fcntl
import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(HOME, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")


def main(requirements):
    """Make or complete `.venv`; exit with a sentence if this Python or pip cannot."""
    require_python(sys.version_info[:3])
    stamp, wanted = os.path.join(VENV, "installed-" + requirements), _fingerprint()
    if _is_ready(stamp, wanted):
        return
    with open(os.path.join(HOME, ".venv.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_ready(stamp, wanted):
            _make_venv()
            _install(requirements)
            with open(stamp, "w") as stream:
                stream.write(wanted)


def _is_ready(stamp, wanted):
    return _read(stamp) == wanted and os.path.exists(PYTHON)  # its Python may have been removed


def require_python(version):
    """Exit with a sentence if a Python of this version, or without venv, cannot run the archive."""
    if version < OLDEST:
        sys.exit(
            f"The archive needs Python 3.11 or newer, and this is {'.'.join(map(str, version))}: "
            "name a newer one, as in `make run PYTHON=python3.12`."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit(
            "This Python lacks its venv module: install it "
            "(Debian, Ubuntu: `apt install python3-venv`) and try again."
        )


def _fingerprint():
    digest = hashlib.sha256()
    for name in ("requirements.txt", "requirements-dev.txt"):
        digest.update(_read(os.path.join(HOME, name)).encode())
    return digest.hexdigest()


def _read(path):
    try:
        with open(path) as stream:
            return stream.read()
    except OSError:
        return ""


def _make_venv():
    if _works("-m", "pip", "--version") and _works(
        "-c", "import sys; assert sys.version_info >= (3, 11)"
    ):
        return
    print("Making .venv …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV])
    if made.returncode:
        sys.exit("Python could not make .venv: its own words stand above.")


def _works(*arguments):
    try:
        return not subprocess.run([PYTHON, *arguments], capture_output=True).returncode
    except OSError:
        return False


def _install(requirements):
    print(f"Installing {requirements} …", flush=True)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    file = os.path.join(HOME, requirements)
    if subprocess.run([PYTHON, "-m", "pip", "install", *quiet, "--requirement", file]).returncode:
        sys.exit(f"pip could not install {requirements}: its own words stand above.")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except OSError as error:
        sys.exit(f"The project folder cannot be used: {error}.")
