"""The site's own processes: one file with a process id for each port, in VAR_DIR."""

import os
import sys
import time

import psutil
from django.conf import settings

APPLICATION = "archive_site.wsgi"


def become_gunicorn(listener):
    """Replace this process by gunicorn, serving on the listening socket; does not return."""
    listener.set_inheritable(True)
    pid_file = settings.VAR_DIR / f"site-{listener.getsockname()[1]}.pid"
    pid_file.unlink(missing_ok=True)  # the port is ours: whatever wrote it has ended
    _become(
        *("-m", "gunicorn", "--config", "python:archive_site.gunicorn", "--pid", str(pid_file)),
        *("--bind", f"fd://{listener.fileno()}", APPLICATION),
    )


def become_runserver(listener):
    """Replace this process by Django's own server with DEBUG on; does not return."""
    address = "{}:{}".format(*listener.getsockname())
    listener.close()
    os.environ["DEBUG"] = "yes"
    _become(str(settings.BASE_DIR / "manage.py"), "runserver", address)


def _become(*arguments):
    sys.stdout.flush()
    os.chdir(settings.BASE_DIR)
    os.execv(sys.executable, [sys.executable, *arguments])


def stop_sites(patience=15):
    """End the sites that serve this VAR_DIR; return how many there were."""
    sites = [site for file in settings.VAR_DIR.glob("site-*.pid") if (site := _site(file))]
    for site in sites:
        site.terminate()
    deadline = time.monotonic() + patience
    while any(map(_runs, sites)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return len(sites)


def _runs(process):
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _site(file):
    """Return the Process that the file names, or None if it is another by now."""
    try:
        process = psutil.Process(int(file.read_text()))
        return process if APPLICATION in process.cmdline() else None
    except (OSError, ValueError, psutil.Error):
        return None
