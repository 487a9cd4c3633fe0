"""What the archive says when it cannot begin."""


class SetupError(Exception):
    """One clear sentence for whoever started the archive; manage.py prints it and exits with 1."""


BOOT_ERROR = 3  # gunicorn's Arbiter.WORKER_BOOT_ERROR: it ends instead of trying again for ever
